/* page.h - what one screen says, as data.
 *
 * A page is all that a screen says, in the language in force and for one reader, and nothing
 * of how it looks. It stands between those who know trees and those who know terminals: each
 * front-end and each document lays out the same page, so that they can never disagree.
 *
 *     const struct page *p = page_new(&walk, NULL);
 *
 *     say(p->title);
 *     for (const struct page_block *b = NULL; (b = page_next_block(p, b));)
 *             switch (b->kind) {          // no default: a new kind shows its places
 *             ...
 *             }
 *     for (size_t i = 0; i < p->choice_count; i++)
 *             offer(p->choices[i].typed, p->choices[i].text);
 *     page_free(p);
 *
 * Invariants:
 * - A page does not change after it was made; whoever makes one gets it const. In another
 *   language, with another notice, it is made anew.
 * - Every string is inert, UTF-8, and never NULL: "" where there is nothing. It is borrowed
 *   from the tree, the catalogs or the page.
 * - A page borrows its walk, and a page about a page (a note, a menu, a form, what was found)
 *   borrows that; the page goes first.
 * - Texts may hold literals in `backticks`, which are shown apart: page_literal() finds them.
 *   Literals that stand alone (a message, a menu, a button) come without backticks.
 * - Times are numbers and units beside their words. Pages have no clock: a date is for whoever
 *   has one.
 *
 * May be included by everyone. */
#ifndef TUNTUN_PAGE_PAGE_H
#define TUNTUN_PAGE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/buf.h"
#include "base/mem.h"
#include "find/find.h"
#include "names/names.h"
#include "page/wish.h"
#include "qr/qr.h"
#include "walk/walk.h"

/* --- what there is on a page --------------------------------------------------------------- */

enum page_kind {
	PAGE_QUESTION,
	PAGE_REMEDY,
	PAGE_END,  /* it works, or nothing more can be done */
	PAGE_NOTE, /* help, glossary: read, then back to where one was */
	PAGE_MENU, /* choose, or back to where one was */
	PAGE_FORM, /* lines to fill in, or back to where one was */
	PAGE_FOUND /* what a search found: choose a problem */
};

enum block_kind {
	BLOCK_HEADING,	 /* text */
	BLOCK_PARAGRAPH, /* text */
	BLOCK_WARNING,	 /* label, text */
	BLOCK_STEP,	 /* step */
	BLOCK_OPTION,	 /* label: starts an alternative, which lasts until the next
			  * option or the heading after them */
	BLOCK_TERM,	 /* label: the term; text: its meaning */
	BLOCK_HANDOVER,	 /* text: a letter to somebody, its id; the lines end in
			  * newlines; label: when to send it */
	BLOCK_QR,	 /* qr; text: what it says */
	BLOCK_KEYS,	 /* here the front-end lists its keys, if it has any */
	/* facts, a text beside its label: from BLOCK_ERROR_TEXT to BLOCK_HOW */
	BLOCK_ERROR_TEXT, /* label, text: the literal message; its id and number */
	BLOCK_CAUSE,	  /* label, text */
	BLOCK_NOTE,	  /* label, text */
	BLOCK_RETRY,	  /* label, text; after, or NULL */
	BLOCK_PROVENANCE, /* label, text: where the remedy comes from */
	BLOCK_HOW	  /* label, text: how to find an answer out */
};

/* A step of a remedy, as its reader sees it. */
struct page_step {
	unsigned number, total; /* "step 2 of 4"; within an option, its own count */
	uint32_t by;		/* an actor of the tree */
	const char *by_id, *by_name;
	const char *by_word; /* the source's own word for the actor; "" as by_name */
	bool yours;	     /* the reader's own step */
	bool in_option;
	bool after_option; /* to be taken after whichever option */
	const char *text;
	const char *system;
	const char **menu; /* the way through the menus, first one first */
	size_t menu_count;
	const char *button, *link;
	const char *wait; /* how long to wait, in words; "" for no wait */
	struct tree_wait wait_least, wait_most; /* the same to count with */
	bool says_button;			/* the text names the button already */
	const char *handover; /* what to hand over to the person; "" for one's own */
	const char *handover_label; /* what that message is, and for whom it speaks */
	bool own_handover;	    /* the tree has words of its own for it */
	const char *warning;	    /* the warning that guards the step; "" for none */
	const char *attach; /* what goes with it; "{time}" stands in it as it is */
};

/* A part of what a page says, in the order in which it is read. What its kind does not have is
 * "" or NULL. */
struct page_block {
	enum block_kind kind;
	bool detail; /* for whoever wants to know more: page_next_in_brief() */
	bool hidden; /* not shown until it is asked for */
	const char *label, *text;
	const char *id, *number;
	const char *added; /* why it is ours and not the source's; "" if the source's */
	const struct page_step *step;
	const struct page_step *after; /* the last step whose wait is to be over */
	const struct qr *qr;
};

/* What can be answered: an answer, a problem, how a remedy went. */
struct page_choice {
	const char *id;	   /* by which walk_answer() takes it */
	const char *label; /* "Way A"; "" for most */
	const char *text;
	const char *brief;   /* the same where there is little room */
	const char *number;  /* a problem's number; "" otherwise */
	const char *typed;   /* the number typed for it: the problem's own in a list of
			      * problems, else its place */
	const char *meaning; /* a problem in plain words; "" otherwise */
	const char *example; /* in one line */
	const char *const *cells; /* one for each of the page's columns, or NULL */
	const char *group;	  /* the heading that it stands under; "" for none */
	bool unknown, danger;
	/* Of what was found by a search: */
	unsigned score;		       /* of FIND_FULL_SCORE */
	const struct find_span *marks; /* the words of `text` that were searched for */
	size_t mark_count;
	const char *const *matched; /* the words searched for that speak for it */
	size_t matched_count;
	const char *apart; /* what tells it from those like it; "" for nothing */
};

/* Somebody else who acts, and for whom there is a message. */
struct page_recipient {
	const char *id, *name;
	uint32_t actor;
};

/* A line of a form. */
struct page_field {
	const char *label;
	const char *value; /* what stands there at first */
	bool optional;	   /* goes on without it */
};

/* Who sends a letter: what they wrote into the tree's blanks, in its order. Missing values are
 * "". Inert. */
enum { PAGE_BLANK_SIZE = 160 /* bytes; the longest messages have 110 */ };
struct page_sender {
	char blanks[TREE_MOST_BLANKS][PAGE_BLANK_SIZE];
};

/* Words of two names, all for one reason. */
struct page_names_why {
	enum names_reason reason;
	const char **words[2];
	size_t counts[2];
};

/* What was found out about two names. */
struct page_names {
	const char *names[2];
	enum names_verdict verdict;
	enum names_reason reason;
	enum names_codes codes;
	const char **differ[2]; /* the words of each that it rests on */
	size_t differ_count[2];
	struct page_names_why *why; /* the same, by their reasons */
	size_t why_count;
	const char *proposes[2]; /* the ids of the answers that may fit */
	size_t proposes_count;
};

/* An answer that was given. */
struct page_crumb {
	const char *question, *answer; /* in words; the answer as short as possible */
	const char *question_id;
	/* The same in a few words, for a line of all of them: "toner: empty". */
	const char *brief;
	bool names_question; /* that does, and not the answer alone */
	const char *number;  /* stands before it: "#4" of a problem; "" otherwise */
};

struct page {
	struct arena arena;
	enum page_kind kind;
	const char *tree_title;
	const char *id;		 /* of the question or remedy */
	const char *title;	 /* the question, or the sentence that matters */
	const char *welcome;	 /* what the tree is for, on its first page; "" else */
	const char *help;	 /* how to find the answer out; a block shows it too */
	const char *added;	 /* why the question is ours; a block shows it too */
	const char *code;	 /* of a remedy */
	const char *path;	 /* path code */
	const char *notice_code; /* names the notice to a program: "unknown-answer" */
	const char *notice;	 /* what the program has to say first (a replay that
				 * stopped); "" for nothing */
	bool solved;		 /* of PAGE_END */
	const struct page_crumb *crumbs;
	size_t crumb_count;
	bool leads_back; /* Back leads somewhere */
	bool has_next;	 /* the reader helps, and can go on with the next person */
	const struct page_block *blocks; /* for page_next_block() */
	size_t block_count;
	bool reveals;		    /* hidden blocks were asked for */
	const char *const *columns; /* headings of a comparison */
	size_t column_count;
	const struct page_choice *choices;
	size_t choice_count;
	size_t preselected; /* a choice that is safe to confirm unread; SIZE_MAX: none is */
	/* Of a remedy: what can come of it, to be told on a page of its own. */
	const struct page_choice *outcomes;
	size_t outcome_count;
	size_t remembered;   /* the choice made here before going back; SIZE_MAX: none */
	bool numbered;	     /* a list of problems, known by their numbers */
	const char *who_id;  /* an actor on this page of whom one may ask "who is my
				 * ...?"; "" for none */
	const char *who_ask; /* that question, in words */
	bool compares; /* a question about two names, which the columns call by what has
			* them: page_compared() */
	const struct page_names *names; /* of a note of page_compared(); else NULL */
	/* Of a remedy, and of an end that is no good one: of the remedy before it. */
	const struct page_recipient *recipients;
	size_t recipient_count;
	const char *recipient;	  /* of a letter: whom it is for, by id; "" else */
	uint32_t recipient_actor; /* the same, as an actor of the tree */
	const uint32_t *blanks;	  /* of a letter: the tree's blanks in it, by index */
	size_t blank_count;
	const char *about; /* of a letter: whose problem it is, as far as filled in */
	const char *const *links; /* as the recipients: the addresses, each once */
	size_t link_count;
	const struct page_field *fields; /* of a form, or of a question that compares */
	size_t field_count;
	const struct walk *walk;
	const struct page_world *world; /* borrowed; NULL: nothing is known of it */
	struct find **find; /* where the index is kept for page_found(), made when it is
			     * first needed; NULL: this page cannot be searched */
	/* Of PAGE_FOUND: */
	const char *query; /* inert; of a very long one, the beginning */
	bool typing;	   /* it goes on: Enter without a choice is its end */
	enum find_verdict verdict;
	size_t alike; /* so many of the choices fit alike */
};

/* --- making pages --------------------------------------------------------------------------- */

/* What pages may say of the world that they are shown in. */
struct page_world {
	const char *command; /* that started the program: "tuntun" */
	const char *operand; /* the tree that it was given, quoted; "" for none */
	/* Stores the local day and time; returns false where nobody knows. NULL: pages that
	 * stay, where "today" means nothing. */
	bool (*now)(struct tm *now);
	const char *handbook; /* the address where it is published; NULL: it is not */
};

/* What can be done where a page is shown. All zeroes is what can be done everywhere. */
struct page_means {
	bool can_open;		 /* there is a desktop to open addresses on */
	int qr_columns, qr_rows; /* of the largest QR code that can be shown there */
};

/* What a page is told besides where the walk stands. */
struct page_context {
	const struct page_world *world; /* NULL: nothing is known of it */
	struct find **find;		/* as the page's; NULL for none */
	bool reveals;			/* hidden blocks are asked for */
	bool leads_back; /* so does Back, although no answer stands before */
	bool of_others; /* the answers gone back over are somebody else's: none is proposed */
};

/* Makes the page for where the walk stands. Without a context (NULL) nothing
 * can be searched, and what is hidden stays so. */
const struct page *page_new(const struct walk *w, const struct page_context *context);

/* Makes the question which of these trees is meant, each named by its own of `names`. It
 * borrows all of them, and has no walk. */
const struct page *page_trees(const struct tree *const *trees, const char *const *names,
			      size_t count);

/* Has a page of any maker say something first; for whoever made it, before anybody else has
 * it. `code` is borrowed, `notice` copied. */
void page_set_notice(const struct page *p, const char *code, const char *notice);

/* Frees a page of any maker; NULL is none. */
void page_free(const struct page *p);

/* --- pages about a page ----------------------------------------------------------------------- */

/* Notes, to be read and left. They carry the crumbs and the path of `p`. Help says what is
 * asked, how to find out, and what the program is about; the glossary has the words on the
 * page, or all words where `all`, and is NULL where there are none; "who" is NULL where
 * nothing says who the actor with this id is. */
const struct page *page_help(const struct page *p);
const struct page *page_glossary(const struct page *p, bool all);
const struct page *page_who(const struct page *p, const char *actor_id);

/* Makes a note about two names, and a line with the codes of both ("" for none), all of any
 * bytes: are they one, and which answers does that propose? The tree of `p` must have a
 * question that compares names. */
const struct page *page_compared(const struct page *p, const char *first,
				 const char *second, const char *codes);

/* Makes the details of a remedy, as a note: what its gist leaves out. NULL where `p` is none. */
const struct page *page_details(const struct page *p);

/* Makes the question what came of a remedy: choice number i is its outcome number i, and none
 * is preselected. NULL where `p` is no remedy. */
const struct page *page_outcomes(const struct page *p);

/* Makes the list of the answers given, to change one: choice number i is answer number
 * i. */
const struct page *page_trail(const struct page *p);

/* Makes the question whether to leave, although no remedy was reached. */
enum { PAGE_STAY, PAGE_LEAVE };
const struct page *page_leave(const struct page *p);

/* Makes the page of what a search from page `p`, which can be searched, finds, the best
 * first: problems that are on offer or, where the page does not ask for them, any, under
 * headings that say how sure that is. One is preselected only where it is what was meant.
 * Behind them stand the answers for whoever finds none of them and, where nothing fits, the
 * choices of `p`. `typing`: it goes on, so that the last word may not be all there, and
 * everything near is shown; else remedies and words of the glossary that have the text are,
 * apart from the problems: the words as blocks. An empty text finds all. */
const struct page *page_found(const struct page *p, const char *text, size_t length,
			      bool typing);

/* Returns what choice number `i` of such a page is. */
enum page_found_kind {
	PAGE_FOUND_MATCH,  /* what the text means, or comes near */
	PAGE_FOUND_REMEDY, /* a remedy that has the text, or its code */
	PAGE_FOUND_BESIDE  /* an answer for whoever finds nothing that fits */
};
enum page_found_kind page_found_kind(const struct page *p, size_t i);

/* Is there more on such a page than what comes near, and what is offered anyway? */
bool page_has_found(const struct page *p);

/* --- what a reader shares (handover.c, dialogs.c) --------------------------------------------- */

/* Returns the recipient of a remedy with this id; NULL where there is none. */
const struct page_recipient *page_recipient(const struct page *p, const char *id);

/* The letter to the recipient of `p` with this id: a note with a BLOCK_HANDOVER. What
 * nobody has filled in is "____". `sender` may be NULL. NULL where there is no such
 * recipient. */
const struct page *page_handover(const struct page *p, const char *recipient,
				 const struct page_sender *sender);

/* Returns the text of a note of page_handover(); "" of any other page. */
const char *page_handover_text(const struct page *p);

/* A form for the blanks of the letter `p`: a line for each. No form has more lines. */
enum { PAGE_MOST_FIELDS = TREE_MOST_BLANKS };
const struct page *page_blanks(const struct page *p, const struct page_sender *sender);

/* A form for the name of the file. */
const struct page *page_file_name(const struct page *p, const char *name);

/* Appends the proposed name of a file for a remedy or a message: "printer-2A". */
void page_add_file_name(struct buf *out, const struct page *p);

/* A question about `p`, `title` in the language in force: each choice is added to it. The
 * other texts are copied. */
struct page *page_menu(const struct page *p, const char *title, const char *text);
void page_menu_add(struct page *menu, const char *id, const char *text);

/* A menu with the answer that does no harm first: `no`, then `yes`. */
enum { PAGE_NO, PAGE_YES };
const struct page *page_confirm(const struct page *p, const char *title, const char *text,
				const char *no, const char *yes);

/* A note with the QR code of a text; without one where none can hold it. */
const struct page *page_code(const struct page *p, const char *text);

/* Appends the line that opens `p` again: a remedy by its code, "tuntun 4B", anything else by
 * its path. */
void page_add_command(struct buf *out, const struct page *p);

/* Appends the address of a remedy in the published handbook; nothing where there is none. */
void page_add_address(struct buf *out, const struct page *p);

/* Appends what a reader takes away from the remedy that a walk has come to, in at most six
 * lines: code and title, their next step, who else acts, when to try again, how to come back.
 * Nothing where it has come to none. */
void page_add_receipt(struct buf *out, const struct walk *w,
		      const struct page_world *world);

/* --- reading pages ------------------------------------------------------------------------------ */

/* Returns the block that is to be shown after this one (NULL: the first); NULL after the
 * last. Every renderer goes by this, so that what is hidden is hidden in all of them. */
const struct page_block *page_next_block(const struct page *p,
					 const struct page_block *before);

/* The same, but without a remedy's details: its gist, which a screen shows. Of other pages
 * nothing is left out. */
const struct page_block *page_next_in_brief(const struct page *p,
					    const struct page_block *before);

/* Returns the number of the choice with this id; SIZE_MAX where there is none. */
size_t page_find_choice(const struct page *p, const char *id);

/* Are there problems among the choices? */
bool page_has_problems(const struct page *p);

/* Returns the choice of `p` that `note`, of page_compared(), proposes before others;
 * SIZE_MAX where it proposes none. */
size_t page_proposed(const struct page *p, const struct page *note);

/* Stores the local day and time (to the minute, without a zone) when a wait is over that
 * begins at `from`. Returns false, and stores nothing, where there is no wait, or none of a
 * known length. Pages have no clock: `from` is for the caller to know. */
bool page_wait_ends(struct tree_wait wait, const struct tm *from, struct tm *end);

/* Finds the next literal in a text: stores where it starts and its length, without the
 * backticks; returns what follows its closing backtick, or NULL where there is none. */
const char *page_literal(const char *text, const char **start, size_t *length);

/* Returns what stands between a label and a text on the same line: a colon, or a dash where one
 * of them has a colon of its own. Those in literals do not count. */
const char *page_mark(const char *label, const char *text);

/* --- what became of answers when one was changed (changed.c) -------------------------------- */

/* Appends that the question where the walk stands is to be answered again, with the answer
 * that it had before another was changed; nothing where it had none. */
void page_add_earlier(struct buf *out, const struct walk *w);

/* Appends which answers, given before another was changed, the walk did not come to again:
 * they are dropped. Nothing where there are none. */
void page_add_dropped(struct buf *out, const struct walk *w);

#endif
