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

#define TESSERACT "tesseract" /* starts: tesseract */

enum { TIME_LIMIT = 30 * 1000 /* milliseconds, for all tries together */ };

/* How a try went. */
enum outcome { READ, REFUSED, TOO_SLOW };

static enum outcome try_to_read(const char *file, const char *language, struct buf *text,
				long long deadline)
{
	const char *arguments[] = {TESSERACT, file, "stdout", language ? "-l" : NULL,
				   language,  NULL};
	struct run r = {.arguments = arguments,
			.output = text,
			.patience = (int)(deadline - clock_now_ms())};
	enum run_end end = run_program(&r);

	if (end == RUN_TOO_SLOW || end == RUN_TOO_MUCH)
		return TOO_SLOW;
	return end == RUN_ENDED && r.status == 0 ? READ : REFUSED;
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

/* Tries with the languages of the messages, if they are installed; else with its own. */
static enum outcome read_picture(const char *file, struct buf *text)
{
	static const char *const languages[] = {"ind+eng", "ind", NULL};
	long long deadline = clock_now_ms() + TIME_LIMIT;
	enum outcome outcome = REFUSED;
	struct buf path = {0};

	/* So that no name is taken for an option, or for "stdin". */
	buf_add_format(&path, "%s%s", *file == '/' ? "" : "./", file);
	for (size_t i = 0; i < 3 && outcome == REFUSED; i++) {
		buf_clear(text);
		outcome = try_to_read(path.s, languages[i], text, deadline);
	}
	buf_release(&path);
	return outcome;
}

enum status photo_read(const char *file, struct buf *text)
{
	enum outcome outcome;

	if (!is_file(file))
		return STATUS_BAD_DATA;
	if (!run_finds(TESSERACT)) {
		cmd_error("no-program", "%s",
			  _("to read a picture, tesseract must be installed; on Debian: "
			    "apt install tesseract-ocr tesseract-ocr-ind"));
		return STATUS_FAILED;
	}
	outcome = read_picture(file, text);
	if (outcome == REFUSED)
		cmd_error("cannot-read", _("tesseract cannot read '%s'"), file);
	else if (outcome == TOO_SLOW)
		cmd_error("too-slow", _("tesseract takes too long to read '%s'"), file);
	return outcome == READ ? STATUS_DONE : STATUS_FAILED;
}
