/* voice.c - the two voices of a text. */
#include "tree/voice.h"

#include <string.h>

const char *voice_next(const char *text, struct voice_fork *fork)
{
	while ((text = strchr(text, '{'))) {
		size_t first = strcspn(text + 1, "{|}");
		const char *bar = text + 1 + first;
		size_t second = *bar == '|' ? strcspn(bar + 1, "{|}") : 0;

		if (*bar == '|' && bar[1 + second] == '}') {
			*fork = (struct voice_fork){
				text, {text + 1, bar + 1}, {first, second}};
			return bar + 1 + second + 1;
		}
		text++;
	}
	return NULL;
}

void voice_add(struct buf *out, const char *text, enum voice voice)
{
	struct voice_fork fork;
	const char *rest;

	for (; (rest = voice_next(text, &fork)); text = rest) {
		buf_add_bytes(out, text, (size_t)(fork.start - text));
		buf_add_bytes(out, fork.said[voice], fork.length[voice]);
	}
	buf_add(out, text);
}

bool voice_is_sound(const char *text)
{
	const char *open = NULL;
	size_t bars = 0;

	for (; *text; text++) {
		if (*text == '{' && bars)
			return false;
		if (*text == '{')
			open = text;
		else if (*text == '|' && open)
			bars++;
		if (*text != '}')
			continue;
		if (bars > 1 || (bars && text == open + 2))
			return false;
		open = NULL;
		bars = 0;
	}
	return !bars;
}
