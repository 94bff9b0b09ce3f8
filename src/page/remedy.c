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

/* Returns who does a step. A helper asks others in the person's place: the letter is theirs. */
static uint32_t doer(const struct page_make *m, const struct tree_item *step)
{
	return m->helps && step->asks != TREE_NONE ? m->reader : step->by;
}

static void make_step(struct page_make *m, const struct tree_remedy *r,
		      const struct tree_item *item, struct numbering n)
{
	const struct tree *t = m->page.walk->tree;
	uint32_t by = doer(m, item);
	struct page_step *step = arena_alloc(&m->page.arena, sizeof *step);
	struct page_block *block = make_block(m, BLOCK_STEP, "", "");

	step->number = n.number;
	step->total = n.total;
	step->in_option = n.option != NULL;
	step->after_option = n.after_option;
	step->by = by;
	step->by_id = make_literal(m, tree_actor(t, by)->id);
	step->by_name = make_actor_name(m, by);
	step->by_word = make_literal(m, item->by_word);
	step->yours = by == m->reader;
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
	step->handover_label = handover_label(m, by);
	step->own_handover = item->tell != 0;
	step->warning = warning_of(m, item);
	step->attach = make_text(m, item->attach);
	block->step = step;
	block->added = make_text(m, item->added);
}

/* Is the item a step that the reader sees? A step that only asks the reader to act is none. */
static bool is_step(const struct page_make *m, const struct tree_item *item)
{
	return !item->is_warning && (item->asks == TREE_NONE || item->asks != m->reader);
}

static unsigned count_steps(const struct page_make *m, struct tree_list items)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < items.count; i++)
		count += is_step(m, tree_item(m->page.walk->tree, items.first + i));
	return count;
}

/* Appends a step with the number after `n`, and the heading of its list if that is still to
 * come. */
static void make_next(struct page_make *m, const struct tree_remedy *r,
		      const struct tree_item *item, struct numbering *n)
{
	if (n->option && !n->headed)
		make_block(m, BLOCK_OPTION, n->option, "");
	if (n->after_option && !n->headed)
		/* TRANSLATORS: heading over the steps after one of several options. */
		make_block(m, BLOCK_HEADING, "", _("After either option"));
	n->headed = true;
	n->number++;
	make_step(m, r, item, *n);
}

static bool comes_first(const struct page_make *m, const struct tree_item *item)
{
	return doer(m, item) == m->reader && !item->in_turn;
}

/* Appends the steps of a list that the reader sees; a helper sees their own first, as far as they
 * can be done before the others. */
static void make_list(struct page_make *m, const struct tree_remedy *r,
		      struct tree_list items, struct numbering *n)
{
	for (int turn = 0; turn < (m->helps ? 2 : 1); turn++)
		for (uint32_t i = 0; i < items.count; i++) {
			const struct tree_item *item =
				tree_item(m->page.walk->tree, items.first + i);

			if (is_step(m, item) &&
			    (!m->helps || comes_first(m, item) == !turn))
				make_next(m, r, item, n);
		}
}

static bool has_own_step(const struct page_make *m, const struct tree_remedy *r)
{
	struct tree_items at = {0};

	while (tree_items_next(m->page.walk->tree, r, &at))
		if (is_step(m, at.item) && doer(m, at.item) == m->reader)
			return true;
	return false;
}

static void make_all_steps(struct page_make *m, const struct tree_remedy *r)
{
	struct numbering n = {.total = count_steps(m, r->steps) +
				       count_steps(m, r->after)};

	if (m->helps && !has_own_step(m, r))
		make_block(m, BLOCK_PARAGRAPH, "",
			   _("Nothing here is yours to do. Pass the steps on."));
	make_list(m, r, r->steps, &n);
	for (uint32_t i = 0; i < r->options.count; i++) {
		const struct tree_option *o =
			tree_option(m->page.walk->tree, r->options.first + i);
		struct numbering in_option = {.total = count_steps(m, o->steps),
					      .option = make_literal(m, o->label)};

		make_list(m, r, o->steps, &in_option);
	}
	n.after_option = r->options.count > 0;
	n.headed = false;
	make_list(m, r, r->after, &n);
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
						  make_literal(m, p->shown));

		b->detail = true;
		b->id = make_literal(m, p->id);
		b->number = make_literal(m, p->number);
	}
	make_block(m, BLOCK_CAUSE, _("Cause"), make_text(m, r->cause))->detail = true;
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

/* Appends from which day on to try again, where today is known and the wait is. */
static void add_day(struct buf *out, const struct page_make *m,
		    const struct page_step *step)
{
	const struct page_world *world = m->page.world;
	struct tm now, end;
	struct buf day = {0};

	if (!step || !world || !world->now || !world->now(&now) ||
	    !page_wait_ends(step->wait_least, &now, &end) || end.tm_yday == now.tm_yday)
		return;
	make_day(&day, &end);
	/* TRANSLATORS: %s is a day, like "Tuesday, 1 December 2026". */
	buf_add_format(out, _(" If the wait begins today, from %s on."), day.s);
	buf_release(&day);
}

static void make_retry(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;
	struct buf who = {0};
	struct page_block *block;
	bool others = false;

	if (!r->retry_text)
		return;
	for (uint32_t i = 0; i < r->retry_by.count; i++)
		others |= tree_word(t, r->retry_by, i) != m->reader;
	for (uint32_t i = 0; others && i < r->retry_by.count; i++) {
		uint32_t actor = tree_word(t, r->retry_by, i);
		bool own = actor == m->reader;

		/* TRANSLATORS: between people of whom either may act. */
		buf_add(&who, i ? _(" or ") : "");
		/* TRANSLATORS: the reader, as one of those who may act. */
		buf_add(&who, own ? _("you") : make_actor_name(m, actor));
	}
	buf_add_format(&who, "%s%s", others ? ". " : "", make_text(m, r->retry_text));
	add_day(&who, m, last_wait(m));
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
			   make_text(m, tree_problem(t, r->problem)->apart))
			->detail = true;
}

static void make_remark(struct page_make *m, tree_text text, tree_text added)
{
	struct page_block *block =
		make_block(m, BLOCK_NOTE, _("Note"), make_text(m, text));

	block->detail = true;
	block->added = make_text(m, added);
}

static void make_notes(struct page_make *m, const struct tree_remedy *r)
{
	for (uint32_t i = 0; i < r->notes.count; i++) {
		const struct tree_note *note =
			tree_note(m->page.walk->tree, r->notes.first + i);

		make_remark(m, note->text, note->added);
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
	block->detail = true;
	block->added = make_text(m, r->added);
}

/* What has changed since the source was written: where there is a problem, and its steps. */
static void make_changed(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree_head *head = tree_head(m->page.walk->tree);

	if (head->changed && r->problem != TREE_NONE)
		make_remark(m, head->changed, head->changed_added);
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
