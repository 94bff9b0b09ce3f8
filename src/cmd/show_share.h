/* show_share.h - what `tuntun show` does with a remedy but to show it. */
#ifndef TUNTUN_CMD_SHOW_SHARE_H
#define TUNTUN_CMD_SHOW_SHARE_H

#include "cmd/cmd.h"
#include "page/page.h"

/* Do the options ask for more than to show the remedy? */
bool show_shares(const struct options *o);

/* Does with a remedy, or with the messages of it, what the options ask for, one thing after
 * the other; says what came of each. Returns STATUS_DONE where all was done. */
enum status show_share(const struct options *o, const struct page *remedy);

#endif
