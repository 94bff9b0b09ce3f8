/* text.c - UTF-8 text: reading it, making it inert, making it ASCII, measuring it. */
#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>
#include <wchar.h>

#include "base/mem.h"

enum { LONGEST_TYPED = 60 }; /* characters */

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

uint32_t text_read(const char *s, size_t length, size_t *taken)
{
	ucs4_t c = 0;
	int n;

	if ((unsigned char)*s < 0x80) {
		*taken = 1;
		return (unsigned char)*s;
	}
	n = u8_mbtoucr(&c, (const uint8_t *)s, length);
	*taken = n > 0 ? (size_t)n : 1;
	return n > 0 ? c : TEXT_INVALID;
}

size_t text_mark(const char *s, size_t length)
{
	static const char mark[] = "\xEF\xBB\xBF";

	return length >= 3 && !memcmp(s, mark, 3) ? 3 : 0;
}

bool text_is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E ||
	       c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

bool text_is_invisible(uint32_t c)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{0x00A0, 0x00A0},   {0x00AD, 0x00AD},	{0x034F, 0x034F},
		{0x061C, 0x061C},   {0x115F, 0x1160},	{0x1680, 0x1680},
		{0x17B4, 0x17B5},   {0x180B, 0x180F},	{0x2000, 0x200F},
		{0x2028, 0x202F},   {0x205F, 0x206F},	{0x2800, 0x2800},
		{0x3000, 0x3000},   {0x3164, 0x3164},	{0xFE00, 0xFE0F},
		{0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},	{0xFFF0, 0xFFFB},
		{0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
	};

	for (size_t i = 0; c >= 0xA0 && i < sizeof ranges / sizeof *ranges; i++)
		if (c <= ranges[i].last)
			return c >= ranges[i].first;
	return false;
}

void text_add_inert(struct buf *out, const char *s, size_t length)
{
	size_t taken;

	for (; length; s += taken, length -= taken) {
		uint32_t c = text_read(s, length, &taken);

		if (c == TEXT_INVALID || text_is_control(c))
			buf_add(out, REPLACEMENT);
		else
			buf_add_bytes(out, s, taken);
	}
}

size_t text_beginning(const char *s, size_t most)
{
	size_t length = strnlen(s, most);

	while (length > 0 && ((unsigned char)s[length] & 0xC0) == 0x80)
		length--;
	return length;
}

void text_add_shown(struct buf *out, const char *s, size_t length, size_t most)
{
	size_t end = 0, taken;

	for (size_t n = 0; n < most && end < length; n++, end += taken)
		text_read(s + end, length - end, &taken);
	text_add_inert(out, s, end);
	if (end < length)
		buf_add(out, "…");
}

void text_add_typed(struct buf *out, const char *s)
{
	text_add_shown(out, s, strlen(s), LONGEST_TYPED);
}

/* What the signs that a tree may well use look like in ASCII. The VGA font that a Linux
 * console starts with (code page 437, drivers/tty/vt/cp437.uni of the kernel) has some. */
static const struct likeness {
	uint32_t c;
	const char *ascii;
	bool on_console;
} likenesses[] = {
	{0x00A0, " ", true},   {0x00AB, "\"", true}, {0x00B7, "-", true},
	{0x00BB, "\"", true},  {0x00D7, "x", false}, {0x2010, "-", false},
	{0x2011, "-", false},  {0x2013, "-", false}, {0x2014, "-", false},
	{0x2018, "'", false},  {0x2019, "'", false}, {0x201C, "\"", false},
	{0x201D, "\"", false}, {0x2022, "*", true},  {0x2026, "...", false},
	{0x2039, "<", false},  {0x203A, ">", false}, {0x2190, "<-", true},
	{0x2191, "^", true},   {0x2192, "->", true}, {0x2193, "v", true},
	{0x2212, "-", false},  {0x25B2, "^", true},  {0x25BC, "v", true},
	{0x2713, "v", false},  {0x2500, "-", true},  {0x2502, "|", true},
	{0x2514, "`", true},   {0x251C, "|", true},
};

static const struct likeness *find_likeness(uint32_t c)
{
	for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
		if (likenesses[i].c == c)
			return &likenesses[i];
	return NULL;
}

/* Returns whether a character takes no column: a mark, a joiner, a variation selector. */
static bool is_invisible(uint32_t c)
{
	return c >= 0x80 &&
	       (uc_combining_class(c) != UC_CCC_NR || uc_width(c, "UTF-8") == 0);
}

static void add_ascii_char(struct buf *out, uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	const struct likeness *sign = c < 0x80 ? NULL : find_likeness(c);

	if (sign) {
		buf_add(out, sign->ascii);
		return;
	}
	if (c == TEXT_INVALID) {
		buf_add_char(out, '?');
		return;
	}
	if (is_invisible(c))
		return;
	while (c >= 0x80 && uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	buf_add_char(out, c < 0x80 ? (char)c : '?');
}

static bool has_glyph(uint32_t c, enum text_glyphs glyphs)
{
	const struct likeness *sign;

	if (glyphs != TEXT_CONSOLE || c < 0x80)
		return glyphs != TEXT_ASCII;
	sign = find_likeness(c);
	return !sign || sign->on_console;
}

void text_add_glyphs(struct buf *out, const char *s, size_t length,
		     enum text_glyphs glyphs)
{
	size_t taken;

	for (; length; s += taken, length -= taken) {
		uint32_t c = text_read(s, length, &taken);

		if (has_glyph(c, glyphs))
			buf_add_bytes(out, s, taken);
		else
			add_ascii_char(out, c);
	}
}

void text_add_ascii(struct buf *out, const char *s, size_t length)
{
	text_add_glyphs(out, s, length, TEXT_ASCII);
}

int text_char_columns(const char *s, size_t length, size_t *taken)
{
	uint32_t c = text_read(s, length, taken);
	int columns;

	if (c < 0x80)
		return c >= 0x20 && c != 0x7F;
	if (c < 0x300)
		return c >= 0xA0;
	if (c == TEXT_INVALID)
		return 1;
	columns = wcwidth((wchar_t)c);
	/* The C library does not know it, or the locale has nothing but ASCII. */
	return columns >= 0 ? columns : uc_width(c, "UTF-8");
}

int text_columns(const char *s, size_t length)
{
	int columns = 0;
	size_t taken;

	for (; length; s += taken, length -= taken)
		columns += text_char_columns(s, length, &taken);
	return columns;
}

void text_add_folded(struct buf *out, const char *s)
{
	size_t at = out->length, length = 0;
	uint8_t *folded;

	buf_add(out, s);
	/* Most texts are ASCII, whose folding is a matter of small letters. */
	for (; (signed char)out->s[at] > 0; at++)
		if (out->s[at] >= 'A' && out->s[at] <= 'Z')
			out->s[at] = (char)(out->s[at] - 'A' + 'a');
	if (!out->s[at])
		return;
	folded = u8_casefold((const uint8_t *)s, strlen(s), NULL, UNINORM_NFKC, NULL,
			     &length);
	if (!folded && errno == ENOMEM)
		mem_exhausted();
	out->length -= strlen(s);
	if (folded)
		buf_add_bytes(out, (const char *)folded, length);
	else
		buf_add(out, s);
	free(folded);
}

bool text_has_words(const char *text, const char *words)
{
	while (*words) {
		size_t length = strcspn(words, " ");

		if (length && !memmem(text, strlen(text), words, length))
			return false;
		words += length;
		words += strspn(words, " ");
	}
	return true;
}
