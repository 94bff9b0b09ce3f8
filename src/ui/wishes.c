/* wishes.c - the table of what the reader can want, and with which keys. */
#include "ui/wishes.h"

#include <string.h>

#include "base/tr.h"

#define CTRL(letter) ((letter)&0x1F)

/* The order is the order of the footer: where the screen is narrow, those with the least weight
 * go, the last first. */
const struct wish_row wish_rows[] = {
	{.wish = WISH_UP,
	 .keys = {PRESS_UP, 'k', PRESS_BACK_TAB, CTRL('P')},
	 .with_next = true,
	 /* TRANSLATORS: footer, after the arrow keys; a short verb: choose (an answer) */
	 .label = N_("choose"),
	 .weight = WEIGHT_MUCH,
	 .help = N_("Selects the answer above, or scrolls up."),
	 .needs = WITH_CHOICES},
	{.wish = WISH_DOWN,
	 .keys = {PRESS_DOWN, 'j', PRESS_TAB, CTRL('N')},
	 .help = N_("Selects the answer below, or scrolls down."),
	 .needs = WITH_CHOICES},
	{.wish = WISH_UP,
	 .keys = {PRESS_UP, 'k'},
	 .with_next = true,
	 /* TRANSLATORS: footer of a text without answers, after the arrow keys; short */
	 .label = N_("scroll"),
	 .needs = WITH_MORE,
	 .unless = WITH_CHOICES},
	{.wish = WISH_DOWN,
	 .keys = {PRESS_DOWN, 'j'},
	 .needs = WITH_MORE,
	 .unless = WITH_CHOICES},
	{.wish = WISH_LINE_RIGHT, .keys = {PRESS_RIGHT}, .needs = IN_LINE},
	{.wish = WISH_CHOOSE,
	 .keys = {PRESS_ENTER, PRESS_RIGHT},
	 /* TRANSLATORS: footer, after "Enter"; short: give this answer and go on */
	 .label = N_("go on"),
	 .weight = WEIGHT_MUCH,
	 .help = N_("Gives the selected answer."),
	 .needs = WITH_CHOICES | WITH_MARK},
	{.wish = WISH_SEARCH,
	 .keys = {PRESS_ENTER},
	 /* TRANSLATORS: footer, after "Enter"; short: search for all that was typed */
	 .label = N_("search"),
	 .weight = WEIGHT_MUCH,
	 .help = N_("Where no answer is selected, searches for all that was typed, and "
		    "says what sets apart what was found."),
	 .needs = TO_BE_ENDED,
	 .unless = WITH_MARK},
	{.wish = WISH_PAGE_DOWN,
	 .keys = {PRESS_ENTER},
	 .label = N_("read on"),
	 .weight = WEIGHT_USEFUL,
	 .bare = true,
	 .needs = WITH_MORE,
	 .unless = WITH_CHOICES | ON_NOTE | ON_MENU | TO_BE_ENDED},
	{.wish = WISH_BACK,
	 .keys = {PRESS_ENTER, PRESS_LEFT, PRESS_BACKSPACE, PRESS_ESCAPE, 'q', '?',
		  PRESS_F1},
	 /* TRANSLATORS: footer of a help text, after "Enter"; short: leave the help */
	 .label = N_("close"),
	 .weight = WEIGHT_NEEDED,
	 .needs = ON_NOTE},
	{.wish = WISH_PICK,
	 .keys = {PRESS_SHOWN},
	 .help = N_("The key shown before an answer gives that answer at once. Where "
		    "there is a line to type into, the number goes there, and marks the "
		    "answer."),
	 .needs = WITH_CHOICES},
	{.wish = WISH_NEXT_FIELD,
	 .keys = {PRESS_ENTER},
	 /* TRANSLATORS: footer while lines are typed, after "Enter"; short */
	 .label = N_("next"),
	 .weight = WEIGHT_MUCH,
	 .needs = TYPING},
	{.wish = WISH_FIELDS_END,
	 .keys = {PRESS_ESCAPE},
	 .label = N_("back"),
	 .weight = WEIGHT_NEEDED,
	 .needs = TYPING},
	{.wish = WISH_FIELD_BELOW,
	 .keys = {PRESS_TAB, PRESS_DOWN},
	 /* TRANSLATORS: footer while lines are typed, after "Tab"; short */
	 .label = N_("other line"),
	 .needs = TYPING | WITH_LINES},
	{.wish = WISH_FIELD_ABOVE,
	 .keys = {PRESS_BACK_TAB, PRESS_UP},
	 .needs = TYPING | WITH_LINES},
	{.wish = WISH_ERASE, .keys = {PRESS_BACKSPACE}, .needs = TYPING},
	{.wish = WISH_LINE_LEFT, .keys = {PRESS_LEFT}, .needs = TYPING},
	{.wish = WISH_ERASE_ALL, .keys = {CTRL('U')}, .needs = TYPING},
	{.wish = WISH_SEARCH_END,
	 .keys = {PRESS_ESCAPE},
	 /* TRANSLATORS: footer while something stands in the line, after "Esc"; short */
	 .label = N_("empty"),
	 .weight = WEIGHT_NEEDED,
	 .help = N_("While something stands in the line: empties it. A digit after it, "
		    "within a second: that function key, 0 for the tenth."),
	 .needs = SEARCHING},
	{.wish = WISH_ERASE,
	 .keys = {PRESS_BACKSPACE},
	 .help = N_("Erases the letter before the cursor."),
	 .needs = SEARCHING},
	{.wish = WISH_LINE_LEFT,
	 .keys = {PRESS_LEFT},
	 .help = N_("While something stands in the line: goes to the left in it."),
	 .needs = SEARCHING},
	{.wish = WISH_ERASE_ALL,
	 .keys = {CTRL('U')},
	 .help = N_("Erases all that was typed."),
	 .needs = SEARCHING},
	{.wish = WISH_BACK,
	 .keys = {PRESS_LEFT, PRESS_BACKSPACE, PRESS_ESCAPE},
	 /* TRANSLATORS: footer; short: to the question before */
	 .label = N_("back"),
	 .weight = WEIGHT_NEEDED,
	 .help = N_("Goes back to the question before; your answers are kept."),
	 .needs = WITH_BACK,
	 .unless = ON_NOTE | SEARCHING,
	 .plain = "<",
	 /* TRANSLATORS: words that are typed in plain text, with commas between them; as
	  * many as come to mind, the label of the same wish not among them */
	 .words = N_("go back, previous")},
	{.wish = WISH_OUTCOMES,
	 .keys = {'h'},
	 /* TRANSLATORS: footer of a remedy, after "h"; short: say how it went */
	 .label = N_("outcome"),
	 .weight = WEIGHT_MUCH,
	 .help = N_("On a remedy: says what came of it, or that you are still waiting."),
	 .needs = ON_REMEDY,
	 .plain = "h",
	 .words = N_("outcomes, result, results")},
	{.wish = WISH_DETAILS,
	 .keys = {'d'},
	 /* TRANSLATORS: footer of a remedy, after "d"; short: what else there is to know */
	 .label = N_("details"),
	 .weight = WEIGHT_MUCH,
	 .help = N_("On a remedy: the message, the cause, what it must not be mixed up "
		    "with, and the source."),
	 .needs = ON_REMEDY,
	 .plain = "d",
	 .words = N_("detail, more")},
	{.wish = WISH_READER,
	 .keys = {'w'},
	 /* TRANSLATORS: footer of a remedy, after "w"; short: who reads it */
	 .label = N_("reader"),
	 .help = N_("On a remedy: shows it as somebody else sees it; asks who that is."),
	 .needs = ON_REMEDY,
	 .plain = "w"},
	{.wish = WISH_ALONE,
	 .keys = {'f'},
	 /* TRANSLATORS: footer of a message, after "f"; short: show nothing else, so that
	  * it can be photographed */
	 .label = N_("for a photo"),
	 .help = N_("On a message: shows nothing else, for a photo, or for a phone that "
		    "reads text; any key goes back."),
	 .needs = ON_LETTER},
	{.wish = WISH_NEXT_PERSON,
	 .keys = {'R', PRESS_F5},
	 /* TRANSLATORS: footer, after "R", for those who help; short: the next person */
	 .label = N_("next person"),
	 .weight = WEIGHT_USEFUL,
	 .help = N_(
		 "For who helps: goes on with the next person. Who you are is kept, and "
		 "what you wrote of yourself."),
	 .needs = WITH_NEXT | AT_END,
	 .plain = "R"},
	{.wish = WISH_RESTART,
	 .keys = {'R', PRESS_F5},
	 /* TRANSLATORS: footer, after "R"; short: from the first question */
	 .label = N_("start again"),
	 .weight = WEIGHT_USEFUL,
	 .needs = AT_END,
	 .unless = WITH_NEXT,
	 .plain = "R"},
	{.wish = WISH_NAMES,
	 .keys = {'n'},
	 /* TRANSLATORS: footer, after "n"; short: compare two names */
	 .label = N_("compare"),
	 .weight = WEIGHT_MUCH,
	 .help = N_(
		 "Where two names are compared: takes them, says whether they are one, "
		 "and proposes an answer."),
	 .needs = WITH_NAMES,
	 .unless = ON_NOTE | ON_MENU,
	 .plain = "n"},
	{.wish = WISH_HELP,
	 .keys = {'?', PRESS_F1},
	 /* TRANSLATORS: footer, after "?"; short */
	 .label = N_("help"),
	 .bare = true,
	 .help = N_("Explains this screen and lists the keys."),
	 .unless = ON_NOTE,
	 .plain = "?",
	 .words = N_("commands")},
	{.wish = WISH_QUIT,
	 .keys = {'q', PRESS_F10},
	 /* TRANSLATORS: footer, after "q"; short: leave the program */
	 .label = N_("quit"),
	 .weight = WEIGHT_USEFUL,
	 .help = N_("Leaves the program; asks first if you have not come to a remedy."),
	 .unless = ON_NOTE,
	 .plain = "q",
	 .words = N_("exit, leave, stop")},
	{.wish = WISH_LANGUAGE,
	 .keys = {PRESS_F2, 'L'},
	 /* TRANSLATORS: what the command "lang" does in plain mode; short */
	 .label = N_("other language"),
	 .weight = WEIGHT_USEFUL,
	 .help = N_("Changes the language."),
	 .plain = "lang",
	 .words = N_("language")},
	{.wish = WISH_TRAIL,
	 .keys = {'t', PRESS_F4},
	 /* TRANSLATORS: footer, after "t"; short: lists the answers, to change one */
	 .label = N_("answers"),
	 .help = N_("Lists your answers so far, to change one of them."),
	 .needs = WITH_PAST,
	 .unless = ON_MENU,
	 .plain = "t",
	 .words = N_("answer, trail")},
	{.wish = WISH_GLOSSARY,
	 .keys = {'g', PRESS_F3},
	 /* TRANSLATORS: footer, after "g"; short: explains the words on this screen */
	 .label = N_("words"),
	 .help = N_("Explains the words on this screen."),
	 .plain = "g",
	 .words = N_("word, glossary")},
	{.wish = WISH_PAGE_DOWN,
	 .keys = {PRESS_PAGE_DOWN, ' ', CTRL('F')},
	 /* TRANSLATORS: footer, after "PgDn"; short: shows more of the text */
	 .label = N_("read on"),
	 .help = N_("Scrolls down by a screen."),
	 .needs = WITH_MORE},
	{.wish = WISH_WHO,
	 .keys = {'a', PRESS_F6},
	 /* TRANSLATORS: footer, after "a"; short: who is the person named here? */
	 .label = N_("who?"),
	 .help = N_("Tells how to find the person who is named on the screen."),
	 .needs = WITH_WHO,
	 .plain = "a"},
	{.wish = WISH_HAND_OVER,
	 .keys = {'p'},
	 /* TRANSLATORS: below a remedy, after "p"; short: messages to hand over */
	 .label = N_("hand over"),
	 .help = N_(
		 "On a remedy: a message, ready to send, for each person who must act."),
	 .needs = WITH_TARGET(WISH_HAND_OVER),
	 .unless = ON_MENU,
	 .words = N_("message, messages")},
	{.wish = WISH_FILL,
	 .keys = {'i'},
	 /* TRANSLATORS: below a message, after "i"; short: fill in its blanks */
	 .label = N_("fill in"),
	 .help = N_("On a message: fills in its blanks; nothing of it is stored."),
	 .needs = WITH_TARGET(WISH_FILL),
	 .words = N_("blanks")},
	{.wish = WISH_SAVE,
	 .keys = {'s'},
	 /* TRANSLATORS: below a remedy, after "s"; short: save as a file */
	 .label = N_("save"),
	 .help = N_("On a remedy or a message: saves it as a file."),
	 .needs = WITH_TARGET(WISH_SAVE),
	 .words = N_("file")},
	{.wish = WISH_PRINT,
	 .keys = {'c'},
	 /* TRANSLATORS: below a remedy, after "c"; short: print on paper */
	 .label = N_("print"),
	 .help = N_("On a remedy or a message: prints it."),
	 .needs = WITH_TARGET(WISH_PRINT),
	 .words = N_("paper")},
	{.wish = WISH_COPY,
	 .keys = {'y'},
	 /* TRANSLATORS: below a remedy, after "y"; short: copy to the clipboard */
	 .label = N_("copy"),
	 .help = N_("On a remedy or a message: copies it, to be pasted elsewhere."),
	 .needs = WITH_TARGET(WISH_COPY),
	 .words = N_("clipboard")},
	{.wish = WISH_QR,
	 .keys = {'r'},
	 .label = N_("QR"),
	 .help = N_("On a remedy or a message: a QR code, for a phone to scan."),
	 .needs = WITH_TARGET(WISH_QR),
	 .words = N_("QR code")},
	{.wish = WISH_OPEN,
	 .keys = {'o'},
	 /* TRANSLATORS: below a remedy, after "o"; short: open its address */
	 .label = N_("open"),
	 .help = N_("On a remedy: opens its address in the browser."),
	 .needs = WITH_TARGET(WISH_OPEN),
	 .words = N_("browser, address")},
	{.wish = WISH_TARGETS,
	 /* TRANSLATORS: plain mode, a word that is typed; short: save, print, send on */
	 .label = N_("share"),
	 .needs = IN_PLAIN | WITH_ANY_TARGET,
	 .unless = ON_MENU,
	 .plain = "share",
	 .words = N_("pass on, send")},
	{.wish = WISH_PATH,
	 /* TRANSLATORS: plain mode, a word that is typed; short: the page's path code */
	 .label = N_("path code"),
	 .needs = IN_PLAIN | WITH_PATH,
	 .unless = ON_NOTE | ON_MENU,
	 .plain = "path",
	 .words = N_("code")},
	{.wish = WISH_NEXT_PERSON,
	 .keys = {'R', PRESS_F5},
	 .label = N_("next person"),
	 .needs = WITH_NEXT,
	 .unless = ON_NOTE | ON_MENU | AT_END,
	 .plain = "R",
	 .words = N_("next")},
	{.wish = WISH_RESTART,
	 .keys = {'R', PRESS_F5},
	 .label = N_("start again"),
	 .help = N_("Starts again from the first question."),
	 .needs = WITH_PAST,
	 .unless = ON_NOTE | ON_MENU | AT_END | WITH_NEXT,
	 .plain = "R",
	 .words = N_("restart")},
	{.wish = WISH_PAGE_UP,
	 .keys = {PRESS_PAGE_UP, CTRL('B')},
	 .help = N_("Scrolls up by a screen."),
	 .needs = WITH_MORE},
	{.wish = WISH_TOP, .keys = {PRESS_HOME}, .help = N_("Goes to the top.")},
	{.wish = WISH_BOTTOM, .keys = {PRESS_END, 'G'}, .help = N_("Goes to the end.")},
	{.wish = WISH_THEME, .keys = {'T', PRESS_F7}, .help = N_("Changes the colours.")},
	{.wish = WISH_MOUSE,
	 .keys = {'m', PRESS_F8},
	 .help = N_("Switches the mouse on or off: click selects, a click on the "
		    "selected answer gives it, the wheel scrolls. To select text while "
		    "it is on, hold Shift.")},
	{.wish = WISH_POINT, .keys = {PRESS_CLICK}},
	{.wish = WISH_WHEEL_UP, .keys = {PRESS_WHEEL_UP}},
	{.wish = WISH_WHEEL_DOWN, .keys = {PRESS_WHEEL_DOWN}},
	{.wish = WISH_SWITCH,
	 .keys = {'P', PRESS_F9},
	 .help = N_("Goes on in plain text, for screen readers; P there comes back."),
	 .unless = ON_NOTE | ON_MENU | IN_PLAIN},
	{.wish = WISH_SWITCH,
	 /* TRANSLATORS: plain mode, after "P"; short: back to the full screen */
	 .label = N_("full screen"),
	 .needs = IN_PLAIN | WITH_SCREEN,
	 .unless = ON_NOTE | ON_MENU,
	 .plain = "P",
	 .words = N_("screen")},
	{.wish = WISH_REDRAW, .keys = {CTRL('L')}, .help = N_("Draws the screen again.")},
	{.wish = WISH_CANCEL,
	 .keys = {CTRL('C')},
	 .help = N_("Leaves the program, as q does.")},
	{.wish = WISH_NONE},
};

const char *wish_word(enum wish_kind kind)
{
	const struct wish_row *row = wish_rows;

	while (row->wish != WISH_NONE && !(row->wish == kind && row->plain))
		row++;
	return row->plain;
}

/* Where there is a line to type into, characters are text and no keys. */
static bool is_key(uint32_t press, unsigned situation)
{
	return !(situation & (WITH_SEARCH | SEARCHING | TYPING)) || press < ' ' ||
	       press >= PRESS_NONE;
}

uint32_t wish_first_key(const struct wish_row *row, unsigned situation)
{
	for (size_t i = 0; i < WISH_KEYS && row->keys[i]; i++)
		if (is_key(row->keys[i], situation))
			return row->keys[i];
	return 0;
}

bool wish_is_useful(const struct wish_row *row, unsigned situation)
{
	/* Where fields are typed, only what says so is of use, but for a few keys. */
	if ((situation & TYPING) && row->label && !(row->needs & TYPING) &&
	    row->wish != WISH_LANGUAGE)
		return false;
	if (*row->keys && !wish_first_key(row, situation))
		return false;
	return (row->needs & ~situation) == 0 && (row->unless & situation) == 0;
}

unsigned wish_situation(const struct page *p)
{
	return (*p->who_id ? WITH_WHO : 0u) | (p->crumb_count ? WITH_PAST : 0u) |
	       (p->leads_back || p->kind == PAGE_MENU ? WITH_BACK : 0u) |
	       (p->compares ? WITH_NAMES : 0u) | (p->kind == PAGE_NOTE ? ON_NOTE : 0u) |
	       (p->kind == PAGE_MENU ? ON_MENU : 0u) | (p->has_next ? WITH_NEXT : 0u) |
	       (p->kind == PAGE_REMEDY || p->kind == PAGE_END ? AT_END : 0u) |
	       (p->kind == PAGE_REMEDY ? ON_REMEDY : 0u) |
	       (*p->recipient ? ON_LETTER : 0u);
}

static bool has_key(const struct wish_row *row, uint32_t press)
{
	for (size_t i = 0; i < WISH_KEYS && row->keys[i]; i++)
		if (row->keys[i] == press)
			return true;
	return false;
}

enum wish_kind wish_for_key(uint32_t press, unsigned situation)
{
	const struct wish_row *row = wish_rows;

	if (!is_key(press, situation))
		return WISH_NONE;
	while (row->wish != WISH_NONE &&
	       !(wish_is_useful(row, situation) && has_key(row, press)))
		row++;
	return row->wish;
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
	{PRESS_F3, "F3", "F3"},
	{PRESS_F4, "F4", "F4"},
	{PRESS_F5, "F5", "F5"},
	{PRESS_F6, "F6", "F6"},
	{PRESS_F7, "F7", "F7"},
	{PRESS_F8, "F8", "F8"},
	{PRESS_F9, "F9", "F9"},
	{PRESS_F10, "F10", "F10"},
	{PRESS_TAB, "Tab", "Tab"},
	{PRESS_BACK_TAB, "Shift-Tab", "Shift-Tab"},
	{CTRL('C'), "Ctrl-C", "Ctrl-C"},
	{PRESS_SHOWN, "1, 2, 3 …", "1, 2, 3 ..."},
	/* TRANSLATORS: the name of a key, as are Up, Down, Left and Right */
	{' ', N_("Space"), N_("Space")},
};

static const struct key_name *find_name(uint32_t press)
{
	for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
		if (key_names[i].press == press)
			return &key_names[i];
	return NULL;
}

const char *wish_key_name(uint32_t press)
{
	return _(find_name(press)->ascii);
}

void wish_add_key_name(struct buf *out, uint32_t press, bool ascii)
{
	const struct key_name *key = find_name(press);

	if (key)
		buf_add(out, _(ascii ? key->ascii : key->name));
	else if (press < ' ')
		buf_add_format(out, "Ctrl-%c", (char)(press | '@'));
	else
		buf_add_char(out, (char)press);
}

void wish_add_footer_keys(struct buf *out, const struct wish_row *row, unsigned situation,
			  bool ascii)
{
	wish_add_key_name(out, wish_first_key(row, situation), ascii);
	if (!row->with_next)
		return;
	if (ascii)
		buf_add_char(out, '/');
	wish_add_key_name(out, row[1].keys[0], ascii);
}

void wish_add_keys(struct buf *out, const struct wish_row *row, bool ascii)
{
	for (size_t i = 0; i < WISH_KEYS && row->keys[i]; i++) {
		if (i > 0)
			buf_add(out, ", ");
		wish_add_key_name(out, row->keys[i], ascii);
	}
}

uint32_t wish_key(enum wish_kind wish)
{
	return wish_key_in(wish, 0);
}

uint32_t wish_key_in(enum wish_kind wish, unsigned situation)
{
	const struct wish_row *row = wish_rows;

	while (row->wish != wish)
		row++;
	return wish_first_key(row, situation);
}

static bool is_bound(char c)
{
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++)
		if (has_key(row, (unsigned char)c))
			return true;
	return false;
}

char wish_choice_key(size_t n)
{
	static const char keys[] = "123456789abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (const char *key = keys; *key; key++)
		if (!is_bound(*key) && n-- == 0)
			return *key;
	return 0;
}
