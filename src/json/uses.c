/* uses.c - what can be done with a remedy, for programs: each use returns the text
 * that a person would take along, and touches no file. */
#include "json/page.h"

#include <string.h>

#include "export/export.h"
#include "screen/taking.h"

enum { TEXT_COLUMNS = 72 };

/* A use that is being looked for, or all of them listed. */
struct uses {
	const struct page *page;
	json_t *list;	    /* of all; NULL: of the one with this id: */
	const char *wanted; /* borrowed */
	json_t *found;
};

static void set_string(json_t *object, const char *key, const char *value)
{
	json_object_set_new(object, key, json_string(value));
}

static json_t *new_result(const char *id, const char *text)
{
	json_t *object = page_json_new("action");

	set_string(object, "id", id);
	set_string(object, "text", text);
	return object;
}

/* Lists a use; returns whether it is the one to be done. */
static bool is_wanted(struct uses *u, const char *id, const char *label)
{
	if (u->list) {
		json_t *object = json_object();

		set_string(object, "id", id);
		set_string(object, "text", label);
		json_array_append_new(u->list, object);
		return false;
	}
	return strcmp(u->wanted, id) == 0;
}

/* A use of one thing among several: "Show as a QR code: https://..." */
static bool is_wanted_of(struct uses *u, const char *id, const char *label,
			 const char *which)
{
	struct buf text = {0};
	bool wanted;

	buf_add_format(&text, "%s: %s", label, which);
	wanted = is_wanted(u, id, text.s);
	buf_release(&text);
	return wanted;
}

static const struct page *make_letter(const struct page *p, const char *recipient)
{
	struct buf time = {0};
	const struct page *letter;

	taking_add_time(&time);
	letter = page_letter(p, recipient,
			     &(struct page_sender){.time = buf_string(&time)}, NULL);
	buf_release(&time);
	return letter;
}

static void list_letters(struct uses *u, const char *label)
{
	for (size_t i = 0; i < u->page->recipient_count; i++) {
		const struct page_recipient *to = &u->page->recipients[i];
		struct buf id = {0};

		buf_add_format(&id, "hand-over:%s", to->id);
		if (is_wanted_of(u, id.s, label, to->name)) {
			const struct page *letter = make_letter(u->page, to->id);

			u->found = new_result(id.s, page_letter_text(letter));
			set_string(u->found, "to", to->id);
			page_free(letter);
		}
		buf_release(&id);
	}
}

static void list_formats(struct uses *u, const char *label)
{
	for (int format = 0; format < EXPORT_FORMATS; format++) {
		struct buf id = {0}, text = {0}, document = {0}, name = {0};

		buf_add_format(&id, "save:%s",
			       export_format_name((enum export_format)format));
		buf_add_format(&text, "%s (.%s)", label,
			       export_format_suffix((enum export_format)format));
		if (is_wanted(u, id.s, text.s)) {
			export_page(&document, u->page, (enum export_format)format,
				    TEXT_COLUMNS);
			page_add_file_name(&name, u->page);
			buf_add_format(&name, ".%s",
				       export_format_suffix((enum export_format)format));
			u->found = new_result(id.s, buf_string(&document));
			set_string(u->found, "name", name.s);
		}
		buf_release(&id);
		buf_release(&text);
		buf_release(&document);
		buf_release(&name);
	}
}

/* Printed and copied is the plain text. */
static void list_text(struct uses *u, const char *id, const char *label)
{
	struct buf document = {0};

	if (!is_wanted(u, id, label))
		return;
	export_page(&document, u->page, EXPORT_TEXT, TEXT_COLUMNS);
	u->found = new_result(id, buf_string(&document));
	buf_release(&document);
}

/* The modules of a code, row by row: "1" is dark. */
static json_t *qr_rows_json(const struct qr *qr)
{
	json_t *rows = json_array();

	for (int row = 0; row < qr->size; row++) {
		struct buf line = {0};

		for (int column = 0; column < qr->size; column++)
			buf_add_char(&line, qr_is_dark(qr, column, row) ? '1' : '0');
		json_array_append_new(rows, json_string(buf_string(&line)));
		buf_release(&line);
	}
	return rows;
}

/* The code, or why there is none. */
static void set_rows(json_t *object, const char *text)
{
	struct qr qr;
	bool fits = qr_init(&qr, text);

	json_object_set_new(object, "rows", qr_rows_json(&qr));
	if (!fits)
		set_string(object, "no_rows", "too-long");
	qr_release(&qr);
}

static void set_code(struct uses *u, const char *id, const char *text)
{
	u->found = new_result(id, text);
	set_rows(u->found, text);
}

static void list_code(struct uses *u, const char *id, const char *label, const char *text)
{
	if (is_wanted_of(u, id, label, text))
		set_code(u, id, text);
}

/* A letter is made when it is wanted: there may be many. */
static void list_letter_code(struct uses *u, const char *label,
			     const struct page_recipient *to)
{
	struct buf id = {0};

	buf_add_format(&id, "qr:hand-over:%s", to->id);
	if (is_wanted_of(u, id.s, label, to->name)) {
		const struct page *letter = make_letter(u->page, to->id);

		set_code(u, id.s, page_letter_text(letter));
		page_free(letter);
	}
	buf_release(&id);
}

static void list_codes(struct uses *u, const char *label)
{
	struct buf command = {0};

	for (size_t i = 0; i < u->page->link_count; i++) {
		struct buf id = {0};

		buf_add_format(&id, "qr:link:%zu", i + 1);
		list_code(u, id.s, label, u->page->links[i]);
		buf_release(&id);
	}
	for (size_t i = 0; i < u->page->recipient_count; i++)
		list_letter_code(u, label, &u->page->recipients[i]);
	page_add_command(&command, u->page);
	list_code(u, "qr:path", label, buf_string(&command));
	buf_release(&command);
}

static void list_links(struct uses *u, const char *label)
{
	for (size_t i = 0; i < u->page->link_count; i++) {
		struct buf id = {0};

		buf_add_format(&id, "open:%zu", i + 1);
		if (is_wanted_of(u, id.s, label, u->page->links[i]))
			u->found = new_result(id.s, u->page->links[i]);
		buf_release(&id);
	}
}

static void list_all(struct uses *u)
{
	for (size_t i = 0; i < u->page->use_count; i++) {
		const struct page_use *use = &u->page->uses[i];

		switch (use->kind) {
		case WISH_HAND_OVER:
			list_letters(u, use->text);
			break;
		case WISH_SAVE:
			list_formats(u, use->text);
			break;
		case WISH_PRINT:
			list_text(u, "print", use->text);
			break;
		case WISH_COPY:
			list_text(u, "copy", use->text);
			break;
		case WISH_QR:
			list_codes(u, use->text);
			break;
		case WISH_OPEN:
			list_links(u, use->text);
			break;
		default:
			break;
		}
	}
}

json_t *page_json_uses(const struct page *page)
{
	struct uses u = {.page = page, .list = json_array()};

	list_all(&u);
	return u.list;
}

json_t *page_json_use(const struct page *page, const char *id)
{
	struct uses u = {.page = page, .wanted = id};

	list_all(&u);
	return u.found;
}
