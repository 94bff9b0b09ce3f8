/* rules.c - what a tree says about the parts of names. */
#include "names/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "names/spelling.h"

void rules_release(struct rules *r)
{
	tokens_release(&r->words);
	free(r->phrases);
	*r = (struct rules){0};
}

/* Adds the phrase of the first bytes of `s`, unless there is no word in them. */
static void add_phrase(struct rules *r, struct phrase *phrase, const char *s,
		       size_t length)
{
	phrase->first = r->words.count;
	spelling_tokens(&r->words, s, length);
	phrase->count = r->words.count - phrase->first;
	if (phrase->count == 0)
		return;
	MEM_APPEND(r->phrases, r->count, r->capacity, *phrase);
	phrase->member++;
}

static void add_list(struct rules *r, const struct tree *t, struct tree_list list,
		     enum part part)
{
	for (uint32_t set = 0; set < list.count; set++) {
		const char *s = tree_word_string(t, list, set);
		struct phrase phrase = {.part = part, .set = set};

		while (*s) {
			size_t length = strcspn(s, ",");

			add_phrase(r, &phrase, s, length);
			s += length + (s[length] == ',');
		}
	}
}

void rules_init(struct rules *r, const struct tree *t)
{
	const struct tree_head *head = tree_head(t);

	*r = (struct rules){0};
	add_list(r, t, head->name_same, PART_SAME);
	add_list(r, t, head->name_ignore, PART_NOTHING);
	add_list(r, t, head->name_kinds, PART_KIND);
	add_list(r, t, head->name_marks, PART_MARK);
	add_list(r, t, head->name_places, PART_PLACE);
}
