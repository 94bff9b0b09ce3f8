/* fuzz_tree.c - bytes as changes of a sound tree: fields and items go, come twice, change
 * names, values and places; then it is loaded. What is accepted is whole. */
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "fuzz.h"
#include "load/image.h"
#include "load/load.h"
#include "nodes.h"

const char fuzz_name[] = "tree";

/* What is done to a node; `word` is one of the words below, `other` another node. */
enum change {
	DROP,
	REPEAT,	   /* other times, at most MOST_TIMES */
	RENAME,	   /* its key becomes a word */
	SAY,	   /* it becomes a word */
	SAY_BARE,  /* the same, without quotes */
	SWAP,	   /* with other */
	BECOME,	   /* what other is */
	INSERT,	   /* a member: other, under a word */
	FILL_LIST, /* it becomes a list of itself */
	FILL_MAP,  /* it becomes a mapping of itself, under a word */
	CHANGES
};

enum { COMMAND = 5, MOST_COMMANDS = 24, MOST_TIMES = 70 };

/* Besides all keys and texts of the trees. */
static const char *const more_words[] = {
	"",
	"?",
	"true",
	"false",
	"several",
	"0",
	"1",
	"9999",
	"10000",
	"1×24",
	"2.0.0",
	"week",
	"{",
	"{do",
	"{nothing}",
	"`",
	"`x`",
	"\xC2\xA0",
	"a\xC2\xA0"
	"b",
	"\xE2\x80\x8B",
	"\xE2\x80\xAE",
	"\xFF",
	"\x01",
	"\t",
	"\r",
	"a\n\n  b",
	"*a",
	"&a x",
	"!t x",
	"|",
	">-",
	"- x",
	"%TAG",
	"--- ",
	"\"\\u0000\"",
	"\"\\e\"",
	"\"\\n\"",
	"\"\\u200b\"",
	"<<",
	"https://x/ y",
	"javascript:x",
	"a, b, c",
	", ,",
	"A",
	"abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-"
	"abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijklmnopqrstuvwxyz",
};

/* --- the sound trees and the words ---------------------------------------------------------- */

/* Small ones, because they are loaded often, and one that is as long as others are. */
static const char *const tree_names[] = {
	"fuzz/trees/head.yaml", "fuzz/trees/questions.yaml", "fuzz/trees/remedies.yaml",
	"golden/trees/mini.yaml"};
enum { TREES = sizeof tree_names / sizeof *tree_names, LONG_ONE = 250 };
static struct nodes trees[TREES];

static const char **words;
static size_t word_count, word_capacity;

static void add_word(const char *word)
{
	for (size_t i = 0; i < word_count; i++)
		if (!strcmp(words[i], word))
			return;
	words = mem_grow(words, &word_capacity, word_count + 1, sizeof *words);
	words[word_count++] = word;
}

static void read_trees(void)
{
	const char *srcdir = getenv("srcdir");

	for (size_t i = 0; i < sizeof more_words / sizeof *more_words; i++)
		add_word(more_words[i]);
	for (int i = 0; i < TREES; i++) {
		struct buf path = {0};

		buf_add_format(&path, "%s/tests/%s", srcdir ? srcdir : ".",
			       tree_names[i]);
		nodes_read(&trees[i], path.s);
		buf_release(&path);
		for (size_t n = 0; n < trees[i].count; n++) {
			add_word(trees[i].nodes[n].key);
			add_word(trees[i].nodes[n].text);
		}
	}
}

/* --- changes -------------------------------------------------------------------------------- */

/* Takes the node out of wherever it is. */
static void drop(struct nodes *t, uint32_t node)
{
	for (size_t i = 1; i < t->count; i++) {
		if (t->nodes[i].first == node)
			t->nodes[i].first = t->nodes[node].next;
		if (t->nodes[i].next == node)
			t->nodes[i].next = t->nodes[node].next;
	}
}

/* Adding a node may move all of them: where its number goes is found after that. */
static void add_next(struct nodes *t, uint32_t node, struct node added)
{
	uint32_t number = nodes_add(t, added);

	t->nodes[node].next = number;
}

static void add_first(struct nodes *t, uint32_t node, struct node added)
{
	uint32_t number = nodes_add(t, added);

	t->nodes[node].first = number;
}

static void repeat(struct nodes *t, uint32_t node, uint32_t times)
{
	for (times %= MOST_TIMES; times; times--)
		add_next(t, node, t->nodes[node]);
}

/* Gives the node what another has, but for its key and place. */
static void become(struct node *node, const struct node *other)
{
	node->kind = other->kind;
	node->text = other->text;
	node->first = other->first;
}

static void swap(struct nodes *t, uint32_t node, uint32_t other)
{
	struct node kept = t->nodes[node];

	become(&t->nodes[node], &t->nodes[other]);
	become(&t->nodes[other], &kept);
}

static void insert(struct nodes *t, uint32_t node, uint32_t other, const char *key)
{
	struct node member = t->nodes[other];

	member.key = key;
	member.next = t->nodes[node].first;
	add_first(t, node, member);
}

static void fill(struct nodes *t, uint32_t node, enum node_kind kind, const char *key)
{
	struct node member = t->nodes[node];

	member.key = key;
	member.next = NODE_NOTHING;
	t->nodes[node].kind = kind;
	add_first(t, node, member);
}

static void say(struct node *node, const char *word, enum node_kind kind)
{
	node->kind = kind;
	node->text = word;
	node->first = NODE_NOTHING;
}

/* A command is a change, a node, and another node or a word. */
static void change(struct nodes *t, const uint8_t *command)
{
	uint32_t count = (uint32_t)t->count - 1;
	uint32_t node = 1 + ((uint32_t)command[1] << 8 | command[2]) % count;
	uint32_t value = (uint32_t)command[3] << 8 | command[4];
	uint32_t other = 1 + value % count;
	const char *word = words[value % word_count];

	switch ((enum change)(command[0] % CHANGES)) {
	case DROP:
		drop(t, node);
		break;
	case REPEAT:
		repeat(t, node, value);
		break;
	case RENAME:
		t->nodes[node].key = word;
		break;
	case SAY:
		say(&t->nodes[node], word, NODE_QUOTED);
		break;
	case SAY_BARE:
		say(&t->nodes[node], word, NODE_PLAIN);
		break;
	case SWAP:
		swap(t, node, other);
		break;
	case BECOME:
		become(&t->nodes[node], &t->nodes[other]);
		break;
	case INSERT:
		insert(t, node, other, word);
		break;
	case FILL_LIST:
		fill(t, node, NODE_LIST, "");
		break;
	case FILL_MAP:
	case CHANGES:
		fill(t, node, NODE_MAP, word);
		break;
	}
}

/* Writes the changed tree. */
static void mutate(struct buf *text, const uint8_t *bytes, size_t size)
{
	unsigned which = size ? bytes[0] : 0;
	const struct nodes *base =
		&trees[which < LONG_ONE ? which % (TREES - 1) : TREES - 1];
	struct nodes t = {0};

	t.nodes = mem_grow(NULL, &t.capacity, base->count + 256, sizeof *t.nodes);
	memcpy(t.nodes, base->nodes, base->count * sizeof *t.nodes);
	t.count = base->count;
	for (size_t at = 1, n = 0; at + COMMAND <= size && n < MOST_COMMANDS;
	     at += COMMAND, n++)
		change(&t, bytes + at);
	nodes_write(&t, text);
	free(t.nodes);
}

/* --- what must hold ------------------------------------------------------------------------- */

static void check_accepted(const struct tree *t)
{
	FUZZ_HOLDS(image_is_whole(t));
	for (uint32_t i = 0; i < tree_count(t, TREE_STRINGS);) {
		FUZZ_HOLDS(fuzz_is_inert(tree_string(t, i)));
		i += (uint32_t)strlen(tree_string(t, i)) + 1;
	}
	FUZZ_HOLDS(tree_count(t, TREE_BLANKS) <= TREE_MOST_BLANKS);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct buf text = {0};
	struct diags diags;
	struct tree *t;

	if (!word_count)
		read_trees();
	mutate(&text, bytes, size);
	diags_init(&diags, fuzz_file(text.s, text.length));
	t = load_file(diags.file, &diags, NULL);
	FUZZ_HOLDS(t ? !diags.count : diags_count(&diags, DIAG_ERROR));
	if (t)
		check_accepted(t);
	else
		fuzz_check_findings(&diags, text.s, text.length);
	diags_release(&diags);
	buf_release(&text);
	tree_free(t);
	return 0;
}
