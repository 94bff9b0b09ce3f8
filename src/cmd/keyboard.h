/* keyboard.h - the keys of the full screen, for "tuntun check". Included by cmd/. */
#ifndef TUNTUN_CMD_KEYBOARD_H
#define TUNTUN_CMD_KEYBOARD_H

#include <stdbool.h>

#include "check/check.h"

/* Returns a keyboard for check_tree(), which names the keys in the language in force, and
 * in ASCII where asked for. Free it with keyboard_free(), which takes NULL too. */
struct check_keyboard *keyboard_new(bool ascii);
void keyboard_free(struct check_keyboard *keyboard);

#endif
