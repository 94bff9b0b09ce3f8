/* floor_yaml.c - the least that reading a YAML file costs: libyaml's events, one after
 * the other, thrown away. What the loader takes above this is its own. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static int fail(const char *path, const char *why)
{
	fprintf(stderr, "floor_yaml: %s: %s\n", path, why);
	return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	yaml_parser_t parser;
	yaml_event_t event;
	yaml_event_type_t type;
	unsigned long events = 0;

	if (!file)
		return fail(argc == 2 ? argv[1] : "FILE", "cannot be read");
	if (!yaml_parser_initialize(&parser))
		return fail(argv[1], "out of memory");
	yaml_parser_set_input_file(&parser, file);
	do {
		if (!yaml_parser_parse(&parser, &event))
			return fail(argv[1], parser.problem);
		type = event.type;
		yaml_event_delete(&event);
		events++;
	} while (type != YAML_STREAM_END_EVENT);
	yaml_parser_delete(&parser);
	fclose(file);
	printf("%lu events\n", events);
	return EXIT_SUCCESS;
}
