/* show_share.c - `tuntun show CODE` with --hand-over, --format, --save, -o, --print, --copy,
 * --qr, --open: the remedy, or its messages, on their way out (share/targets.h). */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "plain/page.h"
#include "share/targets.h"

static bool is_asked(const struct options *o, enum wish_kind kind)
{
	return (kind == WISH_SAVE && (o->save || o->output)) ||
	       (kind == WISH_PRINT && o->print) || (kind == WISH_COPY && o->copy) ||
	       (kind == WISH_QR && o->qr) || (kind == WISH_OPEN && o->open);
}

/* Returns whether the options ask for something that takes one page: the remedy or one message. */
static bool takes_one(const struct options *o)
{
	enum wish_kind kind = WISH_HAND_OVER;

	while (kind <= WISH_OPEN && !is_asked(o, kind))
		kind++;
	return kind <= WISH_OPEN;
}

bool show_shares(const struct options *o)
{
	return o->hand_over || o->format || takes_one(o);
}

/* --- QR codes ------------------------------------------------------------------------------ */

static bool fits(const struct qr *qr)
{
	struct winsize size;

	/* A terminal of unknown size is taken to be large enough. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return true;
	return qr_columns(qr) <= size.ws_col && qr_rows(qr) < size.ws_row;
}

/* Prints it black on white: by two of the 256 colours, which no theme changes, or by the first
 * eight. */
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

static enum status show_code(const struct share_request *r)
{
	enum status status = STATUS_FAILED;
	struct buf text = {0};
	struct qr qr;

	share_add_text(&text, r);
	if (!qr_init(&qr, buf_string(&text))) {
		cmd_error("too-long", "%s", _("This is too long for a QR code."));
	} else if (!isatty(STDOUT_FILENO) || cmd_ascii()) {
		cmd_error("not-shown", "%s",
			  _("A QR code can only be shown on a UTF-8 terminal"));
	} else if (environment_is_console()) {
		cmd_error("not-shown", "%s",
			  _("This terminal has no characters to draw a QR code with."));
	} else if (!fits(&qr)) {
		cmd_error(
			"not-shown",
			_("This code needs a window of at least %d columns and %d rows."),
			qr_columns(&qr), qr_rows(&qr) + 1);
	} else {
		put_qr(&qr);
		cmd_put(buf_string(&text));
		putchar('\n');
		status = STATUS_DONE;
	}
	qr_release(&qr);
	buf_release(&text);
	return status;
}

/* --- all that is asked for ------------------------------------------------------------------ */

/* Asks the terminal to copy a text, and returns whether it was asked: it never answers. */
static bool ask_terminal(void *terminal, const char *text, size_t length)
{
	const char *type = getenv("TERM");
	struct buf request = {0};
	bool known = isatty(STDOUT_FILENO) &&
		     share_add_osc52(&request, type ? type : "", text, length);

	(void)terminal;
	if (known) {
		fwrite(request.s, 1, request.length, stdout);
		fflush(stdout);
	}
	buf_release(&request);
	return known;
}

/* Returns what of the page goes to the target: the first that there is. What a QR code is made of
 * is chosen before it is known whether it fits; of a remedy that is an address. */
static struct share_item item_of(const struct share_target *target, const struct page *p,
				 enum export_format format)
{
	struct share_offer offer = {p, share_all_means};
	struct share_item item =
		share_item(target, &offer, target->kind == WISH_SAVE ? format : 0);

	if (item.thing == SHARE_HANDOVER && target->kind == WISH_QR)
		return (struct share_item){0};
	return item;
}

static enum status share(const struct options *o, const struct share_target *target,
			 const struct page *p, enum export_format format)
{
	struct share_request r = {.page = p,
				  .item = item_of(target, p, format),
				  .name = o->output,
				  .replace = o->force,
				  .to_devices = true,
				  .copy = ask_terminal};
	struct share_outcome outcome = {0};
	struct buf said = {0};
	enum status status;

	if (r.item.thing == SHARE_NO_THING) {
		cmd_error("no-address", "%s", _("This remedy has no address"));
		return STATUS_NONE;
	}
	if (!target->send)
		return show_code(&r);
	fflush(stdout); /* which may be what it is saved to */
	status = cmd_share_status(share_send(target, &r, &outcome),
				  buf_string(&outcome.about));
	share_add_outcome(&said, &outcome);
	if (status == STATUS_DONE)
		cmd_say("%s", buf_string(&said));
	else if (status == STATUS_FAILED)
		cmd_error("not-done", "%s", buf_string(&said));
	buf_release(&said);
	share_outcome_release(&outcome);
	return status;
}

static enum status worse(enum status a, enum status b)
{
	return a > b ? a : b;
}

/* Does all that the options ask for with a remedy or a message; shows it, if they ask for
 * nothing. */
static enum status share_page(const struct options *o, const struct page *p,
			      enum export_format format)
{
	struct share_request r = {.page = p, .item = {SHARE_FORMAT, format}};
	enum status status = STATUS_DONE;
	struct buf document = {0};

	for (enum wish_kind kind = WISH_HAND_OVER; kind <= WISH_OPEN; kind++)
		if (is_asked(o, kind))
			status = worse(status, share(o, share_target(kind), p, format));
	if (!takes_one(o)) {
		share_add_text(&document, &r);
		cmd_put(buf_string(&document));
		buf_release(&document);
	}
	return status;
}

/* --- messages ------------------------------------------------------------------------------- */

/* Asks on standard error for each blank of a message, and reads a line for it. */
static void fill_in(const struct page *message, struct page_sender *sender)
{
	const struct page *form = page_blanks(message, sender);
	struct plain_out out = plain_out_to(stderr, cmd_ascii());
	char *line = NULL;
	size_t size = 0;

	for (size_t i = 0; i < form->field_count; i++) {
		plain_put(&out, "%s:", form->fields[i].label);
		if (getline(&line, &size, stdin) <= 0)
			break;
		line[strcspn(line, "\r\n")] = '\0';
		if (*line)
			share_sender_fill(sender, message, i, line);
	}
	free(line);
	page_free(form);
}

static enum status share_message_to(const struct options *o, const struct page *remedy,
				    size_t recipient, enum export_format format)
{
	struct page_sender sender = {0};
	const struct page *message;
	enum status status;

	message = share_handover(remedy, recipient, &sender);
	if (o->fill) {
		fill_in(message, &sender);
		page_free(message);
		message = share_handover(remedy, recipient, &sender);
	}
	status = share_page(o, message, format);
	page_free(message);
	explicit_bzero(&sender, sizeof sender);
	return status;
}

/* Complains of --hand-over, and lists whom there is a message for. */
static enum status complain_of_recipient(const struct page *remedy)
{
	struct buf all = {0};

	for (size_t i = 0; i < remedy->recipient_count; i++)
		buf_add_format(&all, "%s%s", i ? ", " : "", remedy->recipients[i].id);
	cmd_error("unknown-recipient", "%s: %s", _("--hand-over=WHO: one of"), all.s);
	buf_release(&all);
	return STATUS_USAGE;
}

/* Shares all messages, or the one for --hand-over=WHO. A file, a sheet and a clipboard take only
 * one. */
static enum status share_messages(const struct options *o, const struct page *remedy,
				  enum export_format format)
{
	const char *who = *o->hand_over ? o->hand_over : NULL;
	enum status status = STATUS_DONE;

	if (!remedy->recipient_count) {
		cmd_error("no-message", "%s",
			  _("this remedy has no message to hand over"));
		return STATUS_NONE;
	}
	if (who ? !page_recipient(remedy, who)
		: takes_one(o) && remedy->recipient_count > 1)
		return complain_of_recipient(remedy);
	for (size_t i = 0; i < remedy->recipient_count; i++) {
		if (who && strcmp(who, remedy->recipients[i].id) != 0)
			continue;
		if (!who && !takes_one(o)) {
			cmd_put(i ? "\n== " : "== ");
			cmd_put(remedy->recipients[i].name);
			cmd_put("\n");
		}
		status = worse(status, share_message_to(o, remedy, i, format));
	}
	return status;
}

enum status show_share(const struct options *o, const struct page *remedy)
{
	enum export_format format = EXPORT_TEXT;

	if (cmd_choose_format(o, &format) != STATUS_DONE)
		return STATUS_USAGE;
	if (format == EXPORT_HTML && !takes_one(o) && cmd_refuses_html(o))
		return STATUS_USAGE;
	return o->hand_over ? share_messages(o, remedy, format)
			    : share_page(o, remedy, format);
}
