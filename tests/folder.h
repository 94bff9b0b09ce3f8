/* folder.h - for tests that have a folder of their own. Included by tests. */
#ifndef TUNTUN_TESTS_FOLDER_H
#define TUNTUN_TESTS_FOLDER_H

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>

/* Returns the path of what is so called in a folder, until the next call but seven. */
static inline const char *folder_at(const char *folder, const char *name)
{
	static char paths[8][512];
	static unsigned n;
	char *path = paths[n++ % 8];

	snprintf(path, sizeof *paths, "%s/%s", folder, name);
	return path;
}

/* Returns how many files and folders a folder holds; -1 where it cannot be read. */
static inline int folder_count(const char *folder)
{
	DIR *dir = opendir(folder);
	int count = -2; /* without itself and the one above */

	if (!dir)
		return -1;
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

static inline int folder_remove_one(const char *path, const struct stat *info, int kind,
				    struct FTW *at)
{
	(void)info, (void)kind, (void)at;
	return remove(path);
}

/* Removes a folder with all that it holds; returns 0 where that was possible. */
static inline int folder_remove(const char *folder)
{
	return nftw(folder, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#endif
