/* wait.c - waiting times: in words, and when they are over. */
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"

enum { MAX_WAIT = 100 * 366 * 24 /* hours that a date is counted for: a century */ };

static const char *unit_name(uint32_t unit, uint32_t n)
{
	switch ((enum tree_unit)unit) {
	case TREE_HOUR:
		return NP_("hour", "hours", n);
	case TREE_DAY:
		return NP_("day", "days", n);
	case TREE_WEEK:
		return NP_("week", "weeks", n);
	}
	return "";
}

static void add_wait(struct buf *out, struct tree_wait wait)
{
	if (!wait.count)
		/* TRANSLATORS: a waiting time, like "several days". */
		buf_add_format(out, _("several %s"), unit_name(wait.unit, 2));
	else if (wait.times)
		buf_add_format(out, "%u×%u %s", wait.count, wait.times,
			       unit_name(wait.unit, wait.count * wait.times));
	else
		buf_add_format(out, "%u %s", wait.count,
			       unit_name(wait.unit, wait.count));
}

const char *make_wait(struct page_make *m, struct tree_wait least, struct tree_wait most)
{
	struct buf text = {0}, limit = {0};

	if (least.unit == TREE_NONE)
		return "";
	add_wait(&text, least);
	if (most.unit != TREE_NONE) {
		add_wait(&limit, most);
		/* TRANSLATORS: after a waiting time: its limit, like "1 week". */
		buf_add_format(&text, _(", at most %s"), limit.s);
		buf_release(&limit);
	}
	return make_string(m, &text);
}

void make_day(struct buf *out, const struct tm *day)
{
	static const char *const days[] = {N_("Sunday"),    N_("Monday"),   N_("Tuesday"),
					   N_("Wednesday"), N_("Thursday"), N_("Friday"),
					   N_("Saturday")};
	static const char *const months[] = {
		N_("January"),	 N_("February"), N_("March"),	 N_("April"),
		N_("May"),	 N_("June"),	 N_("July"),	 N_("August"),
		N_("September"), N_("October"),	 N_("November"), N_("December")};

	/* TRANSLATORS: the day of the week, the day, the month, the year */
	buf_add_format(out, _("%s, %d %s %d"), _(days[day->tm_wday]), day->tm_mday,
		       _(months[day->tm_mon]), day->tm_year + 1900);
}

bool page_wait_ends(struct tree_wait wait, const struct tm *from, struct tm *end)
{
	static const unsigned hours[] = {
		[TREE_HOUR] = 1, [TREE_DAY] = 24, [TREE_WEEK] = 7 * 24};
	uint64_t length = wait.count;
	struct tm start = *from;
	time_t moment;

	if (wait.unit > TREE_WEEK || !wait.count)
		return false;
	if (wait.times)
		length *= wait.times;
	if (length > MAX_WAIT / hours[wait.unit])
		return false;
	/* In a time without summer time: a day later it is the same time of the day. */
	moment = timegm(&start) + (time_t)(length * hours[wait.unit] * 3600);
	return gmtime_r(&moment, end) != NULL;
}
