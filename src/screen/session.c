/* session.c - the loop over the top of the stack of screens. */
#include "base/tr.h"
#include "i18n/i18n.h"
#include "screen/screens.h"

/* --- what is the same on every screen ------------------------------------------------------ */

/* Leaves, but asks first where answers would be lost; not twice. */
static void want_to_leave(struct session *s, enum wish_kind kind)
{
	bool would_lose = s->answered && !s->reached && !s->ui->keeps;

	if (would_lose && !note_is_open(s, WISH_QUIT))
		note_open(s, &(struct wish){.kind = WISH_QUIT});
	else
		session_leave(s, kind == WISH_CANCEL ? STATUS_INTERRUPTED : STATUS_DONE);
}

/* Whoever was here is gone: nothing that they did or chose is left, and the session begins
 * anew, in its first language. */
static void forget(struct session *s, const struct wish *wish)
{
	while (s->top->below)
		screen_pop(s->top);
	while (i18n_now() != s->language)
		i18n_switch();
	s->answered = s->reached = false;
	s->top->kind->take(s->top, wish);
	screen_hush(s->top);
	screen_start_anew(s->top);
}

/* Says everything in the next language: for this sitting, since the next person may want another. */
static void switch_language(struct session *s)
{
	i18n_switch();
	for (struct screen *at = s->top; at; at = at->below)
		screen_renew(at);
}

static bool open_front_end(struct session *s, const struct ui *ui)
{
	for (; ui; ui = ui->otherwise) {
		s->ui = ui;
		s->front = ui->open(s->options);
		if (s->front)
			return true;
		s->options->plain_only = s->options->no_screen = true;
	}
	session_leave(s, STATUS_FAILED);
	return false;
}

/* Goes on in plain text, or back on the whole screen, at the same page; where there is more
 * than plain text. */
static void switch_front_end(struct session *s)
{
	const struct ui_options *o = s->options;

	if (o->plain_only)
		return;
	s->ui->close(s->front);
	open_front_end(s, s->ui == o->lines ? o->whole : o->lines);
}

/* Does what every screen answers alike; returns false where it is for the top. */
static bool take_common(struct session *s, const struct wish *wish)
{
	switch (wish->kind) {
	case WISH_LANGUAGE:
		switch_language(s);
		return true;
	case WISH_SWITCH:
		switch_front_end(s);
		return true;
	case WISH_FORGET:
		forget(s, wish);
		return true;
	case WISH_QUIT:
	case WISH_CANCEL:
		want_to_leave(s, wish->kind);
		return true;
	case WISH_GONE:
		/* Where no more answers come, none was found but what was reached. */
		session_leave(s, s->reached ? STATUS_DONE : STATUS_NONE);
		return true;
	case WISH_INTERRUPTED:
		session_leave(s, STATUS_INTERRUPTED);
		return true;
	case WISH_CHOOSE: /* what is not there cannot be chosen */
		return wish->choice >= screen_page(s->top)->choice_count;
	case WISH_OUTCOME:
		return wish->choice >= screen_page(s->top)->outcome_count;
	case WISH_BESIDE:
		page_free(s->top->shown.beside);
		s->top->shown.beside = note_make_words(s->top);
		s->top->shown.knows_beside = true;
		return true;
	default:
		return wish_is_note(wish->kind) && note_open(s, wish);
	}
}

/* --- the loop ------------------------------------------------------------------------------ */

bool session_open(struct session *s, const struct ui *ui, struct ui_options *options)
{
	s->options = options;
	s->language = i18n_now();
	return open_front_end(s, ui);
}

void session_run(struct session *s)
{
	while (!s->over && s->top) {
		struct wish wish;

		screen_page(s->top);
		wish = s->ui->ask(s->front, &s->top->shown);
		if (!take_common(s, &wish))
			s->top->kind->take(s->top, &wish);
	}
}

void session_close(struct session *s)
{
	if (s->front)
		s->ui->close(s->front);
	while (s->top)
		screen_pop(s->top);
}
