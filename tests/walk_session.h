/* walk_session.h - a session over one walk, from its first page to its end. */
#ifndef TUNTUN_TESTS_WALK_SESSION_H
#define TUNTUN_TESTS_WALK_SESSION_H

#include "screen/screens.h"

static inline enum status walk_session(struct walk *w, const struct ui *ui,
				       struct ui_options *options)
{
	struct session s = {0};

	if (session_open(&s, ui, options)) {
		walk_screen_push(&s, w);
		session_run(&s);
	}
	session_close(&s);
	return s.status;
}

#endif
