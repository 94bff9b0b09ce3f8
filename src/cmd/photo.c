/* photo.c - the text in a picture, read by tesseract(1). */
#include "cmd/photo.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/errors.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "share/run.h"

enum { TIME_LIMIT = 30 * 1000 /* milliseconds, for all tries together */ };

/* How a try went. */
enum outcome { READ, NOT_THERE, REFUSED, TOO_SLOW };

static enum outcome try_to_read(const char *tesseract, const char *file,
				const char *language, struct buf *text,
				long long deadline)
{
	const char *arguments[] = {"tesseract", file, "stdout", language ? "-l" : NULL,
				   language,	NULL};
	struct run r = {.program = tesseract,
			.arguments = arguments,
			.output = text,
			.patience = (int)(deadline - clock_now_ms())};

	switch (run_program(&r)) {
	case RUN_ENDED:
		return r.status == 0 ? READ : REFUSED;
	case RUN_TOO_SLOW:
	case RUN_TOO_MUCH:
		return TOO_SLOW;
	default:
		return REFUSED;
	}
}

static bool is_file(const char *file)
{
	struct stat st;

	if (stat(file, &st) == 0 && !S_ISREG(st.st_mode))
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
	else if (access(file, R_OK) == 0)
		return true;
	cmd_error("cannot-read", "%s: %s", file, errors_text(ERRORS_READING, errno));
	return false;
}

static enum status say(enum outcome outcome, const char *file)
{
	switch (outcome) {
	case READ:
		return STATUS_DONE;
	case NOT_THERE:
		cmd_error("no-program", "%s",
			  _("to read a picture, tesseract must be installed; on Debian: "
			    "apt install tesseract-ocr tesseract-ocr-ind"));
		break;
	case REFUSED:
		cmd_error("cannot-read", _("tesseract cannot read '%s'"), file);
		break;
	case TOO_SLOW:
		cmd_error("too-slow", _("tesseract takes too long to read '%s'"), file);
		break;
	}
	return STATUS_FAILED;
}

enum status photo_read(const char *file, struct buf *text)
{
	/* With the languages of the messages, if they are installed; else with its own. */
	static const char *const languages[] = {"ind+eng", "ind", NULL};
	long long deadline = clock_now_ms() + TIME_LIMIT;
	struct buf tesseract = {0}, path = {0};
	enum outcome outcome;

	if (!is_file(file))
		return STATUS_BAD_DATA;
	outcome = run_find(PROGRAM_TESSERACT, &tesseract) ? REFUSED : NOT_THERE;
	/* So that no name is taken for an option, or for "stdin". */
	buf_add_format(&path, "%s%s", *file == '/' ? "" : "./", file);
	for (size_t i = 0; i < 3 && outcome == REFUSED; i++) {
		buf_clear(text);
		outcome = try_to_read(tesseract.s, path.s, languages[i], text, deadline);
	}
	buf_release(&path);
	buf_release(&tesseract);
	return say(outcome, file);
}
