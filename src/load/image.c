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

/* Parts start at multiples of this, so that their records are aligned. */
enum { ALIGNMENT = 8, PIECE = 16 * 1024 };

/* Raised whenever the meaning of a part changes without its size. */
#define IMAGE_VERSION 1u

struct header {
	char magic[8];
	uint64_t layout; /* hash of what the records look like */
	uint64_t source; /* hash of the YAML file */
	uint64_t body;	 /* hash of all that follows */
	uint64_t size;	 /* of the whole file */
	uint32_t count[TREE_PARTS];
};

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

static size_t padded(size_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static size_t size_of(const struct header *h)
{
	size_t size = padded(sizeof *h);

	for (int i = 0; i < TREE_PARTS; i++)
		size += padded(h->count[i] * tree_record_size[i]);
	return size;
}

static uint64_t body_hash(const struct header *h, size_t size)
{
	return mix(1, &h->size, size - offsetof(struct header, size));
}

static bool is_sound(const struct header *h, size_t size, const char *source)
{
	return size >= padded(sizeof *h) && !memcmp(h->magic, MAGIC, sizeof MAGIC) &&
	       h->layout == layout_hash() && h->size == size && size_of(h) == size &&
	       h->body == body_hash(h, size) && h->source == file_hash(source);
}

static struct tree *tree_in(void *mapping, size_t size)
{
	const struct header *h = mapping;
	struct tree *t = mem_alloc(sizeof *t);
	const char *at = (const char *)mapping + padded(sizeof *h);

	t->mapping = mapping;
	t->mapping_size = size;
	for (int i = 0; i < TREE_PARTS; i++) {
		t->part[i].items = at;
		t->part[i].count = h->count[i];
		at += padded(h->count[i] * tree_record_size[i]);
	}
	return t;
}

/* Takes over the mapping; NULL where it holds no image of the source, or one that was made
 * wrong. */
static struct tree *take_mapping(void *mapping, size_t size, const char *source)
{
	struct tree *t;

	if (!is_sound(mapping, size, source)) {
		munmap(mapping, size);
		return NULL;
	}
	t = tree_in(mapping, size);
	if (image_is_whole(t))
		return t;
	tree_free(t);
	return NULL;
}

struct tree *image_open(const char *path, const char *source)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *mapping = MAP_FAILED;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		mapping = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (mapping == MAP_FAILED)
		return NULL;
	return take_mapping(mapping, (size_t)st.st_size, source);
}

/* Returns the whole image in one block, which the caller frees. */
static struct header *make(const struct tree *t, const char *source)
{
	struct header head = {.layout = layout_hash(), .source = file_hash(source)}, *h;
	char *at;

	memcpy(head.magic, MAGIC, sizeof MAGIC);
	for (int i = 0; i < TREE_PARTS; i++)
		head.count[i] = t->part[i].count;
	head.size = size_of(&head);
	h = mem_alloc(head.size);
	*h = head;
	at = (char *)h + padded(sizeof *h);
	for (int i = 0; i < TREE_PARTS; i++) {
		size_t size = head.count[i] * tree_record_size[i];

		if (size)
			memcpy(at, t->part[i].items, size);
		at += padded(size);
	}
	h->body = body_hash(h, head.size);
	return h;
}

/* Reads how a file begins. Returns an errno, or 0. */
static int read_magic(const char *path, char magic[sizeof MAGIC])
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC), error = 0;

	if (fd < 0 || read(fd, magic, sizeof MAGIC) < 0)
		error = errno;
	if (fd >= 0)
		close(fd);
	return error;
}

/* Is there nothing at the place that anybody would miss: no file, an empty one, an image, a
 * device? What is loaded is none of these, whatever name it goes by. */
static bool may_take_place(const char *path, struct buf *why)
{
	char magic[sizeof MAGIC] = "";
	struct stat st;
	int error;

	/* Where nothing can be seen, writing says why. */
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
		return true;
	error = read_magic(path, magic);
	if (!error && memcmp(magic, MAGIC, sizeof magic) == 0)
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
	struct header *h;
	bool saved;

	if (!may_take_place(path, why))
		return false;
	h = make(t, source);
	saved = replace_file(&r, (const char *)h, h->size, NULL, why) == REPLACE_DONE;
	free(h);
	return saved;
}
