/* screen.h - the stack of screens: all that can be on the terminal, one on top of the other.
 *
 * A screen makes its page, takes what the reader wants, and is released: three functions
 * and one table of them. A session is a loop over the top of the stack: make, ask the
 * front-end, hand the wish over. So a page of the walk, help, what a search found and each
 * question on the way to a printer are the same to it.
 *
 *     struct clock_screen {
 *             struct screen screen;       // first
 *             ...
 *     };
 *     static const struct screen_kind clock_kind = {make_clock, take_wish};
 *     screen_push(session, sizeof(struct clock_screen), &clock_kind);
 *
 * Invariants: a page may borrow from those below it, and goes before they do; a page that
 * was made never changes, it is made anew (screen_renew()): in another language, with
 * another notice. Only the screen on top takes wishes, and only it pops itself. The reader's
 * place on a screen outlives its page. */
#ifndef TUNTUN_SCREEN_SCREEN_H
#define TUNTUN_SCREEN_SCREEN_H

#include "base/status.h"
#include "ui/ui.h"

struct screen;
struct i18n_language;

struct screen_kind {
	/* Makes the page, in the language in force; what there is to say first is not its
	 * business. Never NULL. */
	const struct page *(*make)(struct screen *self);
	/* Does what the reader wants. What the session does on every screen (another
	 * language, leaving, notes about a walk) never comes here, nor does a choice that the
	 * page does not have; any other wish may, whatever is on the page. Nothing of `self`
	 * is there any more after it has popped itself. */
	void (*take)(struct screen *self, const struct wish *wish);
	/* Frees what the screen holds, but for itself. NULL: nothing. */
	void (*release)(struct screen *self);
};

/* What there is to say first on a page. It is said until the reader goes on to something
 * else, and made anew in another language. */
struct screen_notice {
	const char *code;    /* names it to a program; see page.h */
	const char *message; /* a msgid with at most one %s; NULL: see `add` */
	struct buf about;    /* what stands for the %s */
	/* Appends what the message does not say of a walk; NULL: nothing. */
	void (*add)(struct buf *out, const struct walk *walk);
	const struct walk *walk;
};

struct session {
	const struct ui *ui;
	void *front; /* the front-end's own state */
	struct ui_options *options;
	const struct i18n_language *language; /* that it began in */
	struct screen *top;
	bool answered; /* an answer was given: to be lost, if no remedy has been reached */
	bool reached;  /* a remedy has been shown */
	bool over;
	enum status status;
};

struct screen {
	const struct screen_kind *kind;
	struct session *session;
	struct screen *below;
	/* What the front-end is given. Its page is NULL until it is made; a screen that is to
	 * be woken sets its `fd` or `wake_at`. */
	struct ui_shown shown;
	struct ui_view view;
	struct screen_notice notice;
};

/* --- a session ---------------------------------------------------------------------------- */

/* Starts the front-end *ui, or what stands in for it, and stores which it was. Returns
 * false where none can start: session->status is STATUS_FAILED then. */
bool session_open(struct session *s, const struct ui *ui, struct ui_options *options);

/* Runs until somebody leaves, or until the last screen has popped itself. */
void session_run(struct session *s);

/* Ends the front-end and frees all screens. */
void session_close(struct session *s);

/* The session is over after this wish. */
void session_leave(struct session *s, enum status status);

/* --- screens on it ------------------------------------------------------------------------ */

/* Puts a screen on top; returns `size` bytes that begin with it and are zeroes after it. */
void *screen_push(struct session *s, size_t size, const struct screen_kind *kind);

/* Frees the top, which must be `self`; what was below is shown again. */
void screen_pop(struct screen *self);

/* Leaves the top, which must be `self`, and has the screen below take a wish. What the wish
 * points at must outlive `self`. */
void screen_hand_down(struct screen *self, const struct wish *wish);

/* Has the page be made anew before it is shown again; `self` may lie below others. */
void screen_renew(struct screen *self);

/* Returns the page, made if it must be. */
const struct page *screen_page(struct screen *self);

/* The page is about something else from now on: the reader starts at its top. */
void screen_start_anew(struct screen *self);

/* Says something first on the page. `message` is a msgid with at most one %s, which stands
 * for `about`. */
void screen_say(struct screen *self, const char *code, const char *message,
		const char *about);

/* Says no more what there was to say: the reader goes on. */
void screen_hush(struct screen *self);

#endif
