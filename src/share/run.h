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

/* Whoever waits for a program is asked at once and then many times a second, so that they
 * can see to what must not wait: keys, the size of the window. */
struct run_waiter {
	/* Gets the program's name; false ends the program. */
	bool (*waits_on)(void *self, const char *program);
	void *self;
};

/* How a program is run. */
enum run_way {
	RUN_TO_END,	   /* in a session of its own; it must end before the timeout */
	RUN_IN_BACKGROUND, /* the same, but after the timeout it goes on, our child */
	RUN_ON_TERMINAL /* with our output, the keys and their signals, and no timeout */
};

enum run_end {
	RUN_ENDED,	/* by itself, with an exit status */
	RUN_KILLED,	/* by a signal */
	RUN_TOO_SLOW,	/* the timeout passed, and the program was ended */
	RUN_GOES_ON,	/* the timeout passed, and the program is in the background */
	RUN_TOO_MUCH,	/* the program wrote more than 1 MiB, and was ended */
	RUN_STOPPED,	/* the waiter wished so, and the program was ended */
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

/* Runs a program to its end. Processes that it leaves in the background (as xclip does) are not
 * waited for. A program that does not end by itself is ended with all processes that are still
 * in its session: by SIGTERM, then by SIGKILL.
 *
 * A signal that would end us (SIGINT, SIGTERM, SIGHUP, SIGQUIT, as far as nobody handles
 * it) ends the program first. SIGINT, which is Ctrl-C, ends the wait alone if there is a
 * waiter: RUN_STOPPED. On our terminal, SIGINT and SIGQUIT are the program's own. */
enum run_end run_program(struct run *r);

/* Runs a program to share something. It is done if the program ends with status 0, or goes on
 * in the background. */
enum share_result run_to_share(struct run *r);

/* Ends the program that is waited for, and all that it has started, at once. For a signal
 * handler that ends us: it is safe there. */
void run_kill(void);

/* Appends a sentence for people: how a program ended that failed. Nothing if the waiter ended
 * it. */
void run_explain(const struct run *r, struct buf *said);

#endif
