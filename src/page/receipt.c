/* receipt.c - what a reader takes away from a remedy, and how they come back to it. */
#include "base/text.h"
#include "base/tr.h"
#include "base/xml.h"
#include "i18n/i18n.h"
#include "page/make.h"

static void add_opening(struct buf *out, const struct page_world *world, const char *what)
{
	buf_add_format(out, "%s %s", world ? world->command : "tuntun", what);
	if (world && *world->operand)
		buf_add_format(out, " %s", world->operand);
}

void page_add_command(struct buf *out, const struct page *p)
{
	add_opening(out, p->world, *p->code ? p->code : p->path);
}

void page_add_address(struct buf *out, const struct page *p)
{
	if (!p->world || !p->world->handbook || !*p->code)
		return;
	buf_add_format(out, "%s#", p->world->handbook);
	xml_add_anchor(out, p->code);
}

/* --- the receipt -------------------------------------------------------------------------- */

static const struct page_step *next_step(const struct page *p,
					 const struct page_block **at)
{
	do
		*at = page_next_block(p, *at);
	while (*at && !(*at)->step);
	return *at ? (*at)->step : NULL;
}

static void add_own_step(struct buf *out, const struct page *p)
{
	const struct page_block *at = NULL;
	const struct page_step *s = next_step(p, &at);

	while (s && !s->yours)
		s = next_step(p, &at);
	if (!s)
		return;
	buf_add_format(out, "%s: ", _("Your step"));
	if (*s->system)
		buf_add_format(out, "%s: ", s->system);
	buf_add(out, s->text);
	buf_add_char(out, '\n');
}

static bool is_first_of(const struct page *p, const struct page_step *s)
{
	const struct page_block *at = NULL;
	const struct page_step *before = next_step(p, &at);

	while (before->by != s->by)
		before = next_step(p, &at);
	return before == s;
}

/* Each of the others who act stands once, with where their first step is. */
static void add_others(struct buf *out, const struct page *p)
{
	const struct page_block *at = NULL;
	const char *lead = _("Also acting:");

	for (const struct page_step *s; (s = next_step(p, &at));) {
		if (s->yours || !is_first_of(p, s))
			continue;
		buf_add_format(out, "%s ", lead);
		if (*s->system)
			/* TRANSLATORS: who acts, and the system where that is done */
			buf_add_format(out, _("%s in %s"), s->by_name, s->system);
		else
			buf_add(out, s->by_name);
		lead = ",";
	}
	if (*lead == ',')
		buf_add_char(out, '\n');
}

static void add_retry(struct buf *out, const struct page *p)
{
	for (const struct page_block *b = NULL; (b = page_next_block(p, b));)
		if (b->kind == BLOCK_RETRY) {
			buf_add_format(out, "%s: ", b->label);
			buf_add(out, b->text);
			buf_add_char(out, '\n');
		}
}

/* Where else to find it: in the published handbook, else with whoever has this program. */
static void add_elsewhere(struct buf *out, const struct page *p)
{
	struct buf address = {0};

	page_add_address(&address, p);
	if (address.length)
		/* TRANSLATORS: %s is an address; the remedy is in the handbook there. */
		buf_add_format(out, _("Or read it at %s"), address.s);
	else
		/* TRANSLATORS: %s is a remedy's code, like "4B". */
		buf_add_format(out, _("Or show the code %s to whoever helps you."),
			       p->code);
	buf_add_char(out, '\n');
	buf_release(&address);
}

void page_add_receipt(struct buf *out, const struct walk *w,
		      const struct page_world *world)
{
	struct page_make *m;
	const struct page *p;

	if (w->here.kind == WALK_QUESTION || w->here.kind == WALK_SOLVED)
		return;
	m = make_page(w, PAGE_REMEDY);
	p = &m->page;
	m->page.world = world;
	make_remedy(m, w->here.index);
	buf_add_format(out, "%s  ", p->code);
	buf_add(out, p->title);
	buf_add_char(out, '\n');
	add_own_step(out, p);
	add_others(out, p);
	add_retry(out, p);
	buf_add_format(out, "%s: ", _("To open it again"));
	page_add_command(out, p);
	buf_add_char(out, '\n');
	add_elsewhere(out, p);
	page_free(p);
}
