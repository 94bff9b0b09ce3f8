/* remedy.c - the page of a remedy: who does what, seen from the reader's side. */
#include <string.h>

#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/handover_parts.h"

/* --- steps ----------------------------------------------------------------------------------- */

/* Where the steps of a list stand. */
struct numbering {
	unsigned number, total;
	const char *option; /* the label of that they are in; NULL: in none */
	bool after_option;
	bool headed; /* the heading over them is there */
};

static void make_menu(struct page_make *m, struct page_step *step, struct tree_list menu)
{
	step->menu = arena_alloc(&m->page.arena, menu.count * sizeof *step->menu);
	step->menu_count = menu.count;
	for (uint32_t i = 0; i < menu.count; i++)
		step->menu[i] = tree_word_string(m->page.walk->tree, menu, i);
}

/* Finds the steps that warnings guard. */
static void find_guarded(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;
	struct tree_items at = {0};

	while (tree_items_next(t, r, &at))
		if (at.item->is_warning && at.item->guards)
			lookup_add(&m->guarded, tree_string(t, at.item->guards),
				   at.index);
	lookup_sort(&m->guarded);
}

/* Returns the warning that guards a step. */
static const char *warning_of(const struct page_make *m, const struct tree_item *step)
{
	const struct tree *t = m->page.walk->tree;
	uint32_t warning = lookup_find(&m->guarded, tree_string(t, step->id));

	return warning == LOOKUP_NONE ? "" : make_text(m, tree_item(t, warning)->text);
}

static void make_step(struct page_make *m, const struct tree_remedy *r,
		      const struct tree_item *item, struct numbering n)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_actor *actor = tree_actor(t, item->by);
	struct page_step *step = arena_alloc(&m->page.arena, sizeof *step);
	struct page_block *block = make_block(m, BLOCK_STEP, "", "");

	step->number = n.number;
	step->total = n.total;
	step->in_option = n.option != NULL;
	step->after_option = n.after_option;
	step->by = item->by;
	step->by_id = make_literal(m, actor->id);
	step->by_name = make_actor_name(m, item->by);
	step->by_word = make_literal(m, item->by_word);
	step->yours = item->by == m->reader;
	step->text = make_text(m, item->text);
	step->system = item->system == TREE_NONE
			       ? ""
			       : make_text(m, tree_system(t, item->system)->name);
	make_menu(m, step, item->menu);
	step->button = make_literal(m, item->button);
	step->says_button =
		*step->button && strstr(step->text, make_format(m, "`%s`", step->button));
	step->link = make_literal(m, item->link);
	step->wait = make_wait(m, item->wait, item->upto);
	step->wait_least = item->wait;
	step->wait_most = item->upto;
	step->handover =
		step->yours || r->letters.count ? "" : handover_request(m, r, item, step);
	step->handover_label = handover_label(m, item->by);
	step->own_handover = item->tell != 0;
	step->warning = warning_of(m, item);
	step->attach = make_text(m, item->attach);
	block->step = step;
	block->added = make_text(m, item->added);
}

/* Whose steps to show: a helper sees their own first, then the others'. */
enum whose { EVERYONES, READERS_OWN, OTHERS };

/* Is the item a step that the reader sees? A step that only asks the reader to act is none. */
static bool is_step(const struct page_make *m, const struct tree_item *item)
{
	return !item->is_warning && (item->asks == TREE_NONE || item->asks != m->reader);
}

static bool is_shown(const struct page_make *m, const struct tree_item *item,
		     enum whose whose)
{
	bool own = item->by == m->reader;

	return is_step(m, item) && (whose == EVERYONES || own == (whose == READERS_OWN));
}

static unsigned count_steps(const struct page_make *m, struct tree_list items,
			    enum whose whose)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < items.count; i++)
		count += is_shown(m, tree_item(m->page.walk->tree, items.first + i),
				  whose);
	return count;
}

/* Appends the steps to show, with numbers after `n`, and a heading if they need one. */
static void make_steps(struct page_make *m, const struct tree_remedy *r,
		       struct tree_list items, enum whose whose, struct numbering *n)
{
	for (uint32_t i = 0; i < items.count; i++) {
		const struct tree_item *item =
			tree_item(m->page.walk->tree, items.first + i);

		if (!is_shown(m, item, whose))
			continue;
		if (n->option && !n->headed)
			make_block(m, BLOCK_OPTION, n->option, "");
		if (n->after_option && !n->headed)
			/* TRANSLATORS: heading over the steps after one of several options. */
			make_block(m, BLOCK_HEADING, "", _("After either option"));
		n->headed = true;
		n->number++;
		make_step(m, r, item, *n);
	}
}

/* Starts the numbers of a list, which others' steps take up where the reader's own end. */
static struct numbering number_steps(const struct page_make *m, struct tree_list items,
				     enum whose whose)
{
	return (struct numbering){
		.number = whose == OTHERS ? count_steps(m, items, READERS_OWN) : 0,
		.total = count_steps(m, items, EVERYONES)};
}

/* Returns whether there was any step to append. */
static bool make_part(struct page_make *m, const struct tree_remedy *r, enum whose whose)
{
	size_t blocks = m->page.block_count;
	struct numbering n = number_steps(m, r->steps, whose);
	struct numbering after = number_steps(m, r->after, whose);

	n.number += after.number;
	n.total += after.total;
	make_steps(m, r, r->steps, whose, &n);
	for (uint32_t i = 0; i < r->options.count; i++) {
		const struct tree_option *o =
			tree_option(m->page.walk->tree, r->options.first + i);
		struct numbering in_option = number_steps(m, o->steps, whose);

		in_option.option = make_literal(m, o->label);
		make_steps(m, r, o->steps, whose, &in_option);
	}
	n.after_option = r->options.count > 0;
	n.headed = false;
	make_steps(m, r, r->after, whose, &n);
	return m->page.block_count > blocks;
}

static void make_all_steps(struct page_make *m, const struct tree_remedy *r)
{
	if (!m->helps) {
		make_part(m, r, EVERYONES);
		return;
	}
	make_block(m, BLOCK_HEADING, "", _("Your part"));
	if (!make_part(m, r, READERS_OWN))
		make_block(m, BLOCK_PARAGRAPH, "",
			   _("Nothing here is yours to do. Pass the steps on to these "
			     "people."));
	make_block(m, BLOCK_HEADING, "", _("The others' part"));
	if (!make_part(m, r, OTHERS))
		m->page.block_count--;
}

/* --- the rest --------------------------------------------------------------------------------- */

/* All warnings stand above all steps: nobody acts before they have read them. */
static void make_warnings(struct page_make *m, const struct tree_remedy *r)
{
	struct tree_items at = {0};

	while (tree_items_next(m->page.walk->tree, r, &at))
		if (at.item->is_warning)
			make_block(m, BLOCK_WARNING, _("Warning"),
				   make_text(m, at.item->text))
				->added = make_text(m, at.item->added);
}

static void make_message(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;

	if (r->problem != TREE_NONE) {
		const struct tree_problem *p = tree_problem(t, r->problem);
		struct page_block *b = make_block(m, BLOCK_ERROR_TEXT, _("Message"),
						  handover_problem(m, r));

		b->id = make_literal(m, p->id);
		b->number = make_literal(m, p->number);
	}
	make_block(m, BLOCK_CAUSE, _("Cause"), make_text(m, r->cause));
}

/* Returns the last step with a wait after it; NULL if there is none. */
static const struct page_step *last_wait(const struct page_make *m)
{
	for (size_t i = m->page.block_count; i-- > 0;) {
		const struct page_step *step = m->blocks[i].step;

		if (step && step->wait_least.unit != TREE_NONE)
			return step;
	}
	return NULL;
}

static void make_retry(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;
	struct buf who = {0};
	struct page_block *block;

	if (!r->retry_text)
		return;
	for (uint32_t i = 0; i < r->retry_by.count; i++) {
		uint32_t actor = tree_word(t, r->retry_by, i);
		bool own = actor == m->reader;

		/* TRANSLATORS: between people of whom either may act. */
		buf_add(&who, i ? _(" or ") : "");
		/* TRANSLATORS: the reader, as one of those who may act. */
		buf_add(&who, own ? _("you") : make_actor_name(m, actor));
	}
	buf_add_format(&who, ". %s", make_text(m, r->retry_text));
	block = make_block(m, BLOCK_RETRY, _("Try again"), make_string(m, &who));
	block->added = make_text(m, r->retry_added);
	block->after = last_wait(m);
}

static void make_apart(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;

	if (r->problem != TREE_NONE && tree_problem(t, r->problem)->apart)
		/* TRANSLATORS: label of what tells a problem from one that looks like it. */
		make_block(m, BLOCK_NOTE, _("Do not mix up"),
			   make_text(m, tree_problem(t, r->problem)->apart));
}

static void make_notes(struct page_make *m, const struct tree_remedy *r)
{
	for (uint32_t i = 0; i < r->notes.count; i++) {
		const struct tree_note *note =
			tree_note(m->page.walk->tree, r->notes.first + i);

		make_block(m, BLOCK_NOTE, _("Note"), make_text(m, note->text))->added =
			make_text(m, note->added);
	}
}

/* Appends when the problem was last verified, and against what. */
static void add_verified(struct buf *out, struct page_make *m,
			 const struct tree_problem *p)
{
	const struct tm day = {.tm_year = (int)(p->verified / 10000) - 1900,
			       .tm_mon = (int)(p->verified / 100 % 100) - 1,
			       .tm_mday = (int)(p->verified % 100)};
	char said[64];

	/* TRANSLATORS: a day, as strftime() takes it */
	if (!p->verified || !strftime(said, sizeof said, _("%Y-%m-%d"), &day))
		return;
	/* TRANSLATORS: a day, and what a remedy was compared with */
	buf_add(out, out->s[out->length - 1] == '.' ? " " : ". ");
	buf_add_format(out, _("Last verified on %s against %s."), said,
		       make_text(m, p->against));
}

static void make_provenance(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;
	const char *source = make_text(m, tree_head(t)->source);
	struct buf text = {0};
	struct page_block *block;

	if (r->source)
		buf_add_format(&text, "%s%s%s", source, *source ? ", " : "",
			       make_text(m, r->source));
	else
		buf_add(&text, _("This remedy is not in the source."));
	if (r->problem != TREE_NONE)
		add_verified(&text, m, tree_problem(t, r->problem));
	block = make_block(m, BLOCK_PROVENANCE, r->source ? _("Source") : _("Added"),
			   make_string(m, &text));
	block->added = make_text(m, r->added);
}

/* What has changed since the source was written: where there is a problem, and its steps. */
static void make_changed(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree_head *head = tree_head(m->page.walk->tree);

	if (head->changed && r->problem != TREE_NONE)
		make_block(m, BLOCK_NOTE, _("Note"), make_text(m, head->changed))->added =
			make_text(m, head->changed_added);
}

void make_remedy(struct page_make *m, uint32_t index)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_remedy *r = tree_remedy(t, index);
	struct tree_items at = {0};

	m->page.id = make_literal(m, r->id);
	m->page.code = make_literal(m, r->code);
	m->page.title = make_text(m, r->title);
	make_people(m);
	find_guarded(m, r);
	make_warnings(m, r);
	make_message(m, r);
	make_all_steps(m, r);
	lookup_release(&m->guarded);
	make_retry(m, r);
	make_notes(m, r);
	make_apart(m, r);
	make_changed(m, r);
	make_provenance(m, r);
	make_letters(m, r);
	while (tree_items_next(t, r, &at))
		if (!at.item->is_warning && at.item->by != m->reader)
			make_who(m, at.item->by);
	for (uint32_t i = 0; i < tree_count(t, TREE_ACTORS); i++)
		make_who(m, i);
}
