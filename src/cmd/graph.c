/* graph.c - `tuntun graph [TREE]`: the tree, or one of its problems, as a picture. */
#include "graph/graph.h"

#include <stdio.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "ui/plain_page.h"

static bool understand(const struct options *o, enum graph_format *format)
{
	*format = GRAPH_TEXT;
	if (!o->format || graph_find_format(o->format, format))
		return true;
	cmd_complain(_("graph knows no format '%s'; known: text, dot, mermaid, svg"),
		     o->format);
	return false;
}

/* Finds the problem that is asked for; false, after having said so, where there is none. */
static bool find_problem(const struct options *o, const struct tree *t, uint32_t *problem)
{
	*problem = TREE_NONE;
	if (!o->problem)
		return true;
	*problem = graph_find_problem(t, o->problem);
	if (*problem == TREE_NONE)
		cmd_complain(_("there is no problem '%s'; tuntun list shows all"),
			     o->problem);
	return *problem != TREE_NONE;
}

static void make(const struct options *o, const struct tree *t, enum graph_format format,
		 uint32_t problem, struct buf *out)
{
	struct plain_out terminal = plain_out_to(stdout, cmd_is_ascii(o));

	if (format == GRAPH_TEXT)
		graph_add_text(out, t, problem, plain_columns(&terminal), terminal.ascii);
	else if (format == GRAPH_DOT)
		graph_add_dot(out, t, problem);
	else if (format == GRAPH_MERMAID)
		graph_add_mermaid(out, t, problem);
	else
		graph_add_svg_document(out, t, problem);
}

enum status cmd_graph(const struct options *o)
{
	enum status status = STATUS_USAGE;
	enum graph_format format;
	struct buf out = {0};
	uint32_t problem;
	struct tree *t;

	if (!understand(o, &format))
		return STATUS_USAGE;
	t = trees_open_only(o, 0, &status);
	if (t && find_problem(o, t, &problem)) {
		make(o, t, format, problem, &out);
		fwrite(buf_string(&out), 1, out.length, stdout);
		status = STATUS_DONE;
	}
	buf_release(&out);
	tree_free(t);
	return status;
}
