/* no_share.c - share/share.h for targets that must touch no file and start no program: it
 * claims, refuses or fails by what it is asked for. */
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "share/share.h"

/* "x" in a name: it is there already; "f": it fails. */
static enum share_result result_of(const char *name, struct buf *said)
{
	if (strchr(name, 'f')) {
		buf_add(said, "refused");
		return SHARE_FAILED;
	}
	return strchr(name, 'x') ? SHARE_EXISTS : SHARE_DONE;
}

void share_add_documents(struct buf *out)
{
	buf_add(out, "/home/somebody/");
}

enum share_result share_save(const struct replace *how, const char *data, size_t length,
			     struct buf *full, struct buf *said)
{
	enum share_result result = result_of(how->path, said);

	FUZZ_HOLDS(data[length] == '\0');
	if (result == SHARE_EXISTS && how->over)
		result = SHARE_DONE;
	if (result == SHARE_DONE)
		text_add_inert(full, how->path, strlen(how->path));
	return result;
}

bool share_can_print(void)
{
	return true;
}

enum share_result share_print(const char *title, const char *text, size_t length,
			      struct share_pitch pitch, const struct run_waiter *waiter,
			      struct buf *said)
{
	(void)waiter;
	FUZZ_HOLDS(pitch.cpi && strlen(text) == length);
	return result_of(title, said);
}

enum share_result share_copy(const char *text, size_t length,
			     const struct run_waiter *waiter)
{
	(void)waiter;
	FUZZ_HOLDS(strlen(text) == length);
	return length % 2 ? SHARE_DONE : SHARE_NONE;
}

bool share_add_osc52(struct buf *out, const char *term, const char *text, size_t length)
{
	(void)out;
	(void)term;
	(void)text;
	(void)length;
	return false;
}

bool share_makes_links(void)
{
	return false;
}

bool share_can_open(void)
{
	return true;
}

enum share_result share_open(const char *address, const struct run_waiter *waiter)
{
	(void)waiter;
	return strchr(address, 'f') ? SHARE_FAILED : SHARE_DONE;
}
