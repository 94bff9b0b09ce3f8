/* session.h - leads one walk through one front-end: page out, wish in, until the user
 * leaves. Included by cmd/. */
#ifndef TUNTUN_SCREEN_SESSION_H
#define TUNTUN_SCREEN_SESSION_H

#include "ui/ui.h"

/* Starts the front-end, or what stands in for it; stores which it was. Returns its
 * state for ui->ask() and ui->close(), NULL where none can start. */
void *session_open(const struct ui **ui, struct ui_options *options);

/* Puts the next language into force, and has it remembered. */
void session_switch_language(const struct ui_options *options);

/* Starts the front-end as session_open() does and runs until the user leaves or the
 * input ends; `notice` (may be NULL) is shown on the first page, and has a code for
 * programs. The walk stays where it ended; *ui is the front-end that it ended in. Returns
 * STATUS_DONE if the user left or a remedy was reached, STATUS_NONE if the input ended
 * before one, STATUS_INTERRUPTED, or STATUS_FAILED where the front-end could not start. */
enum status session_run(struct walk *w, const struct ui **ui, struct ui_options *options,
			const char *notice, const char *notice_code);

#endif
