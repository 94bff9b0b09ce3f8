/* control.c - see control.h. */
#include "curses/control.h"

#include <string.h>

#include <curses.h>

const char *control_capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

void control_add(struct control *to, const char *capability)
{
	const char *s = capability;

	while (s && *s && to->length < sizeof to->bytes) {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>')) {
			s = strchr(s, '>') + 1;
			continue;
		}
		to->bytes[to->length++] = *s++;
	}
}

void control_add_mouse(struct control *to, bool on)
{
	const char *mode = control_capability("XM");

	control_add(to, mode ? tiparm(mode, on) : on ? "\033[?1000h" : "\033[?1000l");
}
