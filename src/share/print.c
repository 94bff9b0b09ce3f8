/* print.c - a text to the printer, by lp(1) of CUPS. */
#include <string.h>

#include "base/text.h"
#include "share/run.h"
#include "share/share.h"

#define LP "lp" /* starts: lp */

enum {
	TIMEOUT = 20 * 1000, /* milliseconds; the print server may be far away */
	MAX_ANSWER = 1000    /* bytes of what lp says that are handed on */
};

bool share_can_print(void)
{
	return run_is_installed(LP);
}

/* Appends what lp said, on one line. */
static void add_answer(struct buf *said, struct buf *answer)
{
	for (size_t i = 0; i < answer->length; i++)
		if (strchr("\t\r\n", answer->s[i]))
			answer->s[i] = ' ';
	while (answer->length && answer->s[answer->length - 1] == ' ')
		answer->s[--answer->length] = '\0';
	text_add_inert(said, buf_string(answer),
		       text_beginning(buf_string(answer), MAX_ANSWER));
}

/* The format is named, since what begins like a program for the printer would be run as
 * one. */
static void add_options(struct buf *out, struct share_pitch pitch)
{
	buf_add_format(out,
		       "document-format=text/plain media=A4 cpi=%d lpi=%d page-left=%d "
		       "page-right=%d page-top=%d page-bottom=%d",
		       pitch.cpi, pitch.lpi, SHARE_MARGIN, SHARE_MARGIN, SHARE_MARGIN,
		       SHARE_MARGIN);
}

enum share_result share_print(const char *title, const char *text, size_t length,
			      struct share_pitch pitch, const struct run_waiter *waiter,
			      struct buf *said)
{
	struct buf options = {0}, answer = {0};
	const char *arguments[] = {LP, "-t", title, "-o", NULL, NULL};
	struct run r = {.arguments = arguments,
			.input = text,
			.length = length,
			.output = &answer,
			.errors_too = true,
			.timeout = TIMEOUT,
			.waiter = waiter};
	enum share_result result;

	add_options(&options, pitch);
	arguments[4] = options.s;
	result = run_to_share(&r);
	add_answer(said, &answer);
	if (result == SHARE_FAILED && (r.end != RUN_ENDED || !answer.length)) {
		if (answer.length)
			buf_add_char(said, ' ');
		run_explain(&r, said);
	}
	buf_release(&options);
	buf_release(&answer);
	return result;
}
