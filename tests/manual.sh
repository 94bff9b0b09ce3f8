#!/bin/sh
# manual.sh - the manuals are true: the examples of tuntun(1) run, the example tree of
# tuntun-tree(5) is sound, every option of the program is in tuntun(1), and every code of
# a finding is in its manual with its title: of a tree in tuntun-tree(5), of the config
# file (W070 and on) in tuntun(1). The keys in tuntun(1) are those of the table, and
# the screen of README is the program's.
set -eu
: "${srcdir:=.}"
status=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

complain() {
	echo "manual.sh: $*" >&2
	status=1
}

# The example tree is the only bare literal display of the page.
sed -n '/^\.Bd -literal$/,/^\.Ed/p' "$srcdir/man/tuntun-tree.5" |
	sed '1d;$d;s/\\-/-/g;s/\\(ga/`/g' >"$scratch/example.yaml"
[ -s "$scratch/example.yaml" ] || complain "tuntun-tree(5) has no example"
./tuntun check "$scratch/example.yaml" >/dev/null 2>"$scratch/findings" || {
	cat "$scratch/findings"
	complain "the example of tuntun-tree(5) is not sound"
}

# Commands stand in lines that begin with `$ `, and are for the top folder.
sed -n '/^The following commands/,/^\.Sh/s/^\$ //p' "$srcdir/man/tuntun.1" |
	sed 's/\\-/-/g;s/\\e/\\/g' >"$scratch/commands"
[ -s "$scratch/commands" ] || complain "tuntun(1) has no examples"
PATH=$(pwd):$PATH
export PATH
here=$(cd "$srcdir" && pwd)
while read -r command; do
	(cd "$here" && sh -c "$command") </dev/null >"$scratch/out" 2>&1 || {
		cat "$scratch/out"
		complain "an example of tuntun(1) fails: $command"
	}
done <"$scratch/commands"

commands=$(./tuntun help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')
[ "$commands" ] || complain "no commands found in the help"
for command in '' $commands; do
	# shellcheck disable=SC2086 # none for the wizard
	./tuntun $command --help
done | sed -n 's/^  -\([A-Za-z-]*\).*/\1/p' | sort -u >"$scratch/options"
[ -s "$scratch/options" ] || complain "no options found in the help"
while read -r option; do
	grep -qE "^\.(It|Op|Oo)? ?.*Fl $(echo "$option" | sed 's/-/\\\\?-/g')" \
		"$srcdir/man/tuntun.1" || complain "tuntun(1) does not have -$option"
done <"$scratch/options"

# The codes of errors are for programs: each is in tuntun(1).
grep -rhoE 'cmd_error\([[:space:]]*"[a-z-]+"' "$srcdir/src" | sed 's/.*"\(.*\)"/\1/' | sort -u >"$scratch/errors"
[ -s "$scratch/errors" ] || complain "no codes of errors found in src"
while read -r code; do
	grep -qE "^\.It (.* , )?$code( |$)" "$srcdir/man/tuntun.1" || complain "tuntun(1) does not have the error $code"
done <"$scratch/errors"

sed -n 's/^DIAG(\([ENW][0-9]*\), [A-Z_]*, N_("\(.*\)"))$/\1 No \2/p' \
	"$srcdir/src/base/diag_codes.h" >"$scratch/codes"
[ -s "$scratch/codes" ] || complain "no codes found in diag_codes.h"
while read -r code; do
	case $code in
	W07*) page=tuntun.1 ;;
	*) page=tuntun-tree.5 ;;
	esac
	sed 's/\\-/-/g' "$srcdir/man/$page" | grep -qF "$code" ||
		complain "$page does not have $code"
done <"$scratch/codes"

# The list of keys stands between the comment that names tests/keys and the end of its
# list. TUNTUN_UPDATE=1 writes it anew, if a second look shows the same.
page=$srcdir/man/tuntun.1
sed -n '/^\.\\" The list is made by tests\/keys/,/^\.El$/p' "$page" | sed '1,2d;$d' >"$scratch/shown"
tests/keys >"$scratch/keys"
if [ "${TUNTUN_UPDATE:-}" ] && tests/keys | cmp - "$scratch/keys"; then
	awk -v keys="$scratch/keys" '
		/^\.\\" The list is made by tests\/keys/ {
			print; getline; print
			while ((getline line < keys) > 0) print line
			old = 1; next
		}
		old && /^\.El$/ { old = 0 }
		!old' "$page" >"$scratch/page"
	cat "$scratch/page" >"$page"
elif ! diff "$scratch/shown" "$scratch/keys"; then
	complain "tuntun(1) lists other keys (<) than the table of actions (>)"
fi

# The screen of README is a golden one, which test_screens holds to the program: without
# its first line, the size, and indented.
sed '1d' "$srcdir/tests/screen/golden/pages/remedy.txt" >"$scratch/golden"
shown=$(sed -n '/^Satu layar$/,/^For developers$/p' "$srcdir/README" |
	sed -n '/^    /,$p' | sed '/^[^ ]/d;s/^    //')
printf '%s\n' "$shown" | diff - "$scratch/golden" ||
	complain "README shows another screen (<) than the program (>)"
exit $status
