/* list.c - `tuntun list [TREE]`: the problems and remedies of a tree, with their codes. */
#include "base/tr.h"
#include "cmd/cmd.h"
#include "i18n/i18n.h"
#include "plain/page.h"

static json_t *problem_json(const struct tree *t, const struct tree_problem *p)
{
	json_t *seen_by = json_array();

	for (uint32_t i = 0; i < p->seen_by.count; i++)
		json_array_append_new(
			seen_by,
			json_string(tree_string(
				t, tree_role(t, tree_word(t, p->seen_by, i))->id)));
	return json_pack("{ss ss ss ss so}", "id", tree_string(t, p->id), "number",
			 tree_string(t, p->number), "shown", tree_string(t, p->shown),
			 "meaning", i18n_text(t, p->meaning), "seen_by", seen_by);
}

static json_t *remedy_json(const struct tree *t, const struct tree_remedy *r)
{
	const char *problem = r->problem == TREE_NONE
				      ? NULL
				      : tree_string(t, tree_problem(t, r->problem)->id);

	return json_pack("{ss ss ss ss? ss}", "code", tree_string(t, r->code), "id",
			 tree_string(t, r->id), "title", i18n_text(t, r->title),
			 "problem", problem, "provenance",
			 r->source ? "source" : "added");
}

static json_t *list_json(const struct tree *t)
{
	json_t *problems = json_array(), *remedies = json_array();

	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		json_array_append_new(problems, problem_json(t, tree_problem(t, i)));
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		json_array_append_new(remedies, remedy_json(t, tree_remedy(t, i)));
	return line_new("list", "{ss ss so so}", "tree", tree_string(t, tree_head(t)->id),
			"version", tree_string(t, tree_head(t)->version), "problems",
			problems, "remedies", remedies);
}

static void print_remedies_of(const struct plain_out *out, const struct tree *t,
			      uint32_t problem)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		const struct tree_remedy *r = tree_remedy(t, i);

		if (r->problem == problem)
			plain_put(out, "  %-4s %s", tree_string(t, r->code),
				  i18n_text(t, r->title));
	}
}

static void print_plain(const struct tree *t)
{
	struct cmd_lines lines;
	struct plain_out *out = &lines.out;

	cmd_lines_start(&lines);
	plain_put(out, "%s (%s %s)", i18n_text(t, tree_head(t)->title),
		  tree_string(t, tree_head(t)->id),
		  tree_string(t, tree_head(t)->version));
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		const struct tree_problem *p = tree_problem(t, i);

		plain_put(out, "\n#%s %s", tree_string(t, p->number),
			  tree_string(t, p->shown));
		plain_put(out, "  %s", i18n_text(t, p->meaning));
		print_remedies_of(out, t, i);
	}
	plain_put(out, "\n%s", _("For every problem"));
	print_remedies_of(out, t, TREE_NONE);
	cmd_lines_end(&lines);
}

static enum status run_on(const struct options *o, const struct tree *t)
{
	if (o->json)
		return cmd_answer(o, list_json(t));
	print_plain(t);
	return STATUS_DONE;
}

const struct command command_list = {
	.name = "list",
	.operands = N_("[TREE]"),
	.purpose = N_("all problems and remedies"),
	.most = 1,
	.options = {{"--json"}},
	.run_on = run_on,
};
