/* findings.c - what must hold of findings about a file, and of the texts of a tree. */
#include <string.h>

#include "base/text.h"
#include "fuzz.h"

enum { MOST_PRINTED = 5 };

bool fuzz_is_inert(const char *s)
{
	size_t length = strlen(s), taken;

	for (; length; s += taken, length -= taken) {
		uint32_t c = text_read(s, length, &taken);

		if (c == TEXT_INVALID || text_is_control(c))
			return false;
	}
	return true;
}

/* The first ones: to print them all would be most of the time. */
static void print_some(const struct diags *diags, bool ascii)
{
	FILE *nowhere = fopen("/dev/null", "w");
	struct diags some = *diags;

	FUZZ_HOLDS(nowhere != NULL);
	if (some.count > MOST_PRINTED)
		some.count = MOST_PRINTED;
	diags_print(&some, nowhere, ascii);
	fclose(nowhere);
}

void fuzz_check_findings(const struct diags *diags, const void *bytes, size_t size)
{
	const char *s = bytes;
	size_t lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += s[i] == '\n' || s[i] == '\r';
	for (size_t i = 0; i < diags->count; i++) {
		FUZZ_HOLDS(diags->items[i].place.line <= lines + 1);
		FUZZ_HOLDS(!diags->items[i].place.line || diags->items[i].place.column);
		FUZZ_HOLDS(fuzz_is_inert(diags->items[i].detail));
	}
	print_some(diags, size % 2);
}
