/* graph.c - `tuntun graph [TREE]`: the tree, or one of its problems, as a picture. */
#include "graph/graph.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "cmd/answer.h"
#include "plain/page.h"

/* By --format, else by how the name of the file ends, else plain text. */
static enum status choose_format(const struct options *o, enum graph_format *format)
{
	*format = GRAPH_TEXT;
	if (!o->format && o->output)
		graph_find_suffix(o->output, format);
	if (!o->format || graph_find_format(o->format, format))
		return STATUS_DONE;
	return cmd_error("unknown-format",
			 _("graph knows no format '%s'; known: text, dot, mermaid, svg"),
			 o->format);
}

static enum status complain_of_problem(const struct tree *t, const char *name)
{
	struct nearest n;

	nearest_start(&n, name, 2);
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		nearest_try(&n, tree_string(t, tree_problem(t, i)->id));
	return cmd_error_unknown("unknown-problem", &n, _("there is no problem '%s'"),
				 _("tuntun list shows all"));
}

/* Stores the problem that is asked for, TREE_NONE where none is. */
static enum status find_problem(const struct options *o, const struct tree *t,
				uint32_t *problem)
{
	*problem = o->problem ? graph_find_problem(t, o->problem) : TREE_NONE;
	if (!o->problem || *problem != TREE_NONE)
		return STATUS_DONE;
	return complain_of_problem(t, o->problem);
}

static void add_text(const struct options *o, const struct tree *t, uint32_t problem,
		     struct buf *out)
{
	struct plain_out terminal = plain_out_to(stdout, cmd_ascii());

	if (o->output)
		graph_add_text(out, t, problem, 0, o->ascii);
	else
		graph_add_text(out, t, problem, plain_columns(&terminal), terminal.ascii);
}

static void add_picture(const struct options *o, const struct tree *t,
			enum graph_format format, uint32_t problem, struct buf *out)
{
	if (format == GRAPH_TEXT)
		add_text(o, t, problem, out);
	else if (format == GRAPH_DOT)
		graph_add_dot(out, t, problem);
	else if (format == GRAPH_MERMAID)
		graph_add_mermaid(out, t, problem);
	else
		graph_add_svg(out, t, problem, true);
}

static enum status run(const struct options *o)
{
	enum status status = STATUS_USAGE;
	enum graph_format format;
	struct buf picture = {0};
	uint32_t problem;
	struct tree *t;

	if (choose_format(o, &format) != STATUS_DONE)
		return STATUS_USAGE;
	t = trees_open_only(o, 0, &status);
	if (t)
		status = find_problem(o, t, &problem);
	if (t && status == STATUS_DONE && o->json) {
		status = answer(o, answer_graph(t, problem));
	} else if (t && status == STATUS_DONE) {
		add_picture(o, t, format, problem, &picture);
		status = answer_document(o, "graph", &picture);
	}
	buf_release(&picture);
	tree_free(t);
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
	.run = run,
};
