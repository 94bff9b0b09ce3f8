/* answer.c - what commands answer to programs: the way out, and the lines that need no
 * page. */
#include "cmd/answer.h"

#include <stdio.h>

#include "graph/model.h"

enum status answer(const struct options *o, json_t *line)
{
	enum status status = STATUS_DONE;
	struct buf text = {0};

	if (!o->output) {
		line_write(stdout, line, cmd_is_ascii(o));
		return STATUS_DONE;
	}
	/* The charset of the terminal says nothing about a file. */
	line_add(&text, line, o->ascii);
	status = cmd_save(o, &text);
	buf_release(&text);
	return status;
}

static void answer_made(const struct options *o, const char *type, const char *file,
			const char *text)
{
	json_t *line = line_new("document");

	line_set(line, "type", type);
	if (file)
		line_set_inert(line, "file", file);
	else
		json_object_set_new(line, "file", json_null());
	json_object_set_new(line, "text", text ? json_string(text) : json_null());
	line_write(stdout, line, cmd_is_ascii(o));
}

enum status answer_document(const struct options *o, const char *type,
			    const struct buf *document)
{
	enum status status = o->output ? cmd_save(o, document) : STATUS_DONE;

	if (status == STATUS_DONE)
		answer_made(o, type, o->output, o->output ? NULL : document->s);
	return status;
}

void answer_file(const struct options *o, const char *type, const char *file)
{
	answer_made(o, type, file, NULL);
}

/* --- a graph ------------------------------------------------------------------------------ */

static const char *kind_name(enum tree_kind kind)
{
	switch (kind) {
	case TREE_TO_QUESTION:
		return "question";
	case TREE_TO_PROBLEM:
		return "problem";
	case TREE_TO_REMEDY:
		return "remedy";
	case TREE_TO_NOTHING:
		break;
	}
	return "end";
}

/* "question:names"; what has no id in the tree is known by its place in the graph. */
static json_t *node_id(const struct graph *g, uint32_t node)
{
	const struct graph_node *n = &g->nodes[node];

	if (n->kind == TREE_TO_NOTHING)
		return json_sprintf("end:%u", node);
	return json_sprintf("%s:%s", kind_name(n->kind), n->id);
}

static json_t *node_json(const struct graph *g, uint32_t node)
{
	const struct graph_node *n = &g->nodes[node];
	json_t *object = json_object();

	json_object_set_new(object, "id", node_id(g, node));
	line_set(object, "kind", kind_name(n->kind));
	if (n->kind == TREE_TO_PROBLEM)
		line_set(object, "number", n->mark + 1); /* without its "#" */
	if (n->kind == TREE_TO_REMEDY)
		line_set(object, "code", n->mark);
	line_set_or_null(object, "text", n->text);
	json_object_set_new(object, "danger", json_boolean(n->danger));
	return object;
}

static json_t *edge_json(const struct graph *g, uint32_t from, const struct graph_edge *e)
{
	static const char *const kinds[] = {
		[EDGE_ANSWER] = "answer", [EDGE_BACK] = "back", [EDGE_FAILS] = "fails"};
	json_t *object = json_object();

	json_object_set_new(object, "from", node_id(g, from));
	json_object_set_new(object, "to", node_id(g, e->to));
	line_set(object, "kind", kinds[e->kind]);
	line_set_or_null(object, "text", e->label);
	line_set_or_null(object, "when", e->when);
	json_object_set_new(object, "danger", json_boolean(e->danger));
	return object;
}

json_t *answer_graph(const struct tree *t, uint32_t problem)
{
	bool whole = problem == TREE_NONE;
	struct graph *g = graph_new(t, whole ? GRAPH_WHOLE : GRAPH_ONE_PROBLEM, problem);
	json_t *line = line_new("graph"), *starts = json_array(), *nodes = json_array(),
	       *edges = json_array();

	for (size_t i = 0; i < g->root_count; i++)
		json_array_append_new(starts, node_id(g, g->roots[i]));
	for (uint32_t i = 0; i < g->node_count; i++) {
		const struct graph_node *n = &g->nodes[i];

		json_array_append_new(nodes, node_json(g, i));
		for (uint32_t e = 0; e < n->count; e++)
			json_array_append_new(edges,
					      edge_json(g, i, graph_edge(g, n, e)));
	}
	line_set(line, "tree", tree_string(t, tree_head(t)->id));
	line_set(line, "version", tree_string(t, tree_head(t)->version));
	line_set_or_null(line, "problem",
			 whole ? "" : tree_string(t, tree_problem(t, problem)->id));
	json_object_set_new(line, "starts", starts);
	json_object_set_new(line, "nodes", nodes);
	json_object_set_new(line, "edges", edges);
	graph_free(g);
	return line;
}
