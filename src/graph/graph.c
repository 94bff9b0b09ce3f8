/* graph.c - which format, and which problem? */
#include "graph/graph.h"

#include <string.h>

static const char *const format_names[GRAPH_FORMATS] = {"text", "dot", "mermaid", "svg"};

bool graph_find_format(const char *name, enum graph_format *format)
{
	for (int i = 0; i < GRAPH_FORMATS; i++)
		if (!strcmp(name, format_names[i])) {
			*format = (enum graph_format)i;
			return true;
		}
	return false;
}

bool graph_find_suffix(const char *file, enum graph_format *format)
{
	static const struct {
		const char *suffix;
		enum graph_format format;
	} known[] = {{".txt", GRAPH_TEXT},
		     {".dot", GRAPH_DOT},
		     {".gv", GRAPH_DOT},
		     {".mmd", GRAPH_MERMAID},
		     {".svg", GRAPH_SVG}};
	const char *suffix = strrchr(file, '.');

	for (size_t i = 0; suffix && i < sizeof known / sizeof *known; i++)
		if (!strcmp(suffix, known[i].suffix)) {
			*format = known[i].format;
			return true;
		}
	return false;
}

static uint32_t find_number(const struct tree *t, const char *number)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		if (!strcmp(tree_string(t, tree_problem(t, i)->number), number))
			return i;
	return TREE_NONE;
}

uint32_t graph_find_problem(const struct tree *t, const char *name)
{
	uint32_t found = find_number(t, name);

	if (found == TREE_NONE && *name == '#')
		found = find_number(t, name + 1);
	return found == TREE_NONE ? tree_find(t, TREE_TO_PROBLEM, name) : found;
}
