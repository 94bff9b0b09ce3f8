/* errors.c - what an errno means to a person. */
#include "base/errors.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/tr.h"

/* The words for reading a file, writing one, and starting a program; NULL: as for reading. */
static const struct row {
	int error;
	const char *text[3];
} rows[] = {
	{ENOENT,
	 {N_("there is no such file"), N_("the folder is not there"),
	  N_("a file that it needs is not there")}},
	{ENOTDIR, {N_("there is no such file"), N_("the folder is not there"), NULL}},
	{EISDIR, {N_("this is a folder, not a file"), NULL, NULL}},
	{EACCES,
	 {N_("you are not allowed to read it"), N_("you are not allowed to write there"),
	  N_("you are not allowed to start it")}},
	{EPERM,
	 {N_("you are not allowed to read it"), N_("you are not allowed to write there"),
	  N_("you are not allowed to start it")}},
	{EINVAL,
	 {N_("this is no ordinary file"), N_("such a name is not possible there"), NULL}},
	{ELOOP, {N_("links lead in a circle"), NULL, NULL}},
	{ENAMETOOLONG, {N_("the name is too long"), NULL, NULL}},
	{EIO, {N_("the disk does not answer; is it still connected?"), NULL, NULL}},
	{ENXIO, {N_("the disk does not answer; is it still connected?"), NULL, NULL}},
	{ENODEV, {N_("the disk does not answer; is it still connected?"), NULL, NULL}},
	{ESTALE, {N_("the disk does not answer; is it still connected?"), NULL, NULL}},
	{ENOSPC, {N_("the disk is full"), NULL, NULL}},
	{EDQUOT, {N_("the disk is full"), NULL, NULL}},
	{EFBIG, {N_("the file would be larger than is allowed here"), NULL, NULL}},
	{EROFS, {N_("the disk can only be read"), NULL, NULL}},
	{ETXTBSY, {N_("another program is using it"), NULL, NULL}},
	{EPIPE, {N_("nobody reads it any more"), NULL, NULL}},
	{EBADF, {N_("it is not open"), NULL, NULL}},
	{EMFILE, {N_("too many files are open"), NULL, NULL}},
	{ENFILE, {N_("too many files are open"), NULL, NULL}},
	{ENOMEM, {N_("there is too little memory"), NULL, NULL}},
	{EAGAIN, {N_("the computer is too busy"), NULL, NULL}},
	{ENOEXEC, {N_("it is no program"), NULL, NULL}},
};

const char *errors_text(enum errors_of what, int error)
{
	const char *text = strerrordesc_np(error);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].error == error)
			return _(rows[i].text[what] ? rows[i].text[what]
						    : rows[i].text[0]);
	return text ? text : _("the system failed");
}
