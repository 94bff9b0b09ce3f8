#!/bin/sh
# config.sh - the config file of the program: what is said of a bad one, which language
# is spoken, and what is remembered.
#
# Each folder of config/ is a case: a `config`, and `expected`, the standard error of
# `tuntun --lang en --ascii --version` with the exit status as its last line. Files that
# git cannot hold are made by the functions below.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.); TUNTUN_UPDATE=1 writes
# `expected` anew.
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=$(cd "${srcdir:-.}" && pwd) || exit 99
TUNTUN=$(cd "$(dirname "$TUNTUN")" && pwd)/$(basename "$TUNTUN") || exit 99
cases=$srcdir/tests/golden/config
mini=$srcdir/tests/golden/trees/mini.yaml
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-config.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
unset LANGUAGE TUNTUN_LANG ACCESSIBLE NO_COLOR
export LC_ALL=C.UTF-8 XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/place"
config=$tmp/place/tuntun/config
# shellcheck source=tests/golden/golden.sh
. "$srcdir/tests/golden/golden.sh"
count=0

# A new home; its folder for the config file is there.
new_home() {
	rm -rf "$tmp/place"
	mkdir -p "$tmp/place/tuntun"
}

# --- what is said of a bad one --------------------------------------------------------------

# check CASE: what the program says of the config file that is there now.
check() {
	count=$((count + 1))
	timeout 120 "$TUNTUN" --lang en --ascii --version >"$tmp/out" 2>"$tmp/err"
	echo "exit $?" >>"$tmp/err"
	sed "s|^$tmp/place|PLACE|" "$tmp/err" >"$tmp/said"
	expect_golden "$cases/$1/expected" "$tmp/said" || fail "$1"
}

check_files_of_git() {
	for folder in "$cases"/*/; do
		[ -f "$folder/config" ] || continue
		new_home && cp "$folder/config" "$config" && check "$(basename "$folder")"
	done
}

check_files_made_here() {
	new_home && check no-such-file
	new_home && mkdir "$config" && check directory
	new_home && mkfifo "$config" && check pipe
	new_home && ln -s /dev/zero "$config" && check device
	new_home && ln -s config "$config" && check loop
	new_home && dd if=/dev/null of="$config" bs=1048576 seek=1024 2>/dev/null &&
		check too-large
	# The superuser may read everything.
	if [ "$(id -u)" != 0 ]; then
		new_home && touch "$config" && chmod 0 "$config" && check unreadable
	fi
}

# Every code of the config file is provoked by a case.
check_codes() {
	sed -n 's/^DIAG(\(W07[0-9]\),.*/\1/p' "$srcdir/src/base/diag_codes.h" >"$tmp/codes"
	[ -s "$tmp/codes" ] || fail "no codes"
	while read -r code; do
		cat "$cases"/*/expected | grep -q "\[$code\]\$" || fail "no case for $code"
	done <"$tmp/codes"
}

# --- which language ---------------------------------------------------------------------------

# speaks CASE WORD [ARGUMENT...]: the language of --help, by its first word.
speaks() {
	name=$1
	word=$2
	shift 2
	count=$((count + 1))
	"$TUNTUN" "$@" --help 2>"$tmp/err" | head -n 1 | grep -q "^$word" ||
		fail "$name: not $word"
	[ -s "$tmp/err" ] && fail "$name: something on standard error"
	return 0
}

english=Usage
indonesian=Pemakaian
language_order() {
	new_home
	speaks "nothing chosen" $indonesian
	LC_ALL=en_US.UTF-8
	speaks "the locale" $english
	echo 'language = id' >"$config"
	speaks "what was chosen goes before the locale" $indonesian
	TUNTUN_LANG=en
	export TUNTUN_LANG
	speaks "the environment goes before what was chosen" $english
	speaks "the option goes before the environment" $indonesian --lang id
	unset TUNTUN_LANG
	LC_ALL=C.UTF-8
	echo 'language = en' >"$config"
	speaks "chosen" $english
	speaks "the option goes before what was chosen" $indonesian --lang id
}

# --- what is remembered -------------------------------------------------------------------

# walk [ARGUMENT...]: gives these answers, of the plain front-end, one a word of $answers.
walk() {
	count=$((count + 1))
	# shellcheck disable=SC2086 # several words
	printf '%s\n' $answers | "$TUNTUN" "$@" >"$tmp/out" 2>"$tmp/err"
	status=$?
	[ $status = 0 ] || fail "$* < $answers: exit $status"
	[ -s "$tmp/err" ] && fail "$* < $answers: something on standard error"
	return 0
}

config_is() {
	[ "$(cat "$config" 2>/dev/null)" = "$1" ] || fail "$answers: the file is not: $1"
	[ "$(find "$tmp/place" -type f | wc -l)" -le 1 ] || fail "$answers: a file is left"
}

says() {
	grep -q "$1" "$tmp/out" || fail "$answers: no '$1'"
}

# The next person at this account may want another one.
another_language_holds_for_a_sitting() {
	rm -rf "$tmp/place"
	mkdir "$tmp/place"
	answers='lang q' && walk --plain --lang id "$mini"
	says "For whom do you look"
	[ -e "$config" ] && fail "$answers: a file"
	new_home
	echo 'language = id' >"$config"
	walk --plain "$mini"
	says "For whom do you look"
	config_is 'language = id'
}

programs_choose_nothing() {
	new_home
	answers='lang F2 q' && walk --json "$mini"
	[ -e "$config" ] && fail "JSON: a file"
	return 0
}

check_files_of_git
check_files_made_here
check_codes
language_order
another_language_holds_for_a_sitting
programs_choose_nothing
echo "$count cases, $failed failed"
[ "$failed" = 0 ]
