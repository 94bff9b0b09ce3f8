/* handover.c - the letter to somebody else who acts: as the tree has it, or made of the steps. */
#include <string.h>

#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/handover_parts.h"

static void add_line(struct buf *out, const char *label, const char *text)
{
	if (*text)
		buf_add_format(out, "%s: %s\n", label, text);
}

/* Where a step is taken, and its address, unless the request says so already. */
static void add_where(struct buf *request, struct page_make *m,
		      const struct page_step *step)
{
	const char *where = handover_where(m, step);
	bool says_link = strstr(buf_string(request), step->link) != NULL;

	if (!strstr(buf_string(request), where))
		/* TRANSLATORS: in a message: before a system and its menus */
		add_line(request, _("Where"), where);
	if (!says_link)
		add_line(request, _("Address"), step->link);
}

/* Whoever is asked to take a dangerous step is warned first, unless the tree has words of
 * its own for asking them. */
static void add_warning(struct buf *out, const struct page_step *step)
{
	if (!*step->warning || step->own_handover)
		return;
	buf_add_format(out, "%s ", _("WARNING:"));
	handover_add_quoted(out, step->warning);
	buf_add_char(out, '\n');
}

/* What is to be attached to several steps is said once. */
static void add_attached(struct buf *out, const char *attach, struct handover_values *v)
{
	struct buf line = {0};

	if (!*attach || out->length > HANDOVER_MAX_PART) /* more is read by nobody */
		return;
	handover_fill(&line, attach, v);
	buf_add_char(&line, '\n');
	if (!strstr(buf_string(out), line.s))
		buf_add(out, line.s);
	buf_release(&line);
}

/* Appends what the recipient is asked to do, step by step, and stores what is to be attached.
 * Steps of another option are another way. */
static void add_steps(struct buf *out, struct buf *attached, struct page_make *m,
		      const struct page *p, struct handover_values *v)
{
	const struct page_block *option = NULL, *asked_in = NULL;

	for (size_t i = 0; i < p->block_count && out->length <= HANDOVER_MAX_PART; i++) {
		const struct page_step *step = p->blocks[i].step;

		if (p->blocks[i].kind == BLOCK_OPTION)
			option = &p->blocks[i];
		if (!step || step->yours || strcmp(step->by_id, m->page.recipient) != 0)
			continue;
		add_warning(out, step);
		if (step->in_option && asked_in && asked_in != option)
			/* TRANSLATORS: in a message, before another way to do it */
			buf_add_format(out, "%s: ", _("Or instead"));
		buf_add_format(out, "%s\n", step->handover);
		add_where(out, m, step);
		add_attached(attached, step->attach, v);
		asked_in = step->in_option ? option : NULL;
	}
}

/* The literal message, where the request does not say it. */
static void add_problem(struct buf *out, struct page_make *m, const struct tree_remedy *r)
{
	struct buf quoted = {0};

	handover_add_quoted(&quoted, handover_problem(m, r));
	if (!strstr(buf_string(out), buf_string(&quoted)))
		buf_add_format(out, "%s: \"%s\"\n", _("Message"), quoted.s);
	buf_release(&quoted);
}

/* Who asks: what was filled in, or room to fill it in. */
static void add_sender(struct buf *out, struct page_make *m, struct handover_values *v)
{
	for (uint32_t i = 0; i < tree_count(v->tree, TREE_BLANKS); i++) {
		const struct tree_blank *blank = tree_blank(v->tree, i);
		const char *id = tree_string(v->tree, blank->id);

		add_line(out, make_text(m, blank->label),
			 handover_value(v, id, strlen(id)));
	}
}

/* Appends a message made of the steps, for a tree that has no letters; returns its blanks. */
static uint32_t add_message(struct buf *out, struct page_make *m, const struct page *p,
			    const struct tree_remedy *r, const struct page_sender *sender)
{
	struct handover_values v = {
		.tree = p->walk->tree,
		.sender = sender,
		.placeholders =
			{[TREE_FOR_TIME] = HANDOVER_BLANK, [TREE_FOR_CODE] = p->code},
	};
	struct buf attached = {0};

	add_steps(out, &attached, m, p, &v);
	add_problem(out, m, r);
	buf_add(out, buf_string(&attached));
	buf_release(&attached);
	add_sender(out, m, &v);
	if (tree_head(v.tree)->reply) {
		handover_fill(out, make_text(m, tree_head(v.tree)->reply), &v);
		buf_add_char(out, '\n');
	}
	return v.blanks;
}

/* --- the page ----------------------------------------------------------------------------- */

/* Stores which blanks there are in the message, and says of a number that was filled in
 * whether it has another length than usual. */
static void make_blanks(struct page_make *m, uint32_t blanks,
			const struct page_sender *sender)
{
	const struct tree *t = m->page.walk->tree;
	uint32_t *list = arena_alloc(&m->page.arena, TREE_MOST_BLANKS * sizeof *list);

	m->page.blanks = list;
	for (uint32_t i = 0; i < tree_count(t, TREE_BLANKS); i++) {
		const struct tree_blank *blank = tree_blank(t, i);
		const char *value = sender ? sender->blanks[i] : "";
		unsigned digits = 0;

		if (!(blanks & UINT32_C(1) << i))
			continue;
		list[m->page.blank_count++] = i;
		if (i == tree_head(t)->letter_name)
			m->page.about = make_copy(m, value);
		for (const char *c = value; *c; c++)
			digits += *c >= '0' && *c <= '9';
		if (blank->digits && *value && digits != blank->digits)
			make_block(m, BLOCK_WARNING, make_text(m, blank->label),
				   make_format(m,
					       _("%u digits are usual, these are %u. "
						 "Please look again."),
					       blank->digits, digits));
	}
}

/* Shows what a letter in another language says. */
static void make_meaning(struct page_make *m, const struct tree_remedy *r,
			 const struct tree_letter *letter,
			 const struct page_sender *sender)
{
	const struct tree *t = m->page.walk->tree;
	struct buf text = {0};

	if (!strcmp(tree_string(t, tree_head(t)->letter_language), i18n_now()->id))
		return;
	handover_add_letter(&text, m, r, letter, sender, NULL);
	make_block(m, BLOCK_HEADING, "", _("What it says"));
	make_block(m, BLOCK_HANDOVER, "", make_string(m, &text));
}

const struct page *page_handover(const struct page *p, const char *recipient,
				 const struct page_sender *sender)
{
	const struct page_recipient *to = page_recipient(p, recipient);
	const struct tree *t = p->walk->tree;
	const struct tree_letter *letter;
	const struct tree_remedy *r;
	struct page_make *m;
	struct buf text = {0};
	uint32_t blanks;

	if (!to)
		return NULL;
	m = make_about(p, PAGE_NOTE, "");
	make_people(m);
	/* TRANSLATORS: %s is who gets it, like "Admin Instansi" */
	m->page.title = make_format(m, _("Message for: %s"), to->name);
	m->page.code = p->code;
	m->page.recipient = to->id;
	m->page.recipient_actor = to->actor;
	r = tree_remedy(t, p->walk->here.index);
	letter = tree_letter_to(t, r, to->actor);
	blanks = letter ? handover_add_letter(
				  &text, m, r, letter, sender,
				  tree_string(t, tree_head(t)->letter_language))
			: add_message(&text, m, p, r, sender);
	make_blanks(m, blanks, sender);
	make_block(m, BLOCK_HANDOVER, letter ? make_text(m, letter->once) : "",
		   make_string(m, &text));
	if (letter)
		make_meaning(m, r, letter, sender);
	return &m->page;
}

const char *page_handover_text(const struct page *p)
{
	for (size_t i = 0; i < p->block_count; i++)
		if (p->blocks[i].kind == BLOCK_HANDOVER)
			return p->blocks[i].text;
	return "";
}
