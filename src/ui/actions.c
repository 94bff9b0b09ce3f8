/* actions.c - one table of what a person can do, and with which keys. */
#include "ui/actions.h"

#include <string.h>

#include "base/tr.h"

enum { CTRL_L = 0x0C };

/* The order is the order of the footer: where the screen is narrow, the last go. */
const struct action_row action_rows[] = {
	{ACTION_UP, {PRESS_UP, 'k'}, true,
	 /* TRANSLATORS: footer, after the arrow keys; a short verb: choose (an answer) */
	 N_("choose"),
	 N_("Selects the answer above, or scrolls up."), WITH_CHOICES, 0, NULL},
	{ACTION_DOWN, {PRESS_DOWN, 'j'}, false, NULL,
	 N_("Selects the answer below, or scrolls down."), WITH_CHOICES, 0, NULL},
	{ACTION_UP, {PRESS_UP, 'k'}, true,
	 /* TRANSLATORS: footer of a text without answers, after the arrow keys; short */
	 N_("scroll"), NULL, WITH_MORE, WITH_CHOICES, NULL},
	{ACTION_DOWN, {PRESS_DOWN, 'j'}, false, NULL, NULL, WITH_MORE, WITH_CHOICES, NULL},
	{ACTION_CHOOSE, {PRESS_ENTER, PRESS_RIGHT, 'l'}, false,
	 /* TRANSLATORS: footer, after "Enter"; short: give this answer and go on */
	 N_("go on"),
	 N_("Gives the selected answer."), WITH_CHOICES, ON_NOTE, NULL},
	{ACTION_LEAVE, {PRESS_ENTER, PRESS_LEFT, PRESS_BACKSPACE, PRESS_ESCAPE, 'h', 'q',
			'?', PRESS_F1}, false,
	 /* TRANSLATORS: footer of a help text, after "Enter"; short: leave the help */
	 N_("close"), NULL, ON_NOTE, 0, NULL},
	{ACTION_PICK, {PRESS_SHOWN}, false, NULL,
	 N_("The key shown before an answer gives that answer at once. In the list of "
	    "problems, the number of a problem selects it."), WITH_CHOICES, ON_NOTE, NULL},
	{ACTION_SEARCH_END, {PRESS_ESCAPE}, false,
	 /* TRANSLATORS: footer while searching, after "Esc"; short */
	 N_("whole list"), NULL, SEARCHING, 0, NULL},
	{ACTION_ERASE, {PRESS_BACKSPACE}, false, NULL, NULL, SEARCHING, 0, NULL},
	{ACTION_BACK, {PRESS_LEFT, PRESS_BACKSPACE, PRESS_ESCAPE, 'h'}, false,
	 /* TRANSLATORS: footer; short: to the question before */
	 N_("back"),
	 N_("Goes back to the question before; your answers are kept."),
	 WITH_PAST, ON_NOTE | SEARCHING, "<"},
	{ACTION_PAGE_DOWN, {PRESS_PAGE_DOWN, ' '}, false,
	 /* TRANSLATORS: footer, after "PgDn"; short: shows more of the text */
	 N_("read on"),
	 N_("Scrolls down by a screen."), WITH_MORE, 0, NULL},
	{ACTION_SEARCH, {'/'}, false,
	 /* TRANSLATORS: footer, after "/"; short: search this list */
	 N_("search"),
	 N_("Searches the list: type a few words of the message that you see."),
	 WITH_SEARCH, ON_NOTE | SEARCHING, NULL},
	{ACTION_HELP, {'?', PRESS_F1}, false,
	 /* TRANSLATORS: footer, after "?"; short */
	 N_("help"),
	 N_("Explains this screen and lists the keys."), 0, ON_NOTE, "?"},
	{ACTION_WHO, {'a'}, false,
	 /* TRANSLATORS: footer, after "a"; short: who is the person named here? */
	 N_("who?"),
	 N_("Tells how to find the person who is named on the screen."),
	 WITH_WHO, ON_NOTE | SEARCHING, "a"},
	{ACTION_LANGUAGE, {PRESS_F2}, false,
	 /* TRANSLATORS: footer, after "F2": the OTHER language, in its own words. In the
	  * Indonesian catalog this is "English". */
	 N_("Bahasa Indonesia"),
	 N_("Changes the language."), 0, 0, "lang"},
	{ACTION_QUIT, {'q'}, false,
	 /* TRANSLATORS: footer, after "q"; short: leave the program */
	 N_("quit"),
	 N_("Leaves the program."), 0, ON_NOTE | SEARCHING, "q"},
	{ACTION_GLOSSARY, {'g'}, false,
	 /* TRANSLATORS: footer, after "g"; short: explains the words on this screen */
	 N_("words"),
	 N_("Explains the words on this screen."), 0, ON_NOTE | SEARCHING, "g"},
	{ACTION_RESTART, {'R'}, false,
	 /* TRANSLATORS: footer, after "R"; short: from the first question */
	 N_("start again"),
	 N_("Starts again from the first question."),
	 WITH_PAST, ON_NOTE | SEARCHING, "R"},
	{ACTION_PAGE_UP, {PRESS_PAGE_UP}, false, NULL,
	 N_("Scrolls up by a screen."), 0, 0, NULL},
	{ACTION_HOME, {PRESS_HOME}, false, NULL, N_("Goes to the top."), 0, 0, NULL},
	{ACTION_END, {PRESS_END}, false, NULL, N_("Goes to the end."), 0, 0, NULL},
	{ACTION_REDRAW, {CTRL_L}, false, NULL,
	 N_("Draws the screen again."), 0, 0, NULL},
	{ACTION_NONE, {0}, false, NULL, NULL, 0, 0, NULL}
};

bool action_is_useful(const struct action_row *row, unsigned situation)
{
	return (row->needs & ~situation) == 0 && (row->unless & situation) == 0;
}

static bool has_key(const struct action_row *row, uint32_t press)
{
	for (size_t i = 0; i < ACTION_KEYS && row->keys[i]; i++)
		if (row->keys[i] == press)
			return true;
	return false;
}

enum action action_for(uint32_t press, unsigned situation)
{
	const struct action_row *row = action_rows;

	while (row->action != ACTION_NONE &&
	       !(action_is_useful(row, situation) && has_key(row, press)))
		row++;
	return row->action;
}

/* What a key is called where there are arrows, and where there is only ASCII. */
static const struct key_name {
	uint32_t press;
	const char *name, *ascii;
} key_names[] = {
	{PRESS_UP, "↑", N_("Up")},
	{PRESS_DOWN, "↓", N_("Down")},
	{PRESS_LEFT, "←", N_("Left")},
	{PRESS_RIGHT, "→", N_("Right")},
	{PRESS_PAGE_UP, "PgUp", "PgUp"},
	{PRESS_PAGE_DOWN, "PgDn", "PgDn"},
	{PRESS_HOME, "Home", "Home"},
	{PRESS_END, "End", "End"},
	{PRESS_ENTER, "Enter", "Enter"},
	{PRESS_BACKSPACE, "Backspace", "Backspace"},
	{PRESS_ESCAPE, "Esc", "Esc"},
	{PRESS_F1, "F1", "F1"},
	{PRESS_F2, "F2", "F2"},
	{PRESS_SHOWN, "1, 2, 3 …", "1, 2, 3 ..."},
	{CTRL_L, "Ctrl-L", "Ctrl-L"},
	/* TRANSLATORS: the name of a key, as are Up, Down, Left and Right */
	{' ', N_("Space"), N_("Space")},
};

static void add_key_name(struct buf *out, uint32_t press, bool ascii)
{
	for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
		const struct key_name *key = &key_names[i];

		if (key->press == press) {
			buf_add(out, _(ascii ? key->ascii : key->name));
			return;
		}
	}
	buf_add_char(out, (char)press);
}

void action_add_footer_keys(struct buf *out, const struct action_row *row, bool ascii)
{
	add_key_name(out, row->keys[0], ascii);
	if (!row->with_next)
		return;
	if (ascii)
		buf_add_char(out, '/');
	add_key_name(out, row[1].keys[0], ascii);
}

void action_add_keys(struct buf *out, const struct action_row *row, bool ascii)
{
	for (size_t i = 0; i < ACTION_KEYS && row->keys[i]; i++) {
		if (i > 0)
			buf_add(out, ", ");
		add_key_name(out, row->keys[i], ascii);
	}
}

static bool is_bound(char c)
{
	for (const struct action_row *row = action_rows; row->action != ACTION_NONE; row++)
		if (has_key(row, (unsigned char)c))
			return true;
	return false;
}

char action_choice_key(size_t n, bool only_letters)
{
	static const char keys[] = "123456789abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (const char *key = only_letters ? strchr(keys, 'a') : keys; *key; key++)
		if (!is_bound(*key) && n-- == 0)
			return *key;
	return 0;
}
