/* walk.c - the screen of a walk. */
#include "screen/screens.h"

#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "walk/path.h"

struct walk_screen {
	struct screen screen;
	struct walk *walk;
	struct find *find; /* made when it is first needed */
	struct sharing sharing;
	struct buf words; /* in the line to type into, ... */
	size_t words_at; /* ... after so many answers: back there, they stand in it again */
	/* Where the answers that were gone back over belong. */
	enum {
		BEHIND,	   /* nowhere: they are only remembered */
		RESTARTED, /* back to them leads Back, as long as nothing was answered */
		OF_OTHERS, /* the same, but the next person has not given them */
		CHANGING,  /* the same: this answer is to be given anew ... */
		CHANGED /* ... and was: as far as they hold, they follow by themselves */
	} later;
};

static struct walk_screen *walk_of(struct screen *self)
{
	return (struct walk_screen *)self;
}

/* Was an answer gone back over that Back returns to: to be changed, or to start again? */
static bool has_way_back(const struct walk_screen *w)
{
	return w->later == RESTARTED || w->later == OF_OTHERS || w->later == CHANGING;
}

static const struct page *make(struct screen *self)
{
	struct walk_screen *w = walk_of(self);
	bool searches = walk_is_before_problem(w->walk);
	const struct page *page = page_new(
		w->walk, &(struct page_context){.world = self->session->options->world,
						.find = searches ? &w->find : NULL,
						.leads_back = has_way_back(w),
						.of_others = w->later == OF_OTHERS});

	self->session->reached |= page->kind != PAGE_QUESTION;
	return page;
}

static void release(struct screen *self)
{
	struct walk_screen *w = walk_of(self);

	find_free(w->find);
	sharing_forget(&w->sharing);
	buf_release(&w->words);
}

/* The walk stands elsewhere now. */
static void show_place(struct walk_screen *w)
{
	screen_start_anew(&w->screen);
}

/* --- answers ------------------------------------------------------------------------------ */

/* Gives the answers after one that was changed again, and says what no longer holds. */
static void resume(struct walk_screen *w)
{
	bool asks;

	walk_resume(w->walk);
	asks = w->walk->here.kind == WALK_QUESTION && w->walk->later_count;
	w->later = asks ? CHANGED : BEHIND;
	screen_say(&w->screen, asks ? "answer-anew" : "answers-dropped", NULL, "");
	w->screen.notice.add = asks ? page_add_earlier : page_add_dropped;
	w->screen.notice.walk = w->walk;
}

/* Says what becomes of what was found before it was asked for. */
static void say_found(struct walk_screen *w, struct tree_target sought, const char *code,
		      const char *message)
{
	const struct tree *t = w->walk->tree;
	struct buf name = {0};

	if (sought.kind == TREE_TO_PROBLEM)
		buf_add_format(&name, "#%s %s",
			       tree_string(t, tree_problem(t, sought.index)->number),
			       tree_string(t, tree_problem(t, sought.index)->shown));
	else
		buf_add(&name, tree_string(t, tree_remedy(t, sought.index)->code));
	/* The sentence has a stop of its own. */
	if (name.length && name.s[name.length - 1] == '.')
		name.s[--name.length] = '\0';
	screen_say(&w->screen, code, message, buf_string(&name));
	buf_release(&name);
}

/* Goes on towards what was found, as far as that asks nothing; says which it is where a
 * question is left. */
static void seek(struct walk_screen *w)
{
	struct tree_target sought = w->walk->sought;

	if (sought.kind == TREE_TO_NOTHING)
		return;
	switch (walk_seek(w->walk)) {
	case WALK_THERE:
		break;
	case WALK_ASKS:
		say_found(w, sought, "found",
			  /* TRANSLATORS: %s is a problem's number and its message, or a
			   * remedy's code; a question follows that must be answered
			   * first. */
			  N_("Found: %s. One question first:"));
		break;
	case WALK_CANNOT:
		say_found(w, sought, "not-seen",
			  /* TRANSLATORS: %s is a problem's number and its message. */
			  N_("%s is not seen by the person that you chose."));
		break;
	}
}

static void seek_nothing(struct walk_screen *w)
{
	w->walk->sought = (struct tree_target){TREE_TO_NOTHING, 0};
}

static void choose(struct walk_screen *w, const char *id)
{
	if (w->later == OF_OTHERS)
		walk_forget(w->walk);
	if (!walk_answer(w->walk, id)) {
		screen_say(
			&w->screen, "no-way-on",
			N_("This guide has no way on from that answer. Please tell its "
			   "authors."),
			"");
		return;
	}
	w->screen.session->answered = true;
	if (w->later == RESTARTED || w->later == OF_OTHERS)
		w->later = BEHIND;
	/* An "I don't know" stays at its question: the answer is still to come. */
	if (w->later != BEHIND && w->walk->here.how == TREE_NONE)
		resume(w);
	if (w->walk->here.how == TREE_NONE)
		seek(w);
	show_place(w);
}

/* --- searching ---------------------------------------------------------------------------- */

/* Goes on to a choice of the page, asks the way to a problem, or opens a remedy; returns false
 * where this is the id of none. */
static bool go_to(struct walk_screen *w, const char *id)
{
	size_t choice = page_find_choice(screen_page(&w->screen), id);
	uint32_t problem = tree_find(w->walk->tree, TREE_TO_PROBLEM, id);
	uint32_t remedy = tree_find(w->walk->tree, TREE_TO_REMEDY, id);

	if (choice != SIZE_MAX) {
		choose(w, id);
		return true;
	}
	if (problem == TREE_NONE && remedy == TREE_NONE)
		return false;
	w->later = BEHIND;
	walk_forget(w->walk);
	seek_nothing(w);
	if (problem == TREE_NONE) {
		walk_jump(w->walk, remedy);
	} else {
		w->walk->sought = (struct tree_target){TREE_TO_PROBLEM, problem};
		seek(w);
	}
	w->screen.session->answered |= w->walk->count > 0;
	show_place(w);
	return true;
}

/* Returns the id of the problem whose number was typed, as "#4" or, where problems are listed
 * by their numbers, "4"; or of the remedy whose code was; else what was typed. */
static const char *typed_id(const struct tree *t, const char *typed, bool numbered)
{
	bool marked = *typed == '#';
	uint32_t remedy = tree_find_code(t, typed);

	for (uint32_t i = 0; (marked || numbered) && i < tree_count(t, TREE_PROBLEMS);
	     i++)
		if (!strcmp(tree_string(t, tree_problem(t, i)->number), typed + marked))
			return tree_string(t, tree_problem(t, i)->id);
	return remedy == TREE_NONE ? typed : tree_string(t, tree_remedy(t, remedy)->id);
}

/* Follows a path code that was typed; returns false where it is none. What of it is no more is
 * left out, and said. */
static bool open_path(struct walk_screen *w, const char *typed)
{
	struct buf at = {0};
	size_t length;

	if (!path_tree_id(typed, &length))
		return false;
	seek_nothing(w);
	w->later = BEHIND;
	if (path_replay(w->walk, typed, &at) != PATH_OK)
		screen_say(&w->screen, "path-stopped",
			   /* TRANSLATORS: %s is a path code, or a piece of one */
			   N_("The path '%s' does not lead on from here."),
			   at.length ? at.s : typed);
	else
		seek(w);
	show_place(w);
	buf_release(&at);
	return true;
}

static void say_unknown(struct walk_screen *w, const char *typed)
{
	struct buf inert = {0};

	text_add_typed(&inert, typed);
	screen_say(
		&w->screen, "unknown-answer",
		*typed && screen_page(&w->screen)->find
			/* TRANSLATORS: %s is what was typed. */
			? N_("No answer here, and no message of this guide, fits '%s'.")
			/* TRANSLATORS: %s is what was typed. */
			: N_("There is no answer '%s' here."),
		buf_string(&inert));
	buf_release(&inert);
}

/* Searches for a whole line. Where the page does not ask for a problem, words that fit
 * none are no search. */
static void search_line(struct walk_screen *w, const char *line)
{
	const struct page *page = screen_page(&w->screen), *found;

	if (open_path(w, line) || go_to(w, typed_id(w->walk->tree, line, page->numbered)))
		return;
	if (page->find && *line) {
		w->words_at = SIZE_MAX;
		found_open(&w->screen, &w->words, line, false);
		found = screen_page(w->screen.session->top);
		if (page_has_found(found) || page_has_problems(page))
			return;
		screen_pop(w->screen.session->top);
	}
	say_unknown(w, line);
}

static void search(struct walk_screen *w, const struct wish *wish)
{
	if (!wish->typing)
		search_line(w, wish->text);
	else if (screen_page(&w->screen)->find) {
		w->words_at = w->walk->count;
		found_open(&w->screen, &w->words, wish->text, true);
	}
}

/* --- back --------------------------------------------------------------------------------- */

/* Goes back to where answer number `step` was given, to change it. */
static void change(struct walk_screen *w, size_t step)
{
	walk_back_to(w->walk, step);
	seek_nothing(w);
	w->later = CHANGING;
	screen_say(&w->screen, "changing",
		   N_("You are changing this answer. Going back leaves it as it was."),
		   "");
	show_place(w);
}

/* Is it a number? It marked what was taken, and whoever goes back wants another. */
static bool is_number(const char *words)
{
	return !words[strspn(words, "#0123456789")];
}

/* Back from an answer that was to be changed, and was not, is back to where one was. */
static void go_back(struct walk_screen *w)
{
	seek_nothing(w);
	if (has_way_back(w)) {
		w->later = BEHIND;
		walk_forward(w->walk);
		show_place(w);
	} else if (walk_back(w->walk)) {
		show_place(w);
		/* What was typed there stands in the line again. */
		if (w->walk->count == w->words_at && screen_page(&w->screen)->find &&
		    !is_number(buf_string(&w->words)))
			found_open(&w->screen, &w->words, NULL, true);
	} else {
		screen_say(&w->screen, "first-question",
			   N_("This is the first question."), "");
	}
}

/* The same remedy for another reader: asks who it is, and comes back to it. */
static void change_reader(struct walk_screen *w)
{
	uint32_t remedy = w->walk->here.index;

	if (w->walk->here.kind != WALK_REMEDY)
		return;
	/* One that was opened by its code has no answer that Back could lead back to. */
	if (!w->walk->count) {
		walk_restart(w->walk);
		walk_jump(w->walk, remedy);
	}
	walk_restart(w->walk);
	w->later = RESTARTED;
	w->walk->sought = (struct tree_target){TREE_TO_REMEDY, remedy};
	w->words_at = SIZE_MAX;
	seek(w);
	show_place(w);
}

/* Goes back to the first answers, as many as `kept`. What was filled into letters is somebody
 * else's then; what a helper wrote of themselves stays where they do. */
static void start_over(struct walk_screen *w, size_t kept, const char *code,
		       const char *message)
{
	seek_nothing(w);
	w->words_at = SIZE_MAX;
	w->later = w->walk->count > kept ? RESTARTED : BEHIND;
	if (kept > 0) {
		walk_back_to(w->walk, kept);
	} else {
		walk_restart(w->walk);
		sharing_forget(&w->sharing);
	}
	if (w->later == RESTARTED)
		screen_say(&w->screen, code, message, "");
	if (w->later == RESTARTED && kept > 0)
		w->later = OF_OTHERS;
	show_place(w);
}

/* Nothing is left of whoever was here. */
static void forget(struct walk_screen *w)
{
	walk_restart(w->walk);
	walk_forget(w->walk);
	sharing_forget(&w->sharing);
	buf_forget(&w->words);
	w->words_at = SIZE_MAX;
	seek_nothing(w);
	w->later = BEHIND;
}

/* Returns how many answers stay for the next person: none where the reader does not help. */
static size_t next_person(const struct walk_screen *w)
{
	size_t kept = walk_next_person(w->walk);

	return kept < w->walk->count ? kept : 0;
}

/* --- the screen --------------------------------------------------------------------------- */

/* The reader goes on to something else: what was said has been read, and answers that were
 * said to be dropped are of no more use. */
static void hush(struct walk_screen *w)
{
	bool dropped = w->screen.notice.add == page_add_dropped;

	screen_hush(&w->screen);
	if (dropped)
		walk_forget(w->walk);
}

static void take(struct screen *self, const struct wish *wish)
{
	struct walk_screen *w = walk_of(self);

	/* What is opened on the page, and left again, is no going on. */
	if (!wish->typing && !wish_is_share(wish->kind))
		hush(w);
	switch (wish->kind) {
	case WISH_CHOOSE:
		choose(w, screen_page(self)->choices[wish->choice].id);
		break;
	case WISH_OUTCOME:
		choose(w, screen_page(self)->outcomes[wish->choice].id);
		break;
	case WISH_SEARCH:
		search(w, wish);
		break;
	case WISH_CHANGE:
		change(w, wish->choice);
		break;
	case WISH_BACK:
		go_back(w);
		break;
	case WISH_RESTART:
		start_over(w, 0, "restarted",
			   N_("Started again. Going back leads to where you were."));
		break;
	case WISH_NEXT_PERSON:
		start_over(w, next_person(w), "next-person",
			   N_("The next person. Going back leads to where you were."));
		break;
	case WISH_READER:
		change_reader(w);
		break;
	case WISH_FORGET:
		forget(w);
		break;
	case WISH_NAMES:
		if (screen_page(self)->compares)
			note_open(self->session, wish);
		break;
	default:
		if (wish_is_share(wish->kind))
			sharing_open(&w->sharing, self, wish->kind);
		break;
	}
}

static const struct screen_kind walk_kind = {
	.make = make, .take = take, .release = release};

struct screen *walk_screen_push(struct session *s, struct walk *walk)
{
	struct walk_screen *w = screen_push(s, sizeof *w, &walk_kind);

	w->walk = walk;
	w->words_at = SIZE_MAX;
	seek(w);
	return &w->screen;
}
