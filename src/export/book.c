/* book.c - the handbook: a whole tree as one document. */
#include "export/book.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/room.h"
#include "base/tr.h"
#include "export/scope.h"
#include "export/writer.h"
#include "i18n/i18n.h"
#include "page/page.h"
#include "tree/reach.h"
#include "walk/walk.h"

/* The handbook in one language, while it is written. */
struct book {
	struct writer w;
	const struct tree *tree;
	struct walk *reader; /* NULL: whoever has the problem */
	struct scope scope;  /* the pages that the reader can come to */
	char prefix[16];     /* of anchors: they differ between languages */
	struct arena arena;  /* what made() made */
	struct buf links;    /* of the item in hand */
	uint32_t *number;    /* of each question in the book */
	uint32_t *linked; /* for each question and remedy, the item that links it last */
	uint32_t item;	  /* the one in hand */
	size_t room;	  /* of tree/reach.h */
};

static const char *text(const struct book *b, tree_text t)
{
	bool helps = b->reader && walk_helps(b->reader);

	return i18n_text_as(b->tree, t, helps ? VOICE_HELPER : VOICE_PERSON);
}

static const char *literal(const struct book *b, tree_text t)
{
	return tree_string(b->tree, t);
}

/* --- places in the book -------------------------------------------------------------------- */

/* Makes a string that lasts until the next item was written. */
__attribute__((format(printf, 2, 3))) static const char *made(struct book *b,
							      const char *format, ...)
{
	struct buf buf = {0};
	const char *copy;
	va_list arguments;

	va_start(arguments, format);
	buf_add_arguments(&buf, format, arguments);
	va_end(arguments);
	copy = arena_copy(&b->arena, buf_string(&buf), buf.length);
	buf_release(&buf);
	return copy;
}

static const char *remedy_anchor(struct book *b, uint32_t remedy)
{
	return made(b, "%s%s", b->prefix, literal(b, tree_remedy(b->tree, remedy)->code));
}

static const char *question_anchor(struct book *b, uint32_t question)
{
	return made(b, "%squestion-%s", b->prefix,
		    literal(b, tree_question(b->tree, question)->id));
}

static void link_remedy(struct book *b, uint32_t remedy)
{
	writer_add_link(&b->w, &b->links, literal(b, tree_remedy(b->tree, remedy)->code),
			remedy_anchor(b, remedy));
}

/* Links a question or a remedy, once in an item. */
static void link_target(struct book *b, struct tree_target to)
{
	uint32_t *linked = &b->linked[tree_place_number(b->tree, to)];

	if (*linked == b->item || !scope_has(&b->scope, to))
		return;
	*linked = b->item;
	switch (to.kind) {
	case TREE_TO_QUESTION:
		/* TRANSLATORS: where an answer leads: to the question with this
		 * number. */
		writer_add_link(&b->w, &b->links,
				made(b, _("question %u"), b->number[to.index]),
				question_anchor(b, to.index));
		break;
	case TREE_TO_REMEDY:
		link_remedy(b, to.index);
		break;
	case TREE_TO_PROBLEM:
	case TREE_TO_NOTHING:
		break;
	}
}

static void link_routes(struct book *b, struct tree_list routes)
{
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++)
		if (scope_may_hold(&b->scope, tree_route(b->tree, i)->when))
			link_target(b, tree_route(b->tree, i)->to);
}

/* Writes a member of a list with the links that were collected for it. */
static void write_item(struct book *b, const char *label, const char *shown,
		       const char *says)
{
	writer_add_item(&b->w, label, shown, says, buf_string(&b->links));
	buf_clear(&b->links);
	b->item++;
	arena_release(&b->arena);
}

/* --- the beginning ------------------------------------------------------------------------- */

static void write_beginning(struct book *b)
{
	const struct tree_head *head = tree_head(b->tree);

	writer_add_heading(&b->w, 1, "", text(b, head->title));
	writer_add_paragraph(&b->w, text(b, head->about), "");
	/* TRANSLATORS: label of the name and the version of a guide */
	writer_add_text(&b->w, WRITER_FACT, _("Version"),
			made(b, "%s %s", literal(b, head->id), literal(b, head->version)),
			"");
	writer_add_heading(&b->w, 2, "", _("How to use this handbook"));
	writer_add_paragraph(
		&b->w,
		_("Look for the message that shows. After it come the "
		  "question that tells its cases apart, if there are several, and "
		  "the codes of the remedies that it can lead to. Each answer to a "
		  "question says where to go on, until you come to a code."),
		"");
	writer_add_paragraph(
		&b->w,
		_("The program `tuntun` asks the same questions. To see one remedy "
		  "alone, type `tuntun show` and its code."),
		"");
}

/* --- the messages -------------------------------------------------------------------------- */

/* Links the question that tells the cases of a problem apart, where there is one. */
static void link_first_question(struct book *b, struct tree_list routes)
{
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++)
		if (tree_route(b->tree, i)->to.kind == TREE_TO_QUESTION)
			link_target(b, tree_route(b->tree, i)->to);
}

/* Links the remedies that a problem can lead to. */
static void link_reached(struct book *b, uint32_t problem)
{
	struct reach r;

	reach_init(&r, b->tree, problem);
	r.most = b->room;
	if (reach_from(&r, (struct tree_target){TREE_TO_PROBLEM, problem}))
		for (uint32_t i = 0; i < tree_count(b->tree, TREE_REMEDIES); i++)
			if (reach_has(&r, TREE_TO_REMEDY, i))
				link_target(b, (struct tree_target){TREE_TO_REMEDY, i});
	room_use(&b->room, r.cost);
	reach_release(&r);
}

static void write_problem(struct book *b, uint32_t problem)
{
	const struct tree_problem *p = tree_problem(b->tree, problem);
	size_t before = b->w.out->length;
	const char *says = text(b, p->meaning);

	link_first_question(b, p->go);
	link_reached(b, problem);
	if (!b->room)
		says = made(b, "%s (%s)", says,
			    _("What it can lead to is left out: this guide is too "
			      "large for that."));
	write_item(b, made(b, "#%s", literal(b, p->number)), literal(b, p->shown), says);
	room_use(&b->room, b->w.out->length - before);
}

static void write_problems(struct book *b)
{
	uint32_t *order = tree_problems_by_group(b->tree), group = TREE_NONE;

	if (tree_count(b->tree, TREE_PROBLEMS))
		writer_add_heading(&b->w, 2, "", _("All messages"));
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_PROBLEMS); i++) {
		const struct tree_problem *p = tree_problem(b->tree, order[i]);

		if (!scope_has(&b->scope,
			       (struct tree_target){TREE_TO_PROBLEM, order[i]}))
			continue;
		if (p->group != group)
			writer_add_heading(&b->w, 3, "",
					   text(b, tree_group(b->tree, p->group)->title));
		group = p->group;
		write_problem(b, order[i]);
	}
	free(order);
}

/* --- the questions ------------------------------------------------------------------------- */

/* "There is no paper in it (for example, Sheets: 0; Stop: open)" */
static void add_answer(struct book *b, struct buf *out, const struct tree_question *q,
		       const struct tree_answer *a)
{
	buf_add(out, text(b, a->text));
	if (!a->example.count)
		return;
	/* TRANSLATORS: before an example of an answer. */
	buf_add_format(out, " (%s ", _("for example,"));
	for (uint32_t i = 0; i < a->example.count; i++) {
		buf_add(out, i ? "; " : "");
		if (i < q->columns.count)
			buf_add_format(out,
				       "%s: ", tree_word_string(b->tree, q->columns, i));
		buf_add(out, tree_word_string(b->tree, a->example, i));
	}
	buf_add_char(out, ')');
}

static void write_answer(struct book *b, const struct tree_question *q,
			 const struct tree_answer *a)
{
	struct buf says = {0};

	add_answer(b, &says, q, a);
	if (a->how)
		buf_add_format(&says, ". %s%s %s", _("How to find out"),
			       page_mark("", text(b, a->how)), text(b, a->how));
	link_routes(b, a->go);
	write_item(b, literal(b, a->label), "", buf_string(&says));
	buf_release(&says);
}

static void write_question(struct book *b, uint32_t index)
{
	const struct tree_question *q = tree_question(b->tree, index);
	/* TRANSLATORS: the number of a question, and the question itself */
	const char *title =
		made(b, _("Question %u. %s"), b->number[index], text(b, q->ask));

	writer_add_heading(&b->w, 3, question_anchor(b, index), title);
	if (q->warn)
		writer_add_text(&b->w, WRITER_WARNING, _("Warning"), text(b, q->warn),
				"");
	if (q->help || q->added)
		writer_add_paragraph(&b->w, text(b, q->help), text(b, q->added));
	if (q->problems)
		write_item(b, "", "", _("One of the messages"));
	for (uint32_t i = q->answers.first; i < q->answers.first + q->answers.count; i++)
		if (scope_may_hold(&b->scope, tree_answer(b->tree, i)->when))
			write_answer(b, q, tree_answer(b->tree, i));
}

static void write_questions(struct book *b)
{
	/* TRANSLATORS: heading */
	writer_add_heading(&b->w, 2, "", _("The questions"));
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_QUESTIONS); i++)
		if (scope_has(&b->scope, (struct tree_target){TREE_TO_QUESTION, i}))
			write_question(b, i);
}

/* --- the remedies -------------------------------------------------------------------------- */

/* Where a remedy leads on to. */
static void write_ways_on(struct book *b, const struct tree_remedy *r)
{
	for (uint32_t i = 0; i < r->then.count; i++) {
		const struct tree_answer *a = tree_answer(b->tree, r->then.first + i);

		if (!scope_may_hold(&b->scope, a->when))
			continue;
		link_routes(b, a->go);
		write_item(b, "", "", text(b, a->text));
	}
	link_routes(b, r->fails);
	if (b->links.length)
		write_item(b, "", "", _("Done: it still fails"));
	else if (r->ends)
		write_item(b, _("Done: it still fails"), "", text(b, r->ends));
}

/* Without a reader a remedy is for somebody who has the problem, as where it is opened by its
 * code. */
static void write_remedy(struct book *b, uint32_t remedy)
{
	const struct page *page;
	struct walk own, *w;

	walk_init(&own, b->tree);
	walk_open_remedy(&own, remedy);
	w = b->reader ? b->reader : &own;
	w->here = own.here;
	page = page_new(w, &(struct page_context){.reveals = true});
	writer_add_page(&b->w, page, 3, remedy_anchor(b, remedy));
	page_free(page);
	walk_release(&own);
	write_ways_on(b, tree_remedy(b->tree, remedy));
}

static void write_remedies(struct book *b)
{
	/* TRANSLATORS: heading */
	writer_add_heading(&b->w, 2, "", _("The remedies"));
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_REMEDIES); i++)
		if (scope_has(&b->scope, (struct tree_target){TREE_TO_REMEDY, i}))
			write_remedy(b, i);
}

/* --- people and words ---------------------------------------------------------------------- */

static void write_people(struct book *b)
{
	/* TRANSLATORS: heading over the list of those who act */
	writer_add_heading(&b->w, 2, "", _("Who acts"));
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_ACTORS); i++) {
		const struct tree_actor *a = tree_actor(b->tree, i);

		/* Nobody asks who they are themselves. */
		if (a->who != TREE_NONE && !(b->reader && walk_reader(b->reader) == i))
			link_remedy(b, a->who);
		write_item(b, "", "", text(b, a->name));
	}
}

static void write_glossary(struct book *b)
{
	if (tree_count(b->tree, TREE_TERMS))
		writer_add_heading(&b->w, 2, "", _("All words"));
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_TERMS); i++) {
		const struct tree_term *t = tree_term(b->tree, i);

		writer_add_text(&b->w, WRITER_FACT, literal(b, t->name),
				text(b, t->meaning), text(b, t->added));
	}
}

static void number_questions(struct book *b)
{
	uint32_t number = 0;

	b->number = mem_alloc((tree_count(b->tree, TREE_QUESTIONS) + (size_t)1) *
			      sizeof *b->number);
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_QUESTIONS); i++) {
		number += scope_has(&b->scope, (struct tree_target){TREE_TO_QUESTION, i});
		b->number[i] = number;
	}
}

void book_add(struct buf *out, const struct tree *t, struct walk *reader,
	      enum export_format format, int columns, const size_t *languages,
	      size_t count)
{
	const char *before = i18n_now()->id;
	struct book b = {.w = {.format = export_kinds[format].writer,
			       .out = out,
			       .columns = columns},
			 .tree = t,
			 .reader = reader,
			 .item = 1,
			 .room = REACH_ROOM};

	if (reader)
		scope_init(&b.scope, reader);
	number_questions(&b);
	b.linked = mem_alloc(
		(tree_count(t, TREE_QUESTIONS) + (size_t)tree_count(t, TREE_REMEDIES)) *
		sizeof *b.linked);
	for (size_t i = 0; i < count; i++) {
		i18n_choose(i18n_language(languages[i])->id, NULL);
		if (i == 0)
			writer_begin(&b.w, text(&b, tree_head(t)->title), i18n_now()->id);
		snprintf(b.prefix, sizeof b.prefix, i ? "%s-" : "", i18n_now()->id);
		write_beginning(&b);
		write_problems(&b);
		write_questions(&b);
		write_remedies(&b);
		write_people(&b);
		write_glossary(&b);
	}
	writer_end(&b.w);
	i18n_choose(before, NULL);
	arena_release(&b.arena);
	free(b.number);
	free(b.linked);
	scope_release(&b.scope);
	buf_release(&b.links);
}
