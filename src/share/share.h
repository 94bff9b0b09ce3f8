/* share.h - what a person shares of a page leaves the program here: to a file, a
 * printer, a clipboard, a browser.
 *
 * Nothing goes through a shell; other programs are started with a list of arguments, find
 * what they need on their standard input, and never see the terminal. What they, or the
 * system, have to say of a failure is handed back to be shown as it is (inert already).
 * Included by cmd/ and curses/. */
#ifndef TUNTUN_SHARE_SHARE_H
#define TUNTUN_SHARE_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/replace.h"

enum share_result {
	SHARE_DONE,
	SHARE_EXISTS,  /* a file of this name is there already: nothing was written */
	SHARE_FAILED,  /* `said` tells why; nothing half-done is left */
	SHARE_STOPPED, /* the waiter did not wait on: what came of it, nobody knows */
	SHARE_NONE     /* this machine has nothing that could do it */
};

/* Where another program is waited for, the waiter (run.h) is asked whether to wait on. NULL:
 * nobody is. */
struct run_waiter;

/* --- files --------------------------------------------------------------------------- */

/* Appends the folder for the person's documents (XDG user directories), with a slash at
 * its end; the home folder where none is named or it is not there, else "./". It is inert:
 * a folder whose name is not is passed over. */
void share_add_documents(struct buf *out);

/* Writes a file as replace_file() does; a path that begins with "~/" is in the home folder. */
enum share_result share_save(const struct replace *how, const char *data, size_t length,
			     struct buf *full, struct buf *said);

/* --- a printer ----------------------------------------------------------------------- */

/* Characters and lines of an inch. Whole numbers only: the filters of CUPS read them in a
 * locale of their own, where the point may be a comma. */
struct share_pitch {
	int cpi, lpi;
};

/* A margin that the printers of schools and offices leave white anyway: points, half an
 * inch. */
enum { SHARE_MARGIN = 36 };

/* Is there a program to print with? */
bool share_can_print(void);

/* Prints plain, inert text on A4. `said` gets what lp said, of a success as well, on one line.
 * Waits for lp, 20 seconds at most. */
enum share_result share_print(const char *title, const char *text, size_t length,
			      struct share_pitch pitch, const struct run_waiter *waiter,
			      struct buf *said);

/* --- the clipboard ------------------------------------------------------------------- */

/* Puts a text on the clipboard of the desktop (wl-copy, xclip, xsel). SHARE_DONE only where
 * that is certain. Waits 6 seconds at most, for all programs that are tried together. */
enum share_result share_copy(const char *text, size_t length,
			     const struct run_waiter *waiter);

/* Appends what asks a terminal to put a text on its clipboard (OSC 52). Returns false, with
 * nothing appended, where terminals of this kind (the value of TERM) are not known to
 * understand it, or where the text is longer than they take. */
bool share_add_osc52(struct buf *out, const char *term, const char *text, size_t length);

/* --- addresses ----------------------------------------------------------------------- */

/* Is this a terminal that is known to make links of addresses (OSC 8)? */
bool share_makes_links(void);

/* Is there a desktop to open addresses on? */
bool share_can_open(void);

/* Opens an address in the desktop's browser, which goes on by itself. Waits less than a
 * second, to hear whether there is none. */
enum share_result share_open(const char *address, const struct run_waiter *waiter);

#endif
