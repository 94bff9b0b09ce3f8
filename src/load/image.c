/* image.c - a tree as it lies in memory, kept beside its YAML file. */
#include "load/image.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/errors.h"
#include "base/mem.h"
#include "base/replace.h"
#include "base/text.h"
#include "base/tr.h"

enum { PIECE = 16 * 1024 };

/* Raised whenever the meaning of a part changes without its size. */
#define IMAGE_VERSION 6u

/* An image is this and the parts behind each other. Records are made of words, and the strings
 * come last, so all of them are aligned. */
struct header {
	char magic[8];
	uint64_t layout; /* hash of what the records look like */
	uint64_t source; /* hash of the YAML file */
	uint64_t body;	 /* hash of all that follows */
	uint32_t count[TREE_PARTS];
};
_Static_assert(TREE_STRINGS == TREE_PARTS - 1, "strings are no words");

static const char MAGIC[8] = "tuntun\r\n";

/* Mixes whole words, for speed; good enough against accidents. The constant is the
 * golden ratio (Knuth, The Art of Computer Programming 3, 6.4). */
static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
	const unsigned char *s = bytes;
	uint64_t word;

#pragma GCC unroll 8
	for (; length >= sizeof word; s += sizeof word, length -= sizeof word) {
		memcpy(&word, s, sizeof word);
		hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
		hash ^= hash >> 29;
	}
	word = length;
	memcpy(&word, s, length);
	hash = (hash ^ word ^ (uint64_t)length << 56) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 32;
}

static uint64_t layout_hash(void)
{
	const uint32_t facts[] = {IMAGE_VERSION, TREE_PARTS, 0x01020304u};
	uint64_t hash = mix(0, facts, sizeof facts);

	return mix(hash, tree_record_size, sizeof tree_record_size);
}

/* Returns the hash of a file's bytes, 0 where it cannot be read. */
static uint64_t file_hash(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *piece = mem_resize(NULL, PIECE);
	uint64_t hash = 1;
	ssize_t got = -1;

	while (fd >= 0 && (got = read(fd, piece, PIECE)) > 0)
		hash = mix(hash, piece, (size_t)got);
	if (fd >= 0)
		close(fd);
	free(piece);
	return got == 0 ? hash : 0;
}

static size_t size_of(const struct header *h)
{
	size_t size = sizeof *h;

	for (int i = 0; i < TREE_PARTS; i++)
		size += h->count[i] * tree_record_size[i];
	return size;
}

static uint64_t body_hash(const struct header *h, size_t size)
{
	return mix(1, h->count, size - offsetof(struct header, count));
}

static bool is_sound(const struct header *h, size_t size, const char *source)
{
	return size >= sizeof *h && !memcmp(h->magic, MAGIC, sizeof MAGIC) &&
	       h->layout == layout_hash() && size_of(h) == size &&
	       h->body == body_hash(h, size) && h->source == file_hash(source);
}

/* Points the parts of a tree into its mapping. Returns whether it is an image of the source. */
static bool take_parts(struct tree *t, const char *source)
{
	const struct header *h = t->mapping;
	const char *at = (const char *)(h + 1);

	if (!is_sound(h, t->mapping_size, source))
		return false;
	for (int i = 0; i < TREE_PARTS; i++) {
		t->part[i].items = at;
		t->part[i].count = h->count[i];
		at += h->count[i] * tree_record_size[i];
	}
	return image_is_whole(t);
}

struct tree *image_open(const char *path, const char *source)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *mapping = MAP_FAILED;
	struct stat st;
	struct tree *t;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		mapping = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (mapping == MAP_FAILED)
		return NULL;
	t = mem_alloc(sizeof *t);
	t->mapping = mapping;
	t->mapping_size = (size_t)st.st_size;
	if (take_parts(t, source))
		return t;
	tree_free(t);
	return NULL;
}

/* Returns the whole image, which the caller releases. */
static struct buf make(const struct tree *t, const char *source)
{
	struct header head = {.layout = layout_hash(), .source = file_hash(source)}, *h;
	struct buf image = {0};

	memcpy(head.magic, MAGIC, sizeof MAGIC);
	for (int i = 0; i < TREE_PARTS; i++)
		head.count[i] = t->part[i].count;
	buf_add_bytes(&image, (const char *)&head, sizeof head);
	for (int i = 0; i < TREE_PARTS; i++)
		if (head.count[i])
			buf_add_bytes(&image, t->part[i].items,
				      head.count[i] * tree_record_size[i]);
	h = (void *)image.s;
	h->body = body_hash(h, image.length);
	return image;
}

/* Returns whether nobody would miss what is at the path: nothing, an empty file, an image, a
 * device. The YAML file is none of these, whatever its name. */
static bool may_take_place(const char *path, struct buf *why)
{
	char magic[sizeof MAGIC] = "";
	struct stat st;
	int fd, error;

	/* Where nothing can be seen, writing says why. */
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
		return true;
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	error = fd < 0 || read(fd, magic, sizeof magic) < 0 ? errno : 0;
	if (fd >= 0)
		close(fd);
	if (memcmp(magic, MAGIC, sizeof magic) == 0)
		return true;
	text_add_inert(why, path, strlen(path));
	buf_add_format(why, ": %s",
		       error ? errors_text(ERRORS_READING, error)
			     : _("this is no image, and stays as it is"));
	return false;
}

bool image_save(const struct tree *t, const char *path, const char *source,
		struct buf *why)
{
	struct replace r = {.path = path, .over = true, .to_devices = true};
	struct buf image;
	bool saved;

	if (!may_take_place(path, why))
		return false;
	image = make(t, source);
	saved = replace_file(&r, image.s, image.length, NULL, why) == REPLACE_DONE;
	buf_release(&image);
	return saved;
}
