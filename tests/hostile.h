/* hostile.h - a tree in which every text is the same one, which means harm. */
#ifndef TUNTUN_TESTS_HOSTILE_H
#define TUNTUN_TESTS_HOSTILE_H

#include <stdio.h>
#include <stdlib.h>

/* %1$s stands for the text, %2$s for the problems. */
static const char hostile_tree[] =
	"format: 1\nid: hostile\nversion: 1.0.0\nlanguage: en\ntitle: \"%1$s\"\n"
	"about: \"%1$s\"\nstart: who\nlast_resort: r0\nhandover: \"%1$s {do}\"\n"
	"actors:\n  me: {name: \"%1$s\"}\n  it: {name: \"%1$s\", who: r0}\n"
	"systems:\n  s: {name: \"%1$s\"}\n"
	"roles:\n  staff: {name: \"%1$s\"}\n"
	"groups:\n  g: {title: \"%1$s\"}\n"
	"terms:\n  t: {name: \"%1$s\", meaning: \"%1$s\", added: \"%1$s\"}\n"
	"problems:\n%2$s"
	"questions:\n"
	"  who:\n    ask: \"%1$s\"\n    help: \"%1$s\"\n    warn: \"%1$s\"\n"
	"    added: \"%1$s\"\n    answers:\n"
	"      a: {text: \"%1$s\", reader: me, role: staff, go: problem}\n"
	"      b: {label: \"%1$s\", text: \"%1$s\", example: \"%1$s\", reader: it, "
	"role: staff, go: problem}\n"
	"  problem:\n    ask: \"%1$s\"\n    problems: true\n"
	"  compare:\n    ask: \"%1$s\"\n    columns: [\"%1$s\", \"%1$s\"]\n    answers:\n"
	"      a: {text: \"%1$s\", example: [\"%1$s\", \"%1$s\"], go: r1}\n"
	"      b: {text: \"%1$s\", example: [\"%1$s\", x], go: r1}\n"
	"      c: {text: \"%1$s\", unknown: true, how: \"%1$s\"}\n"
	"remedies:\n"
	"  r1:\n    code: \"%1$s\"\n    problem: p1\n    source: \"%1$s\"\n"
	"    title: \"%1$s\"\n    cause: \"%1$s\"\n    steps:\n"
	"      - {warn: \"%1$s\"}\n"
	"      - {by: it, as: \"%1$s\", do: \"%1$s\", in: s, menu: [\"%1$s\", \"%1$s\"], "
	"button: \"%1$s\", link: \"%1$s\", added: \"%1$s\"}\n"
	"      - {by: me, do: \"%1$s\"}\n"
	"    notes:\n      - {text: \"%1$s\", added: \"%1$s\"}\n"
	"    retry: {by: [me], text: \"%1$s\"}\n    fails: r0\n"
	"  r0:\n    code: 0A\n    added: \"%1$s\"\n    title: \"%1$s\"\n"
	"    cause: \"%1$s\"\n    steps:\n      - {by: me, do: \"%1$s\"}\n"
	"    ends: \"%1$s\"\n";

enum { HOSTILE_PROBLEMS = 9 };

/* Writes the tree. The text is one that may stand in quotes in YAML. */
static inline void hostile_add_tree(FILE *out, const char *text)
{
	size_t length;
	char *problems = NULL;
	FILE *list = open_memstream(&problems, &length);

	for (int i = 1; i <= HOSTILE_PROBLEMS; i++)
		fprintf(list,
			"  p%d: {number: %d, group: g, shown: \"%s\", also: [\"%s\"], "
			"meaning: \"%s\", apart: \"%s\", seen_by: [staff], go: "
			"compare}\n",
			i, i, text, text, text, text);
	fclose(list);
	fprintf(out, hostile_tree, text, problems);
	free(problems);
}

#endif
