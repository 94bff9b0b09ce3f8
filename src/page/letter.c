/* letter.c - the letter to somebody who acts, as the tree has it: written as a whole, in one
 * language whatever the language in force, and in the voice of whoever sends it. */
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/handover_parts.h"

/* A letter while it is written. */
struct letter {
	struct page_make *m;
	const char *language; /* NULL: the one in force */
	struct handover_values values;
	struct buf *out;
};

static const char *letter_text(const struct letter *l, tree_text text)
{
	return i18n_text_in(l->values.tree, text,
			    l->m->helps ? VOICE_HELPER : VOICE_PERSON, l->language);
}

/* Appends a text of the letter as a line of its own. */
static void add_line(struct letter *l, tree_text text)
{
	if (!text)
		return;
	handover_fill(l->out, letter_text(l, text), &l->values);
	buf_add_char(l->out, '\n');
}

/* Returns how a letter speaks to an actor. */
static const char *address(const struct letter *l, uint32_t actor)
{
	const struct tree_actor *a = tree_actor(l->values.tree, actor);

	return letter_text(l, a->addressed ? a->addressed : a->name);
}

static const char *actor_name(const struct letter *l, uint32_t actor)
{
	return actor == TREE_NONE
		       ? HANDOVER_BLANK
		       : letter_text(l, tree_actor(l->values.tree, actor)->name);
}

uint32_t handover_add_letter(struct buf *out, struct page_make *m,
			     const struct tree_remedy *r,
			     const struct tree_letter *letter,
			     const struct page_sender *sender, const char *language)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_head *head = tree_head(t);
	const char *met = handover_problem(m, r);
	uint32_t role = walk_role(m->page.walk);
	bool to_person = head->person_opens && m->has_problem[letter->to];
	struct letter l = {m, language, {.tree = t, .sender = sender}, out};
	const char **values = l.values.placeholders;

	values[TREE_FOR_ACTOR] = address(&l, letter->to);
	values[TREE_FOR_PROBLEM] = *met ? met : HANDOVER_BLANK;
	values[TREE_FOR_CODE] = make_literal(m, r->code);
	values[TREE_FOR_READER] = actor_name(&l, m->reader);
	values[TREE_FOR_ROLE] = role == TREE_NONE
					? actor_name(&l, m->person)
					: letter_text(&l, tree_role(t, role)->name);
	add_line(&l, to_person ? head->person_opens : head->letter_opens);
	add_line(&l, letter->says);
	add_line(&l, to_person ? head->person_closes : head->letter_closes);
	if (tree_has_word(t, head->guide_for, letter->to))
		add_line(&l, head->letter_guide);
	return l.values.blanks;
}

/* Those on a page of the remedy are to nobody in particular: nothing is filled in. */
void make_letters(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;

	for (uint32_t i = 0; i < r->letters.count; i++) {
		const struct tree_letter *letter = tree_letter(t, r->letters.first + i);
		const char *to = make_actor_name(m, letter->to);
		size_t first = m->page.block_count;
		struct buf text = {0};

		if (letter->to == m->reader)
			continue;
		/* TRANSLATORS: %s is who gets it, like "Admin Instansi" */
		make_block(m, BLOCK_HEADING, "",
			   make_format(m, _("Message for: %s"), to));
		handover_add_letter(&text, m, r, letter, NULL,
				    make_literal(m, tree_head(t)->letter_language));
		make_block(m, BLOCK_HANDOVER, make_text(m, letter->once),
			   make_string(m, &text))
			->id = tree_string(t, tree_actor(t, letter->to)->id);
		for (; first < m->page.block_count; first++)
			m->blocks[first].hidden = m->blocks[first].detail = true;
	}
}
