/* print.c - a text to the printer, by lp(1) of CUPS. */
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "share/run.h"
#include "share/share.h"

enum {
	PATIENCE = 20 * 1000,  /* milliseconds; the print server may be far away */
	LONGEST_TITLE = 120,   /* bytes; IPP has names of 255 */
	LONGEST_ANSWER = 1000, /* bytes of what lp says that are handed on */
	PITCHES = 6
};

/* A margin that the printers of schools and offices leave white anyway: 36 points, half an
 * inch. What is left of A4 is 523 points by 770. */
#define MARGIN "36"

#define LP "lp" /* starts: lp */

const struct share_pitch *share_pitch(size_t i)
{
	/* Columns are 523 * cpi / 72, lines 770 * lpi / 72. Whole numbers only: the filters
	 * read them in a locale of their own, where the point may be a comma. */
	static const struct share_pitch pitches[PITCHES] = {
		{72, 64, "cpi=10", "lpi=6"},	{87, 74, "cpi=12", "lpi=7"},
		{101, 85, "cpi=14", "lpi=8"},	{108, 96, "cpi=15", "lpi=9"},
		{123, 106, "cpi=17", "lpi=10"}, {145, 128, "cpi=20", "lpi=12"},
	};

	return i < PITCHES ? &pitches[i] : NULL;
}

bool share_can_print(void)
{
	return run_finds(LP);
}

/* Appends a title that lp cannot take for an option, nor for nothing. */
static void add_title(struct buf *out, const char *title)
{
	title += strspn(title, "- ");
	title = *title ? title : "tuntun";
	text_add_inert(out, title, text_beginning(title, LONGEST_TITLE));
}

/* Appends the text with its lines, and nothing else in it that could drive a printer. */
static void add_lines(struct buf *out, const char *text, size_t length)
{
	while (length) {
		const char *end = memchr(text, '\n', length);
		size_t line = end ? (size_t)(end - text) : length;

		text_add_inert(out, text, line);
		buf_add_char(out, '\n');
		line += end ? 1 : 0;
		text += line;
		length -= line;
	}
}

/* Appends what lp said, on one line. */
static void add_answer(struct buf *said, const struct buf *answer)
{
	static const char blanks[] = " \t\r\n";
	struct buf line = {0};
	const char *s = buf_string(answer);

	for (s += strspn(s, blanks); *s; s += strspn(s, blanks)) {
		size_t length = strcspn(s, blanks);

		if (line.length)
			buf_add_char(&line, ' ');
		buf_add_bytes(&line, s, length);
		s += length;
	}
	text_add_inert(said, buf_string(&line),
		       text_beginning(buf_string(&line), LONGEST_ANSWER));
	buf_release(&line);
}

static enum share_result print(const char *title, const struct buf *page,
			       const struct share_pitch *pitch,
			       const struct run_waiter *waiter, struct buf *said)
{
	/* The format is named, since what begins like a program for the printer would be
	 * run as one. */
	const char *const arguments[] = {
		LP,
		"-t",
		title,
		"-o",
		"document-format=text/plain",
		"-o",
		"media=A4",
		"-o",
		pitch->cpi,
		"-o",
		pitch->lpi,
		"-o",
		"page-left=" MARGIN,
		"-o",
		"page-right=" MARGIN,
		"-o",
		"page-top=" MARGIN,
		"-o",
		"page-bottom=" MARGIN,
		NULL,
	};
	struct buf answer = {0};
	struct run r = {.arguments = arguments,
			.input = buf_string(page),
			.length = page->length,
			.output = &answer,
			.errors_too = true,
			.patience = PATIENCE,
			.waiter = waiter};
	enum run_end end = run_program(&r);
	bool done = end == RUN_ENDED && r.status == 0;

	add_answer(said, &answer);
	if (!done && (end != RUN_ENDED || !answer.length)) {
		if (answer.length)
			buf_add_char(said, ' ');
		run_explain(&r, end, said);
	}
	buf_release(&answer);
	if (end == RUN_STOPPED)
		return SHARE_STOPPED;
	return done ? SHARE_DONE : SHARE_FAILED;
}

enum share_result share_print(const char *title, const char *text, size_t length,
			      const struct share_pitch *pitch,
			      const struct run_waiter *waiter, struct buf *said)
{
	struct buf name = {0}, page = {0};
	enum share_result result = SHARE_NONE;

	if (share_can_print()) {
		add_title(&name, title);
		add_lines(&page, text, length);
		result = print(name.s, &page, pitch, waiter, said);
	}
	buf_release(&name);
	buf_release(&page);
	return result;
}
