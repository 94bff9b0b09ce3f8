#!/bin/sh
# find_js.sh - the search of the handbook, in JavaScript, finds what the search in C does.
set -eu
: "${srcdir:=.}"
command -v node >/dev/null || {
	echo "find_js.sh: needs node (Debian: nodejs; ./bootstrap install)" >&2
	exit 1
}
exec node "$srcdir/tests/find_js.mjs" tests/find_dump "$srcdir"
