/* session.c - leads one walk through one front-end. */
#include "ui/session.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"

struct session {
	struct walk *walk;
	const struct ui *ui;
	const struct ui_options *options;
	void *front; /* the front-end's own state */
	struct page *page;
	struct ui_view view; /* of the page */
	struct buf notice;
	const char *notice_code; /* of the notice, for programs: see page.h */
	bool reached;		 /* a remedy has been shown */
	bool changing; /* an earlier answer is given anew: the later ones, as far as they
			* hold, follow by themselves */
	bool over;
	enum status status;
};

static void make_page(struct session *s)
{
	page_free(s->page);
	s->page = page_new(s->walk, buf_string(&s->notice));
	s->page->notice_code = s->notice_code;
	buf_clear(&s->notice);
	s->reached |= s->page->kind != PAGE_QUESTION;
}

/* The walk stands elsewhere now: the reader starts at the top of a new page. */
static void moved(struct session *s)
{
	make_page(s);
	buf_clear(&s->view.filter);
	s->view.filtering = false;
	s->view.fresh = true;
	s->view.selected = s->page->preselected;
	s->view.top = 0;
}

static void stayed(struct session *s, const char *code, const char *notice)
{
	s->notice_code = code;
	buf_clear(&s->notice);
	buf_add(&s->notice, notice);
	make_page(s);
}

static void leave(struct session *s, enum status status)
{
	s->over = true;
	s->status = status;
}

static void leave_by_wish(struct session *s)
{
	leave(s, s->reached ? STATUS_DONE : STATUS_NONE);
}

/* Remakes a note in the language in force. */
static struct page *note_of(struct session *s, enum ui_act act)
{
	struct page *note;

	switch (act) {
	case UI_HELP:
		return page_help(s->page);
	case UI_WHO:
		return page_who(s->page, s->page->who_id);
	default:
		note = page_glossary(s->page, false);
		return note ? note : page_glossary(s->page, true);
	}
}

/* Shows a note about the page until the reader has read it. */
static void show_note(struct session *s, enum ui_act act)
{
	struct ui_view view = {.fresh = true};
	struct page *note = note_of(s, act);

	while (note && !s->over) {
		struct ui_wish wish = s->ui->ask(s->front, note, &view);

		if (wish.act == UI_INTERRUPTED) {
			leave(s, STATUS_INTERRUPTED);
		} else if (wish.act == UI_END) {
			leave_by_wish(s);
		} else if (wish.act == UI_LANGUAGE) {
			session_switch_language(s->options);
			make_page(s);
			page_free(note);
			note = note_of(s, act);
			continue;
		}
		break;
	}
	page_free(note);
}

static void unknown(struct session *s, const char *text)
{
	struct buf inert = {0}, notice = {0};

	text_add_typed(&inert, text);
	/* TRANSLATORS: %s is what was typed. */
	buf_add_format(&notice, _("There is no answer '%s' here."), buf_string(&inert));
	stayed(s, "unknown-answer", buf_string(&notice));
	buf_release(&inert);
	buf_release(&notice);
}

/* Gives the answers after one that was changed again, and says what no longer holds. */
static void resume(struct session *s)
{
	size_t lost = walk_resume(s->walk);

	s->changing = false;
	s->notice_code = "answers-dropped";
	if (lost)
		buf_add_format(&s->notice,
			       NP_("%zu later answer no longer fits and was dropped.",
				   "%zu later answers no longer fit and were dropped.",
				   lost),
			       lost);
}

/* Goes back to where an answer was given. */
static void go_back_to(struct session *s, size_t step)
{
	walk_back_to(s->walk, step);
	s->changing = true;
	moved(s);
}

static void choose(struct session *s, size_t choice)
{
	if (!walk_answer(s->walk, s->page->choices[choice].id)) {
		stayed(s, "no-way-on",
		       _("This guide has no way on from that answer. Please tell its "
			 "authors."));
		return;
	}
	/* An "I don't know" stays at its question: the answer is still to come. */
	if (s->changing && s->walk->here.how == TREE_NONE)
		resume(s);
	moved(s);
}

static void follow_wish(struct session *s, struct ui_wish wish)
{
	switch (wish.act) {
	case UI_CHOOSE:
		choose(s, wish.choice);
		break;
	case UI_CHANGE:
		go_back_to(s, wish.choice);
		break;
	case UI_BACK:
		s->changing = false;
		if (walk_back(s->walk))
			moved(s);
		else
			stayed(s, "first-question", _("This is the first question."));
		break;
	case UI_RESTART:
		walk_restart(s->walk);
		moved(s);
		break;
	case UI_LANGUAGE:
		session_switch_language(s->options);
		make_page(s);
		break;
	case UI_HELP:
	case UI_GLOSSARY:
	case UI_WHO:
		show_note(s, wish.act);
		break;
	case UI_UNKNOWN:
		unknown(s, wish.text);
		break;
	case UI_INTERRUPTED:
		leave(s, STATUS_INTERRUPTED);
		break;
	case UI_QUIT:
	case UI_END:
		leave_by_wish(s);
		break;
	}
}

void session_switch_language(const struct ui_options *options)
{
	i18n_switch();
	if (options->chosen)
		options->chosen("language", i18n_now()->id);
}

void *session_open(const struct ui **ui, const struct ui_options *options)
{
	void *front = (*ui)->open(options);

	while (!front && (*ui)->otherwise) {
		*ui = (*ui)->otherwise;
		front = (*ui)->open(options);
	}
	return front;
}

enum status session_run(struct walk *w, const struct ui **ui,
			const struct ui_options *options, const char *notice,
			const char *notice_code)
{
	struct session s = {.walk = w, .options = options, .notice_code = notice_code};

	s.front = session_open(ui, options);
	s.ui = *ui;
	if (!s.front)
		return STATUS_FAILED;
	buf_add(&s.notice, notice ? notice : "");
	moved(&s);
	while (!s.over)
		follow_wish(&s, s.ui->ask(s.front, s.page, &s.view));
	s.ui->close(s.front);
	page_free(s.page);
	buf_release(&s.view.filter);
	buf_release(&s.notice);
	return s.status;
}
