/* fuzz_image.c - the parts of a tree with any bytes in them, as an image whose hashes are
 * right: it is used exactly if it is whole, and then every query stays inside its parts. */
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "fuzz.h"
#include "load/image.h"

const char fuzz_name[] = "image";

/* How many records more than it has a part can be given. */
enum { MORE = 8, COMMAND = 8 };

/* A tree whose parts are on the heap, and can be written. */
static struct tree *copy_of(const struct tree *t, uint32_t more)
{
	struct tree *copy = mem_alloc(sizeof *copy);

	for (int i = 0; i < TREE_PARTS; i++) {
		size_t size = t->part[i].count * tree_record_size[i];
		char *items = mem_alloc(size + more * tree_record_size[i]);

		if (size)
			memcpy(items, t->part[i].items, size);
		copy->part[i].items = items;
		copy->part[i].count = t->part[i].count;
	}
	return copy;
}

static uint32_t number_in(const uint8_t *bytes)
{
	uint32_t number;

	memcpy(&number, bytes, sizeof number);
	return number;
}

/* Writes a word somewhere in a part, or gives the part another size. A command is the part
 * and what to do, a place, and a value. */
static void obey(struct tree *t, const uint8_t *command, const struct tree *mini)
{
	enum tree_part part = command[0] % TREE_PARTS;
	uint32_t at = (uint32_t)command[2] << 8 | command[3];
	uint32_t value = number_in(command + 4);
	size_t words = t->part[part].count * tree_record_size[part] / sizeof value;

	switch (command[1] % 4) {
	case 0:
		t->part[part].count = value % (mini->part[part].count + MORE + 1);
		break;
	case 1: /* a number that is likely to be one of something */
		value %= tree_count(t, command[4] % TREE_PARTS) + 2;
		/* fall through */
	default:
		if (words)
			memcpy((char *)t->part[part].items + at % words * sizeof value,
			       &value, sizeof value);
	}
}

/* --- the queries ---------------------------------------------------------------------------- */

static size_t read_texts(const struct tree *t, struct tree_list list)
{
	size_t length = 0;

	for (uint32_t i = 0; i < list.count; i++)
		length += strlen(tree_word_string(t, list, i));
	return length;
}

static size_t read_item(const struct tree *t, const struct tree_item *item)
{
	size_t length = strlen(tree_string(t, item->text)) +
			strlen(tree_string(t, item->tell)) + read_texts(t, item->menu);

	if (item->by != TREE_NONE)
		length += strlen(tree_string(t, tree_actor(t, item->by)->name));
	if (item->system != TREE_NONE)
		length += strlen(tree_string(t, tree_system(t, item->system)->name));
	return length;
}

static size_t read_routes(const struct tree *t, struct tree_list go)
{
	size_t length = 0;

	for (uint32_t i = 0; i < go.count; i++) {
		const struct tree_route *route = tree_route(t, go.first + i);

		length += strlen(
			tree_string(t, route->to.kind == TREE_TO_QUESTION
					       ? tree_question(t, route->to.index)->id
					       : tree_remedy(t, route->to.index)->id));
		length += route->when == TREE_NONE ? 0 : *tree_condition(t, route->when);
	}
	return length;
}

static size_t read_answers(const struct tree *t, struct tree_list answers)
{
	size_t length = 0;

	for (uint32_t i = 0; i < answers.count; i++) {
		const struct tree_answer *a = tree_answer(t, answers.first + i);

		length += strlen(tree_string(t, a->text)) + read_texts(t, a->example) +
			  read_routes(t, a->go);
	}
	return length;
}

static size_t read_remedy(const struct tree *t, uint32_t index)
{
	const struct tree_remedy *r = tree_remedy(t, index);
	size_t length = read_answers(t, r->then) + read_routes(t, r->fails);

	FUZZ_HOLDS(tree_find_code(t, tree_string(t, r->code)) != TREE_NONE);
	for (uint32_t i = 0; i < r->steps.count; i++)
		length += read_item(t, tree_item(t, r->steps.first + i));
	for (uint32_t i = 0; i < r->options.count; i++) {
		struct tree_list steps = tree_option(t, r->options.first + i)->steps;

		for (uint32_t n = 0; n < steps.count; n++)
			length += read_item(t, tree_item(t, steps.first + n));
	}
	for (uint32_t i = 0; i < r->retry_by.count; i++)
		length += tree_actor(t, tree_word(t, r->retry_by, i))->id;
	return length;
}

static void ask_everything(const struct tree *t)
{
	size_t length = 0;

	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++) {
		const struct tree_question *q = tree_question(t, i);

		FUZZ_HOLDS(tree_find(t, TREE_TO_QUESTION, tree_string(t, q->id)) <= i);
		length += read_answers(t, q->answers) + read_texts(t, q->columns);
		tree_find_answer(t, q, tree_string(t, q->same_is));
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		length += read_remedy(t, i);
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		const struct tree_problem *p = tree_problem(t, i);

		length += read_routes(t, p->go) + read_texts(t, p->typed) +
			  strlen(tree_string(t, tree_group(t, p->group)->title)) +
			  tree_has_word(t, p->seen_by, 0);
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_ALIASES); i++)
		tree_find(t, TREE_TO_REMEDY, tree_string(t, tree_alias(t, i)->id));
	length += tree_major(t) + tree_head(t)->problem_question +
		  tree_head(t)->compare_question;
	FUZZ_HOLDS(length + 1); /* what was read is used */
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct tree *mini = fuzz_mini_tree();
	const char *path = fuzz_file("", 0);
	struct tree *made = copy_of(mini, MORE), *opened, *copy;
	struct buf why = {0};

	for (; size >= COMMAND; bytes += COMMAND, size -= COMMAND)
		obey(made, bytes, mini);
	unlink(path);
	FUZZ_HOLDS(image_save(made, path, "/dev/null", &why));
	opened = image_open(path, "/dev/null");
	FUZZ_HOLDS((opened != NULL) == image_is_whole(made));
	if (opened) {
		/* each part in a block of its own, so that no step beyond it goes unseen */
		copy = copy_of(opened, 0);
		ask_everything(copy);
		tree_free(copy);
	}
	tree_free(opened);
	tree_free(made);
	return 0;
}
