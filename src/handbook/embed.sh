#!/bin/sh
# embed.sh STYLE SCRIPT... - prints the C source of handbook/assets.h: the style, and the
# scripts one after the other, without comments of a line of their own and indentation, and
# the hashes by which a Content-Security-Policy knows them.
set -eu

small() {
	sed -e 's/^[[:space:]]*//' -e '/^\/\//d' -e '/^\/\*.*\*\/$/d' -e '/^$/d' "$@"
}

# as_string NAME: standard input as a string of C
as_string() {
	printf 'const char %s[] =\n' "$1"
	sed -e 's/[\\"?]/\\&/g' -e 's/^/	"/' -e 's/$/\\n"/'
	printf '	;\n'
}

# as_hash NAME: its SHA-256 in base64
as_hash() {
	printf 'const char %s[] = "%s";\n' "$1" \
		"$(sha256sum | cut -c 1-64 | tr a-f A-F | basenc --base16 -d | basenc --base64)"
}

style=$1
shift
if small "$style" "$@" | grep -inE '</(script|style)|<!--'; then
	echo "embed.sh: this would end the element that it stands in" >&2
	exit 1
fi
echo '/* Made by embed.sh. */'
echo '#include "handbook/assets.h"'
small "$style" | as_string handbook_style
small "$style" | as_hash handbook_style_hash
small "$@" | as_string handbook_script
small "$@" | as_hash handbook_script_hash
