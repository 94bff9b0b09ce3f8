/* fuzz_config.c - any bytes as a config file: read, judged, and changed. What is set is read
 * back, and nothing else in the file changes. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "config/config.h"
#include "fuzz.h"

const char fuzz_name[] = "config";

static const char *known_language(size_t i)
{
	return ((const char *const[]){"id", "en", NULL})[i];
}

static const char *known_theme(size_t i)
{
	return ((const char *const[]){"dark", "light", NULL})[i];
}

/* --- a folder of our own -------------------------------------------------------------------- */

static struct buf folder, inner, file;

static void remove_folder(void)
{
	unlink(file.s);
	rmdir(inner.s);
	rmdir(folder.s);
	buf_release(&file);
	buf_release(&inner);
	buf_release(&folder);
}

/* In memory where there is a place for that: the file is synchronised each time. */
static void make_folder(void)
{
	if (folder.s)
		return;
	buf_add_format(&folder, "%s/tuntun-fuzz-XXXXXX",
		       access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	FUZZ_HOLDS(mkdtemp(folder.s));
	buf_add_format(&inner, "%s/tuntun", folder.s);
	buf_add_format(&file, "%s/config", inner.s);
	FUZZ_HOLDS(mkdir(inner.s, 0700) == 0);
	FUZZ_HOLDS(setenv("XDG_CONFIG_HOME", folder.s, 1) == 0);
	atexit(remove_folder);
}

static void write_file(const uint8_t *bytes, size_t size)
{
	FILE *f = fopen(file.s, "wb");

	FUZZ_HOLDS(f && fwrite(bytes, 1, size, f) == size);
	FUZZ_HOLDS(fclose(f) == 0);
}

/* --- what must hold ------------------------------------------------------------------------- */

enum { LANGUAGE, THEME, SETTINGS };

/* What the file says, and all of it. */
struct state {
	struct setting settings[SETTINGS + 1];
	struct buf text;
};

static void read_state(struct state *s, struct diags *diags)
{
	FILE *f = fopen(file.s, "rb");
	int c;

	FUZZ_HOLDS(f);
	*s = (struct state){.settings = {{.name = "language", .known = known_language},
					 {.name = "theme", .known = known_theme}}};
	while ((c = getc(f)) != EOF)
		buf_add_char(&s->text, (char)c);
	fclose(f);
	diags_init(diags, file.s);
	config_read(s->settings, file.s, diags);
}

static void release_state(struct state *s)
{
	config_release(s->settings);
	buf_release(&s->text);
}

/* Returns how many bytes at the start, or the end, the texts have in common. */
static size_t common(const struct buf *a, const struct buf *b, bool at_end)
{
	size_t n = 0;

	while (n < a->length && n < b->length &&
	       a->s[at_end ? a->length - 1 - n : n] ==
		       b->s[at_end ? b->length - 1 - n : n])
		n++;
	return n;
}

/* Of the text before, only the old value is not there any more. */
static void check_kept(const struct state *before, const struct state *after,
		       size_t setting)
{
	const char *old = before->settings[setting].value;
	const char *other = before->settings[!setting].value;
	size_t kept = common(&before->text, &after->text, false) +
		      common(&before->text, &after->text, true);

	FUZZ_HOLDS(kept + (old ? strlen(old) : 0) >= before->text.length ||
		   memchr(before->text.s, '\0', before->text.length));
	FUZZ_HOLDS(!other || !strcmp(after->settings[!setting].value, other));
}

/* Sets a value and reads it back; setting it again changes nothing. */
static void set(size_t setting, const char *value)
{
	struct state before, after, again;
	struct diags diags[3];
	const char *name;

	read_state(&before, &diags[0]);
	name = before.settings[setting].name;
	if (config_set(name, value)) {
		read_state(&after, &diags[1]);
		FUZZ_HOLDS(after.settings[setting].value &&
			   !strcmp(after.settings[setting].value, value));
		check_kept(&before, &after, setting);
		FUZZ_HOLDS(config_set(name, value));
		read_state(&again, &diags[2]);
		FUZZ_HOLDS(after.text.length == again.text.length &&
			   !memcmp(after.text.s, again.text.s, again.text.length));
		release_state(&after);
		release_state(&again);
		diags_release(&diags[1]);
		diags_release(&diags[2]);
	} else {
		FUZZ_HOLDS(before.text.length + 64 > CONFIG_LARGEST);
	}
	release_state(&before);
	diags_release(&diags[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct state s;
	struct diags diags;

	if (size > CONFIG_LARGEST)
		return 0;
	make_folder();
	write_file(bytes, size);
	read_state(&s, &diags);
	FUZZ_HOLDS(s.text.length == size && !diags_count(&diags, DIAG_ERROR));
	fuzz_check_findings(&diags, bytes, size);
	diags_release(&diags);
	release_state(&s);
	set(LANGUAGE, "en");
	set(THEME, "light");
	set(LANGUAGE, "id");
	return 0;
}
