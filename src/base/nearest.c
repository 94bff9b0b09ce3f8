/* nearest.c - which known word was meant by one that is not known. */
#include "base/nearest.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum {
	LONGEST_COMPARED = 40,
	FAR = 30 /* a word too long to be compared: never near */
};

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	unsigned d = a < b ? a : b;

	return d < c ? d : c;
}

static bool change_places(const char *a, const char *b)
{
	return a[0] == b[-1] && a[-1] == b[0];
}

/* The dynamic programme of Damerau (1964) and of Wagner and Fischer (1974), in its
 * restricted form, three rows at a time. */
static unsigned edit_distance(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b);
	unsigned rows[3][LONGEST_COMPARED + 1];

	if (m > LONGEST_COMPARED || n > LONGEST_COMPARED)
		return FAR;
	for (unsigned j = 0; j <= n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= m; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3];
		const unsigned *before = rows[(i + 1) % 3];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= n; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1,
				       above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && change_places(&a[i - 1], &b[j - 1]))
				row[j] = least(row[j], before[j - 2] + 1, row[j]);
		}
	}
	return rows[m % 3][n];
}

void nearest_start(struct nearest *n, const char *word, unsigned share)
{
	unsigned least = (unsigned)strlen(word) / share + 1;

	*n = (struct nearest){.word = word, .least_edits = least < FAR ? least : FAR};
}

void nearest_try(struct nearest *n, const char *known)
{
	size_t length = strlen(known), own = strlen(n->word);
	unsigned edits;

	/* So many letters too many, or missing. */
	if ((length > own ? length - own : own - length) >= n->least_edits)
		return;
	edits = edit_distance(n->word, known);
	if (edits >= n->least_edits)
		return;
	n->least_edits = edits;
	n->found = known;
}
