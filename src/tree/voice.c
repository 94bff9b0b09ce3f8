/* voice.c - the two voices of a text. */
#include "tree/voice.h"

#include <string.h>

/* Reads what stands in the braces that open at `text`. Returns what follows them, NULL where
 * they are not closed; stores the first bar that is in no inner braces (NULL: none), and
 * whether it is the only one. */
static const char *read_braces(const char *text, const char **bar, bool *only)
{
	size_t depth = 0;

	*bar = NULL;
	*only = true;
	for (; *text; text++) {
		if (*text == '|' && depth == 1) {
			*only = !*bar;
			*bar = *bar ? *bar : text;
		}
		depth += *text == '{';
		depth -= *text == '}';
		if (!depth)
			return text + 1;
	}
	return NULL;
}

const char *voice_next(const char *text, struct voice_fork *fork)
{
	for (; (text = strchr(text, '{')); text++) {
		const char *bar, *rest;
		bool only;

		rest = read_braces(text, &bar, &only);
		if (!rest || !bar)
			continue;
		*fork = (struct voice_fork){
			text,
			{text + 1, bar + 1},
			{(size_t)(bar - text - 1), (size_t)(rest - 1 - bar - 1)}};
		return rest;
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
	for (; (text = strchr(text, '{')); text++) {
		const char *bar, *rest, *inner;
		bool only;

		rest = read_braces(text, &bar, &only);
		if (!bar)
			continue;
		if (!rest || !only || rest - text == 3)
			return false;
		/* Within a voice there are placeholders only. */
		for (inner = text + 1;
		     (inner = memchr(inner, '{', (size_t)(rest - inner))); inner++)
			if (memchr(inner, '|', strcspn(inner, "}")))
				return false;
		text = rest - 1;
	}
	return true;
}
