/* share.c - what can be done with a remedy, for programs. */
#include "share/targets.h"
#include "json/line.h"
#include "json/page.h"

static json_t *offer_json(const struct share_target *target, const struct page *p,
			  struct share_item item)
{
	struct share_words w;
	json_t *object;

	share_describe(&w, target, p, item);
	object = json_pack("{ss ss}", "id", buf_string(&w.id), "text",
			   buf_string(&w.offer));
	share_words_release(&w);
	return object;
}

json_t *page_json_offers(const struct page *page)
{
	json_t *offers = json_array();
	const struct share_offer offer = {page, share_all_means};
	const struct share_target *list[SHARE_TARGETS];
	size_t count = share_list(&offer, list);

	for (size_t i = 0; i < count; i++) {
		struct share_item item;

		for (size_t k = 0;
		     (item = share_item(list[i], &offer, k)).thing != SHARE_NO_THING; k++)
			json_array_append_new(offers, offer_json(list[i], page, item));
	}
	return offers;
}

/* --- one of them --------------------------------------------------------------------------- */

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

static void set_rows(json_t *line, const char *text)
{
	struct qr qr;

	qr_init(&qr, text);
	json_object_set_new(line, "rows", qr_rows_json(&qr));
	qr_release(&qr);
}

static void set_name(json_t *line, const struct page *p, struct share_item item)
{
	struct buf name = {0};

	share_add_name(&name, p, (enum export_format)item.number);
	json_object_set_new(line, "name", json_string(buf_string(&name)));
	buf_release(&name);
}

json_t *page_json_share(const struct page *page, const char *id)
{
	const struct share_offer offer = {page, share_all_means};
	struct share_request r = {.page = page};
	struct buf text = {0};
	const struct share_target *target;
	json_t *line;

	if (!share_find(&offer, id, &target, &r.item))
		return NULL;
	share_add_text(&text, &r);
	line = line_new("action", "{ss ss}", "id", id, "text", buf_string(&text));
	switch (target->adds) {
	case SHARE_ADDS_RECIPIENT:
		json_object_set_new(line, "to",
				    json_string(page->recipients[r.item.number].id));
		break;
	case SHARE_ADDS_NAME:
		set_name(line, page, r.item);
		break;
	case SHARE_ADDS_CODE:
		set_rows(line, buf_string(&text));
		break;
	case SHARE_ADDS_NOTHING:
		break;
	}
	buf_release(&text);
	return line;
}
