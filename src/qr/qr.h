/* qr.h - a text as a QR code (ISO/IEC 18004), and as rows of half blocks for a terminal.
 *
 * The only user of <qrencode.h>. Included by page/. */
#ifndef TUNTUN_QR_QR_H
#define TUNTUN_QR_QR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { QR_QUIET = 4 /* modules of paper around the code, by the standard */ };

struct qr {
	int size; /* modules a side, without the quiet zone */
	unsigned char
		*modules; /* the library's: a byte each, row by row, odd where dark */
};

/* Makes the smallest code that holds the text, with the highest level of error correction
 * that does not make it grow. Returns false, with *q all zeroes, where the text is empty or
 * longer than the 2953 bytes that fit. End it with qr_release(). */
bool qr_init(struct qr *q, const char *text);

void qr_release(struct qr *q);

/* Returns the size of that code for a text of so many bytes, without making it; 0 where there is
 * none. */
int qr_size(size_t length);

/* Is the module dark? Columns and rows count from the code's own corner; outside of it,
 * in the quiet zone, everything is light. */
bool qr_is_dark(const struct qr *q, int column, int row);

/* The size in cells of a terminal, two modules above each other in a cell, with the quiet
 * zone. */
int qr_columns(const struct qr *q);
int qr_rows(const struct qr *q);

/* Appends one row of cells as half blocks (U+2580, U+2584, U+2588 and blanks): where there
 * is ink, the code is dark. To be shown black on white. */
void qr_add_row(struct buf *out, const struct qr *q, int row);

#endif
