/* no_take.c - take/take.h for targets that must touch no file and start no program: it
 * claims, refuses or fails by what it is asked for. */
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "take/take.h"

/* "x" in a name: it is there already; "f": it fails. */
static enum take_result result_of(const char *name, struct buf *said)
{
	if (strchr(name, 'f')) {
		buf_add(said, "refused");
		return TAKE_FAILED;
	}
	return strchr(name, 'x') ? TAKE_EXISTS : TAKE_DONE;
}

void take_add_documents(struct buf *out)
{
	buf_add(out, "/home/somebody/");
}

enum take_result take_save(const char *name, const char *data, size_t length,
			   const struct take_saving *how, struct buf *full,
			   struct buf *said)
{
	enum take_result result = result_of(name, said);

	FUZZ_HOLDS(data[length] == '\0');
	if (result == TAKE_EXISTS && how->over)
		result = TAKE_DONE;
	if (result == TAKE_DONE)
		text_add_inert(full, name, strlen(name));
	return result;
}

const struct take_pitch *take_pitch(size_t i)
{
	static const struct take_pitch usual = {72, 60, "cpi=10", "lpi=6"};

	return i == 0 ? &usual : NULL;
}

bool take_can_print(void)
{
	return true;
}

enum take_result take_print(const char *title, const char *text, size_t length,
			    const struct take_pitch *pitch,
			    const struct run_waiter *waiter, struct buf *said)
{
	(void)waiter;
	FUZZ_HOLDS(pitch && strlen(text) == length);
	return result_of(title, said);
}

enum take_result take_copy(const char *text, size_t length,
			   const struct run_waiter *waiter, struct buf *said)
{
	(void)waiter;
	(void)said;
	FUZZ_HOLDS(strlen(text) == length);
	return length % 2 ? TAKE_DONE : TAKE_NONE;
}

bool take_add_osc52(struct buf *out, const char *term, const char *text, size_t length)
{
	(void)out;
	(void)term;
	(void)text;
	(void)length;
	return false;
}

bool take_is_address(const char *address)
{
	return strncmp(address, "https://", 8) == 0;
}

bool take_makes_links(void)
{
	return false;
}

bool take_can_open(void)
{
	return true;
}

enum take_result take_open(const char *address, const struct run_waiter *waiter,
			   struct buf *said)
{
	(void)waiter;
	return result_of(address, said);
}
