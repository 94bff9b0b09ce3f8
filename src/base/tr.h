/* tr.h - marks the program's own strings for translation. The catalogs themselves are
 * the business of i18n/. May be included by everyone. */
#ifndef TUNTUN_BASE_TR_H
#define TUNTUN_BASE_TR_H

#include <libintl.h>

#define TR_DOMAIN "tuntun"
#define _(text) dgettext(TR_DOMAIN, text)
#define N_(text) text
#define NP_(one, many, n) dngettext(TR_DOMAIN, one, many, n)

#endif
