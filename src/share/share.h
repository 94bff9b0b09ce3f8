/* share.h - where a text goes when it leaves the program: to a file, a printer, a clipboard,
 * a browser.
 *
 * A function that can fail appends to `said` why, in the words of the system or of the other
 * program: inert, to be shown as it is. Other programs get a list of arguments, and the text on
 * their standard input (run.h).
 * Included by cmd/ and curses/. */
#ifndef TUNTUN_SHARE_SHARE_H
#define TUNTUN_SHARE_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/replace.h"

enum share_result {
	SHARE_DONE,
	SHARE_EXISTS,  /* there is a file of this name: nothing was written */
	SHARE_FAILED,  /* nothing half-done is left */
	SHARE_STOPPED, /* the waiter stopped it: nobody knows what was done before */
	SHARE_NONE     /* this machine has no program for it */
};

/* Is asked, while another program runs, whether to wait on (run.h); NULL: nobody is. */
struct run_waiter;

/* --- files --------------------------------------------------------------------------- */

/* Appends the user's folder of documents (XDG user directories), with a slash at its end. If
 * none is named, or it does not exist, or its name is not inert: their home; else "./". */
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

/* Half an inch, in points: printers of schools and offices leave that much white anyway. */
enum { SHARE_MARGIN = 36 };

/* Is there a program to print with? */
bool share_can_print(void);

/* Prints plain, inert text on A4. Appends to `said` what lp(1) says of a success, too. Waits 20
 * seconds at most. */
enum share_result share_print(const char *title, const char *text, size_t length,
			      struct share_pitch pitch, const struct run_waiter *waiter,
			      struct buf *said);

/* --- the clipboard ------------------------------------------------------------------- */

/* Puts a text on the clipboard of the desktop. SHARE_DONE: it is certainly there. Tries several
 * programs, and waits 6 seconds at most for all of them. */
enum share_result share_copy(const char *text, size_t length,
			     const struct run_waiter *waiter);

/* Appends the sequence that puts a text on the terminal's clipboard (OSC 52). Returns false, and
 * appends nothing, if a terminal of this kind (the value of TERM) may not understand it, or
 * if the text is too long for it. */
bool share_add_osc52(struct buf *out, const char *term, const char *text, size_t length);

/* --- addresses ----------------------------------------------------------------------- */

/* Does this terminal understand links (OSC 8)? Only what is known to do so counts. */
bool share_makes_links(void);

/* Is there a desktop to open addresses on? */
bool share_can_open(void);

/* Opens an address in the desktop's browser, which goes on in the background. Waits less than a
 * second, for an error. */
enum share_result share_open(const char *address, const struct run_waiter *waiter);

#endif
