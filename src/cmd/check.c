/* check.c - `tuntun check FILE... | -`: is a tree sound? */
#include "check/check.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/errors.h"
#include "base/tr.h"
#include "base/write.h"
#include "cmd/cmd.h"

/* More paths than this are not counted one by one, and more than that not at all: a double has
 * 53 bits, and ends at 1.8e308. */
#define MANY_PATHS 1e15
#define MAX_PATHS 1e300

/* Standard input, as a file. */
#define INPUT "/dev/stdin"
enum { MAX_BYTES = 257 * 1024 * 1024 }; /* more than a tree may have */

static const char *code_of(const struct tree *t, uint32_t remedy)
{
	return tree_string(t, tree_remedy(t, remedy)->code);
}

/* Appends a row for each remedy, "  4B    3", their mean and the largest. */
static void add_fewest(struct buf *text, const struct tree *t,
		       const struct check_figures *f)
{
	uint32_t most = 0;
	uint64_t sum = 0;

	buf_add(text, _("the fewest answers from the first question to each remedy:\n"));
	for (uint32_t i = 0; i < f->remedies; i++) {
		buf_add_format(text, "  %-4s %2u\n", code_of(t, i), f->fewest[i]);
		sum += f->fewest[i];
		most = f->fewest[i] > most ? f->fewest[i] : most;
	}
	buf_add_format(text, _("%.1f on average, at most %u\n"),
		       (double)sum / f->remedies, most);
}

static void print_figures(const struct tree *t, const struct check_figures *f)
{
	struct buf text = {0};

	buf_add_format(&text, _("%u problems, %u questions, %u remedies\n"), f->problems,
		       f->questions, f->remedies);
	if (!f->all || f->paths > MAX_PATHS)
		buf_add_format(
			&text,
			_("at least %.15g paths, the longest of at least %u answers\n"),
			f->paths < MAX_PATHS ? f->paths : MAX_PATHS, f->longest);
	else
		buf_add_format(
			&text,
			_("%.15g paths, the longest of %u answers, %.1f answers to a "
			  "remedy on average\n"),
			f->paths, f->longest, f->paths > 0 ? f->answers / f->paths : 0);
	if (f->fewest && f->remedies)
		add_fewest(&text, t, f);
	cmd_put(text.s);
	buf_release(&text);
}

/* --- for programs ------------------------------------------------------------------------- */

static json_t *number_or_null(uint32_t number)
{
	return number ? json_integer(number) : json_null();
}

static json_t *findings_json(const struct diags *diags)
{
	static const char *const severities[] = {
		[DIAG_NOTE] = "note", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};
	json_t *findings = json_array();

	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *d = &diags->items[i];
		const struct diag_kind *kind = &diag_kinds[d->code];
		uint32_t line = d->place.line;

		json_array_append_new(
			findings,
			json_pack("{so so so ss ss ss ss?}", "file",
				  line_inert(diags->file), "line", number_or_null(line),
				  "column", number_or_null(line ? d->place.column : 0),
				  "severity", severities[kind->severity], "code",
				  kind->name, "message", _(kind->title), "detail",
				  line_some(d->detail)));
	}
	return findings;
}

static json_t *fewest_json(const struct tree *t, const struct check_figures *f)
{
	json_t *fewest = json_array();

	for (uint32_t i = 0; f->fewest && i < f->remedies; i++)
		json_array_append_new(fewest, json_pack("{ss si}", "code", code_of(t, i),
							"answers", (int)f->fewest[i]));
	return fewest;
}

static json_t *figures_json(const struct tree *t, const struct check_figures *f)
{
	double paths = f->paths < MAX_PATHS ? f->paths : MAX_PATHS;
	bool counted = paths <= MANY_PATHS;

	return json_pack("{si si si sb so si so so}", "problems", (int)f->problems,
			 "questions", (int)f->questions, "remedies", (int)f->remedies,
			 "complete", f->all, "paths",
			 counted ? json_integer((json_int_t)paths) : json_real(paths),
			 "longest", (int)f->longest, "mean",
			 f->all && counted && paths > 0 ? json_real(f->answers / paths)
							: json_null(),
			 "fewest", fewest_json(t, f));
}

/* `t` is NULL for a tree that is not sound; `figures` where none were asked for. */
static json_t *check_json(const struct diags *diags, const struct tree *t,
			  const struct check_figures *figures)
{
	return line_new("check", "{so ss si si so so}", "file", line_inert(diags->file),
			"verdict", t ? "sound" : "unsound", "errors",
			(int)diags_count(diags, DIAG_ERROR), "warnings",
			(int)diags_count(diags, DIAG_WARNING), "findings",
			findings_json(diags), "figures",
			t && figures ? figures_json(t, figures) : json_null());
}

/* --- a file ------------------------------------------------------------------------------- */

static void print_path(void *tree, const char *path, uint32_t remedy)
{
	const char *code = code_of(tree, remedy);

	if (cmd_json())
		line_write(stdout,
			   line_new("path", "{ss ss}", "path", path, "code", code),
			   cmd_ascii());
	else
		printf("%s\t%s\n", path, code);
}

/* Adds the findings about a loaded tree and its translations, and stores its figures. */
static void check_loaded(const struct options *o, const char *file, const struct tree *t,
			 struct diags *diags, struct check_figures *figures)
{
	struct check_translations translations = {t, diags};
	struct load_listener listener = {check_translation, &translations};

	struct tm today;

	check_tree(t, diags, figures);
	if (clock_now_local(&today))
		check_ages(t, &today, diags);
	if (!o->list_paths)
		tree_free(load_file(file, diags, &listener));
}

/* Prints the figures or the paths of a sound tree. Returns false, after having said so, where it
 * has more paths than are listed. */
static bool print_sound(const struct options *o, struct tree *t,
			const struct check_figures *figures)
{
	struct check_room room = CHECK_ROOM;

	if (!o->list_paths && !o->load_only && !o->json)
		print_figures(t, figures);
	if (!o->list_paths || check_paths(t, &room, print_path, t))
		return true;
	cmd_error("too-many-paths",
		  _("there are more paths, or longer ones, than the %zu listed"),
		  CHECK_ROOM.paths - room.paths);
	return false;
}

static bool is_input(const char *file)
{
	return !strcmp(file, "-") || !strcmp(file, INPUT);
}

/* Makes standard input a regular file, which can be opened again and read from its start. Returns
 * false, after having said why, where that fails. */
static bool hold_input(void)
{
	struct buf text = {0};
	struct stat st;
	int fd = -1;
	bool held = fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode);

	if (!held && cmd_read_input(&text, MAX_BYTES)) {
		fd = memfd_create("tree", MFD_CLOEXEC);
		held = fd >= 0 && write_fully(fd, buf_string(&text), text.length) &&
		       dup2(fd, STDIN_FILENO) >= 0;
		if (!held)
			cmd_error("cannot-read", "%s: %s", _("cannot read"),
				  errors_text(ERRORS_READING, errno));
	}
	if (fd >= 0)
		close(fd);
	buf_release(&text);
	return held;
}

static enum status check_file(const struct options *o, const char *file)
{
	const char *path = is_input(file) ? INPUT : file;
	struct check_figures figures = {0};
	struct diags diags;
	struct tree *t;
	bool sound;

	if (path != file && !hold_input())
		return STATUS_FAILED;
	diags_init(&diags, path == file ? file : "<stdin>");
	diags.path = path;
	t = load_file(path, &diags, NULL);
	if (t && !o->load_only)
		check_loaded(o, path, t, &diags, &figures);
	diags_sort(&diags);
	sound = t && !diags_count(&diags, DIAG_ERROR) &&
		!(o->strict && diags_count(&diags, DIAG_WARNING));
	if (o->json)
		cmd_answer(o,
			   check_json(&diags, sound ? t : NULL,
				      o->load_only || o->list_paths ? NULL : &figures));
	else
		diags_print(&diags, stderr, cmd_ascii());
	sound = sound && print_sound(o, t, &figures);
	check_figures_release(&figures);
	diags_release(&diags);
	tree_free(t);
	return sound ? STATUS_DONE : STATUS_BAD_DATA;
}

static enum status run(const struct options *o)
{
	enum status worst = STATUS_DONE;

	for (int i = 0; i < o->argument_count; i++) {
		enum status status = check_file(o, o->arguments[i]);

		worst = status > worst ? status : worst;
	}
	return worst;
}

const struct command command_check = {
	.name = "check",
	.operands = N_("FILE... | -"),
	.purpose = N_("is a tree sound?"),
	.least = 1,
	.most = ANY_NUMBER,
	.options = {{"--json"}, {"--strict"}, {"--paths"}, {"--load-only"}},
	.run = run,
};
