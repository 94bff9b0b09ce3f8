/* test_qr.c - a QR code is what a reader of such codes reads, the smallest for its text, and
 * the same in half blocks. The reader is zbarimg, which knows nothing of how they are made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../tools.h"
#include "base/buf.h"
#include "qr/qr.h"

enum { SCALE = 4 /* pixels of the picture for a module */, LONGEST = 2953 };

static const char ADDRESS[] = "https://helpdesk.example.go.id/tiket?kode=4B&asal=2.1.3";

/* --- reading it -------------------------------------------------------------------------- */

/* Writes the code with its quiet zone as a picture (PGM). */
static void write_picture(const struct qr *q, FILE *f)
{
	int side = qr_columns(q) * SCALE;

	fprintf(f, "P5 %d %d 255\n", side, side);
	for (int y = 0; y < side; y++)
		for (int x = 0; x < side; x++)
			fputc(qr_is_dark(q, x / SCALE - QR_QUIET, y / SCALE - QR_QUIET)
				      ? 0
				      : 255,
			      f);
}

/* Appends what zbarimg reads in the code. */
static void read_code(const struct qr *q, struct buf *text)
{
	char picture[] = "/tmp/tuntun-qr-XXXXXX", command[128];
	int c, fd;
	FILE *f;

	tools_need("zbarimg");
	fd = mkstemp(picture);
	f = fdopen(fd, "w");
	assert_non_null(f);
	write_picture(q, f);
	fclose(f);
	snprintf(command, sizeof command, "zbarimg --nodbus --raw --quiet -Sbinary %s",
		 picture);
	f = popen(command, "r");
	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_add_char(text, (char)c);
	assert_int_equal(pclose(f), 0);
	unlink(picture);
}

static void assert_reads(const char *text)
{
	struct buf read = {0};
	struct qr q;

	assert_true(qr_init(&q, text));
	read_code(&q, &read);
	assert_string_equal(buf_string(&read), text);
	buf_release(&read);
	qr_release(&q);
}

static void qr_of_an_address_is_read(void **state)
{
	(void)state;
	assert_reads(ADDRESS);
}

static void qr_of_one_letter_is_read(void **state)
{
	(void)state;
	assert_reads("a");
}

static void qr_of_a_message_with_lines_is_read(void **state)
{
	(void)state;
	assert_reads(
		"Yth. Operator,\n\n\"Nama Sekolah\" \xE2\x86\x92 periksa.\nNIP: ____\n");
}

static void qr_of_utf8_of_600_bytes_is_read(void **state)
{
	struct buf text = {0};

	(void)state;
	while (text.length < 600)
		buf_add(&text, "\xE2\x86\x92\xC3\xA9 \xE2\x80\x9Ck\xE2\x80\x9D");
	assert_reads(text.s);
	buf_release(&text);
}

/* --- its size ---------------------------------------------------------------------------- */

/* By the table of the standard, the bytes that a code of that size holds at level L. */
static void qr_is_the_smallest_that_holds_the_text(void **state)
{
	static const struct {
		int bytes, size;
	} fits[] = {{1, 21}, {17, 21}, {18, 25}, {32, 25}, {33, 29}, {LONGEST, 177}};
	char text[LONGEST + 1];
	struct qr q;

	(void)state;
	for (size_t i = 0; i < sizeof fits / sizeof *fits; i++) {
		memset(text, 'x', (size_t)fits[i].bytes);
		text[fits[i].bytes] = '\0';
		assert_true(qr_init(&q, text));
		assert_int_equal(q.size, fits[i].size);
		qr_release(&q);
	}
}

/* The size is known before the code is made, for each length. */
static void qr_has_the_size_that_was_foretold(void **state)
{
	char text[LONGEST + 3];
	int before = 0;
	struct qr q;

	(void)state;
	assert_int_equal(qr_size(0), 0);
	memset(text, 'x', sizeof text);
	for (size_t length = 1; length <= LONGEST + 1; length++) {
		int size = qr_size(length), next = qr_size(length + 1);

		/* Between the lengths where it changes, the library changes nothing. */
		if (size != before || next != size) {
			text[length] = '\0';
			assert_int_equal(qr_init(&q, text), size > 0);
			assert_int_equal(q.size, size);
			qr_release(&q);
			text[length] = 'x';
		}
		before = size;
	}
}

/* The level stands in the two modules left below, under a mask (the standard, 7.9): the
 * first bits of what is at row 8, columns 0 and 1. */
static int level_of(const struct qr *q)
{
	return (qr_is_dark(q, 0, 8) << 1 | qr_is_dark(q, 1, 8)) ^ 2;
}

static void qr_bears_as_much_damage_as_its_size_allows(void **state)
{
	/* The number of the level, and the most bytes that it holds in 21 modules. */
	static const struct {
		int level, bytes;
	} levels[] = {{2, 7}, {3, 11}, {0, 14}, {1, 17}};
	struct qr q;

	(void)state;
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		assert_true(
			qr_init(&q, "abcdefghijklmnopqrstuvwxyz" + 26 - levels[i].bytes));
		assert_int_equal(q.size, 21);
		assert_int_equal(level_of(&q), levels[i].level);
		qr_release(&q);
	}
}

static void qr_of_too_long_a_text_is_refused(void **state)
{
	char text[LONGEST + 2];
	struct qr q;

	(void)state;
	memset(text, 'x', LONGEST + 1);
	text[LONGEST + 1] = '\0';
	assert_false(qr_init(&q, text));
	assert_null(q.modules);
	assert_int_equal(q.size, 0);
	qr_release(&q);
}

static void qr_of_nothing_is_refused(void **state)
{
	struct qr q;

	(void)state;
	assert_false(qr_init(&q, ""));
	assert_null(q.modules);
}

/* --- in half blocks ---------------------------------------------------------------------- */

/* Reads one cell: whether its upper and its lower half are dark. */
static const char *read_cell(const char *s, bool dark[2])
{
	static const char *const cells[] = {" ", "\u2580", "\u2584", "\u2588"};

	for (int i = 0; i < 4; i++) {
		size_t length = strlen(cells[i]);

		if (strncmp(s, cells[i], length) == 0) {
			dark[0] = i & 1;
			dark[1] = i >> 1;
			return s + length;
		}
	}
	fail_msg("no half block: %s", s);
	return s;
}

static void qr_in_half_blocks_is_the_same_with_its_quiet_zone(void **state)
{
	struct buf row = {0};
	bool dark[2];
	struct qr q;

	(void)state;
	assert_true(qr_init(&q, ADDRESS));
	assert_int_equal(qr_columns(&q), q.size + 8);
	assert_int_equal(qr_rows(&q), (q.size + 9) / 2);
	for (int y = 0; y < qr_rows(&q); y++) {
		const char *s;

		buf_clear(&row);
		qr_add_row(&row, &q, y);
		s = row.s;
		for (int x = 0; x < qr_columns(&q); x++) {
			s = read_cell(s, dark);
			for (int half = 0; half < 2; half++)
				assert_int_equal(dark[half],
						 qr_is_dark(&q, x - QR_QUIET,
							    2 * y + half - QR_QUIET));
		}
		assert_string_equal(s, "");
	}
	buf_release(&row);
	qr_release(&q);
}

static void qr_is_light_around(void **state)
{
	struct qr q;

	(void)state;
	assert_true(qr_init(&q, ADDRESS));
	assert_true(qr_is_dark(&q, 0, 0));
	assert_true(qr_is_dark(&q, q.size - 1, 0));
	assert_true(qr_is_dark(&q, 0, q.size - 1));
	for (int i = -QR_QUIET; i < q.size + QR_QUIET; i++) {
		assert_false(qr_is_dark(&q, i, -1));
		assert_false(qr_is_dark(&q, -1, i));
		assert_false(qr_is_dark(&q, i, q.size));
		assert_false(qr_is_dark(&q, q.size, i));
	}
	qr_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(qr_of_an_address_is_read),
		cmocka_unit_test(qr_of_one_letter_is_read),
		cmocka_unit_test(qr_of_a_message_with_lines_is_read),
		cmocka_unit_test(qr_of_utf8_of_600_bytes_is_read),
		cmocka_unit_test(qr_is_the_smallest_that_holds_the_text),
		cmocka_unit_test(qr_has_the_size_that_was_foretold),
		cmocka_unit_test(qr_bears_as_much_damage_as_its_size_allows),
		cmocka_unit_test(qr_of_too_long_a_text_is_refused),
		cmocka_unit_test(qr_of_nothing_is_refused),
		cmocka_unit_test(qr_in_half_blocks_is_the_same_with_its_quiet_zone),
		cmocka_unit_test(qr_is_light_around),
	};

	return tools_status(cmocka_run_group_tests(tests, NULL, NULL));
}
