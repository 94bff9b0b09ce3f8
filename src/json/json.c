/* json.c - the front-end for programs: one page a line out, one answer a line in.
 *
 * A bot or a web page is built on this without a line of C; tuntun(1) describes the
 * lines. The only front-end that uses <jansson.h>. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/line_reader.h"
#include "base/mem.h"
#include "ui/ui.h"
#include "ui/wishes.h"
#include "json/line.h"
#include "json/page.h"

struct json_ui {
	struct line_reader in;
	const struct ui_options *options; /* borrowed */
};

static void *json_open(struct ui_options *options)
{
	struct json_ui *ui = mem_alloc(sizeof *ui);

	ui->in.in = options->in;
	setvbuf(options->in, NULL, _IONBF, 0); /* see line_reader_is_woken() */
	ui->options = options;
	return ui;
}

static void json_close(void *self)
{
	struct json_ui *ui = self;

	line_reader_release(&ui->in);
	free(ui);
}

/* Writes one line; false where nobody takes it any more. */
static bool put_line(struct json_ui *ui, json_t *object)
{
	FILE *out = ui->options->out;

	return line_write(out, object, ui->options->ascii) && fflush(out) == 0;
}

/* Two names of a line that asks to compare them, and the codes of both behind them, if they are
 * there, all parted by tabs: the line is changed. Returns false where it asks for something
 * else. */
static bool take_names(const struct page *page, char *line, struct wish *wish)
{
	static const char command[] = "names\t";
	char *first = line + sizeof command - 1, *second, *codes;

	if (!page->compares || strncmp(line, command, sizeof command - 1) != 0)
		return false;
	second = strchr(first, '\t');
	if (!second)
		return false;
	*second++ = '\0';
	codes = strchr(second, '\t');
	if (codes)
		*codes++ = '\0';
	*wish = (struct wish){.kind = WISH_NAMES,
			      .fields = {first, second, codes ? codes : ""}};
	return true;
}

static struct wish understand(const struct page *page, char *line)
{
	static const enum wish_kind taken[] = {WISH_BACK, WISH_QUIT};
	struct wish wish = {.kind = WISH_CHOOSE, .choice = page_find_choice(page, line)};

	if (wish.choice != SIZE_MAX)
		return wish;
	for (size_t i = 0; i < page->outcome_count; i++)
		if (!strcmp(page->outcomes[i].id, line))
			return (struct wish){.kind = WISH_OUTCOME, .choice = i};
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (!strcmp(line, wish_word(taken[i])))
			return (struct wish){.kind = taken[i]};
	if (take_names(page, line, &wish))
		return wish;
	return (struct wish){.kind = WISH_SEARCH, .text = line};
}

static struct wish json_ask(void *self, const struct ui_shown *shown)
{
	const struct page *page = shown->page;
	struct json_ui *ui = self;
	struct wish wish = {.kind = WISH_GONE};
	char *line;

	/* What was found, and what two names have in common, is an answer in one line; then
	 * the page below is asked for again. */
	if (page->kind == PAGE_FOUND || page->names) {
		wish.kind = put_line(ui, page_json(page)) ? WISH_BACK : WISH_GONE;
		return wish;
	}
	if (*page->notice && !put_line(ui, line_error(page->notice_code, page->notice)))
		return wish;
	while (put_line(ui, page_json(page))) {
		json_t *used;

		if (line_reader_is_woken(&ui->in, shown->fd, shown->wake_at))
			return (struct wish){.kind = WISH_WAKE};
		line = line_reader_next(&ui->in);
		if (!line)
			break;
		used = page_json_share(page, line);
		if (!used)
			return understand(page, line);
		if (!put_line(ui, used))
			break;
	}
	return wish;
}

const struct ui ui_json = {
	.keeps = true, .open = json_open, .ask = json_ask, .close = json_close};
