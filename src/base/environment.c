/* environment.c - the environment as the user gave it, for the programs that are started. */
#include "base/environment.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

static char **kept;

void environment_keep(void)
{
	size_t count = 0;

	while (environ && environ[count])
		count++;
	/* setenv() changes which strings are listed, and none of the strings. */
	kept = mem_alloc((count + 1) * sizeof *kept);
	for (size_t i = 0; i < count; i++)
		kept[i] = environ[i];
}

char *const *environment_kept(void)
{
	return kept ? kept : environ;
}
