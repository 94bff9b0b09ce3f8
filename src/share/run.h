/* run.h - other programs: found, started, fed, listened to, and not waited for for ever.
 *
 * The one place that starts programs. None goes through a shell, none but a pager can read
 * from the terminal or write to it (it has a session of its own), and none gets a file that is
 * open here but those three that it is given. A file that starts one says so in a comment,
 * "starts: NAME": SECURITY CONSIDERATIONS of tuntun(1) names them all, and tests/programs.sh
 * compares. Included by cmd/, curses/ and screen/. */
#ifndef TUNTUN_SHARE_RUN_H
#define TUNTUN_SHARE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "share/share.h"

/* Is there a program of this name in PATH? Folders that are not named in full are passed
 * over: what is in the present folder is not to be started by accident. */
bool run_is_installed(const char *name);

/* Who waits for a program. They are asked before its first moment and then many times a
 * second, so that they can see to what must not wait. */
struct run_waiter {
	bool (*waits_on)(void *self, const char *program); /* its name; false ends it */
	void *self;
};

/* How a program is run. */
enum run_way {
	RUN_TO_END,	   /* in a session of its own; the program must end in time */
	RUN_IN_BACKGROUND, /* the same, but after `timeout` it goes on by itself */
	RUN_ON_TERMINAL /* on our terminal: the program has our output, the keys and their
			 * signals, and takes as long as the reader likes */
};

enum run_end {
	RUN_ENDED,	/* by itself, with an exit status */
	RUN_KILLED,	/* by a signal */
	RUN_TOO_SLOW,	/* the timeout passed, and the program was ended */
	RUN_GOES_ON,	/* so it was, but the program was to stay */
	RUN_TOO_MUCH,	/* it wrote more than 1 MiB: ended as well */
	RUN_STOPPED,	/* so the waiter wished: ended as well */
	RUN_MISSING,	/* PATH has no such program */
	RUN_NOT_STARTED /* errno in `status` */
};

struct run {
	/* The program's name first, NULL last. Without a slash it is looked for in PATH, as
	 * run_is_installed() does. */
	const char *const *arguments;
	enum run_way way;
	const char *input;  /* its standard input; NULL for nothing at all */
	size_t length;	    /* of the input */
	struct buf *output; /* gets its standard output; NULL: nobody listens */
	bool errors_too;    /* the output has its standard error as well */
	int timeout;	    /* milliseconds that it may take */
	const struct run_waiter *waiter; /* borrowed; NULL: nobody to be asked */
	const char *setting; /* "NAME=VALUE" for its environment; NULL: none */
	enum run_end end;    /* set */
	int status;    /* set: its exit status, the signal that ended it, or an errno */
	bool has_read; /* set: it has read its input to the end */
};

/* Runs a program to its end. What it may have left in the background (as xclip does) is not
 * waited for. Where it does not end by itself, all that it has started and that is still in
 * its session is ended with it: asked to, and then forced.
 *
 * A signal that would end us (SIGINT, SIGTERM, SIGHUP, SIGQUIT, as far as nobody handles
 * it) ends the program first. SIGINT, which is Ctrl-C, ends the wait alone if there is a
 * waiter: RUN_STOPPED. On our terminal, SIGINT and SIGQUIT are the program's own. */
enum run_end run_program(struct run *r);

/* The same, and tells by the usual rule what came of it: done is what said so by its status,
 * or goes on. */
enum share_result run_to_share(struct run *r);

/* Ends the program that is waited for, and all that it has started, at once and without a
 * word. For a signal handler that ends us: safe there. */
void run_kill(void);

/* Appends how a program ended that did not do what it should, as a sentence for people;
 * nothing where that was the waiter's wish. */
void run_explain(const struct run *r, struct buf *said);

#endif
