#!/bin/sh
# diagnostics.sh - what `tuntun check` says of files that are wrong.
#
# Each folder of diagnostics/ is a case: a tree.yaml, and `expected`, the standard error
# of `tuntun check --lang en --ascii tree.yaml` with the exit status as its last line.
# Besides there may be `options`, one more option; and `id.po`, translations that the
# program is to find. Trees that git cannot hold are made by the functions below.
#
# figures/ holds what it prints on standard output of two sound trees.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.); TUNTUN_UPDATE=1 writes
# `expected` and the figures anew.
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=$(cd "${srcdir:-.}" && pwd) || exit 99
TUNTUN=$(cd "$(dirname "$TUNTUN")" && pwd)/$(basename "$TUNTUN") || exit 99
cases=$srcdir/tests/golden/diagnostics
figures=$srcdir/tests/golden/figures
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-diagnostics.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
unset LANGUAGE TUNTUN_LANG
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/dev/null
# shellcheck source=tests/golden/golden.sh
. "$srcdir/tests/golden/golden.sh"
count=0

# The program in a build of its own, with the catalog made of the file $1.
program_with_catalog() {
	rm -rf "$tmp/build"
	mkdir -p "$tmp/build/trees" "$tmp/build/locale/id/LC_MESSAGES"
	touch "$tmp/build/trees/.build"
	cp "$TUNTUN" "$tmp/build/tuntun"
	"${MSGFMT:-msgfmt}" -o "$tmp/build/locale/id/LC_MESSAGES/tuntun.mo" "$1"
}

# check CASE FOLDER: checks FOLDER/tree.yaml against what the case expects.
check() {
	name=$1
	program=$TUNTUN
	option=
	count=$((count + 1))
	[ -f "$cases/$name/options" ] && option=$(cat "$cases/$name/options")
	if [ -f "$cases/$name/id.po" ]; then
		program_with_catalog "$cases/$name/id.po" || fail "$name: no catalog"
		program=$tmp/build/tuntun
	fi
	(
		cd "$2" || exit 99
		# A limit: no file may make the program hang.
		timeout 120 "$program" check --lang en --ascii ${option:+"$option"} tree.yaml \
			2>"$tmp/said" >"$tmp/figures"
		echo "exit $?" >>"$tmp/said"
	)
	# Of very many findings, the last ones.
	if [ -f "$2/last" ]; then
		tail -n "$(cat "$2/last")" "$tmp/said" >"$tmp/tail" && mv "$tmp/tail" "$tmp/said"
	fi
	expect_golden "$cases/$name/expected" "$tmp/said" || fail "$name"
}

# Empties the folder in which a case's file is made.
made() {
	rm -rf "$tmp/made"
	mkdir "$tmp/made"
}

check_files_of_git() {
	for folder in "$cases"/*/; do
		[ -f "$folder/tree.yaml" ] && check "$(basename "$folder")" "$folder"
	done
}

check_files_made_here() {
	made && check no-such-file "$tmp/made"
	made && mkdir "$tmp/made/tree.yaml" && check directory "$tmp/made"
	made && mkfifo "$tmp/made/tree.yaml" && check pipe "$tmp/made"
	made && ln -s /dev/zero "$tmp/made/tree.yaml" && check device "$tmp/made"
	made && yes '	' | head -n 10010 >"$tmp/made/tree.yaml" && echo 4 >"$tmp/made/last" &&
		check too-many-errors "$tmp/made"
	made && dd if=/dev/null of="$tmp/made/tree.yaml" bs=1048576 seek=257 2>/dev/null &&
		check too-large "$tmp/made"
	# The superuser may read everything.
	if [ "$(id -u)" != 0 ]; then
		made && touch "$tmp/made/tree.yaml" && chmod 0 "$tmp/made/tree.yaml" &&
			check unreadable "$tmp/made"
	fi
}

# Those of the config file, W070 and on, are the business of config.sh.
codes() {
	sed -n 's/^DIAG(\([A-Z][0-9]*\),.*/\1/p' "$srcdir/src/base/diag_codes.h" | grep -v W07
}

# Every code is provoked by a case and explained in the manual.
check_codes() {
	for code in $(codes); do
		cat "$cases"/*/expected | grep -q "\[$code\]\$" || fail "no case for $code"
		grep -q "$code" "$srcdir/man/tuntun-tree.5" ||
			fail "$code is not in tuntun-tree(5)"
	done
}

# The tree that other tests walk uses everything and has nothing wrong with it.
check_mini() {
	count=$((count + 1))
	"$TUNTUN" check --lang en --ascii "$srcdir/tests/golden/trees/mini.yaml" \
		>"$tmp/figures" 2>"$tmp/said" || fail "mini.yaml is not sound"
	grep '\[[EW][0-9]*\]$' "$tmp/said" | grep -v '\[W060\]$' && fail "mini.yaml"
}

# What is said of sound trees, one after the other, and nothing of that where only paths are
# asked for.
check_figures() {
	for language in en id; do
		count=$((count + 1))
		"$TUNTUN" check --lang $language --ascii "$srcdir/tests/golden/trees/mini.yaml" \
			"$srcdir/tests/unit/fork.yaml" >"$tmp/figures" 2>"$tmp/said"
		expect_golden "$figures/$language" "$tmp/figures" || fail "figures, $language"
	done
	for option in --paths --load-only; do
		count=$((count + 1))
		"$TUNTUN" check --lang en "$option" "$srcdir/tests/unit/fork.yaml" >"$tmp/figures"
		grep -v "$(printf '^fork/.*\t')" "$tmp/figures" && fail "check $option"
	done
}

check_files_of_git
check_files_made_here
check_mini
check_figures
check_codes
echo "$count cases, $failed failed"
[ "$failed" = 0 ]
