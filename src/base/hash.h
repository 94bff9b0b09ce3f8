/* hash.h - the hash FNV-1a (Fowler, Noll, Vo), the same on every machine; against accidents,
 * not against malice. May be included by everyone. */
#ifndef TUNTUN_BASE_HASH_H
#define TUNTUN_BASE_HASH_H

#include <stdint.h>

#define HASH_START UINT32_C(2166136261)

/* Returns the hash with one unit more: a byte, or a word whose high bits matter less. */
static inline uint32_t hash_add(uint32_t hash, uint32_t unit)
{
	return (hash ^ unit) * UINT32_C(16777619);
}

#endif
