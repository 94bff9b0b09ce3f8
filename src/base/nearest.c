/* nearest.c - which known word was meant by one that is not known. */
#include "base/nearest.h"

#include <string.h>
#include <sys/param.h>

size_t word_edits(const char *a, size_t na, const char *b, size_t nb, size_t most)
{
	size_t rows[3][WORD_LONGEST + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];

	for (size_t j = 0; j <= nb; j++)
		last[j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t best = now[0] = i, *spare = before;

		for (size_t j = 1; j <= nb; j++) {
			size_t d = last[j - 1] + (a[i - 1] != b[j - 1]);

			d = MIN(d, last[j] + 1);
			d = MIN(d, now[j - 1] + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				d = MIN(d, before[j - 2] + 1);
			now[j] = d;
			best = MIN(best, d);
		}
		if (best > most)
			return most + 1;
		before = last;
		last = now;
		now = spare;
	}
	return last[nb];
}

void nearest_start(struct nearest *n, const char *word, unsigned share)
{
	*n = (struct nearest){.word = word, .least_edits = strlen(word) / share + 1};
}

void nearest_try(struct nearest *n, const char *known)
{
	size_t length = strlen(known), own = strlen(n->word), edits;

	/* So many letters too many, or missing. */
	if ((length > own ? length - own : own - length) >= n->least_edits ||
	    length > WORD_LONGEST || own > WORD_LONGEST)
		return;
	edits = word_edits(n->word, own, known, length, n->least_edits);
	if (edits >= n->least_edits)
		return;
	n->least_edits = edits;
	n->found = memcpy(n->copy, known, length + 1);
}
