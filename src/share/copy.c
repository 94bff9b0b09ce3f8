/* copy.c - a text to the clipboard: the desktop's, by a program that is made for it; or the
 * terminal's, which may be on a machine far away, by asking the terminal. */
#include <stdlib.h>
#include <string.h>

#include "share/run.h"
#include "share/share.h"

enum {
	TIMEOUT = 2000, /* milliseconds, for each program: it may wait for its display */
	MAX_SENT = 74994, /* bytes: 99,992 when encoded; some terminals take no more */
	MAX_ARGUMENTS = 4
};

/* --- the desktop's -------------------------------------------------------------------- */

/* The programs, by preference. Each goes on in the background, for whoever offers a text
 * must be there when it is pasted; its first process ends when the text is offered. */
static const struct copier {
	const char *display; /* the variable without which it cannot work */
	const char *arguments[MAX_ARGUMENTS + 1];
} copiers[] = {
	{"WAYLAND_DISPLAY", {"wl-copy", "--type", "text/plain"}}, /* starts: wl-copy */
	{"DISPLAY", {"xclip", "-selection", "clipboard", "-in"}}, /* starts: xclip */
	{"DISPLAY", {"xsel", "--clipboard", "--input"}},	  /* starts: xsel */
};

static bool has_value(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

/* Tries one program. Done is what it has read to the end and said yes to. */
static enum share_result try_copier(const struct copier *copier, struct run *r)
{
	enum share_result result;

	if (!has_value(copier->display))
		return SHARE_NONE;
	r->arguments = copier->arguments;
	result = run_to_share(r);
	return result == SHARE_DONE && !r->has_read ? SHARE_FAILED : result;
}

enum share_result share_copy(const char *text, size_t length,
			     const struct run_waiter *waiter)
{
	struct run r = {
		.input = text, .length = length, .timeout = TIMEOUT, .waiter = waiter};
	enum share_result result = SHARE_NONE;

	for (size_t i = 0; i < sizeof copiers / sizeof *copiers; i++) {
		enum share_result tried = try_copier(&copiers[i], &r);

		if (tried == SHARE_DONE || tried == SHARE_STOPPED)
			return tried;
		if (tried == SHARE_FAILED)
			result = tried;
	}
	return result;
}

/* --- the terminal's ------------------------------------------------------------------- */

/* Kinds of terminals (values of TERM up to the first sign) that understand OSC 52, or under
 * whose name such terminals go, and the others pass it over. The Linux console, a VT100 and
 * many more are not among them: they might show it. */
static const char *const able[] = {
	"xterm",  "tmux",    "screen",	"foot",	  "kitty",  "alacritty", "wezterm", "st",
	"stterm", "contour", "ghostty", "mlterm", "mintty", "hterm",	 "rio",
};

/* Does this value of TERM name such a terminal? After "screen." is what screen itself runs
 * on. */
static bool is_able(const char *term)
{
	size_t length = strcspn(term, "-+.");

	for (size_t i = 0; i < sizeof able / sizeof *able; i++)
		if (strlen(able[i]) == length && strncmp(term, able[i], length) == 0)
			return term[length] != '.' || is_able(term + length + 1);
	return false;
}

/* Appends Base64 (RFC 4648). */
static void add_base64(struct buf *out, const char *text, size_t length)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789+/";

	for (size_t i = 0; i < length; i += 3) {
		size_t left = length - i;
		unsigned bits = (unsigned)(unsigned char)text[i] << 16;

		bits |= left > 1 ? (unsigned)(unsigned char)text[i + 1] << 8 : 0;
		bits |= left > 2 ? (unsigned char)text[i + 2] : 0;
		buf_add_char(out, letters[bits >> 18]);
		buf_add_char(out, letters[bits >> 12 & 63]);
		buf_add_char(out, left > 1 ? letters[bits >> 6 & 63] : '=');
		buf_add_char(out, left > 2 ? letters[bits & 63] : '=');
	}
}

/* GNU screen knows nothing of clipboards. tmux, whose TERM may begin alike, puts the text on
 * the clipboard itself, where its option set-clipboard allows that to programs. */
static bool is_in_screen(const char *term)
{
	return strncmp(term, "screen", 6) == 0 && has_value("STY") && !has_value("TMUX");
}

bool share_add_osc52(struct buf *out, const char *term, const char *text, size_t length)
{
	if (!term || !is_able(term) || is_in_screen(term) || !length || length > MAX_SENT)
		return false;
	buf_add(out, "\033]52;c;");
	add_base64(out, text, length);
	buf_add_char(out, '\a'); /* known to more than Esc and a backslash is */
	return true;
}
