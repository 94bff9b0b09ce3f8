/* lookup.h - finds strings among many: so that a page of thousands of steps or answers
 * takes no longer than they are many. May be included by everyone. */
#ifndef TUNTUN_BASE_LOOKUP_H
#define TUNTUN_BASE_LOOKUP_H

#include <stddef.h>
#include <stdint.h>

#define LOOKUP_NONE UINT32_MAX

/* Strings, each with a number. All zeroes is an empty one. */
struct lookup {
	struct lookup_entry {
		const char *key; /* borrowed */
		uint32_t value;
	} * items;
	size_t count, capacity;
};

void lookup_add(struct lookup *l, const char *key, uint32_t value);

/* Call it after the last lookup_add(), before the first lookup_find(). */
void lookup_sort(struct lookup *l);

/* Returns the number of the string; of equal ones, the least that is not below `least`;
 * LOOKUP_NONE where there is none. */
uint32_t lookup_find_from(const struct lookup *l, const char *key, uint32_t least);

static inline uint32_t lookup_find(const struct lookup *l, const char *key)
{
	return lookup_find_from(l, key, 0);
}

void lookup_release(struct lookup *l);

#endif
