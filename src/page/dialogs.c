/* dialogs.c - menus and forms on the way of sharing a remedy or a message, and what there is
 * of it to share. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"

enum { MAX_CODE = 60 /* bytes of it in the name of a file */ };

/* --- what there is to share ---------------------------------------------------------------- */

const struct page_recipient *page_recipient(const struct page *p, const char *id)
{
	for (size_t i = 0; i < p->recipient_count; i++)
		if (!strcmp(p->recipients[i].id, id))
			return &p->recipients[i];
	return NULL;
}

/* Each stands once, in the order of the steps. One look-up has both: an address is no id. */
void make_recipients_and_links(struct page_make *m)
{
	struct page *p = &m->page;
	struct lookup first = {0};
	size_t most = p->block_count;
	struct page_recipient *recipients =
		arena_alloc(&p->arena, most * sizeof *recipients);
	const char **links = arena_alloc(&p->arena, most * sizeof *links);

	for (size_t i = 0; i < most; i++)
		if (p->blocks[i].step) {
			lookup_add(&first, p->blocks[i].step->by_id, (uint32_t)i);
			lookup_add(&first, p->blocks[i].step->link, (uint32_t)i);
		}
	lookup_sort(&first);
	for (size_t i = 0; i < most; i++) {
		const struct page_step *s = p->blocks[i].step;

		if (s && !s->yours && lookup_find(&first, s->by_id) == i)
			recipients[p->recipient_count++] =
				(struct page_recipient){s->by_id, s->by_name, s->by};
		if (s && *s->link && lookup_find(&first, s->link) == i)
			links[p->link_count++] = s->link;
	}
	p->recipients = recipients;
	p->links = links;
	lookup_release(&first);
}

/* --- menus -------------------------------------------------------------------------------- */

struct page *page_menu(const struct page *p, const char *title, const char *text)
{
	struct page_make *m = make_about(p, PAGE_MENU, title);

	if (*text)
		make_block(m, BLOCK_PARAGRAPH, "", make_copy(m, text));
	return &m->page;
}

void page_menu_add(struct page *menu, const char *id, const char *text)
{
	struct page_make *m = (struct page_make *)menu;
	struct page_choice *c = make_choice(m, make_copy(m, id));

	c->text = make_copy(m, text);
	c->typed = make_format(m, "%zu", menu->choice_count);
}

const struct page *page_confirm(const struct page *p, const char *title, const char *text,
				const char *no, const char *yes)
{
	struct page *menu = page_menu(p, title, text);

	page_menu_add(menu, "no", no);
	page_menu_add(menu, "yes", yes);
	return menu;
}

/* --- forms -------------------------------------------------------------------------------- */

const struct page *page_blanks(const struct page *p, const struct page_sender *sender)
{
	const struct tree *t = p->walk->tree;
	struct page_make *m =
		make_about(p, PAGE_FORM, _("In whose name is the message?"));

	make_block(m, BLOCK_PARAGRAPH, "",
		   _("What you leave empty stays blank (____). The rest only goes into "
		     "the message and is kept nowhere."));
	for (size_t i = 0; i < p->blank_count; i++) {
		const struct tree_blank *blank = tree_blank(t, p->blanks[i]);
		const char *label = make_text(m, blank->label);

		if (blank->digits)
			/* TRANSLATORS: a number to fill in, and how long it is */
			label = make_format(m, _("%s (%u digits)"), label, blank->digits);
		make_field(m, label, sender->blanks[p->blanks[i]]);
	}
	return &m->page;
}

const struct page *page_file_name(const struct page *p, const char *name)
{
	struct page_make *m = make_about(p, PAGE_FORM, _("Save under which name?"));

	make_block(m, BLOCK_PARAGRAPH, "",
		   _("The ending of the name says which format: .txt is plain text, .md "
		     "is Markdown, .html is a web page. ~/ is your own folder."));
	make_field(m, _("File"), name);
	return &m->page;
}

/* A code may be anything. In a name it leads to no other folder, begins no hidden name, has
 * nothing that some file systems do not take, and leaves room for the rest. */
static void add_code(struct buf *out, const char *code)
{
	size_t end = text_beginning(code, MAX_CODE);

	for (size_t i = 0; i < end; i++) {
		bool bad = strchr("/\\:*?\"<>|", code[i]) || (!i && *code == '.');

		buf_add_char(out, bad ? '-' : code[i]);
	}
}

/* Appends a hyphen and each word of a text, in small letters. */
static void add_words(struct buf *out, const char *text)
{
	struct buf folded = {0};
	bool apart = true;

	text_add_folded(&folded, text);
	for (size_t i = 0; i < text_beginning(buf_string(&folded), MAX_CODE); i++) {
		char c = folded.s[i];

		if (!isalnum((unsigned char)c) && !(c & 0x80)) {
			apart = true;
			continue;
		}
		if (apart)
			buf_add_char(out, '-');
		buf_add_char(out, c);
		apart = false;
	}
	buf_release(&folded);
}

void page_add_file_name(struct buf *out, const struct page *p)
{
	const struct tree *t = p->walk->tree;
	const struct tree_actor *to;

	if (!*p->recipient) {
		buf_add_format(out, "%s-", tree_string(t, tree_head(t)->id));
		add_code(out, p->code);
		return;
	}
	to = tree_actor(t, p->recipient_actor);
	add_code(out, p->code);
	add_words(out, to->brief ? i18n_text(t, to->brief) : p->recipient);
	add_words(out, p->about);
}

/* --- QR codes ----------------------------------------------------------------------------- */

const struct page *page_code(const struct page *p, const char *text)
{
	struct page_make *m = make_about(p, PAGE_NOTE, "");
	struct page_block *b;

	if (!qr_init(&m->qr, text)) {
		make_block(m, BLOCK_PARAGRAPH, "", _("This is too long for a QR code."));
		return &m->page;
	}
	b = make_block(m, BLOCK_QR, "", make_copy(m, text));
	b->qr = &m->qr;
	return &m->page;
}
