/* world.c - what pages say of the program: how it was started, and how it is again. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cmd/cmd.h"

/* Appends a word as a shell takes it, whatever it holds; harmless to a terminal. */
static void add_quoted(struct buf *out, const char *word)
{
	static const char harmless[] = "abcdefghijklmnopqrstuvwxyz"
				       "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-";
	bool quotes = word[strspn(word, harmless)] != '\0';
	struct buf inert = {0};

	text_add_inert(&inert, word, strlen(word));
	buf_add(out, quotes ? "'" : "");
	for (const char *s = buf_string(&inert); *s; s++)
		buf_add_format(out, *s == '\'' ? "'\\'%c" : "%c", *s);
	buf_add(out, quotes ? "'" : "");
	buf_release(&inert);
}

/* The program may have been started by another one, which says how. */
static void add_command(struct buf *out)
{
	const char *command = getenv("TUNTUN_COMMAND");

	if (command && *command)
		text_add_inert(out, command, strlen(command));
	else
		buf_add(out, "tuntun");
}

void cmd_world_start(struct cmd_world *world, const struct options *o, const char *tree)
{
	*world = (struct cmd_world){0};
	add_command(&world->command);
	if (tree)
		add_quoted(&world->operand, tree);
	world->page.command = buf_string(&world->command);
	world->page.operand = buf_string(&world->operand);
	world->page.handbook = o->handbook.s;
}

void cmd_world_end(struct cmd_world *world)
{
	buf_release(&world->command);
	buf_release(&world->operand);
}
