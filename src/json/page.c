/* page.c - a page as a JSON object. */
#include "json/page.h"

#include <string.h>

#include "json/line.h"

enum { MOST_FOUND = 10 /* matches in a line */ };

static json_t *strings(const char *const *items, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, json_string(items[i]));
	return array;
}

/* Returns a field that is there, or left out. */
static json_t *true_or_none(bool is_so)
{
	return is_so ? json_true() : NULL;
}

static json_t *choice_json(const struct page *page, const struct page_choice *c)
{
	json_t *cells = c->cells ? strings(c->cells, page->column_count) : NULL;

	return json_pack("{ss ss ss* ss ss? ss* ss* so* ss* so* so*}", "id", c->id, "key",
			 c->typed, "label", line_some(c->label), "text", c->text,
			 "example", line_some(c->example), "number", line_some(c->number),
			 "meaning", *c->number ? c->meaning : NULL, "cells", cells,
			 "group", line_some(c->group), "unknown",
			 true_or_none(c->unknown), "danger", true_or_none(c->danger));
}

/* What can come of a remedy is an answer to programs. */
static json_t *answers_json(const struct page *page)
{
	json_t *answers = json_array();

	for (size_t i = 0; i < page->choice_count; i++)
		json_array_append_new(answers, choice_json(page, &page->choices[i]));
	for (size_t i = 0; i < page->outcome_count; i++)
		json_array_append_new(answers, choice_json(page, &page->outcomes[i]));
	return answers;
}

/* Returns the next block of a kind after this one (NULL: the first); NULL after the last. */
static const struct page_block *next_of(const struct page *page, enum block_kind kind,
					const struct page_block *b)
{
	do
		b = page_next_block(page, b);
	while (b && b->kind != kind);
	return b;
}

/* Returns the texts of all blocks of a kind, as an array. */
static json_t *texts_of(const struct page *page, enum block_kind kind)
{
	json_t *texts = json_array();

	for (const struct page_block *b = NULL; (b = next_of(page, kind, b));)
		json_array_append_new(texts, json_string(b->text));
	return texts;
}

static const char *text_of(const struct page *page, enum block_kind kind)
{
	const struct page_block *b = next_of(page, kind, NULL);

	return b ? b->text : "";
}

static json_t *question_json(const struct page *page)
{
	json_t *columns =
		page->column_count ? strings(page->columns, page->column_count) : NULL;

	return line_new("question", "{ss ss ss? ss? so ss* so* so ss}", "id", page->id,
			"ask", page->title, "help", line_some(page->help), "how",
			line_some(text_of(page, BLOCK_HOW)), "warnings",
			texts_of(page, BLOCK_WARNING), "added_note",
			line_some(page->added), "columns", columns, "answers",
			answers_json(page), "path", page->path);
}

static json_t *end_json(const struct page *page)
{
	return line_new("end", "{sb ss ss? ss so ss}", "solved", page->solved, "text",
			page->title, "help", line_some(text_of(page, BLOCK_PARAGRAPH)),
			"code", page->code, "answers", answers_json(page), "path",
			page->path);
}

/* --- remedies --------------------------------------------------------------------------- */

static json_t *step_json(const struct page_block *b)
{
	const struct page_step *s = b->step;
	json_t *by = json_pack("{ss ss ss*}", "id", s->by_id, "name", s->by_name, "word",
			       line_some(s->by_word));

	return json_pack("{si so sb ss? so ss? ss ss? ss? ss? so* so* sb ss*}", "number",
			 (int)s->number, "by", by, "yours", s->yours, "system",
			 line_some(s->system), "menu", strings(s->menu, s->menu_count),
			 "button", line_some(s->button), "text", s->text, "wait",
			 line_some(s->wait), "link", line_some(s->link), "tell",
			 line_some(s->handover), "after_option",
			 true_or_none(s->after_option), "detail", true_or_none(b->detail),
			 "added", *b->added != '\0', "added_note", line_some(b->added));
}

/* Adds the steps, and the options with theirs. */
static void add_steps(json_t *steps, json_t *options, const struct page *page)
{
	json_t *option = NULL;

	for (const struct page_block *b = NULL; (b = page_next_block(page, b));) {
		if (b->kind == BLOCK_OPTION) {
			option = json_pack("{ss s[]}", "label", b->label, "steps");
			json_array_append_new(options, option);
		}
		if (b->kind != BLOCK_STEP)
			continue;
		json_array_append_new(
			b->step->in_option ? json_object_get(option, "steps") : steps,
			step_json(b));
	}
}

static json_t *problem_json(const struct page *page)
{
	const struct page_block *message = next_of(page, BLOCK_ERROR_TEXT, NULL);

	if (!message)
		return json_null();
	return json_pack("{ss ss ss}", "id", message->id, "number", message->number,
			 "shown", message->text);
}

static json_t *notes_json(const struct page *page)
{
	json_t *notes = json_array();

	for (const struct page_block *b = NULL; (b = next_of(page, BLOCK_NOTE, b));)
		json_array_append_new(notes,
				      json_pack("{ss so* sb ss*}", "text", b->text,
						"detail", true_or_none(b->detail),
						"added", *b->added != '\0', "added_note",
						line_some(b->added)));
	return notes;
}

/* The letters of a page that shows them; NULL of others. */
static json_t *letters_json(const struct page *page)
{
	json_t *letters = NULL;

	for (const struct page_block *b = NULL; (b = page_next_block(page, b));) {
		if (b->kind != BLOCK_HANDOVER)
			continue;
		letters = letters ? letters : json_array();
		json_array_append_new(letters,
				      json_pack("{ss ss* ss}", "to", b->id, "once",
						line_some(b->label), "text", b->text));
	}
	return letters;
}

static json_t *remedy_json(const struct page *page)
{
	const struct page_block *provenance = next_of(page, BLOCK_PROVENANCE, NULL);
	const struct page_block *retry = next_of(page, BLOCK_RETRY, NULL);
	json_t *steps = json_array(), *options = json_array();
	bool added = *provenance->added != '\0';

	add_steps(steps, options, page);
	return line_new(
		"remedy", "{ss ss ss so ss so so so so so* ss? ss* ss ss so ss so}",
		"code", page->code, "id", page->id, "title", page->title, "problem",
		problem_json(page), "cause", text_of(page, BLOCK_CAUSE), "steps", steps,
		"options", options, "warnings", texts_of(page, BLOCK_WARNING), "notes",
		notes_json(page), "letters", letters_json(page), "retry",
		retry ? line_some(retry->text) : NULL, "retry_added",
		retry ? line_some(retry->added) : NULL, "provenance",
		added ? "added" : "source", "provenance_note",
		added ? provenance->added : provenance->text, "answers",
		answers_json(page), "path", page->path, "actions",
		page_json_offers(page));
}

static json_t *match_json(const struct page *page, size_t i)
{
	const struct page_choice *c = &page->choices[i];

	return json_pack("{ss ss ss sb ss? si so}", "id", c->id, "number", c->number,
			 "shown", c->text, "alike", i < page->alike, "apart",
			 line_some(c->apart), "score", c->score, "matched",
			 strings(c->matched, c->matched_count));
}

json_t *page_json_found(const struct page *page, size_t most)
{
	static const char *const verdicts[] = {
		[FIND_NONE] = "none", [FIND_MATCH] = "match", [FIND_SEVERAL] = "several"};
	json_t *matches = json_array(), *remedies = json_array(), *words = json_array();

	for (size_t i = 0; i < page->choice_count; i++) {
		const struct page_choice *c = &page->choices[i];
		enum page_found_kind kind = page_found_kind(page, i);

		if (kind == PAGE_FOUND_MATCH && json_array_size(matches) < most)
			json_array_append_new(matches, match_json(page, i));
		if (kind == PAGE_FOUND_REMEDY)
			json_array_append_new(remedies,
					      json_pack("{ss ss ss}", "id", c->id, "code",
							c->label, "title", c->text));
	}
	for (const struct page_block *b = NULL; (b = next_of(page, BLOCK_TERM, b));)
		json_array_append_new(words, json_pack("{ss ss}", "name", b->label,
						       "meaning", b->text));
	return line_new("found", "{ss ss so so so}", "query", page->query, "verdict",
			verdicts[page->verdict], "matches", matches, "remedies", remedies,
			"words", words);
}

static const char *const reasons[] = {
	[NAMES_EQUAL] = "equal",	   [NAMES_REWRITTEN] = "rewritten",
	[NAMES_SAME_CODE] = "same-code",   [NAMES_NO_NAME] = "no-name",
	[NAMES_MISSING] = "missing",	   [NAMES_SLIP] = "slip",
	[NAMES_ORDER] = "order",	   [NAMES_NUMBER] = "number",
	[NAMES_CONTRADICT] = "contradict", [NAMES_OTHER_CODE] = "other-code"};

static json_t *why_json(const struct page_names *n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n->why_count; i++) {
		const struct page_names_why *why = &n->why[i];

		json_array_append_new(
			list, json_pack("{ss s[oo]}", "reason", reasons[why->reason],
					"words", strings(why->words[0], why->counts[0]),
					strings(why->words[1], why->counts[1])));
	}
	return list;
}

static json_t *names_json(const struct page *page)
{
	static const char *const verdicts[] = {[NAMES_SAME] = "same",
					       [NAMES_DIFFERENT] = "different",
					       [NAMES_UNKNOWN] = "unknown"};
	static const char *const codes[] = {[NAMES_CODES_NONE] = "none",
					    [NAMES_CODES_DECIDE] = "decide",
					    [NAMES_CODES_NOT_TWO] = "not-two",
					    [NAMES_CODES_WRONG] = "wrong"};
	const struct page_names *n = page->names;

	return line_new("names", "{so ss ss so ss s[oo] so}", "names",
			strings(n->names, 2), "verdict", verdicts[n->verdict], "reason",
			reasons[n->reason], "why", why_json(n), "codes", codes[n->codes],
			"differ", strings(n->differ[0], n->differ_count[0]),
			strings(n->differ[1], n->differ_count[1]), "proposes",
			strings(n->proposes, n->proposes_count));
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
		return page_json_found(page, MOST_FOUND);
	case PAGE_NOTE:
		return page->names ? names_json(page) : NULL;
	case PAGE_MENU:
	case PAGE_FORM:
		break;
	}
	return NULL;
}
