/* answer.c - what commands answer to programs: the way out, and the lines that need no
 * page. */
#include "cmd/answer.h"

#include <stdio.h>
#include <string.h>

#include "graph/model.h"

enum status answer(const struct options *o, json_t *line)
{
	enum status status = STATUS_DONE;
	struct buf text = {0};

	if (!o->output) {
		line_write(stdout, line, cmd_ascii());
		return STATUS_DONE;
	}
	/* The charset of the terminal says nothing about a file. */
	line_add(&text, line, o->ascii);
	status = cmd_save(o, &text);
	buf_release(&text);
	return status;
}

void answer_made(const char *type, const char *file, const char *text)
{
	json_t *line = line_new("document", "{ss so ss?}", "type", type, "file",
				file ? line_inert(file) : json_null(), "text", text);

	line_write(stdout, line, cmd_ascii());
}

enum status answer_document(const struct options *o, const char *type,
			    const struct buf *document)
{
	enum status status = o->output ? cmd_save(o, document) : STATUS_DONE;

	if (status == STATUS_DONE && o->json)
		answer_made(type, o->output, o->output ? NULL : document->s);
	else if (!o->output && !strcmp(type, "text"))
		cmd_put(buf_string(document));
	else if (!o->output)
		cmd_put_document(buf_string(document), document->length);
	return status;
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
	/* A problem's without its "#". */
	const char *number = n->kind == TREE_TO_PROBLEM ? n->mark + 1 : NULL;

	return json_pack("{so ss ss* ss* ss? sb}", "id", node_id(g, node), "kind",
			 kind_name(n->kind), "number", number, "code",
			 n->kind == TREE_TO_REMEDY ? n->mark : NULL, "text",
			 line_some(n->text), "danger", n->danger);
}

static json_t *edge_json(const struct graph *g, uint32_t from, const struct graph_edge *e)
{
	static const char *const kinds[] = {
		[EDGE_ANSWER] = "answer", [EDGE_BACK] = "back", [EDGE_FAILS] = "fails"};

	return json_pack("{so so ss ss? ss? sb}", "from", node_id(g, from), "to",
			 node_id(g, e->to), "kind", kinds[e->kind], "text",
			 line_some(e->label), "when", line_some(e->when), "danger",
			 e->danger);
}

json_t *answer_graph(const struct tree *t, uint32_t problem)
{
	bool whole = problem == TREE_NONE;
	struct graph *g = graph_new(t, problem, false);
	json_t *starts = json_array(), *nodes = json_array(), *edges = json_array();

	for (uint32_t i = 0; i < g->node_count; i++) {
		const struct graph_node *n = &g->nodes[i];

		if (n->is_start)
			json_array_append_new(starts, node_id(g, i));
		json_array_append_new(nodes, node_json(g, i));
		for (uint32_t e = 0; e < n->count; e++)
			json_array_append_new(edges,
					      edge_json(g, i, graph_edge(g, n, e)));
	}
	graph_free(g);
	return line_new("graph", "{ss ss ss? so so so}", "tree",
			tree_string(t, tree_head(t)->id), "version",
			tree_string(t, tree_head(t)->version), "problem",
			whole ? NULL : tree_string(t, tree_problem(t, problem)->id),
			"starts", starts, "nodes", nodes, "edges", edges);
}
