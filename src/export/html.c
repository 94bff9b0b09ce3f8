/* html.c - what HTML is made of. */
#include "export/html.h"

#include "base/address.h"

static void add_literal(struct buf *out, const char *s)
{
	if (address_is_valid(s))
		html_add(out, "<a href=\"%s\" rel=\"noreferrer\"><code>%s</code></a>", s,
			 s);
	else if (*s)
		html_add(out, "<code>%s</code>", s);
}

const struct phrases_style html_style = {xml_add, add_literal};

void html_add(struct buf *out, const char *markup, ...)
{
	va_list arguments;

	va_start(arguments, markup);
	phrases_add_markup(out, &html_style, markup, &arguments);
	va_end(arguments);
}
