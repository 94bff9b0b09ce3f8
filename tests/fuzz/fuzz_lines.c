/* fuzz_lines.c - bytes as the lines that are typed to the front-end for programs, or to
 * the plain one: what they write is JSON, a line each, or inert text.
 *
 * The first byte chooses: bit 0 JSON and not plain text, bit 1 ASCII, bit 2 a browser. */
#include <jansson.h>
#include <string.h>

#include "../walk_session.h"
#include "base/text.h"
#include "fuzz.h"
#include "ui/theme.h"
#include "walk/path.h"

const char fuzz_name[] = "lines";

enum { JSON = 1, ASCII = 2, BROWSER = 4, LONGEST = 4096 };

/* There is no terminal. */
static void *refuse(struct ui_options *options)
{
	(void)options;
	return NULL;
}

const struct ui ui_curses = {.open = refuse, .otherwise = &ui_plain};

static void check_json_line(const char *line, size_t length)
{
	static const char *const kinds[] = {"question", "remedy", "end",  "found",
					    "names",	"action", "error"};
	json_t *object = json_loadb(line, length, JSON_REJECT_DUPLICATES, NULL);
	const char *kind = json_string_value(json_object_get(object, "kind"));
	bool known = false;

	FUZZ_HOLDS(kind != NULL);
	FUZZ_HOLDS(json_integer_value(json_object_get(object, "format")) == 1);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		known |= !strcmp(kinds[i], kind);
	FUZZ_HOLDS(known);
	json_decref(object);
}

static void check_json(const char *out, size_t length)
{
	const char *end = out + length, *newline;

	FUZZ_HOLDS(length > 0 && end[-1] == '\n');
	for (; out < end; out = newline + 1) {
		newline = memchr(out, '\n', (size_t)(end - out));
		check_json_line(out, (size_t)(newline - out));
	}
}

/* No byte of it can drive a terminal. */
static void check_inert(const char *out, size_t length, bool ascii)
{
	size_t taken;

	for (; length; out += taken, length -= taken) {
		uint32_t c = text_read(out, length, &taken);

		FUZZ_HOLDS(c != (uint32_t)TEXT_INVALID);
		FUZZ_HOLDS(c == '\n' || !text_is_control(c));
		FUZZ_HOLDS(!ascii || c < 0x80);
	}
}

/* Where the walk has come to, its path code comes to, too. */
static void check_place(const struct walk *w)
{
	struct buf path = {0}, at = {0};
	struct walk other;

	path_add(&path, w);
	walk_init(&other, w->tree);
	FUZZ_HOLDS(path_replay(&other, buf_string(&path), &at) == PATH_OK);
	FUZZ_HOLDS(!memcmp(&w->here, &other.here, sizeof w->here));
	walk_release(&other);
	buf_release(&path);
	buf_release(&at);
}

static void run(FILE *in, FILE *out, unsigned how)
{
	const struct ui *ui = how & JSON ? &ui_json : &ui_plain;
	struct ui_options options = {.ascii = how & ASCII,
				     .theme = theme_number(0),
				     .means = {.can_open = how & BROWSER},
				     .plain_only = true,
				     .in = in,
				     .out = out};
	enum status status;
	struct walk w;

	walk_init(&w, fuzz_mini_tree());
	status = walk_session(&w, ui, &options);
	FUZZ_HOLDS(status == STATUS_DONE || status == STATUS_NONE);
	check_place(&w);
	walk_release(&w);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	unsigned how = size ? bytes[0] : 0;
	size_t written = 0;
	char *said = NULL;
	FILE *in, *out;

	if (size < 2 || size > LONGEST)
		return 0;
	in = fmemopen((void *)(bytes + 1), size - 1, "r");
	out = open_memstream(&said, &written);
	FUZZ_HOLDS(in && out);
	run(in, out, how);
	fclose(in);
	fclose(out);
	check_inert(said, written, how & ASCII);
	if (how & JSON)
		check_json(said, written);
	free(said);
	return 0;
}
