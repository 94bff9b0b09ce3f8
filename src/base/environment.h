/* environment.h - the environment as the user gave it, for the programs that are started.
 *
 * The program changes its own (gettext goes by LANGUAGE), which is nobody else's business.
 * May be included by everyone. */
#ifndef TUNTUN_BASE_ENVIRONMENT_H
#define TUNTUN_BASE_ENVIRONMENT_H

/* Keeps the present environment as the user's: the first thing that main() does. */
void environment_keep(void);

/* Returns what was kept, for execve(): borrowed. The present environment where nothing was
 * kept. */
char *const *environment_kept(void);

/* Returns the same with a variable set, "NAME=VALUE" (borrowed): an array that the caller
 * frees. */
char **environment_with(const char *setting);

#endif
