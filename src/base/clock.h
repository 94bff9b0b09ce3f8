/* clock.h - the two clocks of the program. Walks and pages have none: whoever needs a date
 * of them hands the time in. May be included by everyone. */
#ifndef TUNTUN_BASE_CLOCK_H
#define TUNTUN_BASE_CLOCK_H

#include <stdbool.h>
#include <time.h>

/* Returns milliseconds since some moment in the past. They only ever go on: for how long
 * something takes. */
long long clock_now_ms(void);

/* Stores the local day and time, for dates: what TUNTUN_NOW in the environment says, so
 * that tests and lessons have a time of their own, else what the system's clock does.
 * Returns false, and stores nothing, where TUNTUN_NOW is no time like "2026-12-01T08:00". */
bool clock_now_local(struct tm *now);

#endif
