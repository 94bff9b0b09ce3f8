/* keyboard.c - the keys of the full screen, for "tuntun check": check/ may not know ui/, and
 * ui/ knows no walks. */
#include "cmd/keyboard.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "curses/fewest.h"
#include "page/page.h"
#include "ui/wishes.h"

enum { LISTS = 16, SHOWN = 64, LAYOUT_COST = 100 /* of a choice, in words looked at */ };

_Static_assert((int)CURSES_KEYS_NAMED == (int)CHECK_KEYS_NAMED,
	       "who names the keys names as many as are asked for");

/* A page whose keys took a layout to find. */
struct list {
	uint32_t question;
	struct walk_choice *choices;
	size_t count;
	struct curses_keys *keys;
};

struct keyboard {
	struct check_keyboard tells;
	bool ascii;
	struct arena arena;	  /* owns all names */
	const char *shown[SHOWN]; /* the keys shown before choices, by their order */
	size_t shown_count;
	struct list lists[LISTS]; /* the latest; NULL choices: none */
	size_t next;
};

/* Is this an ordinary page, each choice of which has a key shown before it? Making no page
 * of it saves most of the time. */
static bool is_ordinary(const struct keyboard *k, const struct walk_choices *choices)
{
	for (size_t i = 0; i < choices->count; i++)
		if (choices->items[i].kind == CHOICE_PROBLEM)
			return false;
	return choices->count <= k->shown_count;
}

static bool is_same(const struct list *l, const struct walk *w,
		    const struct walk_choices *choices)
{
	if (!l->choices || l->question != w->here.index || l->count != choices->count)
		return false;
	for (size_t i = 0; i < l->count; i++)
		if (l->choices[i].kind != choices->items[i].kind ||
		    l->choices[i].index != choices->items[i].index)
			return false;
	return true;
}

/* Adds to `cost` what finding the keys has cost. */
static const struct list *add_list(struct keyboard *k, const struct walk *w,
				   const struct walk_choices *choices, size_t *cost)
{
	struct page *page = page_new(w, NULL);
	struct list *l = &k->lists[k->next++ % LISTS];

	free(l->choices);
	free(l->keys);
	l->question = w->here.index;
	l->count = choices->count;
	l->choices = mem_alloc(l->count * sizeof *l->choices);
	memcpy(l->choices, choices->items, l->count * sizeof *l->choices);
	l->keys = mem_alloc(page->choice_count * sizeof *l->keys);
	curses_keys(page, k->ascii, &k->arena, l->keys);
	for (size_t i = 0; i < l->count; i++)
		*cost += LAYOUT_COST + strlen(l->keys[i].names);
	page_free(page);
	return l;
}

/* The same choices of the same question have the same keys. */
static const struct list *list_of(struct keyboard *k, const struct walk *w,
				  const struct walk_choices *choices, size_t *cost)
{
	for (size_t i = 0; i < LISTS; i++)
		if (is_same(&k->lists[i], w, choices))
			return &k->lists[i];
	return add_list(k, w, choices, cost);
}

static size_t tell(void *self, const struct walk *w, const struct walk_choices *choices,
		   struct check_keys *keys)
{
	struct keyboard *k = self;
	size_t cost = choices->count;
	const struct list *list;

	if (is_ordinary(k, choices)) {
		for (size_t i = 0; i < choices->count; i++)
			keys[i] = (struct check_keys){1, k->shown[i]};
		return cost;
	}
	list = list_of(k, w, choices, &cost);
	for (size_t i = 0; i < choices->count; i++)
		keys[i] = (struct check_keys){list->keys[i].presses, list->keys[i].names};
	return cost;
}

struct check_keyboard *keyboard_new(bool ascii)
{
	struct keyboard *k = mem_alloc(sizeof *k);
	char key;

	k->tells = (struct check_keyboard){tell, k};
	k->ascii = ascii;
	while (k->shown_count < SHOWN && (key = wish_choice_key(k->shown_count)))
		k->shown[k->shown_count++] = arena_copy(&k->arena, &key, 1);
	return &k->tells;
}

void keyboard_free(struct check_keyboard *keyboard)
{
	struct keyboard *k = keyboard ? keyboard->self : NULL;

	if (!k)
		return;
	for (size_t i = 0; i < LISTS; i++) {
		free(k->lists[i].choices);
		free(k->lists[i].keys);
	}
	arena_release(&k->arena);
	free(k);
}
