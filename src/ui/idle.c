/* idle.c - whether anybody is still there. */
#include "ui/idle.h"

#include "base/clock.h"

bool idle_hear(struct idle *idle)
{
	bool warned = idle->warned;

	idle->heard = clock_now_ms();
	idle->warned = false;
	return warned;
}

/* Returns when somebody is taken for gone; -1: never. */
static long long gone_at(const struct idle *idle, const struct ui_options *o)
{
	if (o->idle_ms <= 0 || idle->heard < 0)
		return -1;
	return idle->heard + (idle->warned ? o->warned_ms : o->idle_ms);
}

long long idle_wakes_at(const struct idle *idle, const struct ui_options *options,
			long long otherwise)
{
	long long gone = gone_at(idle, options);

	return gone < 0 || (otherwise >= 0 && otherwise < gone) ? otherwise : gone;
}

enum idle_news idle_look(struct idle *idle, const struct ui_options *options)
{
	long long gone = gone_at(idle, options), now = clock_now_ms();

	if (gone < 0 || now < gone)
		return IDLE_NOTHING;
	idle->warned = !idle->warned;
	idle->heard = idle->warned ? now : -1;
	return idle->warned ? IDLE_WARN : IDLE_FORGET;
}
