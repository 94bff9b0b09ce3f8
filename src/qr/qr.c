/* qr.c - a text as a QR code, by libqrencode, and as rows of half blocks. */
#include "qr/qr.h"

#include <dlfcn.h>
#include <stdlib.h>

#include <qrencode.h>

#include "base/mem.h"
#include "base/tr.h"

/* libqrencode, for as long as a code is made: linked to the program it would cost every
 * start, and few of them show a code. */
struct library {
	void *handle;
	__typeof__(&QRcode_encodeString8bit) encode;
	__typeof__(&QRcode_free) free;
};

static bool library_open(struct library *l)
{
	l->handle = dlopen(QRENCODE_LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (!l->handle)
		return false;
	/* As POSIX has it for functions: dlsym(), "Application usage". */
	*(void **)&l->encode = dlsym(l->handle, "QRcode_encodeString8bit");
	*(void **)&l->free = dlsym(l->handle, "QRcode_free");
	return l->encode && l->free;
}

static void library_close(struct library *l)
{
	if (l->handle)
		dlclose(l->handle);
}

/* Returns the smallest code for the text, and of those the one that bears most damage. Byte
 * mode, whatever the text: readers take its bytes for UTF-8. */
static QRcode *encode_best(const struct library *l, const char *text)
{
	static const QRecLevel levels[] = {QR_ECLEVEL_H, QR_ECLEVEL_Q, QR_ECLEVEL_M};
	QRcode *smallest = l->encode(text, 0, QR_ECLEVEL_L), *better;

	for (size_t i = 0; smallest && i < sizeof levels / sizeof *levels; i++) {
		better = l->encode(text, 0, levels[i]);
		if (better && better->width == smallest->width) {
			l->free(smallest);
			return better;
		}
		l->free(better);
	}
	return smallest;
}

static void take_modules(struct qr *q, const QRcode *code)
{
	q->size = code->width;
	q->dark = mem_alloc((size_t)q->size * (size_t)q->size);
	for (int i = 0; i < q->size * q->size; i++)
		q->dark[i] = code->data[i] & 1;
}

enum qr_result qr_init(struct qr *q, const char *text)
{
	enum qr_result result = QR_UNSUITABLE;
	struct library library = {0};
	QRcode *code = NULL;

	*q = (struct qr){0};
	if (!library_open(&library))
		result = QR_NO_LIBRARY;
	else if (*text)
		code = encode_best(&library, text);
	if (code) {
		take_modules(q, code);
		library.free(code);
		result = QR_MADE;
	}
	library_close(&library);
	return result;
}

const char *qr_explain(enum qr_result result)
{
	return result == QR_NO_LIBRARY ? _("QR codes need the library libqrencode, which "
					   "is not installed "
					   "(Debian, Ubuntu: libqrencode4).")
				       : _("This is too long for a QR code.");
}

const char *qr_result_code(enum qr_result result)
{
	return result == QR_NO_LIBRARY ? "no-library" : "too-long";
}

void qr_release(struct qr *q)
{
	free(q->dark);
	*q = (struct qr){0};
}

bool qr_is_dark(const struct qr *q, int column, int row)
{
	if (column < 0 || row < 0 || column >= q->size || row >= q->size)
		return false;
	return q->dark[row * q->size + column];
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
