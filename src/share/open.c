/* open.c - an address to the desktop's browser. */
#include <stdlib.h>

#include "base/address.h"
#include "base/tr.h"
#include "share/run.h"
#include "share/share.h"

enum {
	FIRST_MOMENTS =
		700,   /* milliseconds in which xdg-open finds that there is no browser */
	NO_BROWSER = 3 /* its status then: "a required tool could not be found" */
};

static bool has_desktop(void)
{
	const char *wayland = getenv("WAYLAND_DISPLAY"), *x = getenv("DISPLAY");

	return (wayland && *wayland) || (x && *x);
}

static bool find_opener(struct buf *path)
{
	return has_desktop() && run_find(PROGRAM_XDG_OPEN, path);
}

bool share_can_open(void)
{
	struct buf path = {0};
	bool found = find_opener(&path);

	buf_release(&path);
	return found;
}

static enum share_result start(const char *opener, const char *address,
			       const struct run_waiter *waiter, struct buf *said)
{
	const char *arguments[] = {"xdg-open", address, NULL};
	struct run r = {.program = opener,
			.arguments = arguments,
			.patience = FIRST_MOMENTS,
			.waiter = waiter};
	enum run_end end = run_apart(&r);

	if (end == RUN_TOO_SLOW || (end == RUN_ENDED && r.status == 0))
		return SHARE_DONE;
	if (end == RUN_STOPPED)
		return SHARE_STOPPED;
	if (end == RUN_ENDED && r.status == NO_BROWSER)
		buf_add(said, _("No browser was found."));
	else
		run_explain(&r, end, said);
	return SHARE_FAILED;
}

enum share_result share_open(const char *address, const struct run_waiter *waiter,
			     struct buf *said)
{
	struct buf opener = {0};
	enum share_result result = SHARE_NONE;

	if (!address_is_valid(address)) {
		buf_add(said, _("This is no address of a web page."));
		return SHARE_FAILED;
	}
	if (find_opener(&opener))
		result = start(opener.s, address, waiter, said);
	buf_release(&opener);
	return result;
}
