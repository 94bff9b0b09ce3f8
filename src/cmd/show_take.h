/* show_take.h - what `tuntun show` does with a remedy but to show it. Included by show.c. */
#ifndef TUNTUN_CMD_SHOW_TAKE_H
#define TUNTUN_CMD_SHOW_TAKE_H

#include "cmd/cmd.h"
#include "page/page.h"

/* Do the options ask for more than to show the remedy? */
bool show_takes(const struct options *o);

/* Does with a remedy, or with the messages of it, what the options ask for, one thing after
 * the other; says what came of each. Returns STATUS_DONE where all was done. */
enum status show_take(const struct options *o, const struct page *remedy);

#endif
