#!/bin/sh
# walks.sh - answers in, pages out: the plain and the json front-end, to the letter.
#
# Each folder of walks/ is a case: `options`, `answers` (standard input), and `expected`,
# the standard output with the exit status as its last line. The tree is
# golden/trees/mini.yaml, or what `tree` names: below tests/.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.); TUNTUN_UPDATE=1 writes
# `expected` anew.
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=${srcdir:-.}
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-walks.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
unset LANGUAGE TUNTUN_LANG
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/dev/null
# shellcheck source=tests/golden/golden.sh
. "$srcdir/tests/golden/golden.sh"
count=0

for folder in "$srcdir"/tests/golden/walks/*/; do
	count=$((count + 1))
	tree=golden/trees/mini.yaml
	if [ -f "$folder/tree" ]; then
		tree=$(cat "$folder/tree")
	fi
	# The options are words without blanks in them.
	set -f
	# shellcheck disable=SC2046
	"$TUNTUN" $(cat "$folder/options") "$srcdir/tests/$tree" <"$folder/answers" >"$tmp/said" 2>&1
	status=$?
	# The receipt has the tree as it was given: wherever the source is, it says the same.
	sed -i "s|$srcdir/tests/|tests/|g" "$tmp/said"
	printf '\nexit %s\n' "$status" >>"$tmp/said"
	set +f
	# A crash is never what is expected.
	if [ "$status" -gt 4 ]; then
		fail "$folder ends with $status"
		continue
	fi
	if ! expect_golden "$folder/expected" "$tmp/said"; then
		fail "$folder"
	fi
done
echo "$count cases, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
