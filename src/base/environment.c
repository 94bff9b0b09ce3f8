/* environment.c - the environment as the user gave it, for the programs that are started; the
 * folders that it names. */
#include "base/environment.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

static char **kept;

/* Returns a copy with room for one more variable. */
static char **copy(char *const *variables)
{
	size_t count = 0;
	char **copied;

	while (variables[count])
		count++;
	copied = mem_alloc((count + 2) * sizeof *copied);
	return memcpy(copied, variables, count * sizeof *copied);
}

void environment_keep(void)
{
	/* setenv() changes which strings are listed, and none of the strings. */
	kept = copy(environ);
}

char **environment_with(const char *setting)
{
	size_t name = setting ? strcspn(setting, "=") + 1 : 0, at = 0;
	char **variables = copy(kept ? kept : environ);

	while (variables[at] && (!setting || strncmp(variables[at], setting, name) != 0))
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

bool environment_is_console(void)
{
	const char *type = getenv("TERM");

	return type && strncmp(type, "linux", 5) == 0;
}
