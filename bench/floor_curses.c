/* floor_curses.c - the least that a menu on a terminal costs: a frame, a title and 20
 * lines with characters beyond ASCII; the arrow keys move the highlight, q ends it.
 * What the wizard takes above this is its own. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <stdlib.h>

enum { LINES_SHOWN = 20 };

static void draw(int line, bool selected)
{
	attrset(selected ? A_REVERSE : A_NORMAL);
	mvprintw(line + 1, 2, " %2d  Pilihan – sekolah “%02d” → lanjut ", line + 1,
		 line + 1);
}

int main(void)
{
	int at = 0, key;

	setlocale(LC_ALL, "");
	if (!initscr())
		return EXIT_FAILURE;
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	curs_set(0);
	box(stdscr, 0, 0);
	mvaddstr(0, 3, " Tuntun – lantai ");
	for (int line = 0; line < LINES_SHOWN; line++)
		draw(line, line == at);
	while ((key = getch()) != 'q' && key != ERR) { /* getch() refreshes */
		int to = at + (key == KEY_DOWN) - (key == KEY_UP);

		if (to < 0 || to >= LINES_SHOWN || to == at)
			continue;
		draw(at, false);
		draw(to, true);
		at = to;
	}
	endwin();
	return EXIT_SUCCESS;
}
