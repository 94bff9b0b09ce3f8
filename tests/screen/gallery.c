/* gallery.c - pictures of the program's screens, for the README and for review.
 *
 * usage: gallery FOLDER
 *
 * Writes for each row of the table below, in each language, FOLDER/NAME-LANG.txt (what
 * stands on the screen) and FOLDER/NAME-LANG.svg (how it looks there), and an index.html
 * with all of them. They are screens of the program itself, on a terminal of ours. The
 * same program makes the same bytes.
 *
 * To add a picture: a row. */
#include "terminal.h"

#include <err.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "program.h"
#include "svg.h"

enum { MAX_OPTIONS = 6, MAX_ENV = 3, PATH_SIZE = 4096 };

static const struct language {
	const char *code, *name;
} languages[] = {{"id", "Indonesian"}, {"en", "English"}};

enum { LANGUAGES = sizeof languages / sizeof *languages };

struct shot {
	const char *name;    /* of its files */
	const char *caption; /* of index.html */
	int rows, cols;
	const char *env[MAX_ENV + 1];
	const char *options[MAX_OPTIONS + 1];
	/* Pressed when the program waits for a key; as for term_keys(). */
	const char *keys;
	/* What stands in one line of the screen that is meant, and not in the screen
	 * before the keys; in each language, or once where it is the same. */
	const char *text[LANGUAGES];
	enum svg_paper paper;
};

#define TREE "sinkro-pmm"
#define PROBLEMS TREE "/1:viewer=teacher,plt=no"
#define CONDITIONS PROBLEMS ",problem=e04"
#define REMEDY CONDITIONS ",names=b"

static const struct shot shots[] = {
	{.name = "first",
	 .caption = "The first question",
	 .rows = 24,
	 .cols = 80,
	 .text = {"F2 English", "F2 Indonesia"}},
	{.name = "problems",
	 .caption = "Which message do you see?",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", PROBLEMS},
	 .text = {"#1"}},
	{.name = "search",
	 .caption = "Searching the list: a few words of the message",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", PROBLEMS},
	 .keys = "nama unor",
	 .text = {"? nama unor_"}},
	{.name = "search-nothing",
	 .caption = "Searching for what is not there",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", PROBLEMS},
	 .keys = "presensi",
	 .text = {"? presensi_"}},
	{.name = "conditions",
	 .caption = "Kondisi A, B or C: compare two names",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", CONDITIONS},
	 .text = {"Kondisi A"}},
	{.name = "remedy",
	 .caption = "The remedy 4B",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .text = {"4B"}},
	{.name = "details",
	 .caption = "The remedy 4B, its details",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .keys = "d",
	 .text = {"Jangan tertukar", "Do not mix up"}},
	{.name = "outcomes",
	 .caption = "What came of it: nothing is marked",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .keys = "h",
	 .text = {"Bagaimana hasilnya?", "How did it go?"}},
	{.name = "waiting",
	 .caption = "Waiting, and until which day",
	 .rows = 24,
	 .cols = 80,
	 .env = {"TUNTUN_NOW=2026-11-30T08:00"},
	 .options = {"--path", PROBLEMS ",problem=e02,skp-state=unfinished,r2a=waiting"},
	 .text = {"Kembalilah", "Come back when"}},
	{.name = "remedy-light",
	 .caption = "The remedy 4B in a window with light colours",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .text = {"4B"},
	 .paper = SVG_LIGHT},
	{.name = "help",
	 .caption = "Help on a screen",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", CONDITIONS},
	 .keys = "?",
	 .text = {"Enter tutup", "Enter close"}},
	{.name = "glossary",
	 .caption = "The words of a screen",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .keys = "g",
	 .text = {"Enter tutup", "Enter close"}},
	{.name = "letter",
	 .caption = "A message to hand over",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .keys = "p",
	 .text = {"NIP ____"}},
	{.name = "code",
	 .caption = "An address to be scanned",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", "sinkro-pmm/1:r6a"},
	 .keys = "r1",
	 .text = {"█▀▀▀▀▀█", "█▀▀▀▀▀█"}},
	{.name = "who",
	 .caption = "Who is the person named there?",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .keys = "a",
	 .text = {"Enter tutup", "Enter close"}},
	{.name = "search-first",
	 .caption = "Searching from the first question on, with a slip of the pen",
	 .rows = 24,
	 .cols = 80,
	 .keys = "atasn gak ketemu",
	 .text = {"? atasn gak ketemu_"}},
	{.name = "trail",
	 .caption = "The answers given, to change one",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", REMEDY},
	 .keys = "t",
	 .text = {"Jawaban Anda sejauh ini", "Your answers so far"}},
	{.name = "leave",
	 .caption = "Leaving before a remedy was reached",
	 .rows = 24,
	 .cols = 80,
	 .keys = "<Enter><F10>",
	 .text = {"Keluar sekarang?", "Leave now?"}},
	{.name = "names",
	 .caption = "Two names of a school, compared",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--path", CONDITIONS},
	 .keys = "nSDN 4 Pagi<Enter>SD Negeri 04 Pagi<Enter><Enter>",
	 .text = {"Hanya ditulis berbeda", "Only written differently"}},
	{.name = "theme-dark",
	 .caption = "The theme dark",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--theme", "dark", "--path", REMEDY},
	 .text = {"4B"}},
	{.name = "theme-light",
	 .caption = "The theme light",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--theme", "light", "--path", REMEDY},
	 .text = {"4B"}},
	{.name = "theme-contrast",
	 .caption = "The theme contrast",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--theme", "contrast", "--path", REMEDY},
	 .text = {"4B"}},
	{.name = "theme-mono",
	 .caption = "The theme mono",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--theme", "mono", "--path", REMEDY},
	 .text = {"4B"}},
	{.name = "small-first",
	 .caption = "The first question at the smallest size that is enough",
	 .rows = 12,
	 .cols = 40,
	 .text = {"> 1"}},
	{.name = "small-remedy",
	 .caption = "The remedy 4B at the smallest size that is enough",
	 .rows = 12,
	 .cols = 40,
	 .options = {"--path", REMEDY},
	 .text = {"4B"}},
	{.name = "wide-first",
	 .caption = "The first question in a large window",
	 .rows = 43,
	 .cols = 132,
	 .text = {"F2 English", "F2 Indonesia"}},
	{.name = "wide-problems",
	 .caption = "The list of messages in a large window",
	 .rows = 43,
	 .cols = 132,
	 .options = {"--path", PROBLEMS},
	 .text = {"#1"}},
	{.name = "wide-remedy",
	 .caption = "The remedy 4B in a large window",
	 .rows = 43,
	 .cols = 132,
	 .options = {"--path", REMEDY},
	 .text = {"4B"}},
	{.name = "ascii-remedy",
	 .caption = "The remedy 4B where there is only ASCII",
	 .rows = 24,
	 .cols = 80,
	 .options = {"--ascii", "--path", REMEDY},
	 .text = {"4B"}},
	{.name = "mono-conditions",
	 .caption = "Kondisi A, B or C without colours",
	 .rows = 24,
	 .cols = 80,
	 .env = {"NO_COLOR=1"},
	 .options = {"--path", CONDITIONS},
	 .text = {"Kondisi A"}},
	{.name = "too-small",
	 .caption = "A window that is too small",
	 .rows = 5,
	 .cols = 15,
	 .text = {"jendela", "window"}},
	{.name = "plain-first",
	 .caption = "Plain text, for screen readers: the first question, and help",
	 .rows = 40,
	 .cols = 80,
	 .options = {"--plain"},
	 .keys = "?<Enter>",
	 .text = {"Tekan Enter", "Press Enter"}},
	{.name = "plain-remedy",
	 .caption = "Plain text, for screen readers: the remedy 4B",
	 .rows = 40,
	 .cols = 80,
	 .options = {"--plain", "--path", REMEDY},
	 .text = {"4B"}},
};

enum { SHOTS = sizeof shots / sizeof *shots };

static const char *folder;

static const char *text_of(const struct shot *shot, size_t language)
{
	return shot->text[language] ? shot->text[language] : shot->text[0];
}

/* --- the program ------------------------------------------------------------------ */

static struct term *start(const struct shot *shot, const char *code)
{
	const char *argv[MAX_OPTIONS + 5] = {program_path(), "--lang", code};
	size_t n = 3;

	for (size_t i = 0; shot->options[i]; i++)
		argv[n++] = shot->options[i];
	argv[n] = TREE;
	return term_start(shot->rows, shot->cols, shot->env, argv);
}

static bool shows_something(struct term *t, const void *nothing)
{
	(void)nothing;
	return strcmp(term_screen(t), "\n") != 0;
}

/* Ends with a complaint about a screen, and shows it. */
static _Noreturn void give_up(struct term *t, const struct shot *shot, const char *code,
			      const char *text, const char *why)
{
	fputs(term_screen(t), stderr);
	errx(1, "%s-%s: '%s' %s", shot->name, code, text, why);
}

/* Leads the program to the screen that is meant, and waits until all of it stands. */
static void reach(struct term *t, const struct shot *shot, size_t language)
{
	const char *code = languages[language].code, *text = text_of(shot, language);

	if (!term_wait(t, shows_something, NULL, TERM_LIMIT) || !term_wait_asleep(t))
		give_up(t, shot, code, text, "is waited for in vain");
	if (shot->keys) {
		if (strstr(term_screen(t), text))
			give_up(t, shot, code, text, "stands there without the keys");
		term_keys(t, shot->keys);
	}
	if (!term_wait_for(t, text) || !term_wait_asleep(t))
		give_up(t, shot, code, text, "is waited for in vain");
}

/* --- the files -------------------------------------------------------------------- */

static FILE *create(char path[PATH_SIZE], const char *format, ...)
{
	int length = snprintf(path, PATH_SIZE, "%s/", folder);
	va_list arguments;
	FILE *out;

	va_start(arguments, format);
	vsnprintf(path + length, PATH_SIZE - (size_t)length, format, arguments);
	va_end(arguments);
	out = fopen(path, "w");
	if (!out)
		err(1, "%s", path);
	return out;
}

static void finish(FILE *out, const char *path)
{
	bool failed = ferror(out);

	if (fclose(out) != 0 || failed)
		err(1, "%s", path);
}

static void write_text(struct term *t, const struct shot *shot, const char *code)
{
	char path[PATH_SIZE];
	FILE *out = create(path, "%s-%s.txt", shot->name, code);

	fputs(term_screen(t), out);
	finish(out, path);
}

static void write_picture(struct term *t, const struct shot *shot,
			  const struct language *language)
{
	char path[PATH_SIZE], title[256];
	FILE *out = create(path, "%s-%s.svg", shot->name, language->code);

	snprintf(title, sizeof title, "tuntun: %s (%s)", shot->caption, language->name);
	svg_write(out, t, title, shot->paper);
	finish(out, path);
}

static void write_figure(FILE *out, const struct shot *shot,
			 const struct language *language)
{
	fprintf(out, "<figure>\n<img src=\"%s-%s.svg\" alt=\"", shot->name,
		language->code);
	svg_write_text(out, shot->caption);
	fprintf(out,
		"\">\n<figcaption>%s, %d rows of %d columns "
		"(<a href=\"%s-%s.txt\">text</a>)</figcaption>\n</figure>\n",
		language->name, shot->rows, shot->cols, shot->name, language->code);
}

static void write_section(FILE *out, const struct shot *shot)
{
	fprintf(out, "<section id=\"%s\">\n<h2>", shot->name);
	svg_write_text(out, shot->caption);
	fputs("</h2>\n", out);
	for (size_t i = 0; i < LANGUAGES; i++)
		write_figure(out, shot, &languages[i]);
	fputs("</section>\n", out);
}

static void write_index(void)
{
	char path[PATH_SIZE];
	FILE *out = create(path, "index.html");

	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
	      "<title>tuntun: screens</title>\n"
	      "<style>\nbody { font-family: sans-serif; margin: 2em; }\n"
	      "figure { display: inline-block; margin: 0 2em 2em 0; }\n"
	      "img { max-width: 100%; }\n</style>\n<h1>tuntun: screens</h1>\n",
	      out);
	for (const struct shot *shot = shots; shot < shots + SHOTS; shot++)
		write_section(out, shot);
	fputs("</html>\n", out);
	finish(out, path);
}

static void take(const struct shot *shot)
{
	for (size_t i = 0; i < LANGUAGES; i++) {
		struct term *t = start(shot, languages[i].code);

		reach(t, shot, i);
		write_text(t, shot, languages[i].code);
		write_picture(t, shot, &languages[i]);
		term_free(t);
	}
}

int main(int argc, char *argv[])
{
	if (argc != 2)
		errx(2, "usage: gallery FOLDER");
	folder = argv[1];
	if (mkdir(folder, 0777) < 0 && errno != EEXIST)
		err(1, "%s", folder);
	for (const struct shot *shot = shots; shot < shots + SHOTS; shot++)
		take(shot);
	write_index();
	printf("%d screens in %d languages: %s/index.html\n", SHOTS, LANGUAGES, folder);
	return 0;
}
