/* graph.c - `tuntun graph [TREE]`: the tree, or one of its problems, as a picture. */
#include "graph/graph.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "graph/model.h"
#include "plain/page.h"

/* --- for programs ------------------------------------------------------------------------- */

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

/* Returns "question:names"; an end, which has no id in the tree, gets its number in the graph. */
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
	/* The mark of a problem is its number after a "#". */
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

static json_t *graph_json(const struct tree *t, uint32_t problem)
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

/* --- for people --------------------------------------------------------------------------- */

static enum status complain_of_problem(const struct tree *t, const char *name)
{
	struct nearest n;

	nearest_start(&n, name, 2);
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		nearest_try(&n, tree_string(t, tree_problem(t, i)->id));
	return cmd_error_unknown("unknown-problem", &n, _("there is no problem '%s'"),
				 _("tuntun list shows all"));
}

static void add_picture(const struct options *o, const struct tree *t,
			enum graph_format format, uint32_t problem, struct buf *out)
{
	struct plain_out terminal = plain_out_to(stdout, cmd_ascii());

	if (format == GRAPH_TEXT)
		graph_add_text(out, t, problem, o->output ? 0 : plain_columns(&terminal),
			       o->output ? o->ascii : cmd_ascii());
	else if (format == GRAPH_DOT)
		graph_add_dot(out, t, problem);
	else if (format == GRAPH_MERMAID)
		graph_add_mermaid(out, t, problem);
	else
		graph_add_svg(out, t, problem, true);
}

/* The format is the one of --format, else the one that the file's name ends with, else plain
 * text. */
static enum status run_on(const struct options *o, const struct tree *t)
{
	uint32_t problem = o->problem ? graph_find_problem(t, o->problem) : TREE_NONE;
	const char *suffix = o->output ? strrchr(o->output, '.') : NULL;
	enum graph_format format = GRAPH_TEXT;
	struct buf picture = {0};
	enum status status;

	if (!o->format && suffix)
		graph_find_format(suffix, &format);
	if (o->format && !graph_find_format(o->format, &format))
		return cmd_error(
			"unknown-format",
			_("graph knows no format '%s'; known: text, dot, mermaid, svg"),
			o->format);
	if (o->problem && problem == TREE_NONE)
		return complain_of_problem(t, o->problem);
	if (o->json)
		return cmd_answer(o, graph_json(t, problem));
	add_picture(o, t, format, problem, &picture);
	status = cmd_answer_document(o, "graph", &picture);
	buf_release(&picture);
	return status;
}

const struct command command_graph = {
	.name = "graph",
	.operands = N_("[TREE]"),
	.purpose = N_("the tree as a picture"),
	.most = 1,
	.options = {{"--json"},
		    {"--format", N_("text, dot, mermaid or svg")},
		    {"-o"},
		    {"--force"},
		    {"--problem"}},
	.run_on = run_on,
};
