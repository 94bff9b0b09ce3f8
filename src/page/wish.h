/* wish.h - everything that a person can want, in one list.
 *
 * Whatever speaks of a wish takes its number or its id from here: a page says by it what
 * can be done with it, the table of ui/wishes.c which keys and words it has, a front-end
 * hands it to the session, JSON names it by its id. Included by ui/. */
#ifndef TUNTUN_PAGE_WISH_H
#define TUNTUN_PAGE_WISH_H

#include <stdbool.h>

/* X(NAME, id): enum wish_kind has WISH_NAME, and wish_id() returns the id, which is never
 * translated and never changes. */
#define WISHES(X)                                                                        \
	/* to look around on a page: the front-end's own business */                     \
	X(UP, "up")                                                                      \
	X(DOWN, "down")                                                                  \
	X(PAGE_UP, "page-up")                                                            \
	X(PAGE_DOWN, "page-down")                                                        \
	X(TOP, "top")                                                                    \
	X(BOTTOM, "bottom")                                                              \
	X(WHEEL_UP, "wheel-up")                                                          \
	X(WHEEL_DOWN, "wheel-down")                                                      \
	X(POINT, "point") /* at what was clicked */                                      \
	X(PICK, "pick")	  /* a choice, by the key shown before it */                     \
	X(REDRAW, "redraw")                                                              \
	X(ALONE, "alone")     /* a letter, with nothing around it */                     \
	X(THEME, "theme")     /* the next colours */                                     \
	X(MOUSE, "mouse")     /* on or off */                                            \
	X(TARGETS, "targets") /* what can be shared, and how: in plain text */           \
	X(PATH, "path")	      /* the page's path code: in plain text */                  \
	/* to type */                                                                    \
	X(ERASE, "erase")	  /* the last character */                               \
	X(ERASE_ALL, "erase-all") /* of the line */                                      \
	X(LINE_LEFT, "line-left") /* to where a character goes */                        \
	X(LINE_RIGHT, "line-right")                                                      \
	X(NEXT_FIELD, "next-field")                                                      \
	X(FIELD_BELOW, "field-below")                                                    \
	X(FIELD_ABOVE, "field-above")                                                    \
	X(FIELDS_END, "fields-end")                                                      \
	/* to go on and back */                                                          \
	X(CHOOSE, "choose") /* a choice of the page */                                   \
	X(SUBMIT, "submit") /* what stands in the fields of a form */                    \
	X(BACK, "back")                                                                  \
	X(RESTART, "restart")                                                            \
	X(NEXT_PERSON, "next-person") /* of those whom the reader helps */               \
	X(SEARCH, "search")                                                              \
	X(SEARCH_END, "search-end")                                                      \
	/* to be told something */                                                       \
	X(HELP,                                                                          \
	  "help") /* from here to WISH_TRAIL: on a page above the one that is there */   \
	X(GLOSSARY, "words")                                                             \
	X(WHO, "who")                                                                    \
	X(DETAILS, "details")                                                            \
	X(OUTCOMES, "outcomes") /* what can come of a remedy */                          \
	X(TRAIL, "answers")	/* the answers given */                                  \
	X(READER, "reader")	/* the same remedy for another one */                    \
	X(OUTCOME, "outcome")	/* what came of a remedy */                              \
	X(CHANGE, "change")	/* one of the answers given, to give it anew */          \
	X(NAMES, "names")	/* whether the two names in the fields are one */        \
	/* to share; from WISH_HAND_OVER to WISH_OPEN */                                 \
	X(HAND_OVER, "hand-over") /* a message to one of the recipients */               \
	X(FILL, "fill")		  /* the blanks of a message */                          \
	X(SAVE, "save")                                                                  \
	X(PRINT, "print")                                                                \
	X(COPY, "copy")                                                                  \
	X(QR, "qr")                                                                      \
	X(OPEN, "open") /* one of the links */                                           \
	/* about the program */                                                          \
	X(LANGUAGE, "language") /* the next one */                                       \
	X(SWITCH, "switch")	/* to plain text, or back to the full screen */          \
	X(QUIT, "quit")                                                                  \
	X(CANCEL, "cancel")	      /* to leave, as Ctrl-C does where that is a key */ \
	X(INTERRUPTED, "interrupted") /* a signal */                                     \
	X(GONE, "gone")		      /* no more input, or no terminal any more */       \
	X(WAKE, "wake")		      /* what the screen waits for has come */           \
	X(FORGET, "forget")	      /* nobody is there any more: all that was done */  \
	X(BESIDE, "beside")	      /* there is room now for what stands beside */

enum wish_kind {
	WISH_NONE,
#define WISH_ENUM(name, id) WISH_##name,
	WISHES(WISH_ENUM)
#undef WISH_ENUM
		WISH_KINDS
};

/* Returns the id of a wish, as JSON has it; "" for WISH_NONE. */
const char *wish_id(enum wish_kind kind);

/* Does it open a page that is left again, above the one that is there? */
static inline bool wish_is_note(enum wish_kind kind)
{
	return kind >= WISH_HELP && kind <= WISH_TRAIL;
}

/* Does it share a page? */
static inline bool wish_is_share(enum wish_kind kind)
{
	return kind >= WISH_HAND_OVER && kind <= WISH_OPEN;
}

#endif
