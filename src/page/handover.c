/* handover.c - the message to hand over: what somebody else is asked to do, and all that they
 * need to do it. */
#include <string.h>
#include <sys/param.h>
#include <unistr.h>

#include "base/text.h"
#include "base/tr.h"
#include "page/handover_parts.h"

enum {
	WHOLE_ANSWER = 200, /* characters of an answer, ... */
	LEAST_ANSWER = 8,   /* ... if need be */
	LEAST_ROOM = 100,   /* bytes for what is asked and all that belongs to it */
	MAX_LATER = 16,	    /* steps after the first one */
	MAX_CHARACTER = 4   /* bytes */
};

/* What a message is made of, in its order; between the facts and the command are the answers
 * that led here. */
struct handover {
	struct buf request;
	struct buf later; /* what else is asked for, ... */
	size_t later_ends[MAX_LATER],
		later_count; /* ... and where each step of it ends */
	bool has_more;	     /* steps than that */
	struct buf facts, command;
};

static void add_line(struct buf *out, const char *label, const char *text)
{
	if (*text)
		buf_add_format(out, "%s: %s\n", label, text);
}

/* Where the first step is taken, and its address, unless the request says so already. */
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

/* What else the same person is asked to do, after what was asked before, or `instead` of
 * it. There is no room for what follows a part that is too long by itself. */
static void add_later(struct handover *h, struct page_make *m,
		      const struct page_step *step, bool instead)
{
	bool own = *step->warning && step->own_handover;
	const char *where = handover_where(m, step);
	struct buf *out = &h->later;

	h->has_more |= h->later_count == MAX_LATER || out->length > HANDOVER_MAX_PART;
	if (h->has_more)
		return;
	add_warning(out, step);
	/* TRANSLATORS: in a message, before another way to do it, or what comes next */
	buf_add_format(out, "%s: ", instead ? _("Or instead") : _("After that"));
	if (*where && !own)
		buf_add_format(out, "%s: ", where);
	if (own)
		buf_add(out, step->handover);
	else
		handover_add_quoted(out, handover_step(m, step));
	buf_add_char(out, '\n');
	h->later_ends[h->later_count++] = out->length;
}

/* What is to be attached to several steps is said once. */
static void add_attached(struct buf *out, const char *attach, const char *time)
{
	const char *const values[TREE_PLACEHOLDERS] = {[TREE_FOR_TIME] = time};
	struct buf line = {0};

	if (!*attach || out->length > HANDOVER_MAX_PART) /* more is cut anyway */
		return;
	handover_fill(&line, attach, values);
	buf_add_char(&line, '\n');
	if (!strstr(buf_string(out), line.s))
		buf_add(out, line.s);
	buf_release(&line);
}

/* Appends what the recipient is asked to do. Steps of another option are another way. */
static void add_steps(struct handover *h, struct page_make *m, const struct page *p,
		      const char *recipient, const char *time)
{
	const struct page_block *option = NULL, *asked_in = NULL;
	struct buf attached = {0};
	bool asked = false;

	for (size_t i = 0; i < p->block_count; i++) {
		const struct page_step *step = p->blocks[i].step;

		if (p->blocks[i].kind == BLOCK_OPTION)
			option = &p->blocks[i];
		if (!step || step->yours || strcmp(step->by_id, recipient) != 0)
			continue;
		if (!asked) {
			add_warning(&h->request, step);
			buf_add_format(&h->request, "%s\n", step->handover);
			add_where(&h->request, m, step);
		} else {
			add_later(h, m, step,
				  step->in_option && asked_in && asked_in != option);
		}
		add_attached(&attached, step->attach, time);
		m->page.tells_time |= strstr(step->attach, "{time}") != NULL;
		asked_in = step->in_option ? option : NULL;
		asked = true;
	}
	buf_add(&h->facts, buf_string(&attached));
	buf_release(&attached);
}

/* The literal message and the code, where the request does not say them. */
static void add_problem(struct handover *h, struct page_make *m, const struct page *p,
			const struct tree_remedy *r)
{
	const char *met = handover_problem(m, r);
	struct buf quoted = {0};
	bool told;

	handover_add_quoted(&quoted, met);
	/* Where no message was met, there is none to tell. */
	told = strstr(buf_string(&h->request), buf_string(&quoted)) != NULL;
	if (!told)
		buf_add_format(&h->facts, "%s (%s): \"%s\"\n", _("Message"), p->code,
			       buf_string(&quoted));
	else if (!strstr(buf_string(&h->request), p->code))
		/* TRANSLATORS: in a message: before a remedy's code, like 4B */
		add_line(&h->facts, _("Code"), p->code);
	buf_release(&quoted);
}

/* Who asks: what was filled in, or room to fill it in. */
static void add_sender(struct handover *h, struct page_make *m,
		       const struct page_sender *sender)
{
	const struct tree *t = m->page.walk->tree;

	for (uint32_t i = 0; i < tree_count(t, TREE_BLANKS); i++) {
		const char *value = sender->blanks[i];

		add_line(&h->facts, make_text(m, tree_blank(t, i)->label),
			 *value ? value : "____");
	}
}

static void add_reply(struct handover *h, struct page_make *m, const struct page *p)
{
	const struct tree_head *head = tree_head(p->walk->tree);
	const char *const values[TREE_PLACEHOLDERS] = {[TREE_FOR_CODE] = p->code};

	if (!head->reply)
		return;
	handover_fill(&h->facts, make_text(m, head->reply), values);
	buf_add_char(&h->facts, '\n');
}

/* --- putting it together ------------------------------------------------------------------ */

/* Appends the answers that led here, each of at most so many characters. A message calls a
 * problem by its number alone, which is never shortened. */
static void add_trail(struct buf *out, const struct page *p, size_t most)
{
	if (most == 0 || p->crumb_count == 0)
		return;
	/* TRANSLATORS: in a message: before the answers that led to the remedy */
	buf_add_format(out, "%s: ", _("Answers"));
	for (size_t i = 0; i < p->crumb_count; i++) {
		const struct walk_choice c = p->walk->steps[i].choice;
		const struct tree *t = p->walk->tree;
		struct buf text = {0};

		buf_add(out, i ? " > " : "");
		if (c.kind == CHOICE_PROBLEM) {
			buf_add_format(&text, "#%s",
				       tree_string(t, tree_problem(t, c.index)->number));
			buf_add(out, text.s);
		} else {
			handover_add_quoted(&text, p->crumbs[i].answer);
			text_add_shown(out, buf_string(&text), text.length, most);
		}
		buf_release(&text);
	}
	buf_add_char(out, '\n');
}

/* Puts the message together with so many of the later steps, and answers of at most so many
 * characters; 0: none of them. */
static void compose(struct buf *out, const struct handover *h, const struct page *p,
		    size_t later, size_t answer)
{
	buf_clear(out);
	buf_add(out, buf_string(&h->request));
	buf_add_bytes(out, buf_string(&h->later), later ? h->later_ends[later - 1] : 0);
	if (later < h->later_count || h->has_more)
		/* TRANSLATORS: in a message that has no room for all; the last line is a
		 * command */
		buf_add_format(out, "%s\n",
			       _("There are more steps: the command in the last line "
				 "shows them all."));
	buf_add(out, buf_string(&h->facts));
	add_trail(out, p, answer);
	buf_add(out, h->command.s);
}

/* Appends the message. Where there is no room for all, the answers are shortened first, for
 * the path code has them all; then later steps are left out, the last one first; then the
 * answers are; and then what is left is cut before the command. */
static void fit(struct buf *out, const struct handover *h, const struct page *p)
{
	size_t always = h->request.length + h->facts.length + h->command.length;
	bool hopeless = always > PAGE_MAX_HANDOVER * MAX_CHARACTER;
	size_t later = hopeless ? 0 : h->later_count, room = LEAST_ROOM;
	size_t answer = hopeless ? 0 : WHOLE_ANSWER;

	for (;;) {
		compose(out, h, p, later, answer);
		if (u8_mbsnlen((const uint8_t *)out->s, out->length) < PAGE_MAX_HANDOVER)
			return;
		if (answer > LEAST_ANSWER)
			answer--;
		else if (later > 0)
			later--;
		else if (answer > 0)
			answer = 0;
		else
			break;
	}
	if (h->command.length + strlen("…\n") + LEAST_ROOM < PAGE_MAX_HANDOVER)
		room = PAGE_MAX_HANDOVER - h->command.length - strlen("…\n");
	out->length = text_beginning(out->s, MIN(room, out->length - h->command.length));
	buf_add_format(out, "…\n%s", h->command.s);
}

const struct page *page_handover(const struct page *p, const char *recipient,
				 const struct page_sender *sender)
{
	const struct page_recipient *to = page_recipient(p, recipient);
	const struct tree_remedy *r;
	struct page_make *m;
	struct handover h = {0};
	struct buf text = {0};

	if (!to)
		return NULL;
	m = make_about(p, PAGE_NOTE, "");
	/* TRANSLATORS: %s is who gets it, like "Admin Instansi" */
	m->page.title = make_format(m, _("Message for: %s"), to->name);
	m->page.code = p->code;
	m->page.recipient = to->id;
	r = tree_remedy(p->walk->tree, tree_find(p->walk->tree, TREE_TO_REMEDY, p->id));
	add_steps(&h, m, p, recipient, sender->time);
	add_problem(&h, m, p, r);
	add_sender(&h, m, sender);
	add_reply(&h, m, p);
	page_add_command(&h.command, p);
	buf_add_char(&h.command, '\n');
	fit(&text, &h, &m->page);
	buf_release(&h.request);
	buf_release(&h.later);
	buf_release(&h.facts);
	buf_release(&h.command);
	make_block(m, BLOCK_HANDOVER, "", make_string(m, &text));
	return &m->page;
}

const char *page_handover_text(const struct page *p)
{
	for (size_t i = 0; p->kind == PAGE_NOTE && i < p->block_count; i++)
		if (p->blocks[i].kind == BLOCK_HANDOVER)
			return p->blocks[i].text;
	return "";
}
