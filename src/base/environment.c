/* environment.c - the environment as the user gave it, for the programs that are started; the
 * folders that it names. */
#include "base/environment.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

static char **kept;

/* Returns a copy with `more` places after the last. */
static char **copy(char *const *variables, size_t *count, size_t more)
{
	char **copied;

	*count = 0;
	while (variables && variables[*count])
		++*count;
	copied = mem_alloc((*count + more + 1) * sizeof *copied);
	for (size_t i = 0; i < *count; i++)
		copied[i] = variables[i];
	return copied;
}

void environment_keep(void)
{
	size_t count;

	/* setenv() changes which strings are listed, and none of the strings. */
	kept = copy(environ, &count, 0);
}

char *const *environment_kept(void)
{
	return kept ? kept : environ;
}

char **environment_with(const char *setting)
{
	size_t name = strcspn(setting, "=") + 1, count, at = 0;
	char **variables = copy(environment_kept(), &count, 1);

	while (at < count && strncmp(variables[at], setting, name) != 0)
		at++;
	variables[at] = (char *)setting;
	return variables;
}

const char *environment_folder(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value == '/' ? value : NULL;
}

void environment_add_path(struct buf *path, const char *variable, const char *usual,
			  const char *file)
{
	const char *folder = environment_folder(variable);
	const char *home = environment_folder("HOME");

	if (folder)
		buf_add_format(path, "%s/%s", folder, file);
	else if (home)
		buf_add_format(path, "%s/%s/%s", home, usual, file);
}
