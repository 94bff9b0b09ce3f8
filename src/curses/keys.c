/* keys.c - the number of a problem, as it is typed digit by digit. */
#include "curses/keys.h"

#include <string.h>

/* Finds the first choice whose number this is, or, not `whole`, begins so. */
static bool find(const struct page *p, const char *number, bool whole, size_t *choice)
{
	size_t length = strlen(number) + whole;

	for (size_t i = 0; i < p->choice_count; i++)
		if (!strncmp(p->choices[i].typed, number, length)) {
			*choice = i;
			return true;
		}
	return false;
}

/* Returns whether there may be more to come: "1" is kept where only "12" is there. */
static bool add(const struct page *p, char number[KEYS_NUMBER], char digit)
{
	size_t length = strlen(number), any;

	if (length + 2 > KEYS_NUMBER)
		return false;
	number[length] = digit;
	number[length + 1] = '\0';
	return find(p, number, false, &any);
}

bool keys_type(const struct page *p, char number[KEYS_NUMBER], char digit, size_t *choice)
{
	if (!add(p, number, digit)) {
		number[0] = '\0';
		if (!add(p, number, digit))
			number[0] = '\0';
	}
	return *number && find(p, number, true, choice);
}
