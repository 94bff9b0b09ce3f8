/* keys.c - writes the list of keys of tuntun(1) from the table of actions, in mdoc.
 * tests/manual.sh holds the manual to it. */
#include <stdio.h>
#include <string.h>

#include "ui/wishes.h"

/* Writes text so that nothing of it is taken for a request or for punctuation. */
static void put_word(const char *word)
{
	if (strlen(word) == 1 && strchr(".,:;()[]?!|'", *word))
		fputs("\\&", stdout);
	fputs(word, stdout);
}

static void put_keys(const struct wish_row *row)
{
	struct buf keys = {0};
	const char *separator = "";

	wish_add_keys(&keys, row, true);
	for (char *key = strtok(keys.s, ","); key; key = strtok(NULL, ",")) {
		fputs(separator, stdout);
		put_word(key + strspn(key, " "));
		separator = " , ";
	}
	buf_release(&keys);
}

/* Each sentence begins a line. */
static void put_sentences(const char *text)
{
	for (const char *end; (end = strstr(text, ". ")); text = end + 2)
		printf("%.*s\n", (int)(end + 1 - text), text);
	puts(text);
}

int main(void)
{
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		if (!row->help)
			continue;
		fputs(".It ", stdout);
		put_keys(row);
		putchar('\n');
		put_sentences(row->help);
	}
	return 0;
}
