/* session.c - leads one walk through one front-end. */
#include "screen/session.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "screen/taking.h"

struct session {
	struct walk *walk;
	struct ui_options *options;
	const struct ui *ui;
	void *front; /* the front-end's own state */
	struct page *page;
	struct ui_view view; /* of the page */
	/* What there is to say first on the page; said anew in another language. */
	void (*say)(struct session *s);
	struct buf notice;	 /* what it says; of a page's, the code for programs: */
	const char *notice_code; /* see page.h */
	struct buf about;	 /* what it says it of: something typed */
	const char *message;	 /* or just this, a msgid */
	bool forgets;	      /* what was gone back over is of no use once it was said */
	struct page *note;    /* shown instead of the page until it is left; NULL: none */
	enum ui_act note_act; /* which one that is */
	struct ui_view note_view;
	struct find *find; /* made when it is first needed */
	uint32_t found;	   /* the problem that was found before it was asked for */
	uint32_t sought;   /* the same while the walk is not there; TREE_NONE: none */
	bool reached;	   /* a remedy has been shown */
	bool given;	   /* an answer has been given */
	bool restarted;	   /* and nothing was answered since */
	bool changing; /* an earlier answer is given anew: the later ones, as far as they
			* hold, follow by themselves */
	bool changed;  /* and that has begun */
	bool over;
	enum status status;
	struct taking taking; /* what the reader takes along from a remedy */
};

static void make_page_anew(struct session *s)
{
	page_free(s->page);
	buf_clear(&s->notice);
	if (s->say)
		s->say(s);
	s->page = page_new(s->walk, buf_string(&s->notice));
	s->page->notice_code = s->notice_code;
	s->page->find = walk_is_before_problem(s->walk) ? &s->find : NULL;
	s->reached |= s->page->kind != PAGE_QUESTION;
	taking_renew(&s->taking, s->page);
}

/* The walk stands elsewhere now: the reader starts at the top of a new page. */
static void moved(struct session *s)
{
	struct ui_view before = s->view;

	taking_close(&s->taking);
	make_page_anew(s);
	s->view = (struct ui_view){
		.fresh = true, .selected = s->page->preselected, .filter = before.filter};
	buf_clear(&s->view.filter);
	memcpy(s->view.lines, before.lines, sizeof before.lines);
	for (size_t i = 0; i < UI_LINES; i++)
		buf_clear(&s->view.lines[i]);
}

/* What was said has been read. */
static void fall_silent(struct session *s)
{
	s->say = NULL;
	s->notice_code = "";
	if (s->forgets)
		walk_forget(s->walk);
	s->forgets = false;
}

static void say_about(struct session *s)
{
	buf_add(&s->notice, buf_string(&s->about));
}

static void say_message(struct session *s)
{
	buf_add(&s->notice, _(s->message));
}

/* Says something that needs no more than a msgid. */
static void note(struct session *s, const char *code, const char *message)
{
	s->say = say_message;
	s->message = message;
	s->notice_code = code;
}

static void stayed(struct session *s, const char *code, const char *message)
{
	note(s, code, message);
	make_page_anew(s);
}

static void leave(struct session *s, enum status status)
{
	s->over = true;
	s->status = status;
}

/* Where no more answers come, none was found but what was reached; to leave by wish is no
 * failure. */
static void leave_at_end(struct session *s)
{
	leave(s, s->reached ? STATUS_DONE : STATUS_NONE);
}

/* --- notes -------------------------------------------------------------------------------- */

static struct page *note_of(const struct session *s, enum ui_act act)
{
	struct page *note;

	switch (act) {
	case UI_HELP:
		return page_help(s->page);
	case UI_WHO:
		return page_who(s->page, s->page->who_id);
	case UI_TRAIL:
		return page_trail(s->page);
	case UI_NAMES:
		return page_compared(s->page, buf_string(&s->view.lines[0]),
				     buf_string(&s->view.lines[1]));
	case UI_QUIT:
		return page_leave(s->page);
	default:
		note = page_glossary(s->page, false);
		return note ? note : page_glossary(s->page, true);
	}
}

/* Leads on to the answer that a comparison proposes; it is for the reader to give it. */
static void point_at_proposed(struct session *s)
{
	size_t proposed = page_proposed(s->page, s->note);

	if (proposed == SIZE_MAX)
		return;
	s->view.selected = proposed;
	s->view.follow = true;
}

static void close_note(struct session *s)
{
	if (s->note && s->note->names)
		point_at_proposed(s);
	page_free(s->note);
	s->note = NULL;
	buf_release(&s->note_view.filter);
}

/* Asked for what is shown already, closes it: the same key opens and closes. */
static void open_note(struct session *s, enum ui_act act)
{
	bool is_open = s->note && s->note_act == act;

	close_note(s);
	if (is_open)
		return;
	s->note = note_of(s, act);
	s->note_act = act;
	s->note_view = (struct ui_view){.fresh = true,
					.selected = s->note ? s->note->preselected : 0};
}

/* Says everything in the next language. A note borrows from its page. */
static void switch_language(struct session *s)
{
	bool noted = s->note != NULL;

	session_switch_language(s->options);
	page_free(s->note);
	make_page_anew(s);
	s->note = noted ? note_of(s, s->note_act) : NULL;
}

/* --- leaving ------------------------------------------------------------------------------ */

/* Would the reader lose answers? Not where all that was shown stays to be read, nor where
 * a path code that he has has led to. */
static bool would_lose(const struct session *s)
{
	return !s->ui->keeps && !s->reached && s->given &&
	       s->walk->count + s->walk->later_count > 0;
}

/* Leaves, but asks first where something would be lost; not twice. */
static void want_to_leave(struct session *s, enum ui_act act)
{
	bool asked = s->note && s->note_act == UI_QUIT;

	if (would_lose(s) && !asked)
		open_note(s, UI_QUIT);
	else if (act == UI_CANCEL)
		leave(s, STATUS_INTERRUPTED);
	else
		leave(s, STATUS_DONE);
}

/* --- answers ------------------------------------------------------------------------------ */

static void say_unknown(struct session *s)
{
	struct buf inert = {0};

	text_add_typed(&inert, buf_string(&s->about));
	/* TRANSLATORS: %s is what was typed. */
	buf_add_format(&s->notice, _("There is no answer '%s' here."),
		       buf_string(&inert));
	buf_release(&inert);
}

static void unknown(struct session *s, const char *text)
{
	buf_clear(&s->about);
	buf_add(&s->about, text);
	s->say = say_unknown;
	s->notice_code = "unknown-answer";
	make_page_anew(s);
}

/* At a question that was answered before, but whose answer no longer fits, or is too
 * dangerous to be given by itself. */
static void say_earlier(struct session *s)
{
	struct buf answer = {0};

	if (page_add_earlier(&answer, s->walk))
		buf_add_format(&s->notice,
			       /* TRANSLATORS: %s is an answer given before. */
			       _("Please answer this again. Your earlier answer was: %s"),
			       buf_string(&answer));
	buf_release(&answer);
}

static void say_dropped(struct session *s)
{
	struct buf answers = {0};
	size_t dropped = page_add_dropped(&answers, s->walk);

	if (dropped)
		buf_add_format(
			&s->notice,
			/* TRANSLATORS: %s: questions, each with the answer to it. */
			NP_("No longer fits, and was dropped: %s",
			    "No longer fit, and were dropped: %s", dropped),
			buf_string(&answers));
	buf_release(&answers);
}

/* Gives the answers after one that was changed again, and says what no longer holds. */
static void resume(struct session *s)
{
	walk_resume(s->walk);
	s->changing = s->walk->here.kind == WALK_QUESTION && s->walk->later_count;
	s->changed = true;
	s->forgets = !s->changing;
	s->say = s->changing ? say_earlier : say_dropped;
	s->notice_code = s->changing ? "answer-anew" : "answers-dropped";
}

/* --- towards a problem that was found ------------------------------------------------------ */

static void say_found(struct session *s)
{
	const struct tree *t = s->walk->tree;
	const struct tree_problem *p = tree_problem(t, s->found);

	buf_add_format(&s->notice,
		       s->sought == TREE_NONE
			       /* TRANSLATORS: %s, %s: a problem's number and message */
			       ? _("#%s %s is not seen by the person that you chose.")
			       /* TRANSLATORS: %s, %s: a problem's number and its message;
				* a question follows that must be answered first. */
			       : _("Found: #%s %s. One question first:"),
		       tree_string(t, p->number), tree_string(t, p->shown));
}

/* Goes on towards the problem that was found, as far as that asks nothing; says which it
 * is where a question is left. */
static void seek(struct session *s)
{
	const struct tree *t = s->walk->tree;

	s->found = s->sought;
	switch (walk_towards(s->walk, s->sought)) {
	case WALK_THERE:
		walk_answer(s->walk, tree_string(t, tree_problem(t, s->sought)->id));
		s->sought = TREE_NONE;
		return;
	case WALK_ASKS:
		s->notice_code = "found";
		break;
	case WALK_CANNOT:
		s->notice_code = "not-seen";
		s->sought = TREE_NONE;
		break;
	}
	s->say = say_found;
}

static void choose(struct session *s, size_t choice)
{
	if (!walk_answer(s->walk, s->page->choices[choice].id)) {
		stayed(s, "no-way-on",
		       N_("This guide has no way on from that answer. Please tell its "
			  "authors."));
		return;
	}
	s->given = true;
	s->restarted = false;
	/* An "I don't know" stays at its question: the answer is still to come. */
	if (s->changing && s->walk->here.how == TREE_NONE)
		resume(s);
	if (s->sought != TREE_NONE && s->walk->here.how == TREE_NONE)
		seek(s);
	moved(s);
}

static bool find_choice(const struct session *s, const char *id, size_t *choice)
{
	for (*choice = 0; *choice < s->page->choice_count; ++*choice)
		if (!strcmp(s->page->choices[*choice].id, id))
			return true;
	return false;
}

/* What was found is an answer here, or the problem to ask the way to. */
static void found(struct session *s, const char *id)
{
	uint32_t problem = tree_find(s->walk->tree, TREE_TO_PROBLEM, id);
	size_t choice;

	if (find_choice(s, id, &choice)) {
		choose(s, choice);
	} else if (problem != TREE_NONE) {
		s->given = true;
		s->changing = false;
		walk_forget(s->walk);
		s->sought = problem;
		seek(s);
		moved(s);
	}
}

/* Goes back to where an answer was given. */
static void go_back_to(struct session *s, size_t step)
{
	walk_back_to(s->walk, step);
	s->sought = TREE_NONE;
	s->changing = true;
	s->changed = false;
	note(s, "changing",
	     N_("You are changing this answer. Going back leaves it as it was."));
	moved(s);
}

static void choose_on_note(struct session *s, size_t choice)
{
	enum ui_act act = s->note_act;

	close_note(s);
	if (act == UI_TRAIL)
		go_back_to(s, choice);
	else if (choice == PAGE_LEAVE)
		leave(s, STATUS_DONE);
}

/* Back from an answer that was to be changed, and was not, is back to where one was. */
static void go_back(struct session *s)
{
	s->sought = TREE_NONE;
	if (s->changing && !s->changed) {
		s->changing = false;
		walk_forward(s->walk);
		moved(s);
	} else if (s->restarted) {
		s->restarted = false;
		walk_forward(s->walk);
		moved(s);
	} else if (walk_back(s->walk)) {
		moved(s);
	} else {
		stayed(s, "first-question", N_("This is the first question."));
	}
}

static void restart(struct session *s)
{
	s->changing = false;
	s->sought = TREE_NONE;
	s->restarted = s->walk->count > 0;
	walk_restart(s->walk);
	if (s->restarted)
		note(s, "restarted",
		     N_("Started again. Going back leads to where you were."));
	moved(s);
}

/* --- what is taken along ------------------------------------------------------------------ */

static void say_taken(struct session *s)
{
	taking_add_said(&s->taking, &s->notice);
}

/* Back on the remedy, it is said there what came of it. */
static void after_taking(struct session *s)
{
	if (taking_is_open(&s->taking) || !s->taking.said)
		return;
	s->say = say_taken;
	s->notice_code = "taken";
	make_page_anew(s);
	s->view.fresh = true;
}

static void take_along(struct session *s, struct ui_wish wish)
{
	switch (wish.act) {
	case UI_USE:
		taking_use(&s->taking, s->page, wish.use, s->ui, s->front);
		break;
	case UI_CHOOSE:
		taking_choose(&s->taking, wish.choice, s->ui, s->front);
		break;
	case UI_FILLED:
		taking_fill(&s->taking);
		break;
	default:
		taking_back(&s->taking);
		break;
	}
	after_taking(s);
}

/* Is this a wish about what is taken along? */
static bool is_about_taking(const struct session *s, enum ui_act act)
{
	if (s->note)
		return false;
	return act == UI_USE ||
	       (taking_is_open(&s->taking) &&
		(act == UI_CHOOSE || act == UI_FILLED || act == UI_BACK));
}

/* --- the front-end ------------------------------------------------------------------------ */

/* Goes on in plain text, or back on the whole screen, at the same page. */
static void switch_front_end(struct session *s)
{
	if (s->options->plain_only) {
		stayed(s, "plain-only", N_("This terminal can only show plain text."));
		return;
	}
	s->ui->close(s->front);
	s->ui = s->ui == &ui_plain ? &ui_curses : &ui_plain;
	s->front = session_open(&s->ui, s->options);
	if (!s->front)
		leave(s, STATUS_FAILED);
}

/* Does the reader go on to something else, so that what was said has been read? */
static bool goes_on(const struct session *s, enum ui_act act)
{
	switch (act) {
	case UI_LANGUAGE:
	case UI_HELP:
	case UI_GLOSSARY:
	case UI_WHO:
	case UI_TRAIL:
	case UI_SWITCH:
	case UI_QUIT:
	case UI_CANCEL:
		return false;
	case UI_BACK:
		return !s->note;
	case UI_CHOOSE:
		return !s->note || s->note_act == UI_TRAIL;
	default:
		return true;
	}
}

static void follow_wish(struct session *s, struct ui_wish wish)
{
	if (is_about_taking(s, wish.act)) {
		fall_silent(s);
		take_along(s, wish);
		return;
	}
	if (goes_on(s, wish.act))
		fall_silent(s);
	switch (wish.act) {
	case UI_CHOOSE:
		if (s->note)
			choose_on_note(s, wish.choice);
		else
			choose(s, wish.choice);
		break;
	case UI_FOUND:
		found(s, wish.text);
		break;
	case UI_BACK:
		if (s->note)
			close_note(s);
		else
			go_back(s);
		break;
	case UI_RESTART:
		restart(s);
		break;
	case UI_LANGUAGE:
		switch_language(s);
		break;
	case UI_HELP:
	case UI_GLOSSARY:
	case UI_WHO:
	case UI_TRAIL:
	case UI_NAMES:
		open_note(s, wish.act);
		break;
	case UI_SWITCH:
		switch_front_end(s);
		break;
	case UI_UNKNOWN:
		unknown(s, wish.text);
		break;
	case UI_INTERRUPTED:
		leave(s, STATUS_INTERRUPTED);
		break;
	case UI_QUIT:
	case UI_CANCEL:
		want_to_leave(s, wish.act);
		break;
	case UI_END:
		leave_at_end(s);
		break;
	case UI_FILLED:
	case UI_USE:
		break;
	}
}

static struct ui_wish ask(struct session *s)
{
	if (s->note)
		return s->ui->ask(s->front, s->note, &s->note_view);
	if (taking_is_open(&s->taking))
		return s->ui->ask(s->front, taking_page(&s->taking),
				  taking_view(&s->taking));
	return s->ui->ask(s->front, s->page, &s->view);
}

void session_switch_language(const struct ui_options *options)
{
	i18n_switch();
	if (options->chosen)
		options->chosen("language", i18n_now()->id);
}

void *session_open(const struct ui **ui, struct ui_options *options)
{
	void *front = (*ui)->open(options);

	while (!front && (*ui)->otherwise) {
		*ui = (*ui)->otherwise;
		options->plain_only = true;
		front = (*ui)->open(options);
	}
	return front;
}

enum status session_run(struct walk *w, const struct ui **ui, struct ui_options *options,
			const char *notice, const char *notice_code)
{
	struct session s = {.walk = w,
			    .options = options,
			    .notice_code = notice_code,
			    .sought = TREE_NONE,
			    .taking = {.options = options}};

	s.front = session_open(ui, options);
	s.ui = *ui;
	if (!s.front)
		return STATUS_FAILED;
	buf_add(&s.about, notice ? notice : "");
	s.say = say_about;
	moved(&s);
	while (!s.over)
		follow_wish(&s, ask(&s));
	if (s.front)
		s.ui->close(s.front);
	*ui = s.ui;
	close_note(&s);
	page_free(s.page);
	find_free(s.find);
	buf_release(&s.view.filter);
	for (size_t i = 0; i < UI_LINES; i++)
		buf_release(&s.view.lines[i]);
	taking_release(&s.taking);
	buf_release(&s.notice);
	buf_release(&s.about);
	return s.status;
}
