/* open.c - an address to the desktop's browser. */
#include <stdlib.h>

#include "base/address.h"
#include "share/run.h"
#include "share/share.h"

/* Milliseconds in which xdg-open finds that there is no browser. */
enum { FIRST_MOMENTS = 700 };

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
	return find_opener(NULL);
}

enum share_result share_open(const char *address, const struct run_waiter *waiter)
{
	const char *arguments[] = {"xdg-open", address, NULL};
	struct run r = {
		.arguments = arguments, .patience = FIRST_MOMENTS, .waiter = waiter};
	struct buf opener = {0};
	enum run_end end;

	if (!address_is_valid(address))
		return SHARE_FAILED;
	if (!find_opener(&opener))
		return SHARE_NONE;
	r.program = opener.s;
	end = run_apart(&r);
	buf_release(&opener);
	if (end == RUN_STOPPED)
		return SHARE_STOPPED;
	return end == RUN_TOO_SLOW || (end == RUN_ENDED && r.status == 0) ? SHARE_DONE
									  : SHARE_FAILED;
}
