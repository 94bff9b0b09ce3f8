/* letter.c - the message to hand over: what somebody else is asked to do, and all that he
 * needs to do it. */
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "page/make.h"

enum {
	WHOLE_ANSWER = 200,	  /* characters of an answer, ... */
	LEAST_ANSWER = 8,	  /* ... if need be */
	LEAST_ROOM = 100,	  /* for what is asked and all that belongs to it */
	LONGEST_FILLED = 4 * 1024 /* bytes that a template is filled in to */
};

/* --- the request ------------------------------------------------------------------------ */

/* Returns what a placeholder stands for, of `values` by enum tree_placeholder; NULL for
 * none that is known. */
static const char *placeholder(const char *const *values, const char *name, size_t length)
{
	for (int i = 0; i < TREE_PLACEHOLDERS; i++)
		if (strlen(tree_placeholders[i]) == length &&
		    !strncmp(tree_placeholders[i], name, length))
			return values[i];
	return NULL;
}

/* Appends a text for a chat: a literal stands in quotes there, and no two blanks meet
 * where a placeholder was empty. */
static void add_quoted(struct buf *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' || !out->length || out->s[out->length - 1] != ' ')
			buf_add_char(out, text[i] == '`' ? '"' : text[i]);
}

/* Where a placeholder was empty, no blank stands before what follows it. */
static void drop_blank(struct buf *out)
{
	if (out->length > 0 && out->s[out->length - 1] == ' ')
		out->s[--out->length] = '\0';
}

/* Returns how many bytes of a text there are up to `most`, which parts no character. */
static size_t part_of(const char *s, size_t most)
{
	size_t length = strnlen(s, most);

	while (length > 0 && ((unsigned char)s[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* Cuts what is longer than so many bytes, and marks that. */
static void cut_off(struct buf *out, size_t most)
{
	if (out->length <= most)
		return;
	out->length = part_of(out->s, most);
	buf_add(out, "…");
}

static void fill_in_all(struct buf *out, const char *s, const char *const *values)
{
	size_t most = out->length + LONGEST_FILLED;

	while (*s && out->length <= most) {
		size_t plain = strcspn(s, "{"), length = strcspn(s + plain, "}");
		const char *value = NULL;

		add_quoted(out, s, plain);
		s += plain;
		if (*s == '{' && s[length] == '}')
			value = placeholder(values, s + 1, length - 1);
		if (value)
			add_quoted(out, value, part_of(value, LONGEST_FILLED + 1));
		else
			add_quoted(out, s, length + (s[length] == '}'));
		s += length + (s[length] == '}');
		if (value && !*value && strchr(".,:;", *s)) /* or at the end */
			drop_blank(out);
	}
	cut_off(out, most);
}

/* Appends a template, filled in. Each placeholder may stand in it any number of times, and
 * for any text: what is too long to be read by anybody is cut, so that many steps with a
 * long template cannot make a page of any size. */
static void fill_in(struct buf *out, const char *template, const char *const *values)
{
	struct buf beginning = {0};

	buf_add_bytes(&beginning, template, part_of(template, LONGEST_FILLED + 1));
	cut_off(&beginning, LONGEST_FILLED);
	fill_in_all(out, buf_string(&beginning), values);
	buf_release(&beginning);
}

/* "Panel › Paper › Tray 1" */
static const char *where_text(struct page_make *m, const struct page_step *step)
{
	struct buf where = {0};

	buf_add(&where, step->system);
	for (size_t i = 0; i < step->menu_count; i++)
		buf_add_format(&where, "%s%s", where.length ? " › " : "", step->menu[i]);
	return make_string(m, &where);
}

static const char *in_where(struct page_make *m, const struct page_step *step)
{
	const char *where = where_text(m, step);
	struct buf text = {0};

	if (!*where)
		return "";
	/* TRANSLATORS: %s is a system and its menus, like "Panel › Paper › Tray 1". */
	buf_add_format(&text, _("in %s"), where);
	return make_string(m, &text);
}

const char *make_problem_shown(struct page_make *m, const struct tree_remedy *r)
{
	const struct tree *t = m->page.walk->tree;

	return r->problem == TREE_NONE
		       ? ""
		       : make_literal(m, tree_problem(t, r->problem)->shown);
}

/* What a message is about: the remedy's problem, or, for a general remedy, the one that
 * was met last; "" where none was. */
static const char *problem_met(struct page_make *m, const struct tree_remedy *r)
{
	const struct walk *w = m->page.walk;
	uint32_t question = tree_problem_question(w->tree);
	struct walk_choice met = {.kind = CHOICE_OTHER};

	if (r->problem != TREE_NONE)
		return make_problem_shown(m, r);
	if (question != TREE_NONE && walk_answer_to(w, question, &met) &&
	    met.kind == CHOICE_PROBLEM)
		return make_literal(m, tree_problem(w->tree, met.index)->shown);
	return "";
}

/* A step as a message says it: what is to be done, how long to wait, at which address. */
static const char *step_text(struct page_make *m, const struct page_step *step)
{
	struct buf text = {0};

	buf_add(&text, step->text);
	if (*step->wait)
		buf_add_format(&text, " (%s: %s)", _("Waiting time"), step->wait);
	if (*step->link)
		buf_add_format(&text, " %s", step->link);
	return make_string(m, &text);
}

/* Says for whom the message speaks, where somebody else hands it over. */
const char *make_tell_label(struct page_make *m, uint32_t by)
{
	const struct walk *w = m->page.walk;
	uint32_t role = walk_role(w);
	struct buf label = {0};

	if (role == TREE_NONE || !make_helps(m) || make_has_problem(m, by))
		return _("Message to hand over");
	/* TRANSLATORS: %s is the role of the person for whom it speaks, like "Teacher". */
	buf_add_format(&label, _("Message to hand over, in the name of: %s"),
		       make_text(m, tree_role(w->tree, role)->name));
	return make_string(m, &label);
}

const char *make_tell(struct page_make *m, const struct tree_remedy *r,
		      const struct tree_item *item, const struct page_step *step)
{
	const struct tree *t = m->page.walk->tree;
	const char *met = problem_met(m, r);
	struct buf text = {0};
	const char *const values[TREE_PLACEHOLDERS] = {
		[TREE_FOR_ACTOR] = step->by_name,
		/* TRANSLATORS: in a message, where the problem has no name */
		[TREE_FOR_PROBLEM] = *met ? met : _("a problem"),
		[TREE_FOR_DO] = step_text(m, step),
		[TREE_FOR_WHERE] = in_where(m, step),
		[TREE_FOR_CODE] = make_literal(m, r->code),
	};
	fill_in(&text, make_text(m, item->tell ? item->tell : tree_head(t)->handover),
		values);
	return make_string(m, &text);
}

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

/* What a message is made of, in its order. */
struct letter {
	struct buf request;
	struct buf later[MOST_LATER]; /* what else is asked for, a step each */
	size_t later_count;
	bool has_more; /* than that */
	struct buf facts, trail, command;
	size_t answers[WHOLE_ANSWER + 1]; /* how many have at least so many characters */
	size_t trail_least;		  /* characters of the trail besides */
};

static void letter_release(struct letter *l)
{
	buf_release(&l->request);
	for (size_t i = 0; i < MOST_LATER; i++)
		buf_release(&l->later[i]);
	buf_release(&l->facts);
	buf_release(&l->trail);
	buf_release(&l->command);
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
	const char *where = where_text(m, step);
	bool says_link = strstr(buf_string(request), step->link) != NULL;

	if (!strstr(buf_string(request), where))
		/* TRANSLATORS: in a message: before a system and its menus */
		add_line(request, _("Where"), where);
	if (!says_link)
		add_line(request, _("Address"), step->link);
}

/* Whoever is asked to take a dangerous step is warned first, unless the tree has words of
 * its own for asking him. */
static void add_warning(struct buf *out, const struct page_step *step)
{
	if (!*step->warning || step->own_tell)
		return;
	buf_add_format(out, "%s ", _("WARNING:"));
	add_quoted(out, step->warning, strlen(step->warning));
	buf_add_char(out, '\n');
}

/* What else the same person is asked to do, after what was asked before, or `instead` of
 * it. */
static void add_later(struct letter *l, struct page_make *m, const struct page_step *step,
		      bool instead)
{
	bool own = *step->warning && step->own_tell;
	const char *where = where_text(m, step), *text = step_text(m, step);
	struct buf *out;

	if (l->later_count == MOST_LATER) {
		l->has_more = true;
		return;
	}
	out = &l->later[l->later_count++];
	add_warning(out, step);
	/* TRANSLATORS: in a message, before another way to do it, or what comes next */
	buf_add_format(out, "%s: ", instead ? _("Or instead") : _("After that"));
	if (*where && !own)
		buf_add_format(out, "%s: ", where);
	if (own)
		buf_add(out, step->tell);
	else
		add_quoted(out, text, strlen(text));
	buf_add_char(out, '\n');
}

/* What is to be attached to several steps is said once. */
static void add_attached(struct buf *out, const char *attach, const char *time)
{
	const char *const values[TREE_PLACEHOLDERS] = {[TREE_FOR_TIME] = time};
	struct buf line = {0};

	if (!*attach || out->length > LONGEST_FILLED) /* more is cut anyway */
		return;
	fill_in(&line, attach, values);
	buf_add_char(&line, '\n');
	if (!strstr(buf_string(out), line.s))
		buf_add(out, line.s);
	buf_release(&line);
}

/* Appends what the recipient is asked to do. Steps of another option are another way. */
static void add_steps(struct letter *l, struct page_make *m, const struct page *p,
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
			add_warning(&l->request, step);
			buf_add_format(&l->request, "%s\n", step->tell);
			add_where(&l->request, m, step);
		} else {
			add_later(l, m, step,
				  step->in_option && asked_in && asked_in != option);
		}
		add_attached(&attached, step->attach, time);
		m->page.tells_time |= strstr(step->attach, "{time}") != NULL;
		asked_in = step->in_option ? option : NULL;
		asked = true;
	}
	buf_add(&l->facts, buf_string(&attached));
	buf_release(&attached);
}

/* The literal message and the code, where the request does not say them. */
static void add_problem(struct letter *l, struct page_make *m, const struct page *p,
			const struct tree_remedy *r)
{
	const char *met = problem_met(m, r);
	struct buf quoted = {0};
	bool told;

	add_quoted(&quoted, met, strlen(met));
	/* Where no message was met, there is none to tell. */
	told = strstr(buf_string(&l->request), buf_string(&quoted)) != NULL;
	if (!told)
		buf_add_format(&l->facts, "%s (%s): \"%s\"\n", _("Message"), p->code,
			       buf_string(&quoted));
	else if (!strstr(buf_string(&l->request), p->code))
		/* TRANSLATORS: in a message: before a remedy's code, like 4B */
		add_line(&l->facts, _("Code"), p->code);
	buf_release(&quoted);
}

/* Who asks: what was filled in, or room to fill it in. */
static void add_sender(struct letter *l, struct page_make *m,
		       const struct page_sender *sender)
{
	const struct tree *t = m->page.walk->tree;

	for (uint32_t i = 0; i < tree_count(t, TREE_BLANKS); i++) {
		const char *value = sender->blanks[i];

		add_line(&l->facts, make_text(m, tree_blank(t, i)->label),
			 value && *value ? value : "____");
	}
}

static void add_reply(struct letter *l, struct page_make *m, const struct page *p)
{
	const struct tree_head *head = tree_head(p->walk->tree);
	const char *const values[TREE_PLACEHOLDERS] = {[TREE_FOR_CODE] = p->code};

	if (!head->reply)
		return;
	fill_in(&l->facts, make_text(m, head->reply), values);
	buf_add_char(&l->facts, '\n');
}

/* --- the answers that led here ------------------------------------------------------------ */

/* Appends what a message calls an answer: a problem by its number alone. Returns whether
 * that may be shortened. */
static bool add_answer(struct buf *out, const struct page *p, size_t i)
{
	const struct tree *t = p->walk->tree;
	const struct walk_choice c = p->walk->steps[i].choice;
	const char *answer = p->crumbs[i].answer;

	if (c.kind == CHOICE_PROBLEM)
		buf_add_format(out, "#%s",
			       tree_string(t, tree_problem(t, c.index)->number));
	else
		add_quoted(out, answer, strlen(answer));
	return c.kind != CHOICE_PROBLEM;
}

/* Measures the answers once, however short they are made then. */
static void measure_trail(struct letter *l, const struct page *p)
{
	struct buf answer = {0};

	for (size_t i = 0; i < p->walk->count; i++) {
		size_t count;
		bool may_shorten;

		buf_clear(&answer);
		may_shorten = add_answer(&answer, p, i);
		bytes_of(buf_string(&answer), answer.length,
			 may_shorten ? WHOLE_ANSWER : SIZE_MAX, &count);
		if (may_shorten)
			l->answers[count]++;
		else
			l->trail_least += count;
	}
	for (size_t n = WHOLE_ANSWER; n > 1; n--)
		l->answers[n - 1] += l->answers[n];
	buf_release(&answer);
	if (p->walk->count)
		l->trail_least += count_characters(_("Answers")) + strlen(": \n") +
				  strlen(" > ") * (p->walk->count - 1);
}

/* The length of the answers, each of at most so many characters (0: none of them). */
static size_t trail_length(const struct letter *l, size_t most)
{
	size_t length = most > 0 ? l->trail_least : 0;

	for (size_t n = 1; n <= most; n++)
		length += l->answers[n];
	return length;
}

static void add_trail(struct buf *out, const struct page *p, size_t most)
{
	struct buf answer = {0};

	if (most == 0 || p->walk->count == 0)
		return;
	/* TRANSLATORS: in a message: before the answers that led to the remedy */
	buf_add_format(out, "%s: ", _("Answers"));
	for (size_t i = 0; i < p->walk->count; i++) {
		bool may_shorten;

		buf_clear(&answer);
		may_shorten = add_answer(&answer, p, i);
		buf_add(out, i ? " > " : "");
		add_shortened(out, buf_string(&answer), may_shorten ? most : SIZE_MAX);
	}
	buf_add_char(out, '\n');
	buf_release(&answer);
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
static size_t fit(struct letter *l, const struct page *p, size_t *rest)
{
	size_t later[MOST_LATER], kept = l->later_count, most = WHOLE_ANSWER;
	size_t request = count_of(&l->request), more = count_characters(more_steps()) + 1;

	measure_trail(l, p);
	*rest = count_of(&l->facts) + count_of(&l->command) + trail_length(l, most);
	for (size_t i = 0; i < kept; i++)
		*rest += later[i] = count_of(&l->later[i]);
	*rest += l->has_more ? more : 0;
	while (*rest + request >= PAGE_LETTER_MOST && most > 0) {
		if (most > LEAST_ANSWER) {
			*rest -= l->answers[most--];
		} else if (kept > 0) {
			*rest += kept == l->later_count && !l->has_more ? more : 0;
			*rest -= later[--kept];
		} else {
			*rest -= trail_length(l, most);
			most = 0;
		}
	}
	add_trail(&l->trail, p, most);
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

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Puts the message together, with fewer than PAGE_LETTER_MOST characters. What is asked
 * first is cut only where nothing else is left to leave out, and never below half of the
 * room; then the facts are. */
static void compose(struct buf *out, struct letter *l, const struct page *p)
{
	size_t rest, kept = fit(l, p, &rest), facts = count_of(&l->facts);
	size_t others = rest - facts, room = LEAST_ROOM;

	if (others + LEAST_ROOM >= PAGE_LETTER_MOST) {
		others -= count_of(&l->trail);
		buf_clear(&l->trail);
	}
	if (others + LEAST_ROOM < PAGE_LETTER_MOST)
		room = PAGE_LETTER_MOST - 1 - others;
	add_lines(out, &l->request, larger(room > facts ? room - facts : 0, room / 2));
	room -= count_of(out);
	for (size_t i = 0; i < kept; i++)
		buf_add(out, buf_string(&l->later[i]));
	if (kept < l->later_count || l->has_more)
		buf_add_format(out, "%s\n", more_steps());
	add_lines(out, &l->facts, room);
	buf_add(out, buf_string(&l->trail));
	buf_add(out, buf_string(&l->command));
}

void page_add_command(struct buf *out, const struct page *p)
{
	buf_add_format(out, "tuntun --path %s", p->path);
}

static const char *letter_title(struct page_make *m, const char *name)
{
	struct buf title = {0};

	/* TRANSLATORS: %s is who gets it, like "Admin Instansi" */
	buf_add_format(&title, _("Message for: %s"), name);
	return make_string(m, &title);
}

static void make_letter_uses(struct page_make *m)
{
	if (tree_count(m->page.walk->tree, TREE_BLANKS) > 0)
		make_use(m, WISH_FILL);
	make_use(m, WISH_COPY);
	make_use(m, WISH_SAVE);
	make_use(m, WISH_PRINT);
	make_use(m, WISH_QR);
	make_uses_typed(m);
}

const struct page *page_letter(const struct page *p, const char *recipient,
			       const struct page_sender *sender, const char *notice)
{
	const struct page_recipient *to = page_recipient(p, recipient);
	const struct tree_remedy *r;
	struct page_make *m;
	struct letter l = {0};
	struct buf text = {0};

	if (!to)
		return NULL;
	m = make_note(p, "");
	make_notice(m, notice);
	m->page.title = letter_title(m, to->name);
	m->page.code = p->code;
	r = tree_remedy(p->walk->tree, tree_find(p->walk->tree, TREE_TO_REMEDY, p->id));
	add_steps(&l, m, p, recipient, sender->time ? sender->time : "");
	add_problem(&l, m, p, r);
	add_sender(&l, m, sender);
	add_reply(&l, m, p);
	page_add_command(&l.command, p);
	buf_add_char(&l.command, '\n');
	compose(&text, &l, p);
	letter_release(&l);
	make_block(m, BLOCK_LETTER, "", make_string(m, &text));
	make_letter_uses(m);
	return &m->page;
}

const char *page_letter_text(const struct page *p)
{
	for (size_t i = 0; i < p->block_count; i++)
		if (p->blocks[i].kind == BLOCK_LETTER)
			return p->blocks[i].text;
	return "";
}
