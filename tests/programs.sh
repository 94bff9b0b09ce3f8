#!/bin/sh
# programs.sh - SECURITY CONSIDERATIONS of tuntun(1) names the programs that can be started:
# those that the files which start one say in a comment, "starts: NAME".
set -eu
: "${srcdir:=.}"
cd "$srcdir"
status=0

fail() {
	echo "programs.sh: $*" >&2
	status=1
}

started() {
	sed -n 's/.*starts: \([a-z][a-z-]*\).*/\1/p' src/*/*.[ch] src/*.c
}

# What the list that ends with "Each is looked for" refers to.
named() {
	sed -n '/^\.Sh SECURITY CONSIDERATIONS/,/^Each is looked for/p' man/tuntun.1 |
		sed -n 's/^\.Xr \([a-z-]*\) 1.*/\1/p'
}

started=$(started | sort -u | tr '\n' ' ')
named=$(named | sort -u | tr '\n' ' ')
[ -n "$started" ] || fail "no file says what it starts"
[ "$started" = "$named" ] ||
	fail "can be started: $started; the manual names: $named"

# Nothing is started in silence, and nothing through a shell.
around='= run_program\(|run_to_share\(|\<(exec[lv]p?e?|fexecve|posix_spawnp?|popen|system)\('
for file in src/*/*.c src/*.c; do
	[ "$file" != src/share/run.c ] || continue
	if grep -qE "$around" "$file"; then
		grep -q 'starts: [a-z]' "$file" || fail "$file starts a program and does not say which"
	fi
done
exit $status
