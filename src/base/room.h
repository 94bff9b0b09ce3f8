/* room.h - what is left of an amount that work may take: steps, bytes, words looked at.
 * May be included by everyone. */
#ifndef TUNTUN_BASE_ROOM_H
#define TUNTUN_BASE_ROOM_H

#include <stddef.h>

/* Takes some of the room that is left; all of it where there is less. */
static inline void room_use(size_t *room, size_t used)
{
	*room -= used < *room ? used : *room;
}

#endif
