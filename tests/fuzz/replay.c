/* replay.c - feeds a fuzz target every file of its corpus, without a fuzzer.
 *
 * Arguments: files, or folders of files; without any, the target's own folder below the
 * environment's `srcdir`. */
#include <dirent.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "fuzz.h"

enum { PIECE = 4096 };

/* Returns false where it is no file that can be read. */
static bool replay_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf bytes = {0};
	char piece[PIECE];
	size_t got;

	if (!file)
		return false;
	while ((got = fread(piece, 1, sizeof piece, file)) > 0)
		buf_add_bytes(&bytes, piece, got);
	fclose(file);
	LLVMFuzzerTestOneInput((const uint8_t *)buf_string(&bytes), bytes.length);
	buf_release(&bytes);
	return true;
}

/* Returns how many files were replayed. */
static size_t replay_folder(DIR *folder, const char *path)
{
	const struct dirent *entry;
	struct buf name = {0};
	size_t count = 0;

	while ((entry = readdir(folder))) {
		if (*entry->d_name == '.')
			continue;
		buf_clear(&name);
		buf_add_format(&name, "%s/%s", path, entry->d_name);
		/* Said before, so that a crash names its input. */
		printf("%s: %s\n", fuzz_name, entry->d_name);
		fflush(stdout);
		count += replay_file(name.s);
	}
	closedir(folder);
	buf_release(&name);
	return count;
}

static size_t replay(const char *path)
{
	DIR *folder = opendir(path);

	return folder ? replay_folder(folder, path) : replay_file(path);
}

static size_t replay_corpus(void)
{
	const char *srcdir = getenv("srcdir");
	struct buf path = {0};
	size_t count;

	buf_add_format(&path, "%s/tests/fuzz/corpus/%s", srcdir ? srcdir : ".",
		       fuzz_name);
	count = replay(path.s);
	buf_release(&path);
	return count;
}

int main(int argc, char **argv)
{
	size_t count = 0;

	for (int i = 1; i < argc; i++)
		count += replay(argv[i]);
	if (argc < 2)
		count = replay_corpus();
	printf("%s: %zu inputs\n", fuzz_name, count);
	return count ? EXIT_SUCCESS : EXIT_FAILURE;
}
