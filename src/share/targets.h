/* targets.h - the table of all ways to share a remedy, or a message of it. The front-ends offer
 * its rows, `tuntun show` has an option for each and JSON an id; none of them knows one row
 * from another. Each row belongs to a wish (page/wish.h, wish_is_share()).
 *
 * A target sends a text: of the whole page, or of one item on it, as an address. If there are
 * several items, the reader chooses one. A target without send() makes a page for the reader
 * instead. Included by cmd/show_share.c, curses/, json/,
 * plain/ and screen/.
 *
 *	const struct share_target *save = share_target(WISH_SAVE);
 *	struct share_offer offer = {remedy, means};
 *	struct share_request r = {.page = remedy, .item = share_item(save, &offer, 0)};
 *	struct share_outcome outcome = {0};
 *	struct buf said = {0};
 *
 *	if (share_send(save, &r, &outcome) == SHARE_DONE)
 *		share_add_outcome(&said, &outcome);	-> "Saved: /home/siti/printer-2A.txt"
 *	share_outcome_release(&outcome);
 */
#ifndef TUNTUN_SHARE_TARGETS_H
#define TUNTUN_SHARE_TARGETS_H

#include "export/export.h"
#include "page/page.h"
#include "share/sender.h"
#include "share/share.h"

/* What is sent of a page. The number of an item is its index in the page's list, or a format. */
enum share_thing {
	SHARE_NO_THING,
	SHARE_TEXT,	/* the page as plain text */
	SHARE_FORMAT,	/* the page as a document */
	SHARE_BLANKS,	/* those of a message */
	SHARE_LINK,	/* an address on it */
	SHARE_MESSAGE,	/* the page, if it is a message */
	SHARE_HANDOVER, /* the message to a recipient */
	SHARE_HANDBOOK	/* the remedy's address in the published handbook */
};

struct share_item {
	enum share_thing thing;
	size_t number;
};

/* What to send, and how. Everything is borrowed. */
struct share_request {
	const struct page *page; /* a remedy, or a message */
	struct share_item item;
	const struct page_sender *sender; /* of a message; NULL: blank, now */
	const char *name;		  /* of a file; NULL: the proposed one */
	bool replace;			  /* a file that is there */
	bool to_devices;		  /* a terminal or a pipe is written to */
	const struct run_waiter *waiter;  /* see run.h */
	/* Asks the terminal to put a text on its clipboard; false where it is not known to
	 * understand that. NULL: there is none. */
	bool (*copy)(void *terminal, const char *text, size_t length);
	void *terminal;
};

/* The result in words. */
struct share_outcome {
	const char *text; /* a msgid with at most one %s; NULL: there is nothing to say */
	struct buf about; /* what %s stands for: inert */
};

enum { SHARE_THINGS = 4 };

/* What JSON has beside the text. */
enum share_adds {
	SHARE_ADDS_NOTHING,
	SHARE_ADDS_RECIPIENT, /* whom it is for */
	SHARE_ADDS_NAME,      /* of a file */
	SHARE_ADDS_CODE	      /* the QR code of the text */
};

/* Texts are msgids. */
struct share_target {
	enum wish_kind kind; /* its wish_id() is its id in JSON */
	const char *words;   /* as it is offered */
	/* What its items are; a page that has none is not offered this target. */
	enum share_thing things[SHARE_THINGS];
	const char *which, *about_which; /* that question, and more words; or NULL */
	bool needs_desktop;		 /* it is not offered without one */
	bool (*can)(void); /* has this machine a program for it? NULL: unknown */
	bool asks_name;	   /* of a file */
	const char *confirm, *about_confirm, *yes; /* a question before; or NULL */
	const struct page *(*make)(const struct share_request *r);
	enum share_result (*send)(const struct share_request *r, struct share_outcome *o);
	const char *done, *failed, *missing; /* the result; %s: see share_outcome */
	enum share_adds adds;
	bool must_fit;	/* what the screen cannot show is no item */
	bool else_save; /* if it fails, saving is offered */
};

/* The table, and the row for a wish. */
enum { SHARE_TARGETS = WISH_OPEN - WISH_HAND_OVER + 1 };
extern const struct share_target share_targets[SHARE_TARGETS];
const struct share_target *share_target(enum wish_kind kind);

/* What is shared, and with what means: what is offered goes by both. To find that out takes
 * making letters, to know whether their codes fit: once for a page and a size, not at each
 * key. */
struct share_offer {
	const struct page *page; /* only a remedy and a message are offered anything */
	struct page_means means;
};

/* The means of those who show a page themselves: programs, by JSON. */
extern const struct page_means share_all_means;

/* Stores the targets that are offered, in order; returns how many. */
size_t share_list(const struct share_offer *offer,
		  const struct share_target *list[SHARE_TARGETS]);

/* Returns the same targets as a set: bit 1 << (kind - WISH_HAND_OVER). */
unsigned share_set(const struct share_offer *offer);

/* The items for a target: their number, and each of them; SHARE_NO_THING after the last. */
size_t share_item_count(const struct share_target *target,
			const struct share_offer *offer);
struct share_item share_item(const struct share_target *target,
			     const struct share_offer *offer, size_t i);

/* Finds the target and item with an id that share_describe() gives; false if there is none. */
bool share_find(const struct share_offer *offer, const char *id,
		const struct share_target **target, struct share_item *item);

/* What an item is called: by a program ("save:html", "qr:link:1"), in a line that offers it alone
 * ("Save as a file: Web page (.html)"), and among the others ("Web page (.html)"). End it with
 * share_words_release(). */
struct share_words {
	struct buf id, offer, choice;
};

void share_describe(struct share_words *w, const struct share_target *target,
		    const struct page *p, struct share_item item);
void share_words_release(struct share_words *w);

/* Makes the message to a recipient of a remedy; `sender` as in a request. */
const struct page *share_handover(const struct page *remedy, size_t recipient,
				  const struct page_sender *sender);

/* Appends the text that a request sends. */
void share_add_text(struct buf *out, const struct share_request *r);

/* Appends the proposed name of a file, without the folder: see share_add_documents(). */
void share_add_name(struct buf *out, const struct page *p, enum export_format format);

/* Sends, and stores the result in words; SHARE_EXISTS has none. */
enum share_result share_send(const struct share_target *target,
			     const struct share_request *r, struct share_outcome *o);

/* Appends an outcome in the language in force. */
void share_add_outcome(struct buf *out, const struct share_outcome *o);
void share_outcome_release(struct share_outcome *o);

#endif
