/* compare.h - compares two names, part by part. Private to names/. */
#ifndef TUNTUN_NAMES_COMPARE_H
#define TUNTUN_NAMES_COMPARE_H

#include "names/name.h"

/* Gives each item of two names its state. */
void compare_names(struct name *a, struct name *b);

#endif
