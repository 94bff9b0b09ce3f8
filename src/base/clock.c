/* clock.c - time that only ever goes on, for how long something takes. */
#include "base/clock.h"

#include <time.h>

long long clock_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}
