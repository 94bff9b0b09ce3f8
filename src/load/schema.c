/* schema.c - the format of a tree as tables. */
#include "load/schema.h"

#include <string.h>

#include "base/tr.h"
#include "load/build.h"

/* Zero, where the condition holds; does not compile where it does not. */
#define ZERO_IF(condition)                                                               \
	(0 * sizeof(struct {                                                             \
		 _Static_assert(condition, #condition);                                  \
		 int i;                                                                  \
	 }))

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define AT(type, member) offsetof(struct tree_##type, member)
#define FIELDS(array)                                                                    \
	.fields = (array),                                                               \
	.field_count = COUNT(array) + ZERO_IF(COUNT(array) <= SCHEMA_MAX_FIELDS)
#define PLACE(type)                                                                      \
	.place_offset = AT(type, place) +                                                \
			ZERO_IF(sizeof(struct tree_##type) <= SCHEMA_MAX_RECORD)
/* What stands in a map: struct tree_TYPE, which has an id, with TYPE_fields. */
#define IN_MAP(type, its_part)                                                           \
	.part = (its_part), .has_id = true, PLACE(type), FIELDS(type##_fields)

enum { OPTIONAL = false, REQUIRED = true };

const struct field *schema_field(const struct shape *shape, const char *name)
{
	for (size_t i = 0; i < shape->field_count; i++)
		if (*shape->fields[i].name == *name &&
		    !strcmp(shape->fields[i].name, name))
			return &shape->fields[i];
	return NULL;
}

uint32_t schema_bit(const struct shape *shape, const char *name)
{
	const struct field *field = schema_field(shape, name);

	return field ? 1u << (field - shape->fields) : 0;
}

/* --- the small ones ---------------------------------------------------------------- */

/* By their old ids. */
static const struct field alias_fields[] = {{"now", FIELD_ID, REQUIRED, AT(alias, now)}};
static const struct shape alias_shape = {IN_MAP(alias, TREE_ALIASES), .is_scalar = true};

static const struct field old_step_fields[] = {
	{"step", FIELD_LITERAL, REQUIRED, AT(old_step, step)},
	{"now", FIELD_LITERAL, REQUIRED, AT(old_step, now)},
};

/* An old step stands for a few: what a path code costs goes by its own length. */
enum { MOST_STEPS = 8 };

/* Returns how many steps of a path code a text is; 0 where it is something else. */
static unsigned count_steps(const char *s)
{
	for (unsigned count = 1;; count++, s++) {
		size_t key = strspn(s, TREE_ID_CHARACTERS), value;

		if (!key || s[key] != '=')
			return 0;
		s += key + 1;
		value = strspn(s, TREE_ID_CHARACTERS);
		s += value;
		if (!value || (*s && *s != ','))
			return 0;
		if (!*s)
			return count;
	}
}

static void finish_old_step(struct build *b, void *record, uint32_t seen,
			    struct place place)
{
	const struct tree_old_step *old = record;
	const char *step = tree_string(b->tree, old->step);
	const char *now = tree_string(b->tree, old->now);
	unsigned count = count_steps(now);

	(void)seen;
	if (*step && count_steps(step) != 1)
		diag_add(b->diags, E017, place, _("'%s', wanted like viewer=guest"),
			 step);
	if (*now && (!count || count > MOST_STEPS))
		diag_add(b->diags, E017, place,
			 _("'%s', wanted 1 to %d steps like viewer=guest,age=old"), now,
			 MOST_STEPS);
}

static const struct shape old_step_shape = {TREE_OLD_STEPS, false, PLACE(old_step),
					    FIELDS(old_step_fields),
					    .finish = finish_old_step};

static const struct field actor_fields[] = {
	{"name", FIELD_TEXT, REQUIRED, AT(actor, name), "who acts"},
	{"brief", FIELD_TEXT, OPTIONAL, AT(actor, brief),
	 "who acts, in one word, for the name of a file"},
	{"addressed", FIELD_TEXT, OPTIONAL, AT(actor, addressed),
	 "who acts, as a letter speaks to them"},
	{"who", FIELD_REFERENCE, OPTIONAL, AT(actor, who), .of = TREE_REMEDIES},
};
static const struct shape actor_shape = {IN_MAP(actor, TREE_ACTORS)};

static const struct field system_fields[] = {
	{"name", FIELD_TEXT, REQUIRED, AT(system, name), "where something is done"},
};
static const struct shape system_shape = {IN_MAP(system, TREE_SYSTEMS)};

static const struct field role_fields[] = {
	{"name", FIELD_TEXT, REQUIRED, AT(role, name), "whose problem it is"},
	{"brief", FIELD_TEXT, OPTIONAL, AT(role, brief),
	 "whose problem it is, where there is little room"},
};
static const struct shape role_shape = {IN_MAP(role, TREE_ROLES)};

static const struct field group_fields[] = {
	{"title", FIELD_TEXT, REQUIRED, AT(group, title),
	 "heading over some of the problems"},
};
static const struct shape group_shape = {IN_MAP(group, TREE_GROUPS)};

static const struct field blank_fields[] = {
	{"label", FIELD_TEXT, REQUIRED, AT(blank, label),
	 "before a blank that the sender of a message fills in"},
	{"digits", FIELD_NUMBER, OPTIONAL, AT(blank, digits)},
	{"own", FIELD_BOOL, OPTIONAL, AT(blank, own)},
};

/* Says it of the first that is too many. */
static void finish_blank(struct build *b, void *record, uint32_t seen, struct place place)
{
	(void)record, (void)seen;
	if (tree_count(b->tree, TREE_BLANKS) == TREE_MOST_BLANKS)
		diag_add(b->diags, E026, place, _("at most %d blanks"), TREE_MOST_BLANKS);
}

static const struct shape blank_shape = {IN_MAP(blank, TREE_BLANKS),
					 .finish = finish_blank};

static const struct field term_fields[] = {
	{"name", FIELD_LITERAL, REQUIRED, AT(term, name)},
	{"also", FIELD_LITERALS, OPTIONAL, AT(term, also)},
	{"meaning", FIELD_TEXT, REQUIRED, AT(term, meaning),
	 "meaning of a term of the glossary"},
	{"added", FIELD_TEXT, OPTIONAL, AT(term, added), "why this was added"},
};
static const struct shape term_shape = {IN_MAP(term, TREE_TERMS)};

static const struct field verified_fields[] = {
	{"on", FIELD_DAY, REQUIRED, AT(problem, verified)},
	{"against", FIELD_TEXT, REQUIRED, AT(problem, against),
	 "what a problem was last held against"},
};
static const struct shape verified_shape = {.part = TREE_PROBLEMS,
					    FIELDS(verified_fields)};

static const struct field problem_fields[] = {
	{"number", FIELD_LITERAL, REQUIRED, AT(problem, number)},
	{"group", FIELD_REFERENCE, REQUIRED, AT(problem, group), .of = TREE_GROUPS},
	{"shown", FIELD_LITERAL, REQUIRED, AT(problem, shown)},
	{"brief", FIELD_TEXT, OPTIONAL, AT(problem, brief),
	 "a problem in a few words, after its number"},
	{"also", FIELD_LITERALS, OPTIONAL, AT(problem, also)},
	{"typed", FIELD_LITERALS, OPTIONAL, AT(problem, typed)},
	{"meaning", FIELD_TEXT, REQUIRED, AT(problem, meaning),
	 "a problem in plain words"},
	{"apart", FIELD_TEXT, OPTIONAL, AT(problem, apart),
	 "what tells a problem from one like it"},
	{"seen_by", FIELD_REFERENCES, REQUIRED, AT(problem, seen_by), .of = TREE_ROLES},
	{"verified", FIELD_INLINE, OPTIONAL, .shape = &verified_shape},
	{"go", FIELD_GO, REQUIRED, AT(problem, go), .shape = &schema_route},
};
static const struct shape problem_shape = {IN_MAP(problem, TREE_PROBLEMS)};

static const struct field route_fields[] = {
	{"when", FIELD_CONDITION, REQUIRED, AT(route, when)},
	{"to", FIELD_TARGET, REQUIRED, AT(route, to)},
};
const struct shape schema_route = {.part = TREE_ROUTES, FIELDS(route_fields)};

/* --- questions ---------------------------------------------------------------------- */

static const struct field answer_fields[] = {
	{"label", FIELD_LITERAL, OPTIONAL, AT(answer, label)},
	{"text", FIELD_TEXT, REQUIRED, AT(answer, text), "an answer"},
	{"brief", FIELD_TEXT, OPTIONAL, AT(answer, brief),
	 "an answer in a few words, where the answers given are listed"},
	{"example", FIELD_LITERAL_OR_LIST, OPTIONAL, AT(answer, example)},
	{"reader", FIELD_REFERENCE, OPTIONAL, AT(answer, reader), .of = TREE_ACTORS},
	{"role", FIELD_REFERENCE, OPTIONAL, AT(answer, role), .of = TREE_ROLES},
	{"unknown", FIELD_BOOL, OPTIONAL, AT(answer, unknown)},
	{"how", FIELD_TEXT, OPTIONAL, AT(answer, how),
	 "how to find the answer out, shown after \"I don't know\""},
	{"danger", FIELD_BOOL, OPTIONAL, AT(answer, danger)},
	{"when", FIELD_CONDITION, OPTIONAL, AT(answer, when)},
	{"go", FIELD_GO, OPTIONAL, AT(answer, go), .shape = &schema_route},
};

static void finish_answer(struct build *b, void *record, uint32_t seen,
			  struct place place)
{
	const struct tree_answer *answer = record;

	(void)seen;
	if (answer->how && !answer->unknown)
		diag_add(b->diags, E021, place, "%s", _("`how` is for `unknown: true`"));
}

static const struct shape answer_shape = {
	IN_MAP(answer, TREE_ANSWERS), .one_of = {"how", "go"}, .finish = finish_answer};

static const struct field compare_fields[] = {
	{"same", FIELD_ID, REQUIRED, AT(question, same_is)},
	{"first", FIELD_ID, REQUIRED, AT(question, first_is)},
	{"second", FIELD_ID, REQUIRED, AT(question, second_is)},
	{"equal", FIELD_ID, OPTIONAL, AT(question, equal_is)},
};
static const struct shape compare_shape = {.part = TREE_QUESTIONS,
					   FIELDS(compare_fields)};

static const struct field question_fields[] = {
	{"ask", FIELD_TEXT, REQUIRED, AT(question, ask), "a question"},
	{"brief", FIELD_TEXT, OPTIONAL, AT(question, brief),
	 "a question in a word or two, before the answer given: \"tray: empty\""},
	{"help", FIELD_TEXT, OPTIONAL, AT(question, help),
	 "how to find the answer to a question out"},
	{"warn", FIELD_TEXT, OPTIONAL, AT(question, warn),
	 "a warning above a question's answers"},
	{"added", FIELD_TEXT, OPTIONAL, AT(question, added), "why this was added"},
	{"columns", FIELD_LITERALS, OPTIONAL, AT(question, columns)},
	{"problems", FIELD_BOOL, OPTIONAL, AT(question, problems)},
	{"compare", FIELD_INLINE, OPTIONAL, .shape = &compare_shape},
	{"assumed", FIELD_ID, OPTIONAL, AT(question, assumed)},
	{"answers", FIELD_MAP, OPTIONAL, AT(question, answers), .shape = &answer_shape},
};

/* A comparison needs a cell for each of its columns; other answers have one example. */
static void check_examples(struct build *b, const struct tree_question *question)
{
	uint32_t allowed = question->columns.count ? question->columns.count : 1;

	for (uint32_t i = 0; i < question->answers.count; i++) {
		const struct tree_answer *a =
			tree_answer(b->tree, question->answers.first + i);

		if (a->example.count && a->example.count != allowed)
			diag_add(b->diags, E021, a->place,
				 _("%u examples where the question has %u columns"),
				 a->example.count, allowed);
	}
}

/* Reports the id of an answer that the question has not. */
static void check_has_answer(struct build *b, const struct tree_question *question,
			     tree_text id, struct place place)
{
	const char *name = tree_string(b->tree, id);

	if (id && tree_find_answer(b->tree, question, name) == TREE_NONE)
		diag_add(b->diags, E016, place, "'%s'", name);
}

/* Notes the question that is now read as the one that can do something; reports any further
 * one. */
static void claim_only_question(struct build *b, uint32_t *question, struct place place,
				const char *finding)
{
	if (*question == TREE_NONE)
		*question = tree_count(b->tree, TREE_QUESTIONS);
	else
		diag_add(b->diags, E021, place, "%s", finding);
}

static void finish_comparison(struct build *b, const struct tree_question *question,
			      struct place place)
{
	claim_only_question(b, &b->head.compare_question, place,
			    _("only one question can compare names"));
	if (question->columns.count != 2)
		diag_add(b->diags, E021, place, "%s",
			 _("`compare` needs two `columns`, one for each name"));
	check_has_answer(b, question, question->same_is, place);
	check_has_answer(b, question, question->first_is, place);
	check_has_answer(b, question, question->second_is, place);
	check_has_answer(b, question, question->equal_is, place);
}

/* Nobody is asked about an answer that is assumed: it leads on, and to no loss. */
static void check_assumed(struct build *b, const struct tree_question *question,
			  struct place place)
{
	const char *id = tree_string(b->tree, question->assumed);
	uint32_t index = tree_find_answer(b->tree, question, id);

	check_has_answer(b, question, question->assumed, place);
	if (index != TREE_NONE &&
	    (tree_answer(b->tree, index)->how || tree_answer(b->tree, index)->danger))
		diag_add(b->diags, E021, place, "%s",
			 _("`assumed` is an answer without `how` and `danger`"));
}

static void finish_question(struct build *b, void *record, uint32_t seen,
			    struct place place)
{
	const struct tree_question *question = record;

	(void)seen;
	if (question->problems)
		claim_only_question(b, &b->head.problem_question, place,
				    _("only one question can ask for the problems"));
	if (!question->problems && !question->answers.count)
		diag_add(b->diags, E012, place, "answers");
	if (question->same_is)
		finish_comparison(b, question, place);
	if (question->assumed)
		check_assumed(b, question, place);
	check_examples(b, question);
}

static const struct shape question_shape = {IN_MAP(question, TREE_QUESTIONS),
					    .finish = finish_question};

/* --- remedies ----------------------------------------------------------------------- */

static const struct field upto_fields[] = {
	{"number", FIELD_COUNT, REQUIRED, AT(item, upto)},
	{"unit", FIELD_UNIT, REQUIRED, AT(item, upto.unit)},
};
static const struct shape upto_shape = {.part = TREE_ITEMS, FIELDS(upto_fields)};

static const struct field wait_fields[] = {
	{"number", FIELD_COUNT, REQUIRED, AT(item, wait)},
	{"unit", FIELD_UNIT, REQUIRED, AT(item, wait.unit)},
	{"upto", FIELD_INLINE, OPTIONAL, .shape = &upto_shape},
};
static const struct shape wait_shape = {.part = TREE_ITEMS, FIELDS(wait_fields)};

static const struct field item_fields[] = {
	{"id", FIELD_ID, OPTIONAL, AT(item, id)},
	{"by", FIELD_REFERENCE, OPTIONAL, AT(item, by), .of = TREE_ACTORS},
	{"as", FIELD_LITERAL, OPTIONAL, AT(item, by_word)},
	{"do", FIELD_TEXT, OPTIONAL, AT(item, text),
	 "a step, addressed to the one who acts"},
	{"warn", FIELD_TEXT, OPTIONAL, AT(item, text), "a warning before a step"},
	{"guards", FIELD_ID, OPTIONAL, AT(item, guards)},
	{"in", FIELD_REFERENCE, OPTIONAL, AT(item, system), .of = TREE_SYSTEMS},
	{"menu", FIELD_LITERALS, OPTIONAL, AT(item, menu)},
	{"button", FIELD_LITERAL, OPTIONAL, AT(item, button)},
	{"wait", FIELD_INLINE, OPTIONAL, .shape = &wait_shape},
	{"link", FIELD_LITERAL, OPTIONAL, AT(item, link)},
	{"asks", FIELD_REFERENCE, OPTIONAL, AT(item, asks), .of = TREE_ACTORS},
	{"in_turn", FIELD_BOOL, OPTIONAL, AT(item, in_turn)},
	{"tell", FIELD_TEXT, OPTIONAL, AT(item, tell),
	 "a message that a teacher hands over to the one who acts"},
	{"attach", FIELD_TEXT, OPTIONAL, AT(item, attach),
	 "what is attached to a message; the names in {braces} stay as they "
	 "are"},
	{"added", FIELD_TEXT, OPTIONAL, AT(item, added), "why this was added"},
};
static const struct shape item_shape;

static void finish_item(struct build *b, void *record, uint32_t seen, struct place place)
{
	uint32_t does = schema_bit(&item_shape, "do");
	uint32_t warns = schema_bit(&item_shape, "warn");
	uint32_t of_warning = warns | schema_bit(&item_shape, "guards") |
			      schema_bit(&item_shape, "added");
	struct tree_item *item = record;

	if ((seen & does) && !(seen & schema_bit(&item_shape, "by")))
		diag_add(b->diags, E046, place, "%s", _("a step says who acts: `by`"));
	item->is_warning = (seen & warns) != 0;
	if (item->is_warning && !(seen & does) && (seen & ~of_warning))
		diag_add(b->diags, E021, place, "%s",
			 _("a warning has only `warn`, `guards` and `added`"));
	if (!item->is_warning && item->guards)
		diag_add(b->diags, E021, place, "%s", _("`guards` is for a warning"));
}

static const struct shape item_shape = {.part = TREE_ITEMS,
					PLACE(item),
					FIELDS(item_fields),
					.one_of = {"do", "warn"},
					.finish = finish_item};

static const struct field option_fields[] = {
	{"label", FIELD_LITERAL, REQUIRED, AT(option, label)},
	{"steps", FIELD_LIST, REQUIRED, AT(option, steps), .shape = &item_shape},
};
static const struct shape option_shape = {TREE_OPTIONS, false, PLACE(option),
					  FIELDS(option_fields)};

static const struct field note_fields[] = {
	{"text", FIELD_TEXT, REQUIRED, AT(note, text), "a note on a remedy"},
	{"added", FIELD_TEXT, OPTIONAL, AT(note, added), "why this was added"},
};
static const struct shape note_shape = {TREE_NOTES, false, PLACE(note),
					FIELDS(note_fields)};

static const struct field retry_fields[] = {
	{"by", FIELD_REFERENCES, REQUIRED, AT(remedy, retry_by), .of = TREE_ACTORS},
	{"text", FIELD_TEXT, REQUIRED, AT(remedy, retry_text), "when to retry"},
	{"added", FIELD_TEXT, OPTIONAL, AT(remedy, retry_added), "why this was added"},
};
static const struct shape retry_shape = {.part = TREE_REMEDIES, FIELDS(retry_fields)};

static const struct field letter_fields[] = {
	{"to", FIELD_REFERENCE, REQUIRED, AT(letter, to), .of = TREE_ACTORS},
	{"once", FIELD_TEXT, OPTIONAL, AT(letter, once), "when to send a letter"},
	{"says", FIELD_TEXT, REQUIRED, AT(letter, says),
	 "a letter to somebody who acts; the names in {braces} stay as they are"},
};
static const struct shape letter_shape = {TREE_LETTERS, false, PLACE(letter),
					  FIELDS(letter_fields)};

static const struct field remedy_fields[] = {
	{"code", FIELD_LITERAL, REQUIRED, AT(remedy, code)},
	{"problem", FIELD_REFERENCE, OPTIONAL, AT(remedy, problem), .of = TREE_PROBLEMS},
	{"source", FIELD_TEXT, OPTIONAL, AT(remedy, source),
	 "where in its source a remedy stands"},
	{"lines", FIELD_LITERAL, OPTIONAL, AT(remedy, lines)},
	{"added", FIELD_TEXT, OPTIONAL, AT(remedy, added), "why this was added"},
	{"danger", FIELD_BOOL, OPTIONAL, AT(remedy, danger)},
	{"title", FIELD_TEXT, REQUIRED, AT(remedy, title),
	 "the one sentence of a remedy that matters"},
	{"cause", FIELD_TEXT, REQUIRED, AT(remedy, cause), "the cause of a problem"},
	{"steps", FIELD_LIST, OPTIONAL, AT(remedy, steps), .shape = &item_shape},
	{"options", FIELD_LIST, OPTIONAL, AT(remedy, options), .shape = &option_shape},
	{"after", FIELD_LIST, OPTIONAL, AT(remedy, after), .shape = &item_shape},
	{"notes", FIELD_LIST, OPTIONAL, AT(remedy, notes), .shape = &note_shape},
	{"letters", FIELD_LIST, OPTIONAL, AT(remedy, letters), .shape = &letter_shape},
	{"retry", FIELD_INLINE, OPTIONAL, .shape = &retry_shape},
	{"then", FIELD_MAP, OPTIONAL, AT(remedy, then), .shape = &answer_shape},
	{"fails", FIELD_GO, OPTIONAL, AT(remedy, fails), .shape = &schema_route},
	{"ends", FIELD_TEXT, OPTIONAL, AT(remedy, ends),
	 "what is left to say where the last resort did not help"},
};

static const struct shape remedy_shape = {IN_MAP(remedy, TREE_REMEDIES),
					  .one_of = {"source", "added"}};

/* --- the root ----------------------------------------------------------------------- */

static const struct field search_fields[] = {
	{"same", FIELD_LITERALS, OPTIONAL, AT(head, same)},
	{"ignore", FIELD_LITERALS, OPTIONAL, AT(head, ignore)},
	{"common", FIELD_LITERALS, OPTIONAL, AT(head, common)},
	{"endings", FIELD_LITERALS, OPTIONAL, AT(head, endings)},
	{"elsewhere", FIELD_LITERALS, OPTIONAL, AT(head, elsewhere)},
};
static const struct shape search_shape = {.part = TREE_HEAD, FIELDS(search_fields)};

static const struct field says_fields[] = {
	{"same", FIELD_TEXT, REQUIRED, AT(head, says_same),
	 "said of two names that name one thing"},
	{"different", FIELD_TEXT, REQUIRED, AT(head, says_different),
	 "said of two names that name two things"},
	{"unknown", FIELD_TEXT, REQUIRED, AT(head, says_unknown),
	 "said of two names of which it cannot be told"},
	{"which", FIELD_TEXT, REQUIRED, AT(head, says_which),
	 "asked of two names that name two things"},
	{"near", FIELD_TEXT, OPTIONAL, AT(head, says_near),
	 "what else to compare, said of two names that name one thing"},
	{"numbers", FIELD_TEXT, OPTIONAL, AT(head, says_numbers),
	 "asked of two names that only numbers set apart"},
};
static const struct shape says_shape = {.part = TREE_HEAD, FIELDS(says_fields)};

static const struct field code_fields[] = {
	{"name", FIELD_LITERAL, REQUIRED, AT(head, name_code)},
	{"length", FIELD_NUMBER, REQUIRED, AT(head, name_code_length)},
};
static const struct shape code_shape = {.part = TREE_HEAD, FIELDS(code_fields)};

static const struct field names_fields[] = {
	{"same", FIELD_LITERALS, OPTIONAL, AT(head, name_same)},
	{"ignore", FIELD_LITERALS, OPTIONAL, AT(head, name_ignore)},
	{"ahead", FIELD_LITERALS, OPTIONAL, AT(head, name_ahead)},
	{"kinds", FIELD_LITERALS, OPTIONAL, AT(head, name_kinds)},
	{"marks", FIELD_LITERALS, OPTIONAL, AT(head, name_marks)},
	{"places", FIELD_LITERALS, OPTIONAL, AT(head, name_places)},
	{"short", FIELD_LITERALS, OPTIONAL, AT(head, name_short)},
	{"numerals", FIELD_LITERALS, OPTIONAL, AT(head, name_numerals)},
	{"wider", FIELD_LITERALS, OPTIONAL, AT(head, name_wider)},
	{"unsaid", FIELD_LITERALS, OPTIONAL, AT(head, name_unsaid)},
	{"twins", FIELD_LITERALS, OPTIONAL, AT(head, name_twins)},
	{"code", FIELD_INLINE, OPTIONAL, .shape = &code_shape},
	{"says", FIELD_INLINE, REQUIRED, .shape = &says_shape},
};
static const struct shape names_shape = {.part = TREE_HEAD, FIELDS(names_fields)};

static const struct field person_letter_fields[] = {
	{"opens", FIELD_TEXT, REQUIRED, AT(head, person_opens),
	 "how a letter begins that is for the person who has the problem; the names in "
	 "{braces} stay as they are"},
	{"closes", FIELD_TEXT, REQUIRED, AT(head, person_closes),
	 "how a letter ends that is for the person who has the problem"},
};
static const struct shape person_letter_shape = {.part = TREE_HEAD,
						 FIELDS(person_letter_fields)};

static const struct field letter_frame_fields[] = {
	{"language", FIELD_ID, REQUIRED, AT(head, letter_language)},
	{"name", FIELD_REFERENCE, OPTIONAL, AT(head, letter_name), .of = TREE_BLANKS},
	{"opens", FIELD_TEXT, REQUIRED, AT(head, letter_opens),
	 "how a letter begins; the names in {braces} stay as they are"},
	{"closes", FIELD_TEXT, REQUIRED, AT(head, letter_closes), "how a letter ends"},
	{"person", FIELD_INLINE, OPTIONAL, .shape = &person_letter_shape},
	{"guide", FIELD_TEXT, OPTIONAL, AT(head, letter_guide),
	 "the line of a letter with the remedy's code; the names in {braces} stay as "
	 "they "
	 "are"},
	{"guide_for", FIELD_REFERENCES, OPTIONAL, AT(head, guide_for), .of = TREE_ACTORS},
};
static const struct shape letter_frame_shape = {.part = TREE_HEAD,
						FIELDS(letter_frame_fields)};

static const struct field changed_fields[] = {
	{"text", FIELD_TEXT, REQUIRED, AT(head, changed),
	 "what has changed since the source of a tree was written"},
	{"added", FIELD_TEXT, REQUIRED, AT(head, changed_added), "why this was added"},
};
static const struct shape changed_shape = {.part = TREE_HEAD, FIELDS(changed_fields)};

static const struct field root_fields[] = {
	{"format", FIELD_FORMAT, REQUIRED, AT(head, format)},
	{"id", FIELD_ID, REQUIRED, AT(head, id)},
	{"version", FIELD_VERSION, REQUIRED, AT(head, version)},
	{"language", FIELD_ID, REQUIRED, AT(head, language)},
	{"title", FIELD_TEXT, REQUIRED, AT(head, title), "title of a tree"},
	{"about", FIELD_TEXT, REQUIRED, AT(head, about),
	 "where the content of a tree comes from"},
	{"welcome", FIELD_TEXT, OPTIONAL, AT(head, welcome),
	 "what a tree is for, on the first page"},
	{"solved", FIELD_TEXT, OPTIONAL, AT(head, solved),
	 "what is seen where a problem is solved; follows \"It works:\""},
	{"source", FIELD_TEXT, OPTIONAL, AT(head, source),
	 "the name of what the remedies were taken from"},
	{"changed", FIELD_INLINE, OPTIONAL, .shape = &changed_shape},
	{"addresses", FIELD_TEXT, OPTIONAL, AT(head, addresses),
	 "words that speak to a person or as that person, separated by commas: you, I"},
	{"start", FIELD_REFERENCE, REQUIRED, AT(head, start), .of = TREE_QUESTIONS},
	{"last_resort", FIELD_REFERENCE, REQUIRED, AT(head, last_resort),
	 .of = TREE_REMEDIES},
	{"letter", FIELD_INLINE, OPTIONAL, .shape = &letter_frame_shape},
	{"handover", FIELD_TEXT, OPTIONAL, AT(head, handover),
	 "template of a message handed over to somebody else; the names in "
	 "{braces} stay as they are"},
	{"reply", FIELD_TEXT, OPTIONAL, AT(head, reply),
	 "what the receiver of a message is to answer; the names in {braces} "
	 "stay "
	 "as they are"},
	{"blanks", FIELD_PART, OPTIONAL, .shape = &blank_shape},
	{"aliases", FIELD_PART, OPTIONAL, .shape = &alias_shape},
	{"old_steps", FIELD_LIST, OPTIONAL, AT(head, old_steps),
	 .shape = &old_step_shape},
	{"search", FIELD_INLINE, OPTIONAL, .shape = &search_shape},
	{"names", FIELD_INLINE, OPTIONAL, .shape = &names_shape},
	{"actors", FIELD_PART, REQUIRED, .shape = &actor_shape},
	{"systems", FIELD_PART, OPTIONAL, .shape = &system_shape},
	{"roles", FIELD_PART, OPTIONAL, .shape = &role_shape},
	{"groups", FIELD_PART, OPTIONAL, .shape = &group_shape},
	{"terms", FIELD_PART, OPTIONAL, .shape = &term_shape},
	{"problems", FIELD_PART, OPTIONAL, .shape = &problem_shape},
	{"questions", FIELD_PART, REQUIRED, .shape = &question_shape},
	{"remedies", FIELD_PART, REQUIRED, .shape = &remedy_shape},
};

const struct shape schema_root = {.part = TREE_HEAD, FIELDS(root_fields)};

/* --- all records ---------------------------------------------------------------------- */

/* Shows the members of the records of a shape, and of those within it; `shown` has a bit for
 * each part whose records were. */
static bool show_all(const struct tree *t, const struct shape *shape, schema_look *look,
		     void *self, uint32_t *shown)
{
	static const struct field id = {.type = FIELD_ID};
	uint32_t count = tree_count(t, shape->part);
	size_t size = tree_record_size[shape->part];
	char *items = (char *)t->part[shape->part].items;

	for (size_t i = 0; i < shape->field_count + shape->has_id; i++) {
		const struct field *f = i < shape->field_count ? &shape->fields[i] : &id;
		uint32_t bit = f->shape ? 1u << f->shape->part : 0;

		for (uint32_t n = 0; n < count; n++)
			if (!look(self, f, items + n * size + f->offset))
				return false;
		if (!f->shape || (f->type != FIELD_INLINE && *shown & bit))
			continue;
		*shown |= bit;
		if (!show_all(t, f->shape, look, self, shown))
			return false;
	}
	return true;
}

bool schema_each(const struct tree *t, schema_look *look, void *self)
{
	uint32_t shown = 0;

	return show_all(t, &schema_root, look, self, &shown);
}
