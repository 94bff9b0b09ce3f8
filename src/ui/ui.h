/* ui.h - what a front-end is: pages in, wishes out.
 *
 * A front-end shows what it is given and says what the reader wants next. It makes no page
 * and knows no tree, no walk and no index. Adding one touches a folder of its own and the
 * table in cmd/wizard.c. Included by curses/, json/, plain/ and screen/. */
#ifndef TUNTUN_UI_UI_H
#define TUNTUN_UI_UI_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "page/page.h"
#include "page/wish.h"
#include "ui/theme.h"

/* What the reader wants, with its value. The strings are the front-end's: they last until
 * it is asked again. */
struct wish {
	enum wish_kind kind;
	size_t choice;	  /* of WISH_CHOOSE and WISH_OUTCOME */
	const char *text; /* of WISH_SEARCH: the words; NULL: those of the last time */
	bool typing;	  /* and they may go on: each letter is searched for */
	const char
		*fields[PAGE_MOST_FIELDS]; /* of a page with fields: what stands there */
};

/* A place on a page that is the same at any width: line `line` of part `part`. All zeroes
 * is the very top. */
struct ui_place {
	size_t part, line;
};

/* Where the reader is on a page. Its screen keeps it for as long as the page is about the
 * same, so that help, another language or a new size come back to the same place. */
struct ui_view {
	bool fresh;	     /* a new page: the front-end starts at its top */
	size_t selected;     /* a choice */
	struct ui_place top; /* the first line shown of what scrolls */
	bool follow;	     /* the reader is at the selected choice */
	bool on_list;	     /* or at what was found, not at what is searched for */
	struct buf lines[PAGE_MOST_FIELDS]; /* what is typed into the fields, so far */
	bool typing;			    /* the caret is in one of them, ... */
	size_t line_at;			    /* ... this one at the moment */
};

/* What a front-end shows, and what else than the reader it waits for. The struct is gone when
 * ask() returns; what it points to lasts until the next one, for waits_on() shows it too. */
struct ui_shown {
	const struct page *page;
	const struct page
		*beside; /* stands beside it, where there is room; NULL: nothing, ... */
	bool knows_beside; /* ... or nobody has said yet, by WISH_BESIDE, that there is room */
	struct ui_view *view;
	int fd;		   /* to be read from, by the screen: WISH_WAKE; -1: none */
	long long wake_at; /* of clock_now_ms(), WISH_WAKE too; -1: never */
};

struct ui;

struct ui_options {
	bool ascii; /* asked for, or needed by the charset of the terminal */
	bool color;
	bool plain_only;      /* the terminal can do no more */
	bool no_screen;	      /* the whole screen was tried on it in vain: lines say so */
	const char *terminal; /* its name, of any bytes; NULL: it has none */
	struct page_means means; /* a front-end sets what its screen can show */
	/* So long without a key, and the reader is warned; so long after that, and WISH_FORGET
	 * is wished. Milliseconds; 0: nobody is taken for gone. */
	long long idle_ms, warned_ms;
	bool mouse; /* these two follow what is chosen in the program */
	const struct theme *theme;
	const struct page_world *world; /* for the pages; NULL: nothing is known of it */
	FILE *in, *out; /* of the front-ends of lines; curses takes the terminal */
	const struct ui *whole, *lines; /* the two that the reader can switch between */
	/* Told what was chosen in the program ("theme", "dark"); NULL: nobody. */
	void (*chosen)(const char *setting, const char *value);
};

struct ui {
	bool keeps; /* what was shown stays to be read after leaving */
	/* Starts; returns NULL, and is silent, where this terminal is not for it. */
	void *(*open)(struct ui_options *options);
	/* Shows a page and waits until the reader wants something that is not the
	 * front-end's own business. Shows it anew where it is asked about the same again. */
	struct wish (*ask)(void *self, const struct ui_shown *shown);
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
