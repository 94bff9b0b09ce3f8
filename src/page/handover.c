/* handover.c - the message to hand over: what somebody else is asked to do, and all that they
 * need to do it. */
#include <string.h>
#include <sys/param.h>

#include "base/text.h"
#include "base/tr.h"
#include "page/handover_parts.h"

enum {
	WHOLE_ANSWER = 200, /* characters of an answer, ... */
	LEAST_ANSWER = 8,   /* ... if need be */
	LEAST_ROOM = 100,   /* for what is asked and all that belongs to it */
};

/* --- lengths, in characters --------------------------------------------------------------- */

/* Returns how many bytes the first `most` characters have, and stores their number: fewer
 * where there are no more. */
static size_t bytes_of(const char *s, size_t length, size_t most, size_t *count)
{
	size_t at = 0, taken;

	for (*count = 0; at < length && *count < most; at += taken, ++*count)
		text_read(s + at, length - at, &taken);
	return at;
}

static size_t count_characters(const char *s)
{
	size_t count;

	bytes_of(s, strlen(s), SIZE_MAX, &count);
	return count;
}

/* Appends at most `most` characters of a text. */
static void add_shortened(struct buf *out, const char *s, size_t most)
{
	size_t length = strlen(s), count, bytes = bytes_of(s, length, most, &count);

	if (bytes == length) {
		buf_add(out, s);
	} else if (most > 0) {
		buf_add_bytes(out, s, bytes_of(s, length, most - 1, &count));
		buf_add(out, "…");
	}
}

/* --- the message -------------------------------------------------------------------------- */

enum { MOST_LATER = 16 };

/* An answer that led here. */
struct answer {
	const char *text;
	size_t length; /* in characters; no more are counted than may be shown */
	bool whole;    /* it is not shortened */
};

/* What a message is made of, in its order. */
struct handover {
	struct buf request;
	struct buf later[MOST_LATER]; /* what else is asked for, a step each */
	size_t later_count;
	bool has_more; /* than that */
	struct buf facts, trail, command;
	struct answer *answers;
	size_t answer_count;
};

static void handover_release(struct handover *h)
{
	buf_release(&h->request);
	for (size_t i = 0; i < MOST_LATER; i++)
		buf_release(&h->later[i]);
	buf_release(&h->facts);
	buf_release(&h->trail);
	buf_release(&h->command);
}

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
 * it. */
static void add_later(struct handover *h, struct page_make *m,
		      const struct page_step *step, bool instead)
{
	bool own = *step->warning && step->own_handover;
	const char *where = handover_where(m, step), *text = handover_step(m, step);
	struct buf *out;

	if (h->later_count == MOST_LATER) {
		h->has_more = true;
		return;
	}
	out = &h->later[h->later_count++];
	add_warning(out, step);
	/* TRANSLATORS: in a message, before another way to do it, or what comes next */
	buf_add_format(out, "%s: ", instead ? _("Or instead") : _("After that"));
	if (*where && !own)
		buf_add_format(out, "%s: ", where);
	if (own)
		buf_add(out, step->handover);
	else
		handover_add_quoted(out, text);
	buf_add_char(out, '\n');
}

/* What is to be attached to several steps is said once. */
static void add_attached(struct buf *out, const char *attach, const char *time)
{
	const char *const values[TREE_PLACEHOLDERS] = {[TREE_FOR_TIME] = time};
	struct buf line = {0};

	if (!*attach || out->length > HANDOVER_PART_MOST) /* more is cut anyway */
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
			 value && *value ? value : "____");
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

/* --- the answers that led here ------------------------------------------------------------ */

/* A message calls a problem by its number alone, which is never shortened. */
static void find_answers(struct handover *h, struct page_make *m)
{
	const struct page *p = &m->page;

	h->answers = arena_alloc(&m->page.arena, p->crumb_count * sizeof *h->answers);
	for (; h->answer_count < p->crumb_count; h->answer_count++) {
		const struct walk_choice c = p->walk->steps[h->answer_count].choice;
		struct answer *a = &h->answers[h->answer_count];
		struct buf text = {0};

		a->whole = c.kind == CHOICE_PROBLEM;
		if (a->whole)
			buf_add_format(
				&text, "#%s",
				make_literal(
					m, tree_problem(p->walk->tree, c.index)->number));
		else
			handover_add_quoted(&text, p->crumbs[h->answer_count].answer);
		bytes_of(buf_string(&text), text.length,
			 a->whole ? SIZE_MAX : WHOLE_ANSWER, &a->length);
		a->text = make_string(m, &text);
	}
}

/* The length of the answers, each of at most so many characters (0: none of them). */
static size_t trail_length(const struct handover *h, size_t most)
{
	size_t length = count_characters(_("Answers")) + strlen(": \n");

	for (size_t i = 0; i < h->answer_count; i++) {
		const struct answer *a = &h->answers[i];

		length += i ? strlen(" > ") : 0;
		length += a->whole || a->length < most ? a->length : most;
	}
	return most > 0 && h->answer_count ? length : 0;
}

static void add_trail(struct handover *h, size_t most)
{
	if (most == 0 || h->answer_count == 0)
		return;
	/* TRANSLATORS: in a message: before the answers that led to the remedy */
	buf_add_format(&h->trail, "%s: ", _("Answers"));
	for (size_t i = 0; i < h->answer_count; i++) {
		buf_add(&h->trail, i ? " > " : "");
		add_shortened(&h->trail, h->answers[i].text,
			      h->answers[i].whole ? SIZE_MAX : most);
	}
	buf_add_char(&h->trail, '\n');
}

/* --- putting it together ------------------------------------------------------------------ */

static const char *more_steps(void)
{
	/* TRANSLATORS: in a message that has no room for all; the last line is a command */
	return _("There are more steps: the command in the last line shows them all.");
}

static size_t count_of(const struct buf *b)
{
	return count_characters(buf_string(b));
}

/* Chooses how much of each part there is room for: first the answers are shortened, for
 * the path code has them all; then later steps are left out, the last one first; then the
 * answers are. Returns how many steps are kept, and stores the length of all but the
 * request. Each part is measured once. */
static size_t fit(struct handover *h, size_t *rest)
{
	size_t later[MOST_LATER], kept = h->later_count, most = WHOLE_ANSWER;
	size_t request = count_of(&h->request), more = count_characters(more_steps()) + 1;
	size_t always = count_of(&h->facts) + count_of(&h->command);

	for (size_t i = 0; i < kept; i++)
		later[i] = count_of(&h->later[i]);
	for (;;) {
		*rest = always + trail_length(h, most);
		for (size_t i = 0; i < kept; i++)
			*rest += later[i];
		if (kept < h->later_count || h->has_more)
			*rest += more;
		if (*rest + request < PAGE_HANDOVER_MOST || most == 0)
			break;
		if (most > LEAST_ANSWER)
			most--;
		else if (kept > 0)
			kept--;
		else
			most = 0;
	}
	add_trail(h, most);
	return kept;
}

/* Appends at most `most` characters of a text that ends in a newline. */
static void add_lines(struct buf *out, const struct buf *lines, size_t most)
{
	if (count_of(lines) <= most) {
		buf_add(out, buf_string(lines));
	} else if (most > 1) {
		add_shortened(out, buf_string(lines), most - 1);
		buf_add_char(out, '\n');
	}
}

/* Puts the message together, with fewer than PAGE_HANDOVER_MOST characters. What is asked
 * first is cut only where nothing else is left to leave out, and never below half of the
 * room; then the facts are. */
static void compose(struct buf *out, struct handover *h)
{
	size_t rest, kept = fit(h, &rest), facts = count_of(&h->facts);
	size_t others = rest - facts, room = LEAST_ROOM;

	if (others + LEAST_ROOM < PAGE_HANDOVER_MOST)
		room = PAGE_HANDOVER_MOST - 1 - others;
	add_lines(out, &h->request, MAX(room > facts ? room - facts : 0, room / 2));
	room -= count_of(out);
	for (size_t i = 0; i < kept; i++)
		buf_add(out, buf_string(&h->later[i]));
	if (kept < h->later_count || h->has_more)
		buf_add_format(out, "%s\n", more_steps());
	add_lines(out, &h->facts, room);
	buf_add(out, buf_string(&h->trail));
	buf_add(out, buf_string(&h->command));
}

const struct page *page_handover(const struct page *p, const char *recipient,
				 const struct page_sender *sender, const char *notice)
{
	const struct page_recipient *to = page_recipient(p, recipient);
	const struct tree_remedy *r;
	struct page_make *m;
	struct handover h = {0};
	struct buf text = {0};

	if (!to)
		return NULL;
	m = make_note(p, "");
	m->page.notice = make_copy(m, notice);
	/* TRANSLATORS: %s is who gets it, like "Admin Instansi" */
	m->page.title = make_format(m, _("Message for: %s"), to->name);
	m->page.code = p->code;
	m->page.recipient = to->id;
	r = tree_remedy(p->walk->tree, tree_find(p->walk->tree, TREE_TO_REMEDY, p->id));
	add_steps(&h, m, p, recipient, sender->time ? sender->time : "");
	add_problem(&h, m, p, r);
	add_sender(&h, m, sender);
	add_reply(&h, m, p);
	page_add_command(&h.command, p);
	buf_add_char(&h.command, '\n');
	find_answers(&h, m);
	compose(&text, &h);
	handover_release(&h);
	make_block(m, BLOCK_HANDOVER, "", make_string(m, &text));
	return &m->page;
}

const char *page_handover_text(const struct page *p)
{
	for (size_t i = 0; i < p->block_count; i++)
		if (p->blocks[i].kind == BLOCK_HANDOVER)
			return p->blocks[i].text;
	return "";
}
