/* fuzz_config.c - any bytes as a config file: read, judged, and changed. What is set is read
 * back, and nothing else in the file changes. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "config/config.h"
#include "fuzz.h"

const char fuzz_name[] = "config";

static const char *known(size_t setting, size_t i)
{
	static const char *const values[CONFIG_SETTINGS][3] = {{"id", "en"},
							       {"dark", "light"}};

	return values[setting][i];
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

static void check_reading(const struct config *c, const uint8_t *bytes, size_t size)
{
	struct diags diags;

	FUZZ_HOLDS(c->state == CONFIG_READ && c->text.length == size);
	diags_init(&diags, file.s);
	config_check(c, known, &diags);
	FUZZ_HOLDS(!diags_have_error(&diags));
	fuzz_check_findings(&diags, bytes, size);
	diags_release(&diags);
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
static void check_kept(const struct config *before, const struct config *after,
		       size_t setting)
{
	const char *old = before->values[setting];
	size_t kept = common(&before->text, &after->text, false) +
		      common(&before->text, &after->text, true);

	FUZZ_HOLDS(kept + (old ? strlen(old) : 0) >= before->text.length);
	for (size_t i = 0; i < CONFIG_SETTINGS; i++)
		if (i != setting && before->values[i])
			FUZZ_HOLDS(!strcmp(after->values[i], before->values[i]));
}

static bool same_text(const struct buf *a, const struct buf *b)
{
	return a->length == b->length && !memcmp(a->s, b->s, a->length);
}

/* Sets a value and reads it back; setting it again changes nothing. */
static void set(struct config *c, size_t setting, const char *value)
{
	struct config after, again;

	if (!config_set(setting, value)) {
		FUZZ_HOLDS(c->text.length + 64 > CONFIG_LARGEST);
		return;
	}
	config_read(&after);
	FUZZ_HOLDS(after.values[setting] && !strcmp(after.values[setting], value));
	check_kept(c, &after, setting);
	FUZZ_HOLDS(config_set(setting, value));
	config_read(&again);
	FUZZ_HOLDS(same_text(&after.text, &again.text));
	config_release(&again);
	config_release(c);
	*c = after;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct config c;

	if (size > CONFIG_LARGEST)
		return 0;
	make_folder();
	write_file(bytes, size);
	config_read(&c);
	check_reading(&c, bytes, size);
	set(&c, CONFIG_LANGUAGE, "en");
	set(&c, CONFIG_THEME, "light");
	set(&c, CONFIG_LANGUAGE, "id");
	config_release(&c);
	return 0;
}
