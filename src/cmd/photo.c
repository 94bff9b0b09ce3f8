/* photo.c - the text in a picture, read by tesseract(1). */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/errors.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "share/run.h"

#define TESSERACT "tesseract" /* starts: tesseract */

/* Milliseconds for a try; a page of a book takes a few seconds. */
enum { TIME_LIMIT = 30 * 1000 };

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

/* Runs tesseract with the languages of the messages, which may not be installed, and then with
 * its own, until it succeeds. */
static enum run_end run_tesseract(struct run *r, const char *picture)
{
	const char *const tries[][6] = {{TESSERACT, picture, "stdout", "-l", "ind+eng"},
					{TESSERACT, picture, "stdout", "-l", "ind"},
					{TESSERACT, picture, "stdout"}};
	enum run_end end = RUN_ENDED;

	for (size_t i = 0; i < 3 && end == RUN_ENDED && r->status != 0; i++) {
		buf_clear(r->output);
		r->arguments = tries[i];
		end = run_program(r);
	}
	return end;
}

enum status photo_read(const char *file, struct buf *text)
{
	struct run r = {.output = text, .timeout = TIME_LIMIT, .status = 1};
	struct buf path = {0};
	enum run_end end;

	if (!is_file(file))
		return STATUS_BAD_DATA;
	/* tesseract takes "-x" for an option, and "stdin" for standard input. */
	buf_add_format(&path, "%s%s", *file == '/' ? "" : "./", file);
	end = run_tesseract(&r, path.s);
	buf_release(&path);
	if (end == RUN_ENDED && r.status == 0)
		return STATUS_DONE;
	if (end == RUN_MISSING)
		cmd_error("no-program", "%s",
			  _("to read a picture, tesseract must be installed; on Debian: "
			    "apt install tesseract-ocr tesseract-ocr-ind"));
	else if (end == RUN_TOO_SLOW || end == RUN_TOO_MUCH)
		cmd_error("too-slow", _("tesseract takes too long to read '%s'"), file);
	else
		cmd_error("cannot-read", _("tesseract cannot read '%s'"), file);
	return STATUS_FAILED;
}
