/* show_take.c - `tuntun show CODE` with --hand-over, --format, --save, -o, --print, --copy,
 * --qr, --open: the remedy, or its messages, on their way out. */
#include "cmd/show_take.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"
#include "export/export.h"
#include "i18n/i18n.h"
#include "plain/page.h"
#include "screen/taking.h"
#include "share/fit.h"
#include "share/share.h"

enum { COLUMNS = 72 /* of plain text */ };

/* What is taken: the remedy, or one message of it. */
struct subject {
	const struct options *options;
	const struct page *remedy, *page;
	const char *recipient; /* "" for the remedy */
	enum export_format format;
};

bool show_takes(const struct options *o)
{
	return o->hand_over || o->format || o->output || o->save || o->print || o->copy ||
	       o->qr || o->open;
}

static bool takes_one(const struct options *o)
{
	return o->output || o->save || o->print || o->copy || o->qr;
}

/* --- one thing after the other ------------------------------------------------------------- */

static void put(const struct options *o, const char *text)
{
	struct buf ascii = {0};

	if (cmd_is_ascii(o))
		text_add_ascii(&ascii, text, strlen(text));
	fputs(cmd_is_ascii(o) ? buf_string(&ascii) : text, stdout);
	buf_release(&ascii);
}

static enum status show_document(const struct subject *s)
{
	struct buf document = {0};

	export_page(&document, s->page, s->format, COLUMNS);
	put(s->options, buf_string(&document));
	buf_release(&document);
	return STATUS_DONE;
}

/* Says what came of it; returns the status. */
static enum status report(enum share_result result, const char *done, const char *failed,
			  const char *about)
{
	if (result == SHARE_DONE)
		cmd_say("%s%s%s", done, *about ? ": " : "", about);
	else
		cmd_complain("%s%s%s", failed, *about ? ": " : "", about);
	return result == SHARE_DONE ? STATUS_DONE : STATUS_FAILED;
}

/* Under the name that is proposed, or the one that the options give. */
static enum status save(const struct subject *s)
{
	struct share_saving how = {.over = s->options->force,
				   .is_private = *s->recipient != '\0',
				   .to_devices = true};
	enum export_format format = s->format;
	struct buf name = {0}, document = {0}, full = {0}, said = {0};
	enum share_result result;
	enum status status = STATUS_USAGE;

	if (s->options->output) {
		buf_add(&name, s->options->output);
		if (!s->options->format)
			export_find_format(s->options->output, &format);
	} else {
		share_add_documents(&name);
		page_add_file_name(&name, s->remedy, s->recipient);
		buf_add_format(&name, ".%s", export_format_suffix(format));
	}
	export_page(&document, s->page, format, COLUMNS);
	fflush(stdout); /* which may be what it is saved to */
	result = share_save(name.s, document.s, document.length, &how, &full, &said);
	if (result == SHARE_EXISTS)
		cmd_complain(_("%s: is there already; --force writes over it"), name.s);
	else
		status = report(result, _("Saved"), _("Nothing was saved"),
				buf_string(result == SHARE_DONE ? &full : &said));
	buf_release(&name);
	buf_release(&document);
	buf_release(&full);
	buf_release(&said);
	return status;
}

static enum status print(const struct subject *s)
{
	struct buf text = {0}, title = {0}, said = {0};
	const struct share_pitch *pitch = share_fit_page(s->page, &text);
	enum share_result result = SHARE_NONE;
	enum status status;

	page_add_file_name(&title, s->remedy, s->recipient);
	if (share_can_print())
		result = share_print(title.s, text.s, text.length, pitch, NULL, &said);
	status = report(result, _("Sent to the printer"),
			result == SHARE_NONE ? _("There is nothing to print with here.")
					     : _("It could not be printed"),
			buf_string(&said));
	buf_release(&text);
	buf_release(&title);
	buf_release(&said);
	return status;
}

/* Returns whether the terminal was asked: it never says what it made of it. */
static bool ask_terminal(const struct buf *text)
{
	const char *type = getenv("TERM");
	struct buf request = {0};
	bool known = isatty(STDOUT_FILENO) &&
		     share_add_osc52(&request, type ? type : "", text->s, text->length);

	if (known) {
		fwrite(request.s, 1, request.length, stdout);
		fflush(stdout);
	}
	buf_release(&request);
	return known;
}

static enum status copy(const struct subject *s)
{
	struct buf text = {0}, said = {0};
	enum share_result result;
	enum status status;

	export_page(&text, s->page, EXPORT_TEXT, COLUMNS);
	result = share_copy(text.s, text.length, NULL, &said);
	if (result != SHARE_DONE && ask_terminal(&text))
		status = report(
			SHARE_DONE,
			_("Sent to your terminal. Paste it somewhere to see whether it "
			  "arrived."),
			"", "");
	else
		status = report(result, _("Copied. Paste it wherever you write."),
				_("There is no clipboard here that could take it."), "");
	buf_release(&text);
	buf_release(&said);
	return status;
}

/* --- QR codes ------------------------------------------------------------------------------ */

static bool fits(const struct qr *qr)
{
	struct winsize size;

	/* One that does not say its size is believed to be large enough. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return true;
	return qr_columns(qr) <= size.ws_col && qr_rows(qr) < size.ws_row;
}

/* Black on white by the two colours that no palette changes, or by the first of all. */
static void put_qr(const struct qr *qr)
{
	const char *type = getenv("TERM");
	bool many = type && strstr(type, "256color");

	for (int row = 0; row < qr_rows(qr); row++) {
		struct buf cells = {0};

		qr_add_row(&cells, qr, row);
		printf("\033[%sm%s\033[0m\n", many ? "38;5;16;48;5;231" : "30;47",
		       buf_string(&cells));
		buf_release(&cells);
	}
}

static enum status show_qr(const struct subject *s, const char *text)
{
	struct qr qr;
	enum status status = STATUS_FAILED;

	if (!qr_init(&qr, text)) {
		cmd_complain("%s", _("This is too long for a QR code."));
		return STATUS_FAILED;
	}
	if (!isatty(STDOUT_FILENO) || cmd_is_ascii(s->options))
		cmd_complain("%s", _("A QR code can only be shown on a UTF-8 terminal"));
	else if (!fits(&qr))
		cmd_complain(
			_("This code needs a window of at least %d columns and %d rows."),
			qr_columns(&qr), qr_rows(&qr) + 1);
	else
		status = STATUS_DONE;
	if (status == STATUS_DONE) {
		put_qr(&qr);
		put(s->options, text);
		putchar('\n');
	}
	qr_release(&qr);
	return status;
}

/* A message is scanned as it is; of a remedy its link, else the line that opens it. */
static enum status qr(const struct subject *s)
{
	struct buf command = {0};
	enum status status;

	page_add_command(&command, s->remedy);
	if (*s->recipient)
		status = show_qr(s, page_letter_text(s->page));
	else if (s->remedy->link_count && strcmp(s->options->qr, "path") != 0)
		status = show_qr(s, s->remedy->links[0]);
	else
		status = show_qr(s, buf_string(&command));
	buf_release(&command);
	return status;
}

/* --- all that is asked for ------------------------------------------------------------------ */

static enum status open_link(const struct page *remedy)
{
	struct buf said = {0};
	enum share_result result = SHARE_NONE;
	enum status status;

	if (!remedy->link_count) {
		cmd_complain("%s", _("This remedy has no address"));
		return STATUS_NONE;
	}
	if (share_can_open())
		result = share_open(remedy->links[0], NULL, &said);
	status = report(result, _("The browser is opening"),
			_("No browser can be opened here"), remedy->links[0]);
	buf_release(&said);
	return status;
}

static enum status worse(enum status a, enum status b)
{
	return a > b ? a : b;
}

static enum status take_subject(const struct subject *s)
{
	const struct options *o = s->options;
	enum status status = STATUS_DONE;

	if (!takes_one(o) && (o->format || o->hand_over))
		status = worse(status, show_document(s));
	if (o->save || o->output)
		status = worse(status, save(s));
	if (o->print)
		status = worse(status, print(s));
	if (o->copy)
		status = worse(status, copy(s));
	if (o->qr)
		status = worse(status, qr(s));
	return status;
}

/* Asks for what a message leaves blank, where there is somebody to ask. */
static void fill_in(const struct page *letter, struct page_sender *sender,
		    struct buf *values, bool ascii)
{
	const struct page *form = page_blanks(letter, sender);
	struct plain_out out = plain_out_to(stderr, ascii);
	char *line = NULL;
	size_t size = 0;

	for (size_t i = 0; i < form->field_count; i++) {
		ssize_t length;

		plain_put(&out, "%s:", form->fields[i].label);
		length = getline(&line, &size, stdin);
		if (length <= 0)
			break;
		line[strcspn(line, "\r\n")] = '\0';
		taking_add_blank(&values[i], line, strlen(line));
		if (i < tree_count(letter->walk->tree, TREE_BLANKS))
			sender->blanks[i] = buf_string(&values[i]);
		else if (*buf_string(&values[i]))
			sender->time = buf_string(&values[i]);
	}
	free(line);
	page_free(form);
}

static enum status take_letter(const struct options *o, const struct page *remedy,
			       const char *recipient, enum export_format format)
{
	struct subject s = {o, remedy, NULL, recipient, format};
	struct buf time = {0}, values[PAGE_MOST_FIELDS] = {{0}};
	struct page_sender sender = {0};
	const struct page *letter;
	enum status status;

	taking_add_time(&time);
	sender.time = buf_string(&time);
	letter = page_letter(remedy, recipient, &sender, NULL);
	if (o->fill) {
		fill_in(letter, &sender, values, cmd_is_ascii(o));
		page_free(letter);
		letter = page_letter(remedy, recipient, &sender, NULL);
	}
	s.page = letter;
	status = take_subject(&s);
	page_free(letter);
	buf_release(&time);
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		buf_release(&values[i]);
	return status;
}

/* Complains, and lists whom there is a message for. */
static void complain_of_recipient(const struct page *remedy, const char *what)
{
	struct buf all = {0};

	for (size_t i = 0; i < remedy->recipient_count; i++)
		buf_add_format(&all, "%s%s", i ? ", " : "", remedy->recipients[i].id);
	cmd_complain("%s: %s", what, all.s);
	buf_release(&all);
}

/* All messages, or the one for whom the options name. A file, a sheet, a clipboard takes
 * one. */
static enum status take_letters(const struct options *o, const struct page *remedy,
				enum export_format format)
{
	enum status status = STATUS_DONE;
	bool one = *o->hand_over != '\0';

	if (!one && takes_one(o) && remedy->recipient_count > 1) {
		complain_of_recipient(remedy, _("--hand-over=WHO: one of"));
		return STATUS_USAGE;
	}
	if (!remedy->recipient_count) {
		cmd_complain("%s", _("this remedy has no message to hand over"));
		return STATUS_NONE;
	}
	if (one && !page_recipient(remedy, o->hand_over)) {
		complain_of_recipient(remedy,
				      _("there is no message for that; there are"));
		return STATUS_USAGE;
	}
	for (size_t i = 0; i < remedy->recipient_count; i++) {
		const char *id = remedy->recipients[i].id;

		if (one && strcmp(o->hand_over, id) != 0)
			continue;
		if (!one && !takes_one(o)) {
			put(o, i ? "\n== " : "== ");
			put(o, remedy->recipients[i].name);
			put(o, "\n");
		}
		status = worse(status, take_letter(o, remedy, id, format));
	}
	return status;
}

/* Would one of the options mean nothing beside another? What is printed, copied or scanned
 * has no format, and a message no path code. Says so. */
static bool has_misfit(const struct options *o)
{
	const char *without_format = o->print  ? "--print"
				     : o->copy ? "--copy"
				     : o->qr   ? "--qr"
					       : NULL;

	if (o->qr && *o->qr && o->hand_over) {
		cmd_complain(_("'%s' and '%s' do not go together"), "--qr=path",
			     "--hand-over");
		return true;
	}
	if (o->format && without_format && !o->save && !o->output) {
		cmd_complain(_("'%s' and '%s' do not go together"), "--format",
			     without_format);
		return true;
	}
	return false;
}

enum status show_take(const struct options *o, const struct page *remedy)
{
	struct subject s = {o, remedy, remedy, "", EXPORT_TEXT};
	enum status status = STATUS_DONE;

	if (o->format && !export_find_format(o->format, &s.format)) {
		cmd_complain(
			_("there is no format '%s'; there are: text, markdown, html"),
			o->format);
		return STATUS_USAGE;
	}
	if (o->qr && *o->qr && strcmp(o->qr, "path") != 0) {
		cmd_complain(_("--qr takes 'path' or nothing, not '%s'"), o->qr);
		return STATUS_USAGE;
	}
	if (has_misfit(o))
		return STATUS_USAGE;
	if (o->hand_over)
		status = take_letters(o, remedy, s.format);
	else if (takes_one(o) || o->format)
		status = take_subject(&s);
	if (o->open)
		status = worse(status, open_link(remedy));
	return status;
}
