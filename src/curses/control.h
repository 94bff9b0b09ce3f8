/* control.h - bytes for the terminal, made of what its description says (terminfo(5)). */
#ifndef TUNTUN_CURSES_CONTROL_H
#define TUNTUN_CURSES_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that are ready to be sent, also by a signal handler. What finds no room is left
 * out. */
struct control {
	char bytes[512];
	size_t length;
};

/* Returns a capability of the terminal by its name in terminfo, as "rmcup"; NULL where it
 * has none. */
const char *control_capability(const char *name);

/* Appends a capability (or NULL: nothing), without its padding. */
void control_add(struct control *to, const char *capability);

/* Appends what has the terminal report the mouse, or not any more: by its description, or
 * as xterm does it. */
void control_add_mouse(struct control *to, bool on);

#endif
