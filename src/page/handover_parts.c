/* handover_parts.c - what a step asks of somebody else, in words to be handed over. */
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "page/handover_parts.h"

const char *handover_value(struct handover_values *v, const char *name, size_t length)
{
	uint32_t blank;

	for (int i = 0; i < TREE_PLACEHOLDERS; i++)
		if (strlen(tree_placeholders[i]) == length &&
		    !strncmp(tree_placeholders[i], name, length))
			return v->placeholders[i];
	blank = tree_find_blank(v->tree, name, length);
	if (blank == TREE_NONE)
		return NULL;
	v->blanks |= UINT32_C(1) << blank;
	return v->sender && *v->sender->blanks[blank] ? v->sender->blanks[blank]
						      : HANDOVER_BLANK;
}

static void add_quoted(struct buf *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' || !out->length || out->s[out->length - 1] != ' ')
			buf_add_char(out, text[i] == '`' ? '"' : text[i]);
}

void handover_add_quoted(struct buf *out, const char *text)
{
	add_quoted(out, text, strlen(text));
}

/* Cuts what is longer than so many bytes, and marks that. */
static void cut_off(struct buf *out, size_t most)
{
	if (out->length <= most)
		return;
	out->length = text_beginning(out->s, most);
	buf_add(out, "…");
}

static void fill_in_all(struct buf *out, const char *s, struct handover_values *v)
{
	size_t most = out->length + HANDOVER_MAX_PART;

	while (*s && out->length <= most) {
		size_t plain = strcspn(s, "{"), length = strcspn(s + plain, "}");
		const char *value = NULL;

		add_quoted(out, s, plain);
		s += plain;
		if (*s == '{' && s[length] == '}')
			value = handover_value(v, s + 1, length - 1);
		if (value)
			add_quoted(out, value,
				   text_beginning(value, HANDOVER_MAX_PART + 1));
		else
			add_quoted(out, s, length + (s[length] == '}'));
		s += length + (s[length] == '}');
		/* Where it was empty, no blank stands before a mark or the end. */
		if (value && !*value && strchr(".,:;", *s) && out->length > 0 &&
		    out->s[out->length - 1] == ' ')
			out->s[--out->length] = '\0';
		/* "S.Pd." has its full stop. */
		if (value && *s == '.' && out->length > 0 &&
		    out->s[out->length - 1] == '.')
			s++;
	}
	cut_off(out, most);
}

void handover_fill(struct buf *out, const char *template, struct handover_values *v)
{
	struct buf beginning = {0};

	buf_add_bytes(&beginning, template,
		      text_beginning(template, HANDOVER_MAX_PART + 1));
	cut_off(&beginning, HANDOVER_MAX_PART);
	fill_in_all(out, buf_string(&beginning), v);
	buf_release(&beginning);
}

const char *handover_where(struct page_make *m, const struct page_step *step)
{
	struct buf where = {0};

	buf_add(&where, step->system);
	for (size_t i = 0; i < step->menu_count; i++)
		buf_add_format(&where, "%s%s", where.length ? " › " : "", step->menu[i]);
	return make_string(m, &where);
}

const char *handover_problem(struct page_make *m, const struct tree_remedy *r)
{
	const struct walk *w = m->page.walk;
	uint32_t question = tree_head(w->tree)->problem_question;
	const struct walk_choice *met =
		question == TREE_NONE ? NULL : walk_answer_to(w, question);
	uint32_t problem = met && met->kind == CHOICE_PROBLEM ? met->index : r->problem;

	return problem == TREE_NONE
		       ? ""
		       : make_literal(m, tree_problem(w->tree, problem)->shown);
}

const char *handover_step(struct page_make *m, const struct page_step *step)
{
	struct buf text = {0};

	buf_add(&text, step->text);
	if (*step->wait)
		buf_add_format(&text, " (%s: %s)", _("Waiting time"), step->wait);
	if (*step->link)
		buf_add_format(&text, " %s", step->link);
	return make_string(m, &text);
}

const char *handover_label(struct page_make *m, uint32_t by)
{
	const struct walk *w = m->page.walk;
	uint32_t role = walk_role(w);

	if (role == TREE_NONE || !m->helps || m->has_problem[by])
		return _("Message to hand over");
	/* TRANSLATORS: %s is the role of the person for whom it speaks, like "Teacher". */
	return make_format(m, _("Message to hand over, in the name of: %s"),
			   make_text(m, tree_role(w->tree, role)->name));
}

const char *handover_request(struct page_make *m, const struct tree_remedy *r,
			     const struct tree_item *item, const struct page_step *step)
{
	const struct tree *t = m->page.walk->tree;
	const char *met = handover_problem(m, r), *where = handover_where(m, step);
	struct buf text = {0};
	struct handover_values v = {
		.tree = t,
		.placeholders = {
			[TREE_FOR_ACTOR] = step->by_name,
			/* TRANSLATORS: in a message, where the problem has no name */
			[TREE_FOR_PROBLEM] = *met ? met : _("a problem"),
			[TREE_FOR_DO] = handover_step(m, step),
			/* TRANSLATORS: %s is a system and its menus, like "Panel › Paper › Tray 1". */
			[TREE_FOR_WHERE] =
				*where ? make_format(m, _("in %s"), where) : "",
			[TREE_FOR_CODE] = make_literal(m, r->code),
			[TREE_FOR_TIME] = HANDOVER_BLANK,
		}};

	handover_fill(&text,
		      make_text(m, item->tell ? item->tell : tree_head(t)->handover), &v);
	return make_string(m, &text);
}
