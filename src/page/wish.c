/* wish.c - the ids of all wishes. */
#include "page/wish.h"

const char *wish_id(enum wish_kind kind)
{
	static const char *const ids[WISH_KINDS] = {[WISH_NONE] = "",
#define WISH_ID(name, id) [WISH_##name] = id,
						    WISHES(WISH_ID)
#undef WISH_ID
	};

	return ids[kind];
}
