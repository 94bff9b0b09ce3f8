/* names.c - compares two names: two ways to write one, or the names of two things? */
#include "names/names.h"

#include <string.h>

#include "names/codes.h"
#include "names/compare.h"

static const enum names_reason reasons[] = {
	[ITEM_OPEN] = NAMES_REWRITTEN,	    [ITEM_SAME] = NAMES_REWRITTEN,
	[ITEM_OTHERWISE] = NAMES_REWRITTEN, [ITEM_MISSING] = NAMES_MISSING,
	[ITEM_SLIP] = NAMES_SLIP,	    [ITEM_ORDER] = NAMES_ORDER,
	[ITEM_NUMBER] = NAMES_NUMBER,	    [ITEM_CONFLICT] = NAMES_CONTRADICT};

static enum names_verdict verdict_of(enum names_reason reason)
{
	switch (reason) {
	case NAMES_EQUAL:
	case NAMES_REWRITTEN:
	case NAMES_SAME_CODE:
		return NAMES_SAME;
	case NAMES_CONTRADICT:
	case NAMES_OTHER_CODE:
		return NAMES_DIFFERENT;
	case NAMES_NO_NAME:
	case NAMES_MISSING:
	case NAMES_SLIP:
	case NAMES_ORDER:
	case NAMES_NUMBER:
		break;
	}
	return NAMES_UNKNOWN;
}

static void conclude(struct names_result *result, enum names_reason reason)
{
	result->reason = reason;
	result->verdict = verdict_of(reason);
}

/* --- what it rests on ------------------------------------------------------------------ */

/* Returns whether a reason is worth telling, beside the one that weighs most. */
static bool rests_on(enum names_reason verdict, enum names_reason reason)
{
	if (verdict == NAMES_CONTRADICT)
		return reason >= NAMES_NUMBER;
	return verdict == NAMES_REWRITTEN || reason > NAMES_REWRITTEN;
}

/* Lists the words of the items that the verdict rests on; those side by side are one span. */
static void add_spans(struct names_result *result, int side, const struct name *n)
{
	struct names_span *spans = result->differ[side];
	size_t *count = &result->differ_count[side];
	const struct token *last = n->words.items;

	for (size_t i = 0; i < n->count; i++) {
		const struct item *item = &n->items[i];
		struct names_span span = {.start = item->source->start,
					  .end = item->source[item->sources - 1].end,
					  .reason = reasons[item->state],
					  .follows = *count > 0 && item->source <= last};

		if (item->state <= ITEM_SAME || !rests_on(result->reason, span.reason))
			continue;
		if (span.follows && spans[*count - 1].reason == span.reason)
			spans[*count - 1].end = span.end;
		else
			spans[(*count)++] = span;
		last = item->source + item->sources;
	}
}

/* Returns the reason that weighs most. */
static enum names_reason reason_of(const struct name *a, const struct name *b)
{
	enum item_state worst = ITEM_SAME;

	for (size_t i = 0; i < a->count; i++)
		worst = a->items[i].state > worst ? a->items[i].state : worst;
	for (size_t i = 0; i < b->count; i++)
		worst = b->items[i].state > worst ? b->items[i].state : worst;
	return reasons[worst];
}

/* --- names ----------------------------------------------------------------------------- */

/* Two names, the lesser first: their order must not matter. */
struct pair {
	const struct rules *rules;
	const char *texts[2];
	bool turned;
	struct names_result *result;
};

/* Compares one reading of each, and keeps what comes of it if it is nearer to the same than what
 * others gave. Stores how many readings there are. */
static void compare_readings(struct pair *p, const size_t reading[2], size_t readings[2],
			     bool *compared)
{
	struct name names[2];
	bool valid = true;

	for (int side = 0; side < 2; side++) {
		bool is_name =
			name_read(&names[side], p->rules, p->texts[side], reading[side]);

		readings[side] = names[side].readings;
		p->result->valid[side ^ p->turned] |= is_name;
		valid &= is_name;
	}
	if (valid) {
		enum names_reason reason;

		compare_names(&names[0], &names[1]);
		reason = reason_of(&names[0], &names[1]);
		if (!*compared || reason < p->result->reason) {
			conclude(p->result, reason);
			for (int side = 0; side < 2; side++) {
				p->result->differ_count[side ^ p->turned] = 0;
				add_spans(p->result, side ^ p->turned, &names[side]);
			}
		}
		*compared = true;
	}
	name_release(&names[0]);
	name_release(&names[1]);
}

static void compare_all_readings(struct pair *p)
{
	size_t readings[2] = {1, 1};
	bool compared = false;

	for (size_t a = 0; a < readings[0]; a++)
		for (size_t b = 0; b < readings[1]; b++)
			compare_readings(p, (const size_t[]){a, b}, readings, &compared);
}

/* Returns whether two texts are equal but for blanks around them. */
static bool are_equal(const char *a, const char *b)
{
	static const char blanks[] = " \t\r\n";
	size_t length_a, length_b;

	a += strspn(a, blanks);
	b += strspn(b, blanks);
	length_a = strlen(a);
	length_b = strlen(b);
	while (length_a > 0 && strchr(blanks, a[length_a - 1]))
		length_a--;
	while (length_b > 0 && strchr(blanks, b[length_b - 1]))
		length_b--;
	return length_a == length_b && !memcmp(a, b, length_a);
}

void names_compare(const struct tree *t, const char *a, const char *b, const char *codes,
		   struct names_result *result)
{
	struct pair p = {.turned = strcmp(a, b) > 0, .result = result};
	struct rules rules;
	bool same_code;

	*result =
		(struct names_result){.verdict = NAMES_UNKNOWN, .reason = NAMES_NO_NAME};
	rules_init(&rules, t);
	p.rules = &rules;
	p.texts[p.turned] = a;
	p.texts[!p.turned] = b;
	compare_all_readings(&p);
	rules_release(&rules);
	result->equal = result->verdict == NAMES_SAME && are_equal(a, b);
	if (result->equal)
		conclude(result, NAMES_EQUAL);
	result->codes = codes_compare(t, codes, &same_code);
	if (result->codes != NAMES_CODES_DECIDE)
		return;
	conclude(result, same_code ? NAMES_SAME_CODE : NAMES_OTHER_CODE);
	result->differ_count[0] = result->differ_count[1] = 0;
}
