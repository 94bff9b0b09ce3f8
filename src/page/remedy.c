/* remedy.c - the page of a remedy: who does what, seen from the reader's side. */
#include <string.h>

#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"

/* --- the people ---------------------------------------------------------------------------- */

/* Does the reader help somebody else? Then the answer that said who he is did not say
 * whose problem it is. */
static bool helps_somebody(const struct walk *w)
{
	for (size_t i = w->count; i-- > 0;) {
		const struct walk_choice c = w->steps[i].choice;
		const struct tree_answer *a =
			c.kind == CHOICE_ANSWER ? tree_answer(w->tree, c.index) : NULL;

		if (a && a->reader != TREE_NONE)
			return a->role == TREE_NONE;
	}
	return false;
}

/* Is this the actor that people are who have the problem themselves? */
static bool has_the_problem(const struct tree *t, uint32_t actor)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++) {
		const struct tree_answer *a = tree_answer(t, i);

		if (a->reader == actor && a->role != TREE_NONE)
			return true;
	}
	return false;
}

/* Whose eyes the steps are seen with. Opened by its code, a remedy is read by the one who
 * has the problem, as far as anybody knows. */
static uint32_t reader_of(const struct page_make *m)
{
	const struct walk *w = m->page.walk;
	uint32_t reader = walk_reader(w);

	for (uint32_t i = 0; reader == TREE_NONE && i < tree_count(w->tree, TREE_ACTORS);
	     i++)
		if (has_the_problem(w->tree, i))
			reader = i;
	return reader;
}

/* To one who helps, the person who has the problem is called by his role: "Teacher". */
static const char *actor_name(struct page_make *m, uint32_t actor)
{
	const struct walk *w = m->page.walk;
	uint32_t role = walk_role(w);

	if (role != TREE_NONE && helps_somebody(w) && has_the_problem(w->tree, actor))
		return make_text(m, tree_role(w->tree, role)->name);
	return make_text(m, tree_actor(w->tree, actor)->name);
}

/* --- waiting times ----------------------------------------------------------------------- */

static const char *unit_name(uint32_t unit, uint32_t n)
{
	switch (unit) {
	case TREE_HOUR:
		return NP_("hour", "hours", n);
	case TREE_DAY:
		return NP_("day", "days", n);
	default:
		return NP_("week", "weeks", n);
	}
}

static void add_wait(struct buf *out, struct tree_wait wait)
{
	if (!wait.count)
		/* TRANSLATORS: a waiting time, like "several days". */
		buf_add_format(out, _("several %s"), unit_name(wait.unit, 2));
	else if (wait.times)
		buf_add_format(out, "%u×%u %s", wait.count, wait.times,
			       unit_name(wait.unit, wait.count * wait.times));
	else
		buf_add_format(out, "%u %s", wait.count,
			       unit_name(wait.unit, wait.count));
}

static const char *wait_text(struct page_make *m, const struct tree_item *item)
{
	struct buf text = {0}, limit = {0};

	if (item->wait.unit == TREE_NONE)
		return "";
	add_wait(&text, item->wait);
	if (item->upto.unit != TREE_NONE) {
		add_wait(&limit, item->upto);
		/* TRANSLATORS: after a waiting time: its limit, like "1 week". */
		buf_add_format(&text, _(", at most %s"), limit.s);
		buf_release(&limit);
	}
	return make_string(m, &text);
}

/* --- the message to hand over -------------------------------------------------------------- */

/* Returns what a placeholder stands for, of `values` by enum tree_placeholder; NULL for
 * none that is known. */
static const char *placeholder(const char *const *values, const char *name, size_t length)
{
	for (int i = 0; i < TREE_PLACEHOLDERS; i++)
		if (strlen(tree_placeholders[i]) == length &&
		    !strncmp(tree_placeholders[i], name, length))
			return values[i];
	return NULL;
}

/* Appends a text for a chat: a literal stands in quotes there, and no two blanks meet
 * where a placeholder was empty. */
static void add_quoted(struct buf *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' || !out->length || out->s[out->length - 1] != ' ')
			buf_add_char(out, text[i] == '`' ? '"' : text[i]);
}

static void fill_in(struct buf *out, const char *template, const char *const *values)
{
	const char *s = template;

	while (*s) {
		size_t plain = strcspn(s, "{"), length = strcspn(s + plain, "}");
		const char *value = NULL;

		add_quoted(out, s, plain);
		s += plain;
		if (*s == '{' && s[length] == '}')
			value = placeholder(values, s + 1, length - 1);
		if (value)
			add_quoted(out, value, strlen(value));
		else
			add_quoted(out, s, length + (s[length] == '}'));
		s += length + (s[length] == '}');
	}
}

/* "Panel › Paper › Tray 1" */
static const char *where_text(struct page_make *m, const struct page_step *step)
{
	struct buf where = {0};

	buf_add(&where, step->system);
	for (size_t i = 0; i < step->menu_count; i++)
		buf_add_format(&where, "%s%s", where.length ? " › " : "", step->menu[i]);
	return make_string(m, &where);
}

static const char *in_where(struct page_make *m, const struct page_step *step)
{
	const char *where = where_text(m, step);
	struct buf text = {0};

	if (!*where)
		return "";
	/* TRANSLATORS: %s is a system and its menus, like "Panel › Paper › Tray 1". */
	buf_add_format(&text, _("in %s"), where);
	return make_string(m, &text);
}

static const char *problem_shown(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;

	return r->problem == TREE_NONE
		       ? ""
		       : make_literal(m, tree_problem(t, r->problem)->shown);
}

/* What a message is about: the remedy's problem, or, for a general remedy, the one that
 * was met last. */
static const char *problem_met(struct page_make *m, const struct tree_remedy *r)
{
	const struct walk *w = m->page.walk;
	uint32_t question = tree_problem_question(w->tree);
	struct walk_choice met = {.kind = CHOICE_OTHER};

	if (r->problem != TREE_NONE)
		return problem_shown(m, r);
	if (question != TREE_NONE && walk_answer_to(w, question, &met) &&
	    met.kind == CHOICE_PROBLEM)
		return make_literal(m, tree_problem(w->tree, met.index)->shown);
	/* TRANSLATORS: in a message to hand over, where the problem has no name. */
	return _("a problem");
}

/* A step as a message says it: what is to be done, how long to wait, at which address. */
static const char *step_text(struct page_make *m, const struct page_step *step)
{
	struct buf text = {0};

	buf_add(&text, step->text);
	if (*step->wait)
		buf_add_format(&text, " (%s: %s)", _("Waiting time"), step->wait);
	if (*step->link)
		buf_add_format(&text, " %s", step->link);
	return make_string(m, &text);
}

/* Says for whom the message speaks, where somebody else hands it over. */
static const char *tell_label(struct page_make *m, uint32_t by)
{
	const struct walk *w = m->page.walk;
	uint32_t role = walk_role(w);
	struct buf label = {0};

	if (role == TREE_NONE || !helps_somebody(w) || has_the_problem(w->tree, by))
		return _("Message to hand over");
	/* TRANSLATORS: %s is the role of the person for whom it speaks, like "Teacher". */
	buf_add_format(&label, _("Message to hand over, in the name of: %s"),
		       make_text(m, tree_role(w->tree, role)->name));
	return make_string(m, &label);
}

static const char *tell_text(struct page_make *m, const struct tree_remedy *r,
			     const struct tree_item *item, const struct page_step *step)
{
	const struct tree *t = m->page.walk->tree;
	struct buf text = {0};
	const char *const values[TREE_PLACEHOLDERS] = {
		[TREE_FOR_ACTOR] = step->by_name,
		[TREE_FOR_PROBLEM] = problem_met(m, r),
		[TREE_FOR_DO] = step_text(m, step),
		[TREE_FOR_WHERE] = in_where(m, step),
		[TREE_FOR_CODE] = make_literal(m, r->code),
	};
	fill_in(&text, make_text(m, item->tell ? item->tell : tree_head(t)->handover),
		values);
	return make_string(m, &text);
}

/* --- steps ----------------------------------------------------------------------------------- */

struct numbering {
	unsigned number, total;
	bool in_option, after_option;
};

static void make_menu(struct page_make *m, struct page_step *step, struct tree_list menu)
{
	step->menu = arena_alloc(&m->page.arena, menu.count * sizeof *step->menu);
	step->menu_count = menu.count;
	for (uint32_t i = 0; i < menu.count; i++)
		step->menu[i] = tree_word_string(m->page.walk->tree, menu, i);
}

/* Does a text name this literal? */
static bool has_literal(const char *text, const char *wanted)
{
	const char *literal;
	size_t length;

	while (*wanted && (text = page_literal(text, &literal, &length)))
		if (strlen(wanted) == length && !strncmp(literal, wanted, length))
			return true;
	return false;
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
	step->in_option = n.in_option;
	step->after_option = n.after_option;
	step->by_id = make_literal(m, actor->id);
	step->by_name = actor_name(m, item->by);
	step->by_word = make_literal(m, item->by_word);
	step->yours = item->by == reader_of(m);
	step->text = make_text(m, item->text);
	step->system = item->system == TREE_NONE
			       ? ""
			       : make_literal(m, tree_system(t, item->system)->name);
	make_menu(m, step, item->menu);
	step->button = make_literal(m, item->button);
	step->says_button = has_literal(step->text, step->button);
	step->link = make_literal(m, item->link);
	step->wait = wait_text(m, item);
	step->tell = step->yours ? "" : tell_text(m, r, item, step);
	step->tell_label = tell_label(m, item->by);
	block->step = step;
	block->added = make_text(m, item->added);
}

/* Which steps to show: all, or for one who helps somebody else, his own first. */
enum whose { EVERYONES, READERS_OWN, OTHERS };

/* Is it a step for this reader's eyes? That somebody asks the reader goes without saying
 * where the reader is at it already. */
static bool is_step(const struct page_make *m, const struct tree_item *item)
{
	return !item->is_warning &&
	       (item->asks == TREE_NONE || item->asks != reader_of(m));
}

static bool is_shown(const struct page_make *m, const struct tree_item *item,
		     enum whose whose)
{
	bool own = item->by == reader_of(m);

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

/* Appends the steps; their numbers go on from `n`. */
static void make_steps(struct page_make *m, const struct tree_remedy *r,
		       struct tree_list items, enum whose whose, struct numbering n)
{
	for (uint32_t i = 0; i < items.count; i++) {
		const struct tree_item *item =
			tree_item(m->page.walk->tree, items.first + i);

		n.number += is_step(m, item);
		if (is_shown(m, item, whose))
			make_step(m, r, item, n);
	}
}

static void make_options(struct page_make *m, const struct tree_remedy *r,
			 enum whose whose)
{
	for (uint32_t i = 0; i < r->options.count; i++) {
		const struct tree_option *o =
			tree_option(m->page.walk->tree, r->options.first + i);
		unsigned total = count_steps(m, o->steps, EVERYONES);

		if (!count_steps(m, o->steps, whose))
			continue;
		make_block(m, BLOCK_OPTION, make_literal(m, o->label), "");
		make_steps(m, r, o->steps, whose,
			   (struct numbering){.total = total, .in_option = true});
	}
}

static void make_part(struct page_make *m, const struct tree_remedy *r, enum whose whose)
{
	unsigned before = count_steps(m, r->steps, EVERYONES);
	unsigned total = before + count_steps(m, r->after, EVERYONES);

	make_steps(m, r, r->steps, whose, (struct numbering){.total = total});
	make_options(m, r, whose);
	if (r->options.count && count_steps(m, r->after, whose))
		/* TRANSLATORS: heading over the steps after one of several options. */
		make_block(m, BLOCK_HEADING, "", _("After either option"));
	make_steps(
		m, r, r->after, whose,
		(struct numbering){before, total, .after_option = r->options.count > 0});
}

static bool has_steps(const struct page_make *m, const struct tree_remedy *r,
		      enum whose whose)
{
	unsigned steps =
		count_steps(m, r->steps, whose) + count_steps(m, r->after, whose);

	for (uint32_t i = 0; i < r->options.count; i++)
		steps += count_steps(
			m, tree_option(m->page.walk->tree, r->options.first + i)->steps,
			whose);
	return steps > 0;
}

static void make_all_steps(struct page_make *m, const struct tree_remedy *r)
{
	if (!helps_somebody(m->page.walk)) {
		make_part(m, r, EVERYONES);
		return;
	}
	make_block(m, BLOCK_HEADING, "", _("Your part"));
	if (has_steps(m, r, READERS_OWN))
		make_part(m, r, READERS_OWN);
	else
		make_block(m, BLOCK_PARAGRAPH, "",
			   _("Nothing here is yours to do. Pass the steps on to these "
			     "people."));
	if (!has_steps(m, r, OTHERS))
		return;
	make_block(m, BLOCK_HEADING, "", _("The others' part"));
	make_part(m, r, OTHERS);
}

/* --- the rest --------------------------------------------------------------------------------- */

static void make_warnings_of(struct page_make *m, struct tree_list items)
{
	for (uint32_t i = 0; i < items.count; i++) {
		const struct tree_item *item =
			tree_item(m->page.walk->tree, items.first + i);

		if (item->is_warning)
			make_block(m, BLOCK_WARNING, _("Warning"),
				   make_text(m, item->text))
				->added = make_text(m, item->added);
	}
}

/* Every warning stands above every step: nobody acts before having read it. */
static void make_warnings(struct page_make *m, const struct tree_remedy *r)
{
	make_warnings_of(m, r->steps);
	for (uint32_t i = 0; i < r->options.count; i++)
		make_warnings_of(
			m, tree_option(m->page.walk->tree, r->options.first + i)->steps);
	make_warnings_of(m, r->after);
}

static void make_message(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;

	if (r->problem != TREE_NONE)
		make_block(m, BLOCK_MESSAGE, _("Message"), problem_shown(m, r))->number =
			make_literal(m, tree_problem(t, r->problem)->number);
	make_block(m, BLOCK_CAUSE, _("Cause"), make_text(m, r->cause));
}

static void make_retry(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;
	struct buf who = {0}, text = {0};

	if (!r->retry_text)
		return;
	for (uint32_t i = 0; i < r->retry_by.count; i++) {
		uint32_t actor = tree_word(t, r->retry_by, i);
		bool own = actor == reader_of(m);

		/* TRANSLATORS: between people of whom either may act. */
		buf_add(&who, i ? _(" or ") : "");
		/* TRANSLATORS: the reader, as one of those who may act. */
		buf_add(&who, own ? _("you") : actor_name(m, actor));
	}
	buf_add_format(&text, "%s. %s", who.s, make_text(m, r->retry_text));
	buf_release(&who);
	make_block(m, BLOCK_RETRY, _("Try again"), make_string(m, &text))->added =
		make_text(m, r->retry_added);
}

/* What tells the problem from one that looks like it. */
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

static void make_provenance(struct page_make *m, const struct tree_remedy *r)
{
	if (r->source)
		make_block(m, BLOCK_PROVENANCE, _("Source"), make_text(m, r->source));
	else
		make_block(m, BLOCK_PROVENANCE, _("Added"),
			   _("This remedy is not in the source."))
			->added = make_text(m, r->added);
}

static void make_who_of(struct page_make *m, struct tree_list items)
{
	const struct tree *t = m->page.walk->tree;

	for (uint32_t i = 0; i < items.count; i++) {
		const struct tree_item *item = tree_item(t, items.first + i);

		if (!item->is_warning && item->by != reader_of(m))
			make_who(m, item->by);
	}
}

void make_remedy(struct page_make *m, uint32_t index)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_remedy *r = tree_remedy(t, index);

	m->page.id = make_literal(m, r->id);
	m->page.code = make_literal(m, r->code);
	m->page.title = make_text(m, r->title);
	make_warnings(m, r);
	make_message(m, r);
	make_all_steps(m, r);
	make_retry(m, r);
	make_notes(m, r);
	make_apart(m, r);
	make_provenance(m, r);
	make_who_of(m, r->steps);
	for (uint32_t i = 0; i < r->options.count; i++)
		make_who_of(m, tree_option(t, r->options.first + i)->steps);
	for (uint32_t i = 0; i < tree_count(t, TREE_ACTORS); i++)
		make_who(m, i);
}
