/* fit.h - a page on one sheet of paper. */
#ifndef TUNTUN_SHARE_FIT_H
#define TUNTUN_SHARE_FIT_H

#include "page/page.h"
#include "share/share.h"

/* Writes a page as plain text in the largest letters with which one sheet of paper holds
 * it; in the smallest where none does. Returns their pitch. */
struct share_pitch share_fit_page(const struct page *page, struct buf *text);

#endif
