/* open.c - an address to the desktop's browser. */
#include <stdlib.h>

#include "base/address.h"
#include "share/run.h"
#include "share/share.h"

#define OPENER "xdg-open" /* starts: xdg-open */

/* Milliseconds in which xdg-open finds out that there is no browser. */
enum { TIMEOUT = 700 };

static bool has_desktop(void)
{
	const char *wayland = getenv("WAYLAND_DISPLAY"), *x = getenv("DISPLAY");

	return (wayland && *wayland) || (x && *x);
}

bool share_can_open(void)
{
	return has_desktop() && run_is_installed(OPENER);
}

enum share_result share_open(const char *address, const struct run_waiter *waiter)
{
	const char *arguments[] = {OPENER, address, NULL};
	struct run r = {.arguments = arguments,
			.way = RUN_IN_BACKGROUND,
			.timeout = TIMEOUT,
			.waiter = waiter};

	if (!address_is_valid(address))
		return SHARE_FAILED;
	if (!has_desktop())
		return SHARE_NONE;
	return run_to_share(&r);
}
