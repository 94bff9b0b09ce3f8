/* nodes.c - a YAML file as nodes that can be taken apart, changed and written again. */
#include "nodes.h"

#include <string.h>
#include <yaml.h>

#include "base/mem.h"
#include "fuzz.h"

enum { DEEPEST = 80, LONGEST = 16 * 1024 };

uint32_t nodes_add(struct nodes *t, struct node entry)
{
	t->nodes = mem_grow(t->nodes, &t->capacity, t->count + 1, sizeof *t->nodes);
	t->nodes[t->count] = entry;
	return (uint32_t)t->count++;
}

/* --- reading -------------------------------------------------------------------------------- */

static void next(yaml_parser_t *parser, yaml_event_t *event)
{
	FUZZ_HOLDS(yaml_parser_parse(parser, event));
}

static uint32_t read_node(struct nodes *t, yaml_parser_t *parser,
			  const yaml_event_t *event, const char *key);

/* Reads members until the end of the list or mapping `number`. */
static void read_members(struct nodes *t, yaml_parser_t *parser, uint32_t number)
{
	bool is_map = t->nodes[number].kind == NODE_MAP;
	uint32_t last = NODE_NOTHING, member;
	yaml_event_t event;

	for (;; last = member) {
		const char *key = "";

		next(parser, &event);
		if (event.type == YAML_MAPPING_END_EVENT ||
		    event.type == YAML_SEQUENCE_END_EVENT)
			break;
		if (is_map) {
			key = mem_copy_string((const char *)event.data.scalar.value);
			yaml_event_delete(&event);
			next(parser, &event);
		}
		member = read_node(t, parser, &event, key);
		if (last)
			t->nodes[last].next = member;
		else
			t->nodes[number].first = member;
	}
	yaml_event_delete(&event);
}

static uint32_t read_node(struct nodes *t, yaml_parser_t *parser,
			  const yaml_event_t *event, const char *key)
{
	struct node entry = {.key = key, .text = "", .kind = NODE_QUOTED};
	yaml_event_t copy = *event;
	uint32_t number;

	if (event->type == YAML_SCALAR_EVENT)
		entry.text = mem_copy_string((const char *)event->data.scalar.value);
	else
		entry.kind =
			event->type == YAML_MAPPING_START_EVENT ? NODE_MAP : NODE_LIST;
	yaml_event_delete(&copy);
	number = nodes_add(t, entry);
	if (entry.kind != NODE_QUOTED)
		read_members(t, parser, number);
	return number;
}

void nodes_read(struct nodes *t, const char *path)
{
	FILE *file = fopen(path, "rb");
	yaml_parser_t parser;
	yaml_event_t event;

	FUZZ_HOLDS(file && yaml_parser_initialize(&parser));
	yaml_parser_set_input_file(&parser, file);
	nodes_add(t, (struct node){.key = "", .text = ""});
	do
		next(&parser, &event);
	while (event.type != YAML_MAPPING_START_EVENT);
	read_node(t, &parser, &event, "");
	yaml_parser_delete(&parser);
	fclose(file);
}

/* --- writing -------------------------------------------------------------------------------- */

static void write_quoted(struct buf *out, const char *text)
{
	buf_add_char(out, '\'');
	for (const char *quote; (quote = strchr(text, '\'')); text = quote + 1) {
		buf_add_bytes(out, text, (size_t)(quote - text) + 1);
		buf_add_char(out, '\'');
	}
	buf_add(out, text);
	buf_add_char(out, '\'');
}

static void write_node(const struct nodes *t, struct buf *out, uint32_t number,
		       unsigned depth)
{
	const struct node *node = &t->nodes[number];
	bool is_map = node->kind == NODE_MAP;

	if (node->kind == NODE_PLAIN) {
		buf_add(out, node->text);
		return;
	}
	if (node->kind == NODE_QUOTED) {
		write_quoted(out, node->text);
		return;
	}
	buf_add_char(out, is_map ? '{' : '[');
	for (uint32_t at = node->first; at && depth < DEEPEST && out->length < LONGEST;
	     at = t->nodes[at].next) {
		if (is_map) {
			buf_add(out, t->nodes[at].key);
			buf_add(out, ": ");
		}
		write_node(t, out, at, depth + 1);
		buf_add(out, depth ? ", " : ",\n");
	}
	buf_add_char(out, is_map ? '}' : ']');
}

void nodes_write(const struct nodes *t, struct buf *out)
{
	write_node(t, out, 1, 0);
}
