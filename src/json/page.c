/* page.c - a page as a JSON object. */
#include "json/page.h"

#include <string.h>

#include "json/line.h"
#include "json/share.h"

static void set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

static json_t *strings(const char *const *items, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, json_string(items[i]));
	return array;
}

static json_t *choice_json(const struct page *page, const struct page_choice *c)
{
	json_t *object = json_object();

	line_set(object, "id", c->id);
	line_set(object, "key", c->typed);
	if (*c->label)
		line_set(object, "label", c->label);
	line_set(object, "text", c->text);
	line_set_or_null(object, "example", c->example);
	if (*c->number) {
		line_set(object, "number", c->number);
		line_set(object, "meaning", c->meaning);
	}
	if (c->cells)
		set(object, "cells", strings(c->cells, page->column_count));
	if (*c->group)
		line_set(object, "group", c->group);
	if (c->unknown)
		set(object, "unknown", json_true());
	if (c->danger)
		set(object, "danger", json_true());
	return object;
}

static void set_answers(json_t *object, const struct page *page)
{
	json_t *answers = json_array();

	for (size_t i = 0; i < page->choice_count; i++)
		json_array_append_new(answers, choice_json(page, &page->choices[i]));
	set(object, "answers", answers);
	line_set(object, "path", page->path);
}

/* Returns the texts of all blocks of a kind, as an array. */
static json_t *texts_of(const struct page *page, enum block_kind kind)
{
	json_t *texts = json_array();

	for (const struct page_block *b = NULL; (b = page_next_block(page, b));)
		if (b->kind == kind)
			json_array_append_new(texts, json_string(b->text));
	return texts;
}

static const struct page_block *block_of(const struct page *page, enum block_kind kind)
{
	for (const struct page_block *b = NULL; (b = page_next_block(page, b));)
		if (b->kind == kind)
			return b;
	return NULL;
}

static const char *text_of(const struct page *page, enum block_kind kind)
{
	const struct page_block *b = block_of(page, kind);

	return b ? b->text : "";
}

static json_t *question_json(const struct page *page)
{
	json_t *object = line_new("question");

	line_set(object, "id", page->id);
	line_set(object, "ask", page->title);
	line_set_or_null(object, "help", page->help);
	line_set_or_null(object, "how", text_of(page, BLOCK_HOW));
	set(object, "warnings", texts_of(page, BLOCK_WARNING));
	if (*page->added)
		line_set(object, "added_note", page->added);
	if (page->column_count)
		set(object, "columns", strings(page->columns, page->column_count));
	set_answers(object, page);
	return object;
}

static json_t *end_json(const struct page *page)
{
	json_t *object = line_new("end");

	set(object, "solved", json_boolean(page->solved));
	line_set(object, "text", page->title);
	line_set_or_null(object, "help", text_of(page, BLOCK_PARAGRAPH));
	line_set(object, "code", page->code);
	set_answers(object, page);
	return object;
}

/* --- remedies --------------------------------------------------------------------------- */

/* Whether it is ours and not the source's, and if so, why; and whether it is a detail. */
static void set_marks(json_t *object, const struct page_block *b)
{
	if (b->detail)
		set(object, "detail", json_true());
	set(object, "added", json_boolean(*b->added));
	if (*b->added)
		line_set(object, "added_note", b->added);
}

static json_t *step_json(const struct page_block *b)
{
	const struct page_step *s = b->step;
	json_t *object = json_object(), *by = json_object(), *menu = json_array();

	line_set(by, "id", s->by_id);
	line_set(by, "name", s->by_name);
	if (*s->by_word)
		line_set(by, "word", s->by_word);
	for (size_t i = 0; i < s->menu_count; i++)
		json_array_append_new(menu, json_string(s->menu[i]));
	set(object, "number", json_integer((json_int_t)s->number));
	set(object, "by", by);
	set(object, "yours", json_boolean(s->yours));
	line_set_or_null(object, "system", s->system);
	set(object, "menu", menu);
	line_set_or_null(object, "button", s->button);
	line_set(object, "text", s->text);
	line_set_or_null(object, "wait", s->wait);
	line_set_or_null(object, "link", s->link);
	line_set_or_null(object, "tell", s->handover);
	if (s->after_option)
		set(object, "after_option", json_true());
	set_marks(object, b);
	return object;
}

static json_t *option_json(const struct page_block *b)
{
	json_t *object = json_object();

	line_set(object, "label", b->label);
	set(object, "steps", json_array());
	return object;
}

/* For one who helps somebody else an option may come in two parts, his own and the
 * others'; here it is one again. */
static json_t *option_named(json_t *options, const struct page_block *b)
{
	json_t *option;
	size_t i;

	json_array_foreach(options, i, option)
	{
		if (!strcmp(json_string_value(json_object_get(option, "label")),
			    b->label))
			return option;
	}
	option = option_json(b);
	json_array_append_new(options, option);
	return option;
}

static void set_steps(json_t *object, const struct page *page)
{
	json_t *steps = json_array(), *options = json_array(), *option = NULL;

	for (const struct page_block *b = NULL; (b = page_next_block(page, b));) {
		if (b->kind == BLOCK_OPTION)
			option = option_named(options, b);
		if (b->kind != BLOCK_STEP)
			continue;
		json_array_append_new(
			b->step->in_option ? json_object_get(option, "steps") : steps,
			step_json(b));
	}
	set(object, "steps", steps);
	set(object, "options", options);
}

static json_t *problem_json(const struct page *page)
{
	const struct page_block *message = block_of(page, BLOCK_ERROR_TEXT);
	json_t *object;

	if (!message)
		return json_null();
	object = json_object();
	line_set(object, "id", message->id);
	line_set(object, "number", message->number);
	line_set(object, "shown", message->text);
	return object;
}

static json_t *notes_json(const struct page *page)
{
	json_t *notes = json_array();

	for (const struct page_block *b = NULL; (b = page_next_block(page, b));) {
		json_t *note;

		if (b->kind != BLOCK_NOTE)
			continue;
		note = json_object();
		line_set(note, "text", b->text);
		set_marks(note, b);
		json_array_append_new(notes, note);
	}
	return notes;
}

static json_t *remedy_json(const struct page *page)
{
	const struct page_block *provenance = block_of(page, BLOCK_PROVENANCE);
	const struct page_block *retry = block_of(page, BLOCK_RETRY);
	json_t *object = line_new("remedy");

	line_set(object, "code", page->code);
	line_set(object, "id", page->id);
	line_set(object, "title", page->title);
	set(object, "problem", problem_json(page));
	line_set(object, "cause", text_of(page, BLOCK_CAUSE));
	set_steps(object, page);
	set(object, "warnings", texts_of(page, BLOCK_WARNING));
	set(object, "notes", notes_json(page));
	line_set_or_null(object, "retry", retry ? retry->text : "");
	if (retry && *retry->added)
		line_set(object, "retry_added", retry->added);
	line_set(object, "provenance", *provenance->added ? "added" : "source");
	line_set(object, "provenance_note",
		 *provenance->added ? provenance->added : provenance->text);
	set_answers(object, page);
	set(object, "actions", page_json_offers(page));
	return object;
}

static json_t *match_json(const struct page_choice *c)
{
	json_t *object = json_object();

	line_set(object, "id", c->id);
	line_set(object, "number", c->number);
	line_set(object, "shown", c->text);
	set(object, "score", json_integer(c->score));
	set(object, "matched", strings(c->matched, c->matched_count));
	return object;
}

json_t *page_json_found(const struct page *page, size_t most)
{
	static const char *const verdicts[] = {
		[FIND_NONE] = "none", [FIND_MATCH] = "match", [FIND_SEVERAL] = "several"};
	json_t *object = line_new("found"), *matches = json_array();

	line_set(object, "query", page->query);
	line_set(object, "verdict", verdicts[page->verdict]);
	for (size_t i = 0; i < page->choice_count && i < most; i++)
		json_array_append_new(matches, match_json(&page->choices[i]));
	set(object, "matches", matches);
	return object;
}

json_t *page_json_names(const struct page *page)
{
	static const char *const verdicts[] = {[NAMES_SAME] = "same",
					       [NAMES_DIFFERENT] = "different",
					       [NAMES_UNKNOWN] = "unknown"};
	const struct page_names *n = page->names;
	json_t *object = line_new("names"), *differ = json_array();

	set(object, "names", strings(n->names, 2));
	line_set(object, "verdict", verdicts[n->verdict]);
	for (size_t side = 0; side < 2; side++)
		json_array_append_new(differ,
				      strings(n->differ[side], n->differ_count[side]));
	set(object, "differ", differ);
	set(object, "proposes", strings(n->proposes, n->proposes_count));
	return object;
}

json_t *page_json(const struct page *page)
{
	switch (page->kind) {
	case PAGE_QUESTION:
		return question_json(page);
	case PAGE_REMEDY:
		return remedy_json(page);
	case PAGE_END:
		return end_json(page);
	case PAGE_FOUND:
		return page_json_found(page, page->choice_count);
	case PAGE_NOTE:
		return page->names ? page_json_names(page) : NULL;
	case PAGE_MENU:
	case PAGE_FORM:
		break;
	}
	return NULL;
}
