/* ui.h - what a front-end is: one table of functions, a page in, what the user wants
 * out. A front-end knows pages, never trees or walks; the session (session.h) turns what
 * the user wants into the next page. Included by ui/ and cmd/. */
#ifndef TUNTUN_UI_UI_H
#define TUNTUN_UI_UI_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/status.h"
#include "page/page.h"
#include "ui/theme.h"

/* What the user wants next. */
enum ui_act {
	UI_CHOOSE, /* choice number `choice` of the page */
	UI_BACK,
	UI_HELP, /* about this page */
	UI_GLOSSARY,
	UI_WHO,		/* who is the actor page->who_id */
	UI_LANGUAGE,	/* the next language */
	UI_RESTART,	/* from the first question */
	UI_CHANGE,   /* answer number `choice` of those given (a crumb) */
	UI_QUIT,	/* the user's wish */
	UI_END,		/* no more input, or the terminal has gone */
	UI_INTERRUPTED, /* Ctrl-C, SIGINT */
	UI_UNKNOWN	/* `text` is no answer: the session says so */
};

struct ui_wish {
	enum ui_act act;
	size_t choice;
	const char *text; /* borrowed from the front-end until the next call */
};

/* Where the reader is on a page. Kept by the session for as long as the page is the
 * same, so that help, another language or a new size come back to the same place. */
struct ui_view {
	bool fresh;	   /* a new page: the front-end starts at its top */
	size_t selected;   /* a choice */
	size_t top;	   /* the first line shown of what scrolls */
	struct buf filter; /* what was typed to narrow the list */
	bool filtering;	   /* the caret is in the search line */
};

struct ui_options {
	bool ascii, color, mouse;
	const struct theme *theme;
	/* Remembers what the user chose, for later starts; NULL where nothing is to be
	 * remembered. */
	void (*chosen)(const char *setting, const char *value);
	FILE *in, *out; /* plain and json; curses takes the terminal */
};

struct ui {
	/* Starts; returns NULL, and is silent, where this terminal is not for it. */
	void *(*open)(const struct ui_options *options);
	/* Shows the page and waits until the user wants something else. */
	struct ui_wish (*ask)(void *self, const struct page *page, struct ui_view *view);
	/* Ends, and leaves the terminal as it was; `self` is freed. */
	void (*close)(void *self);
	/* What to start where this one cannot; NULL for nothing. */
	const struct ui *otherwise;
};

extern const struct ui ui_plain, ui_json, ui_curses;
#endif
