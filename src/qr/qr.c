/* qr.c - a text as a QR code, by libqrencode, and as rows of half blocks.
 *
 * The library is linked, although few runs show a code: a start took 3.40 million instructions
 * with it and 3.35 without, 4.5 ms and 4.3, and 160 KiB more of shared memory, all of it
 * within the limits of bench/. Opening it only when needed would save that, and cost code and
 * a case of its own in each front-end. */
#include "qr/qr.h"

#include <stdlib.h>

#include <qrencode.h>

/* Returns the smallest code for the text, and of those the one that bears most damage. Byte
 * mode, whatever the text: readers take its bytes for UTF-8. */
static QRcode *encode_best(const char *text)
{
	static const QRecLevel levels[] = {QR_ECLEVEL_H, QR_ECLEVEL_Q, QR_ECLEVEL_M};
	QRcode *smallest = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L), *better;

	for (size_t i = 0; smallest && i < sizeof levels / sizeof *levels; i++) {
		better = QRcode_encodeString8bit(text, 0, levels[i]);
		if (better && better->width == smallest->width) {
			QRcode_free(smallest);
			return better;
		}
		QRcode_free(better);
	}
	return smallest;
}

bool qr_init(struct qr *q, const char *text)
{
	QRcode *code = *text ? encode_best(text) : NULL;

	*q = (struct qr){0};
	if (!code)
		return false;
	*q = (struct qr){code->width, code->data};
	code->data = NULL;
	QRcode_free(code);
	return true;
}

void qr_release(struct qr *q)
{
	free(q->modules);
	*q = (struct qr){0};
}

int qr_size(size_t length)
{
	/* The bytes that each version holds at level L (the standard, table 7). */
	static const unsigned short most[] = {
		17,   32,   53,	  78,	106,  134,  154,  192,	230,  271,
		321,  367,  425,  458,	520,  586,  644,  718,	792,  858,
		929,  1003, 1091, 1171, 1273, 1367, 1465, 1528, 1628, 1732,
		1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699, 2809, 2953};
	enum { VERSIONS = sizeof most / sizeof *most };
	int version = 0;

	while (version < VERSIONS && length > most[version])
		version++;
	return length > 0 && version < VERSIONS ? 21 + 4 * version : 0;
}

bool qr_is_dark(const struct qr *q, int column, int row)
{
	if (column < 0 || row < 0 || column >= q->size || row >= q->size)
		return false;
	return q->modules[row * q->size + column] & 1;
}

int qr_columns(const struct qr *q)
{
	return q->size + 2 * QR_QUIET;
}

int qr_rows(const struct qr *q)
{
	return (q->size + 2 * QR_QUIET + 1) / 2;
}

void qr_add_row(struct buf *out, const struct qr *q, int row)
{
	/* By what is dark in a cell: nothing, above, below, both. */
	static const char *const blocks[] = {" ", "\u2580", "\u2584", "\u2588"};
	int above = 2 * row - QR_QUIET;

	for (int column = -QR_QUIET; column < q->size + QR_QUIET; column++)
		buf_add(out, blocks[qr_is_dark(q, column, above) +
				    2 * qr_is_dark(q, column, above + 1)]);
}
