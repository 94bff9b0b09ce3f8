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
#include "json/page.h"

enum { MOST_FOUND = 10 };

struct json_ui {
	struct line_reader in;
	FILE *out;
	bool ascii;
};

static void *json_open(struct ui_options *options)
{
	struct json_ui *ui = mem_alloc(sizeof *ui);

	ui->in.in = options->in;
	ui->out = options->out;
	ui->ascii = options->ascii;
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
	return page_json_write(ui->out, object, ui->ascii) && fflush(ui->out) == 0;
}

static struct ui_wish understand(const struct page *page, const char *line)
{
	for (size_t i = 0; i < page->choice_count; i++)
		if (!strcmp(page->choices[i].id, line))
			return (struct ui_wish){.act = UI_CHOOSE, .choice = i};
	if (!strcmp(line, "<"))
		return (struct ui_wish){.act = UI_BACK};
	if (!strcmp(line, "q"))
		return (struct ui_wish){.act = UI_QUIT};
	if (page->find && tree_find(page->walk->tree, TREE_TO_PROBLEM, line) != TREE_NONE)
		return (struct ui_wish){.act = UI_FOUND, .text = line};
	return (struct ui_wish){.act = UI_UNKNOWN, .text = line};
}

/* What is no answer is a search where the problem is asked for; before that, it is one if
 * it finds anything. Returns NULL where it is none. */
static struct page *search(const struct page *page, const char *line)
{
	struct page *found;

	if (!page->find || !*line)
		return NULL;
	found = page_found(page, line, strlen(line), false);
	if (found->verdict != FIND_NONE || page_has_problems(page))
		return found;
	page_free(found);
	return NULL;
}

/* The two names of a line that asks to compare them, parted by tabs; the line is changed.
 * Returns the note about them, or NULL where it asks for something else. */
static struct page *compare(const struct page *page, char *line)
{
	static const char command[] = "names\t";
	char *first = line + sizeof command - 1, *second;

	if (!page->compares || strncmp(line, command, sizeof command - 1) != 0)
		return NULL;
	second = strchr(first, '\t');
	if (!second)
		return NULL;
	*second++ = '\0';
	return page_compared(page, first, second);
}

static struct ui_wish json_ask(void *self, const struct page *page, struct ui_view *view)
{
	struct json_ui *ui = self;
	struct ui_wish wish = {.act = UI_END};
	char *line;

	(void)view;
	if (*page->notice &&
	    !put_line(ui, page_json_error(page->notice_code, page->notice)))
		return wish;
	while (put_line(ui, page_json(page)) && (line = line_reader_next(&ui->in))) {
		json_t *used = page_json_use(page, line);
		struct page *found;
		bool taken;

		if (used && put_line(ui, used))
			continue;
		wish = understand(page, line);
		found = wish.act == UI_UNKNOWN ? compare(page, line) : NULL;
		if (wish.act == UI_UNKNOWN && !found)
			found = search(page, line);
		if (!found)
			return wish;
		wish.act = UI_END;
		taken = put_line(ui, found->names ? page_json_names(found)
						  : page_json_found(found, MOST_FOUND));
		page_free(found);
		if (!taken)
			break;
	}
	return wish;
}

const struct ui ui_json = {
	.keeps = true, .open = json_open, .ask = json_ask, .close = json_close};
