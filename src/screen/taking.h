/* taking.h - a reader takes something along from a remedy: whom it is for, as what, under
 * which name; then it is saved, printed, copied, shown as a QR code or opened.
 *
 * The questions on the way are pages, one on top of the other; Back leads to the one
 * before. A session asks them instead of its own page as long as any is open. What was
 * filled into a message is forgotten when the last of them is left. Included by ui/ and
 * cmd/. */
#ifndef TUNTUN_SCREEN_TAKING_H
#define TUNTUN_SCREEN_TAKING_H

#include "export/export.h"
#include "share/share.h"
#include "ui/ui.h"

/* Which question is asked. */
enum taking_step {
	TAKING_RECIPIENT, /* whom a message is for */
	TAKING_LETTER,	  /* the message */
	TAKING_BLANKS,
	TAKING_FORMAT,
	TAKING_NAME,
	TAKING_EXISTS,	/* a file has that name: replace it? */
	TAKING_PRINT,	/* now? */
	TAKING_INSTEAD, /* it cannot be done here: save it instead? */
	TAKING_CODE,	/* what the QR code is to say */
	TAKING_QR,
	TAKING_LINK
};

enum { TAKING_MOST = 8 };

struct taking {
	const struct ui_options *options;
	const struct page *remedy; /* borrowed */
	struct taking_stage {
		enum taking_step step;
		const struct page *page;
		struct ui_view view;
	} stages[TAKING_MOST];
	size_t depth;
	const char *recipient; /* of the message in hand; borrowed from the tree */
	enum export_format format;
	struct buf name; /* of the file */
	size_t code;	 /* the choice of page_codes() that is shown as one */
	struct buf blanks[TREE_MOST_BLANKS], time;
	/* What was typed into a form that was left by Back: nobody loses it by a wrong key. */
	struct buf drafts[PAGE_MOST_FIELDS];
	size_t draft_count; /* 0: there are none */
	enum taking_step drafted;
	/* What came of it: a msgid with at most one %s, and what stands for that. */
	const char *said;
	struct buf about;
};

/* All zeroes but for `options` is one with nothing open. */
void taking_release(struct taking *t);

/* Is any of its pages to be asked? Then, which one; and where the reader is on it. */
bool taking_is_open(const struct taking *t);
const struct page *taking_page(const struct taking *t);
const struct page *taking_make_page(const struct taking *t);
struct ui_view *taking_view(struct taking *t);

/* Begins to use the remedy, or the message that is open, in a way. `ui` and its `front`
 * may be asked to copy, and to wait for other programs. */
void taking_use(struct taking *t, const struct page *remedy, enum wish_kind use,
		const struct ui *ui, void *front);

/* Goes on: with a choice of the page, with what was filled into its lines, or back. */
void taking_choose(struct taking *t, size_t choice, const struct ui *ui, void *front);
void taking_fill(struct taking *t);
void taking_back(struct taking *t);

/* Leaves all its pages, for one that is not about the remedy. */
void taking_close(struct taking *t);

/* Makes its pages anew, in the language in force, about the remedy. */
void taking_renew(struct taking *t, const struct page *remedy);

/* Appends day and time, as a message says it. */
void taking_add_time(struct buf *out);

/* Appends what somebody typed for a blank of a message: inert, and not too long for it. */
void taking_add_blank(struct buf *out, const char *typed, size_t length);

/* Appends what came of the last thing that was done; nothing where there is nothing to
 * say, or where taking_hush() was called since. */
void taking_add_said(const struct taking *t, struct buf *out);
void taking_hush(struct taking *t);

#endif
