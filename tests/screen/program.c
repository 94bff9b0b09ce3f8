/* program.c - see program.h. */
#include "program.h"

#include <err.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *setting(const char *name, const char *otherwise)
{
	const char *value = getenv(name);

	return value && *value ? value : otherwise;
}

const char *program_path(void)
{
	const char *path = setting("TUNTUN", "./tuntun");

	if (access(path, X_OK) < 0)
		err(1, "%s", path);
	return path;
}

const char *program_source(const char *file)
{
	static char path[4096];

	snprintf(path, sizeof path, "%s/%s", setting("srcdir", "."), file);
	return path;
}

/* Leaves a file that holds `text` open as standard input, for the child to inherit. */
static void offer_input(const char *text)
{
	FILE *f = tmpfile();

	if (!f || fputs(text, f) < 0 || fflush(f) != 0 || fseek(f, 0, SEEK_SET) != 0 ||
	    dup2(fileno(f), STDIN_FILENO) < 0)
		err(1, "input");
	fclose(f);
}

FILE *program_open(const char *options, const char *input)
{
	char command[8192];
	FILE *output;

	snprintf(command, sizeof command, "exec '%s' %s", program_path(), options);
	offer_input(input);
	output = popen(command, "re");
	if (!output)
		err(1, "%s", command);
	return output;
}

int program_close(FILE *output)
{
	int status = pclose(output);

	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
