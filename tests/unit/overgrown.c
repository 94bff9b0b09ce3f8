/* overgrown.c - trees that grow out of hand. */
#include "overgrown.h"

static void add_head(struct buf *out)
{
	buf_add(out, "format: 1\nid: overgrown\nversion: 1.0.0\nlanguage: en\ntitle: T\n"
		     "about: A\nstart: q0\nlast_resort: end\nhandover: \"{do}\"\n"
		     "actors:\n  me: {name: Me}\n");
}

static void add_end(struct buf *out)
{
	buf_add(out, "  end: {code: END, added: a, title: Z, cause: C, steps: [{by: me, "
		     "do: D}], ends: E}\n");
}

/* Questions from q0 up to the one before q`size`, with two answers each; both lead on. */
static void add_chain(struct buf *out, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out,
			       "  q%u: {ask: Q, answers: {y: {text: Y, go: q%u}, n: "
			       "{text: N, go: q%u}}}\n",
			       i, i + 1, i + 1);
}

/* A condition that all of them were answered by y. */
static void add_all(struct buf *out, unsigned size)
{
	buf_add(out, "{all: [");
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out, "%s{question: q%u, equals: y}", i ? ", " : "", i);
	buf_add(out, "]}");
}

static void add_last(struct buf *out, unsigned size)
{
	buf_add_format(out, "  q%u:\n    ask: L\n    answers:\n", size);
}

static void add_ways(struct buf *out, unsigned size)
{
	buf_add(out, "questions:\n");
	add_chain(out, size);
	add_last(out, size);
	buf_add(out, "      z: {text: Z, go: end}\nremedies:\n");
}

static void add_circles(struct buf *out, unsigned size)
{
	buf_add(out, "questions:\n");
	add_chain(out, size);
	add_last(out, size);
	buf_add(out, "      a: {text: A, when: ");
	add_all(out, size);
	buf_add(out,
		", go: end}\n      u: {text: U, unknown: true, go: q0}\nremedies:\n");
}

static void add_asked(struct buf *out, unsigned size)
{
	buf_add(out, "questions:\n");
	add_chain(out, size);
	add_last(out, size);
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out,
			       "      a%u: {text: A, when: {question: q%u, equals: y}, "
			       "go: end}\n",
			       i, i);
	buf_add(out, "      z: {text: Z, go: end}\nremedies:\n");
}

static void add_wide(struct buf *out, unsigned size)
{
	buf_add(out, "questions:\n");
	add_chain(out, size);
	add_last(out, size);
	for (unsigned i = 0; i < 1500; i++)
		buf_add_format(out, "      a%u: {text: A, go: end}\n", i);
	buf_add(out, "      z: {text: Z, when: ");
	add_all(out, size);
	buf_add(out, ", go: end}\nremedies:\n");
}

static void add_neighbours(struct buf *out, unsigned size)
{
	buf_add(out, "questions:\n");
	add_chain(out, 1);
	for (unsigned i = 1; i < size; i++)
		buf_add_format(out,
			       "  q%u: {ask: Q, answers: {y: {text: Y, go: q%u}, n: "
			       "{text: N, when: {question: q%u, equals: y}, go: q%u}}}\n",
			       i, i + 1, i - 1, i + 1);
	add_last(out, size);
	buf_add(out, "      z: {text: Z, go: end}\nremedies:\n");
}

/* A condition that always holds, of 2^depth comparisons. */
static void add_nest(struct buf *out, unsigned depth)
{
	if (!depth) {
		buf_add(out, "{question: q0, in: [y, n]}");
		return;
	}
	buf_add_format(out, "{%s: [", depth % 2 ? "all" : "any");
	add_nest(out, depth - 1);
	buf_add(out, ", {not: {not: ");
	add_nest(out, depth - 1);
	buf_add(out, "}}]}");
}

static void add_nested(struct buf *out, unsigned size)
{
	enum { QUESTIONS = 14 };

	buf_add(out, "questions:\n");
	add_chain(out, QUESTIONS);
	add_last(out, QUESTIONS);
	for (unsigned i = 1; i < QUESTIONS; i++) {
		buf_add_format(out,
			       "      a%u: {text: A, when: {all: [{question: q%u, "
			       "equals: y}, ",
			       i, i);
		add_nest(out, size);
		buf_add(out, "]}, go: end}\n");
	}
	buf_add(out, "      z: {text: Z, go: end}\nremedies:\n");
}

static void add_problems_of(struct buf *out, unsigned problems, unsigned groups,
			    const char *go)
{
	buf_add(out, "roles:\n  s: {name: S}\ngroups:\n");
	for (unsigned i = 0; i < groups; i++)
		buf_add_format(out, "  g%u: {title: G}\n", i);
	buf_add(out, "problems:\n");
	for (unsigned i = 0; i < problems; i++)
		buf_add_format(out,
			       "  p%u: {number: '%u', group: g%u, shown: Message %u, "
			       "meaning: M, seen_by: [s], go: %s}\n",
			       i, i, i % groups, i, go);
}

/* The question about the role, and the one about the problem. */
static void add_asks(struct buf *out, unsigned role)
{
	buf_add_format(out,
		       "  q%u: {ask: R, answers: {y: {text: Y, role: s, reader: me, go: "
		       "what}}}\n  what:\n    ask: P\n    problems: true\n",
		       role);
}

static void add_lists(struct buf *out, unsigned size)
{
	enum { QUESTIONS = 14 };

	add_problems_of(out, size, 1, "end");
	buf_add(out, "questions:\n");
	add_chain(out, QUESTIONS);
	add_asks(out, QUESTIONS);
	buf_add(out, "    answers:\n");
	for (unsigned i = 0; i < QUESTIONS; i++)
		buf_add_format(out,
			       "      a%u: {text: A, when: {question: q%u, equals: y}, "
			       "go: end}\n",
			       i, i);
	buf_add(out, "remedies:\n");
}

static void add_problems(struct buf *out, unsigned size)
{
	buf_add(out, "aliases:\n");
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out, "  old%u: c%u\n", i, i);
	add_problems_of(out, size, size, "c0");
	buf_add(out, "questions:\n");
	add_asks(out, 0);
	/* The last one first: they ask backwards. */
	for (unsigned i = size; i-- > 0;) {
		buf_add_format(out, "  c%u: {ask: C, answers: {n: {text: N, go: end}, ",
			       i);
		if (i + 1 < size)
			buf_add_format(out, "y: {text: Y, go: c%u}}}\n", i + 1);
		else
			buf_add(out, "y: {text: Y, go: end}}}\n");
	}
	buf_add(out, "remedies:\n");
}

static void add_steps(struct buf *out, unsigned size)
{
	buf_add(out,
		"  you: {name: You}\nquestions:\n  q0: {ask: Q, answers: {y: {text: "
		"Y, go: r}}}\nremedies:\n  r:\n    code: R\n    added: a\n    title: "
		"T\n    cause: C\n    fails: end\n    steps:\n");
	for (unsigned i = 0; i < size; i++)
		buf_add_format(
			out,
			"      - {warn: W, guards: s%u}\n"
			"      - {id: s%u, by: you, do: D, link: 'https://a.b/%u'}\n",
			i, i, i);
}

static void add_readers(struct buf *out, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out, "  a%u: {name: A}\n", i);
	buf_add(out, "questions:\n  q0:\n    ask: Q\n    answers:\n");
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out, "      y%u: {text: Y, reader: a%u, go: c}\n", i, i);
	buf_add(out, "  c:\n    ask: C\n    answers:\n");
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out, "      n%u: {text: N, go: r%u}\n", i, i);
	buf_add(out, "remedies:\n");
	for (unsigned i = 0; i < size; i++)
		buf_add_format(out,
			       "  r%u: {code: R%u, added: a, title: Z, cause: C, steps: "
			       "[{by: me, do: D}], fails: end}\n",
			       i, i);
}

static void add_answers(struct buf *out, unsigned size)
{
	enum { QUESTIONS = 5 };

	add_problems_of(out, 1, 1, "end");
	buf_add(out, "questions:\n");
	for (unsigned i = 0; i < QUESTIONS; i++) {
		add_last(out, i);
		for (unsigned k = 0; k < size; k++)
			buf_add_format(out, "      a%u: {text: A, go: q%u}\n", k, i + 1);
	}
	add_asks(out, QUESTIONS);
	buf_add(out, "remedies:\n");
}

void overgrown_add(struct buf *out, enum overgrown kind, unsigned size)
{
	static void (*const add[OVERGROWN_KINDS])(struct buf * out, unsigned size) = {
		[OVERGROWN_WAYS] = add_ways,
		[OVERGROWN_CIRCLES] = add_circles,
		[OVERGROWN_ASKED] = add_asked,
		[OVERGROWN_WIDE] = add_wide,
		[OVERGROWN_NEIGHBOURS] = add_neighbours,
		[OVERGROWN_NESTED] = add_nested,
		[OVERGROWN_LISTS] = add_lists,
		[OVERGROWN_PROBLEMS] = add_problems,
		[OVERGROWN_STEPS] = add_steps,
		[OVERGROWN_READERS] = add_readers,
		[OVERGROWN_ANSWERS] = add_answers,
	};

	add_head(out);
	add[kind](out, size);
	add_end(out);
}
