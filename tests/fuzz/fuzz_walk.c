/* fuzz_walk.c - bytes as the whims of a user: answer, back, change, restart; what must
 * always hold of a walk is checked after each. */
#include <string.h>

#include "fuzz.h"
#include "page/page.h"
#include "walk/path.h"

const char fuzz_name[] = "walk";

/* What a byte does, in its two highest bits; the others choose. */
enum whim { ANSWER, ANSWER_TOO, BACK, CHANGE };
enum { LONGEST_WALK = 200, RESTART = 0xBF };

static bool is_same_place(struct walk_place a, struct walk_place b)
{
	return a.kind == b.kind && a.index == b.index && a.how == b.how;
}

static bool is_same_step(struct walk_step a, struct walk_step b)
{
	return is_same_place(a.at, b.at) && a.choice.kind == b.choice.kind &&
	       a.choice.index == b.choice.index;
}

static bool is_same_walk(const struct walk *a, const struct walk *b)
{
	if (a->count != b->count || !is_same_place(a->here, b->here))
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!is_same_step(a->steps[i], b->steps[i]))
			return false;
	return true;
}

/* Makes another walk of the path code; the caller releases it. */
static void replay(const struct walk *w, struct walk *other)
{
	struct buf path = {0}, at = {0};

	path_add(&path, w);
	walk_init(other, w->tree);
	FUZZ_HOLDS(path_replay(other, path.s, &at) == PATH_OK);
	buf_release(&path);
	buf_release(&at);
}

static void check_replay(const struct walk *w)
{
	struct walk other;

	replay(w, &other);
	FUZZ_HOLDS(is_same_walk(w, &other));
	walk_release(&other);
}

static bool is_offered(const struct walk_choices *choices, const struct walk *w,
		       const char *id)
{
	for (size_t i = 0; i < choices->count; i++)
		if (!strcmp(walk_choice_id(w, choices->items[i]), id))
			return true;
	return false;
}

/* What is remembered is on offer here and safe; so is what the page selects. */
static void check_page(const struct walk *w)
{
	const struct page *page = page_new(w, NULL);
	const char *remembered = walk_remembered(w);
	struct walk_choices choices = {0};

	walk_choices(w, &choices);
	FUZZ_HOLDS(page->choice_count + page->outcome_count == choices.count);
	FUZZ_HOLDS(page->crumb_count == w->count);
	FUZZ_HOLDS(!remembered || is_offered(&choices, w, remembered));
	FUZZ_HOLDS(!page->choice_count || page->preselected == SIZE_MAX ||
		   !page->choices[page->preselected].danger);
	FUZZ_HOLDS(w->here.kind > WALK_REMEDY || choices.count);
	walk_choices_release(&choices);
	page_free(page);
}

static void give_answer(struct walk *w, unsigned which)
{
	struct walk_choices choices = {0};

	walk_choices(w, &choices);
	if (choices.count && w->count < LONGEST_WALK)
		FUZZ_HOLDS(walk_answer(
			w, walk_choice_id(w, choices.items[which % choices.count])));
	walk_choices_release(&choices);
}

/* Back is refused at the root alone; the same answer leads to the same place again. */
static void go_back(struct walk *w)
{
	struct walk before;
	const char *id;

	if (!w->count) {
		FUZZ_HOLDS(!walk_back(w) && !w->count);
		return;
	}
	replay(w, &before);
	id = walk_choice_id(w, w->steps[w->count - 1].choice);
	FUZZ_HOLDS(walk_back(w));
	FUZZ_HOLDS(walk_answer(w, id) && is_same_walk(w, &before));
	FUZZ_HOLDS(walk_back(w) && w->count == before.count - 1);
	walk_release(&before);
}

/* A change touches no answer before it, and every other one is either given again or
 * still remembered. */
static void check_changed(const struct walk *w, const struct walk *before, size_t step)
{
	FUZZ_HOLDS(w->count + w->later_count <= before->count);
	for (size_t i = 0; i < step; i++)
		FUZZ_HOLDS(is_same_step(w->steps[i], before->steps[i]));
}

static void change(struct walk *w, unsigned which)
{
	size_t step = w->count ? which % w->count : 0;
	struct walk_choices choices = {0};
	struct walk before;

	replay(w, &before);
	walk_back_to(w, step);
	walk_forward(w);
	FUZZ_HOLDS(is_same_walk(w, &before));
	walk_back_to(w, step);
	walk_choices(w, &choices);
	if (choices.count && before.count &&
	    walk_answer(w, walk_choice_id(w, choices.items[which / 8 % choices.count])) &&
	    w->here.how == TREE_NONE) {
		walk_resume(w);
		check_changed(w, &before, step);
	}
	walk_choices_release(&choices);
	walk_release(&before);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct walk w;

	walk_init(&w, fuzz_mini_tree());
	for (size_t i = 0; i < size && i < LONGEST_WALK; i++) {
		enum whim whim = bytes[i] >> 6;

		if (bytes[i] == RESTART)
			walk_restart(&w);
		else if (whim == BACK)
			go_back(&w);
		else if (whim == CHANGE)
			change(&w, bytes[i] & 0x3F);
		else
			give_answer(&w, bytes[i] & 0x3F);
		check_replay(&w);
		check_page(&w);
	}
	walk_release(&w);
	return 0;
}
