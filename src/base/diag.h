/* diag.h - what is wrong with a file, and where.
 *
 * A caller hands in a list; what goes well leaves it untouched. The list is printed as
 * `file:line:column: error: what is wrong: detail [E012]`, the source line, and a caret.
 * What is wrong is said once for each code, in diag_codes.h. May be included by
 * everyone. */
#ifndef TUNTUN_BASE_DIAG_H
#define TUNTUN_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum diag_code {
#define DIAG(code, severity, title) code,
#include "base/diag_codes.h"
#undef DIAG
	DIAG_CODES
};

/* A place in a file; both count from 1, columns in characters. Line 0: no place. */
struct place {
	uint32_t line, column;
};

struct diag {
	enum diag_code code;
	struct place place;
	size_t number; /* in the order of arrival */
	char *detail;  /* owned; inert; "" where there is none */
};

struct diags {
	struct diag *items;
	size_t count, capacity;
	size_t most; /* the last of so many is E025, and no more are added */
	char *file;  /* owned; the file that they are about, as people know it */
	const char
		*path; /* borrowed; where it is, if that is no name of a file; or NULL */
};

/* Starts a list about `file` (copied). End it with diags_release(). */
void diags_init(struct diags *list, const char *file);
void diags_release(struct diags *list);

/* Appends a finding. The detail is what printf would print, made inert here; a character
 * that nobody sees is told by its number, as in "id<U+200B>". */
void diag_add(struct diags *list, enum diag_code code, struct place place,
	      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Sorts by place, keeping the order of arrival within one place. In a line, what is wrong
 * with its bytes comes first: the rest may only follow from it. */
void diags_sort(struct diags *list);

/* Returns how many findings have this severity. */
size_t diags_count(const struct diags *list, enum severity severity);

/* Writes the list, in the order of the file, with the source lines as far as they can still
 * be read, but not for places beyond column 10,000. `ascii` keeps to ASCII. */
void diags_print(const struct diags *list, FILE *out, bool ascii);

/* What a code is. */
struct diag_kind {
	const char *name; /* "E012" */
	enum severity severity;
	const char *title; /* a msgid */
};
extern const struct diag_kind diag_kinds[DIAG_CODES];

#endif
