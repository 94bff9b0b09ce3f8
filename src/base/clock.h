/* clock.h - time that only ever goes on, for how long something takes. May be included by
 * everyone. */
#ifndef TUNTUN_BASE_CLOCK_H
#define TUNTUN_BASE_CLOCK_H

/* Returns milliseconds since some moment in the past. */
long long clock_now_ms(void);

#endif
