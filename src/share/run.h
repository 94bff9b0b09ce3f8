/* run.h - other programs: found, started, fed, listened to, and not waited for for ever.
 *
 * The one place that starts programs. None goes through a shell, none but a pager can read
 * from the terminal or write to it (it has a session of its own), and none gets a file that is
 * open here but those three that it is given. Included by cmd/, curses/ and screen/. */
#ifndef TUNTUN_SHARE_RUN_H
#define TUNTUN_SHARE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* The programs that can be started, all of them but the pager of the reader's choice:
 * SECURITY CONSIDERATIONS of tuntun(1) names them too, and tests/programs.sh compares. */
#define PROGRAMS(X)                                                                      \
	X(LP, "lp")                                                                      \
	X(WL_COPY, "wl-copy")                                                            \
	X(XCLIP, "xclip")                                                                \
	X(XSEL, "xsel")                                                                  \
	X(XDG_OPEN, "xdg-open")                                                          \
	X(TESSERACT, "tesseract")

enum program {
#define PROGRAM_ENUM(name, file) PROGRAM_##name,
	PROGRAMS(PROGRAM_ENUM)
#undef PROGRAM_ENUM
};

/* Appends where in PATH a program is (`path` may be NULL); returns false where it is not.
 * Folders that are not named in full are passed over: what is in the present folder is not
 * to be started by accident. */
bool run_find(enum program program, struct buf *path);

/* The same for a name that the reader has chosen. */
bool run_find_named(const char *name, struct buf *path);

/* Who waits for a program. They are asked before its first moment and then many times a
 * second, so that they can see to what must not wait. */
struct run_waiter {
	bool (*waits_on)(void *self, const char *program); /* its name; false ends it */
	void *self;
};

struct run {
	const char *program;	      /* its full path */
	const char *const *arguments; /* its name first, NULL last */
	const char *input;	      /* its standard input; NULL for nothing at all */
	size_t length;		      /* of the input */
	struct buf *output;	      /* gets its standard output; NULL: nobody listens */
	bool errors_too;	      /* the output has its standard error as well */
	int patience;		      /* milliseconds that it may take */
	const struct run_waiter *waiter; /* borrowed; NULL: nobody to be asked */
	const char *setting; /* "NAME=VALUE" for its environment; NULL: none */
	bool on_terminal;    /* set by run_on_terminal() */
	int status;    /* set: its exit status, the signal that ended it, or an errno */
	bool has_read; /* set: it has read its input to the end */
};

enum run_end {
	RUN_ENDED,	/* by itself, with an exit status */
	RUN_KILLED,	/* by a signal */
	RUN_TOO_SLOW,	/* patience was at its end, and then so was the program */
	RUN_TOO_MUCH,	/* it wrote more than 1 MiB: ended as well */
	RUN_STOPPED,	/* so the waiter wished: ended as well */
	RUN_NOT_STARTED /* errno in `status` */
};

/* Runs a program to its end. What it may have left in the background (as xclip does) is not
 * waited for. Where it does not end by itself, all that it has started and that is still in
 * its session is ended with it: asked to, and then forced.
 *
 * A signal that would end us (SIGINT, SIGTERM, SIGHUP, SIGQUIT, as far as nobody handles
 * it) ends the program first. SIGINT, which is Ctrl-C, ends the wait alone if there is a
 * waiter: RUN_STOPPED. */
enum run_end run_program(struct run *r);

/* Starts a program that may go on by itself: only its first moments, `patience`, are waited
 * for. It gets no `input` and no `output`: both are NULL. RUN_TOO_SLOW: it goes on. Else as
 * above. */
enum run_end run_apart(struct run *r);

/* Runs a program that shows its input on our terminal: it has our output, the keys and their
 * signals, and may take as long as the person likes. Ctrl-C and Ctrl-\ are its own meanwhile;
 * where we are ended otherwise, it is too. Uses program, arguments, input and setting; returns
 * RUN_ENDED, RUN_KILLED or RUN_NOT_STARTED. */
enum run_end run_on_terminal(struct run *r);

/* Ends the program that is waited for, and all that it has started, at once and without a
 * word. For a signal handler that ends us: safe there. */
void run_kill(void);

/* Appends how a program ended that did not do what it should, as a sentence for people. */
void run_explain(const struct run *r, enum run_end end, struct buf *said);

#endif
