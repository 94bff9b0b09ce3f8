/* actions.c - one table of what a person can do, and with which keys. */
#include "ui/actions.h"

#include <string.h>

#include "base/tr.h"

#define CTRL(letter) ((letter)&0x1F)

/* The order is the order of the footer: where the screen is narrow, the last go. */
const struct action_row action_rows[] = {
	{.action = ACTION_UP,
	 .keys = {PRESS_UP, 'k', PRESS_BACK_TAB, CTRL('P')},
	 .with_next = true,
	 /* TRANSLATORS: footer, after the arrow keys; a short verb: choose (an answer) */
	 .label = N_("choose"),
	 .help = N_("Selects the answer above, or scrolls up."),
	 .needs = WITH_CHOICES},
	{.action = ACTION_DOWN,
	 .keys = {PRESS_DOWN, 'j', PRESS_TAB, CTRL('N')},
	 .help = N_("Selects the answer below, or scrolls down."),
	 .needs = WITH_CHOICES},
	{.action = ACTION_UP,
	 .keys = {PRESS_UP, 'k'},
	 .with_next = true,
	 /* TRANSLATORS: footer of a text without answers, after the arrow keys; short */
	 .label = N_("scroll"),
	 .needs = WITH_MORE,
	 .unless = WITH_CHOICES},
	{.action = ACTION_DOWN,
	 .keys = {PRESS_DOWN, 'j'},
	 .needs = WITH_MORE,
	 .unless = WITH_CHOICES},
	{.action = ACTION_CHOOSE,
	 .keys = {PRESS_ENTER, PRESS_RIGHT, 'l'},
	 /* TRANSLATORS: footer, after "Enter"; short: give this answer and go on */
	 .label = N_("go on"),
	 .help = N_("Gives the selected answer."),
	 .needs = WITH_CHOICES},
	{.action = ACTION_PAGE_DOWN,
	 .keys = {PRESS_ENTER},
	 .label = N_("read on"),
	 .needs = WITH_MORE,
	 .unless = WITH_CHOICES | ON_NOTE | ON_MENU},
	{.action = ACTION_LEAVE,
	 .keys = {PRESS_ENTER, PRESS_LEFT, PRESS_BACKSPACE, PRESS_ESCAPE, 'h', 'q', '?',
		  PRESS_F1},
	 /* TRANSLATORS: footer of a help text, after "Enter"; short: leave the help */
	 .label = N_("close"),
	 .needs = ON_NOTE},
	{.action = ACTION_PICK,
	 .keys = {PRESS_SHOWN},
	 .help = N_("The key shown before an answer gives that answer at once. In the "
		    "list of problems, the number of a problem selects it."),
	 .needs = WITH_CHOICES},
	{.action = ACTION_NEXT_LINE,
	 .keys = {PRESS_ENTER},
	 /* TRANSLATORS: footer while lines are typed, after "Enter"; short */
	 .label = N_("next"),
	 .needs = TYPING},
	{.action = ACTION_LINES_END,
	 .keys = {PRESS_ESCAPE},
	 .label = N_("back"),
	 .needs = TYPING},
	{.action = ACTION_LINE_BELOW,
	 .keys = {PRESS_TAB, PRESS_DOWN},
	 /* TRANSLATORS: footer while lines are typed, after "Tab"; short */
	 .label = N_("other line"),
	 .needs = TYPING | WITH_LINES},
	{.action = ACTION_LINE_ABOVE,
	 .keys = {PRESS_BACK_TAB, PRESS_UP},
	 .needs = TYPING | WITH_LINES},
	{.action = ACTION_LANGUAGE,
	 .keys = {PRESS_F2},
	 .label = N_("other language"),
	 .needs = TYPING},
	{.action = ACTION_ERASE, .keys = {PRESS_BACKSPACE}, .needs = TYPING},
	{.action = ACTION_ERASE_ALL, .keys = {CTRL('U')}, .needs = TYPING},
	{.action = ACTION_SEARCH_END,
	 .keys = {PRESS_ESCAPE},
	 /* TRANSLATORS: footer while searching, after "Esc"; short */
	 .label = N_("whole list"),
	 .help = N_("While searching: shows the whole list again; / brings the words "
		    "back."),
	 .needs = SEARCHING},
	{.action = ACTION_ERASE,
	 .keys = {PRESS_BACKSPACE},
	 .help = N_("While searching: erases the last letter."),
	 .needs = SEARCHING},
	{.action = ACTION_ERASE_ALL,
	 .keys = {CTRL('U')},
	 .help = N_("While searching: erases all that was typed."),
	 .needs = SEARCHING},
	{.action = ACTION_LEAVE,
	 .keys = {PRESS_LEFT, PRESS_BACKSPACE, PRESS_ESCAPE, 'h'},
	 .label = N_("back"),
	 .needs = ON_MENU,
	 .plain = "<"},
	{.action = ACTION_BACK,
	 .keys = {PRESS_LEFT, PRESS_BACKSPACE, PRESS_ESCAPE, 'h'},
	 /* TRANSLATORS: footer; short: to the question before */
	 .label = N_("back"),
	 .help = N_("Goes back to the question before; your answers are kept."),
	 .needs = WITH_PAST,
	 .unless = ON_NOTE | ON_MENU | SEARCHING,
	 .plain = "<"},
	{.action = ACTION_SEARCH,
	 .keys = {'/'},
	 /* TRANSLATORS: footer, after "/"; short: search this list */
	 .label = N_("search"),
	 .bare = true,
	 .help = N_("Searches the list: type a few words of the message that you see."),
	 .needs = WITH_SEARCH,
	 .unless = ON_NOTE | SEARCHING},
	{.action = ACTION_TRAIL,
	 .keys = {'t'},
	 /* TRANSLATORS: footer, after "t"; short: lists the answers, to change one */
	 .label = N_("answers"),
	 .help = N_("Lists your answers so far, to change one of them."),
	 .needs = WITH_PAST,
	 .unless = ON_MENU | SEARCHING,
	 .plain = "t"},
	{.action = ACTION_HELP,
	 .keys = {'?', PRESS_F1},
	 /* TRANSLATORS: footer, after "?"; short */
	 .label = N_("help"),
	 .bare = true,
	 .help = N_("Explains this screen and lists the keys."),
	 .unless = ON_NOTE | SEARCHING,
	 .plain = "?"},
	/* While one searches, the other key is typed. */
	{.action = ACTION_HELP,
	 .keys = {PRESS_F1},
	 .label = N_("help"),
	 .needs = SEARCHING,
	 .unless = ON_NOTE},
	{.action = ACTION_LANGUAGE,
	 .keys = {PRESS_F2, 'L'},
	 /* TRANSLATORS: what the command "lang" does in plain mode; short */
	 .label = N_("other language"),
	 .help = N_("Changes the language."),
	 .unless = SEARCHING,
	 .plain = "lang"},
	{.action = ACTION_LANGUAGE,
	 .keys = {PRESS_F2},
	 .label = N_("other language"),
	 .needs = SEARCHING},
	{.action = ACTION_NAMES,
	 .keys = {'n'},
	 /* TRANSLATORS: footer, after "n"; short: compare two names */
	 .label = N_("compare"),
	 .bare = true,
	 .help = N_(
		 "Where two names are compared: takes them, says whether they are one, "
		 "and proposes an answer."),
	 .needs = WITH_NAMES,
	 .unless = ON_NOTE | ON_MENU | SEARCHING | TYPING,
	 .plain = "n"},
	{.action = ACTION_QUIT,
	 .keys = {'q'},
	 /* TRANSLATORS: footer, after "q"; short: leave the program */
	 .label = N_("quit"),
	 .bare = true,
	 .help = N_("Leaves the program; asks first if you have not come to a remedy."),
	 .unless = ON_NOTE | SEARCHING,
	 .plain = "q"},
	{.action = ACTION_GLOSSARY,
	 .keys = {'g'},
	 /* TRANSLATORS: footer, after "g"; short: explains the words on this screen */
	 .label = N_("words"),
	 .help = N_("Explains the words on this screen."),
	 .unless = SEARCHING,
	 .plain = "g"},
	{.action = ACTION_PAGE_DOWN,
	 .keys = {PRESS_PAGE_DOWN, ' ', CTRL('F')},
	 /* TRANSLATORS: footer, after "PgDn"; short: shows more of the text */
	 .label = N_("read on"),
	 .help = N_("Scrolls down by a screen."),
	 .needs = WITH_MORE},
	{.action = ACTION_WHO,
	 .keys = {'a'},
	 /* TRANSLATORS: footer, after "a"; short: who is the person named here? */
	 .label = N_("who?"),
	 .help = N_("Tells how to find the person who is named on the screen."),
	 .needs = WITH_WHO,
	 .unless = SEARCHING,
	 .plain = "a"},
	{.action = ACTION_HAND_OVER,
	 .keys = {'p'},
	 .use = USE_HAND_OVER,
	 /* TRANSLATORS: below a remedy, after "p"; short: messages to hand over */
	 .label = N_("hand over"),
	 .bare = true,
	 .help = N_(
		 "On a remedy: a message, ready to send, for each person who must act."),
	 .needs = WITH_USE(USE_HAND_OVER),
	 .unless = ON_MENU | SEARCHING},
	{.action = ACTION_FILL,
	 .keys = {'i'},
	 .use = USE_FILL,
	 /* TRANSLATORS: below a message, after "i"; short: fill in its blanks */
	 .label = N_("fill in"),
	 .bare = true,
	 .help = N_("On a message: fills in its blanks; nothing of it is kept."),
	 .needs = WITH_USE(USE_FILL)},
	{.action = ACTION_SAVE,
	 .keys = {'s'},
	 .use = USE_SAVE,
	 /* TRANSLATORS: below a remedy, after "s"; short: save as a file */
	 .label = N_("save"),
	 .bare = true,
	 .help = N_("On a remedy or a message: saves it as a file."),
	 .needs = WITH_USE(USE_SAVE)},
	{.action = ACTION_PRINT,
	 .keys = {'c'},
	 .use = USE_PRINT,
	 /* TRANSLATORS: below a remedy, after "c"; short: print on paper */
	 .label = N_("print"),
	 .bare = true,
	 .help = N_("On a remedy or a message: prints it."),
	 .needs = WITH_USE(USE_PRINT)},
	{.action = ACTION_COPY,
	 .keys = {'y'},
	 .use = USE_COPY,
	 /* TRANSLATORS: below a remedy, after "y"; short: copy to the clipboard */
	 .label = N_("copy"),
	 .bare = true,
	 .help = N_("On a remedy or a message: copies it, to be pasted elsewhere."),
	 .needs = WITH_USE(USE_COPY)},
	{.action = ACTION_QR,
	 .keys = {'r'},
	 .use = USE_QR,
	 .label = N_("QR"),
	 .bare = true,
	 .help = N_("On a remedy or a message: a QR code, for a phone to scan."),
	 .needs = WITH_USE(USE_QR)},
	{.action = ACTION_OPEN,
	 .keys = {'o'},
	 .use = USE_OPEN,
	 /* TRANSLATORS: below a remedy, after "o"; short: open its address */
	 .label = N_("open"),
	 .bare = true,
	 .help = N_("On a remedy: opens its address in the browser."),
	 .needs = WITH_USE(USE_OPEN)},
	{.action = ACTION_RESTART,
	 .keys = {'R'},
	 /* TRANSLATORS: footer, after "R"; short: from the first question */
	 .label = N_("start again"),
	 .help = N_("Starts again from the first question."),
	 .needs = WITH_PAST,
	 .unless = ON_NOTE | ON_MENU | SEARCHING,
	 .plain = "R"},
	{.action = ACTION_PAGE_UP,
	 .keys = {PRESS_PAGE_UP, CTRL('B')},
	 .help = N_("Scrolls up by a screen."),
	 .needs = WITH_MORE},
	{.action = ACTION_HOME, .keys = {PRESS_HOME}, .help = N_("Goes to the top.")},
	{.action = ACTION_END, .keys = {PRESS_END, 'G'}, .help = N_("Goes to the end.")},
	{.action = ACTION_THEME,
	 .keys = {'T'},
	 .help = N_("Changes the colours."),
	 .unless = SEARCHING},
	{.action = ACTION_MOUSE,
	 .keys = {'m'},
	 .help = N_("Switches the mouse on or off: click selects, a click on the "
		    "selected answer gives it, the wheel scrolls. To select text while "
		    "it is on, hold Shift."),
	 .unless = SEARCHING},
	{.action = ACTION_POINT, .keys = {PRESS_CLICK}},
	{.action = ACTION_WHEEL_UP, .keys = {PRESS_WHEEL_UP}},
	{.action = ACTION_WHEEL_DOWN, .keys = {PRESS_WHEEL_DOWN}},
	{.action = ACTION_SWITCH,
	 .keys = {'P'},
	 .help = N_("Goes on in plain text, for screen readers; P there comes back."),
	 .unless = ON_NOTE | ON_MENU | SEARCHING | IN_PLAIN},
	{.action = ACTION_SWITCH,
	 /* TRANSLATORS: plain mode, after "P"; short: back to the full screen */
	 .label = N_("full screen"),
	 .needs = IN_PLAIN | WITH_SCREEN,
	 .unless = ON_NOTE | ON_MENU,
	 .plain = "P"},
	{.action = ACTION_REDRAW,
	 .keys = {CTRL('L')},
	 .help = N_("Draws the screen again.")},
	{.action = ACTION_CANCEL,
	 .keys = {CTRL('C')},
	 .help = N_("Leaves the program, as q does.")},
	{.action = ACTION_NONE},
};

bool action_is_useful(const struct action_row *row, unsigned situation)
{
	/* Where names are typed, only what says so is of use, but for a few keys. */
	if ((situation & TYPING) && row->label && !(row->needs & TYPING))
		return false;
	return (row->needs & ~situation) == 0 && (row->unless & situation) == 0;
}

enum page_use_kind action_use(enum action action)
{
	const struct action_row *row = action_rows;

	while (row->action != ACTION_NONE && row->action != action)
		row++;
	return row->use;
}

unsigned action_uses(const struct page *page, bool can_open)
{
	unsigned situation = 0;

	for (size_t i = 0; i < page->use_count; i++)
		if (page->uses[i].kind != USE_OPEN || can_open)
			situation |= WITH_USE(page->uses[i].kind);
	return situation;
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
	{PRESS_TAB, "Tab", "Tab"},
	{PRESS_BACK_TAB, "Shift-Tab", "Shift-Tab"},
	{PRESS_SHOWN, "1, 2, 3 …", "1, 2, 3 ..."},
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
	if (press < ' ')
		buf_add_format(out, "Ctrl-%c", (char)(press | '@'));
	else
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

void action_add_usual_key(struct buf *out, enum action action, bool ascii)
{
	const struct action_row *row = action_rows;

	while (row->action != action)
		row++;
	add_key_name(out, row->keys[0], ascii);
}

static bool is_bound(char c)
{
	for (const struct action_row *row = action_rows; row->action != ACTION_NONE;
	     row++)
		if (has_key(row, (unsigned char)c))
			return true;
	return false;
}

char action_choice_key(size_t n)
{
	static const char keys[] = "123456789abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (const char *key = keys; *key; key++)
		if (!is_bound(*key) && n-- == 0)
			return *key;
	return 0;
}
