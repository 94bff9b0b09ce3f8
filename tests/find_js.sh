#!/bin/sh
# find_js.sh - the search of the handbook, in JavaScript, finds what the search in C does.
set -eu
: "${srcdir:=.}"
command -v node >/dev/null || {
	echo "node is not there (Debian: nodejs; ./bootstrap install)"
	exit 77
}
exec node "$srcdir/tests/find_js.mjs" tests/find_dump "$srcdir"
