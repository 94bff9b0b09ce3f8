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
	UI_FOUND,  /* what a search found: the problem, or other choice, with id `text` */
	UI_BACK,
	UI_HELP, /* about this page */
	UI_GLOSSARY,
	UI_WHO,		/* who is the actor page->who_id */
	UI_LANGUAGE,	/* the next language */
	UI_RESTART,	/* from the first question */
	UI_TRAIL,	/* the answers given, to change one */
	UI_NAMES,	/* compare the two names in the lines of the view */
	UI_FILLED,	/* the lines of a form, in the view */
	UI_USE,		/* do with the page what `use` says */
	UI_SWITCH,	/* to plain text, or back to the full screen */
	UI_QUIT,	/* the user's wish */
	UI_CANCEL,	/* the same by Ctrl-C, where that is a key */
	UI_END,		/* no more input, or the terminal has gone */
	UI_INTERRUPTED, /* SIGINT */
	UI_UNKNOWN	/* `text` is no answer: the session says so */
};

struct ui_wish {
	enum ui_act act;
	size_t choice;
	enum page_use_kind use;
	const char *text; /* borrowed from the front-end until the next call */
};

enum { UI_LINES = PAGE_MOST_FIELDS };

/* A place on a page that is the same at any width: line `line` of part `part`. All zeroes
 * is the very top. */
struct ui_place {
	size_t part, line;
};

/* Where the reader is on a page. Kept by the session for as long as the page is the
 * same, so that help, another language or a new size come back to the same place. */
struct ui_view {
	bool fresh;		    /* a new page: the front-end starts at its top */
	size_t selected;	    /* a choice */
	struct ui_place top;	    /* the first line shown of what scrolls */
	bool follow;		    /* the reader is at the selected choice */
	struct buf filter;	    /* what was typed to narrow the list */
	bool filtering;		    /* the caret is in the search line */
	bool on_list;		    /* or the reader is at what was found */
	struct buf lines[UI_LINES]; /* what is typed into the fields of the page */
	bool typing;		    /* the caret is in one of them, ... */
	size_t line_at;		    /* ... this one at the moment */
};

struct ui_options {
	bool ascii; /* asked for, or needed by the charset of the terminal */
	bool color;
	bool plain_only; /* the terminal can do no more */
	bool can_open;	 /* there is a desktop to open addresses on */
	bool mouse;	 /* these two follow what is chosen in the program */
	const struct theme *theme;
	FILE *in, *out; /* plain and json; curses takes the terminal */
	/* Told what was chosen in the program ("theme", "dark"); NULL: nobody. */
	void (*chosen)(const char *setting, const char *value);
};

struct ui {
	bool keeps; /* what was shown stays to be read after leaving */
	/* Starts; returns NULL, and is silent, where this terminal is not for it. */
	void *(*open)(struct ui_options *options);
	/* Shows the page and waits until the user wants something else. */
	struct ui_wish (*ask)(void *self, const struct page *page, struct ui_view *view);
	/* Asks the terminal to put a text on its clipboard. Returns false where it is not
	 * known to understand that. NULL: it writes nothing but text. */
	bool (*copy)(void *self, const char *text, size_t length);
	/* Another program is waited for, by this name. Asked many times a second: says so,
	 * with the page still there; sees to what must not wait, as another size or a stop;
	 * and returns whether to wait on. What is typed until the next page is shown is not
	 * meant for that. NULL: it never waits. */
	bool (*waits_on)(void *self, const char *program);
	/* Ends, and leaves the terminal as it was; `self` is freed. */
	void (*close)(void *self);
	/* What to start where this one cannot; NULL for nothing. */
	const struct ui *otherwise;
};

extern const struct ui ui_plain, ui_json, ui_curses;
#endif
