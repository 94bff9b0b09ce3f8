/* open.c - an address to the desktop's browser. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/tr.h"
#include "share/run.h"
#include "share/share.h"

enum {
	FIRST_MOMENTS =
		700, /* milliseconds in which xdg-open finds that there is no browser */
	NO_BROWSER = 3, /* its status then: "a required tool could not be found" */
	LONGEST_ADDRESS = 2000
};

/* The characters of an address (RFC 3986, 2). */
static bool is_of_address(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

bool share_is_address(const char *address)
{
	const char *rest = strstr(address, "://");
	size_t length = rest ? (size_t)(rest - address) : 0;

	if (!(length == 4 && strncasecmp(address, "http", 4) == 0) &&
	    !(length == 5 && strncasecmp(address, "https", 5) == 0))
		return false;
	rest += 3;
	if (!*rest || strchr("/?#:@", *rest))
		return false;
	for (length = 0; is_of_address(rest[length]); length++)
		;
	return !rest[length] && length <= LONGEST_ADDRESS;
}

static bool has_desktop(void)
{
	const char *wayland = getenv("WAYLAND_DISPLAY"), *x = getenv("DISPLAY");

	return (wayland && *wayland) || (x && *x);
}

static bool find_opener(struct buf *path)
{
	return has_desktop() && run_find("xdg-open", path);
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

	if (!share_is_address(address)) {
		buf_add(said, _("This is no address of a web page."));
		return SHARE_FAILED;
	}
	if (find_opener(&opener))
		result = start(opener.s, address, waiter, said);
	buf_release(&opener);
	return result;
}
