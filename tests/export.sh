#!/bin/sh
# export.sh - the command that writes the handbook: formats, languages, files, and what
# cannot be written.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.).
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=$(cd "${srcdir:-.}" && pwd) || exit 99
TUNTUN=$(cd "$(dirname "$TUNTUN")" && pwd)/$(basename "$TUNTUN") || exit 99
mini=$srcdir/tests/golden/trees/mini.yaml
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-export.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
unset LANGUAGE TUNTUN_LANG
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/dev/null
count=0
failed=0

fail() {
	echo "FAIL: $case: $*"
	failed=$((failed + 1))
}

# try STATUS CASE [ARGUMENT...]: exports, without a terminal.
try() {
	wanted=$1
	case=$2
	shift 2
	count=$((count + 1))
	timeout 120 "$TUNTUN" export "$@" </dev/null >"$tmp/out" 2>"$tmp/err"
	status=$?
	[ "$status" = "$wanted" ] || fail "exit $status, wanted $wanted: $(cat "$tmp/err")"
}

# says FILE WORDS, never_says FILE WORDS, silent FILE
says() {
	grep -q -e "$2" "$1" || fail "no '$2' in $1"
}
never_says() {
	grep -q -e "$2" "$1" && fail "'$2' in $1"
	return 0
}
silent() {
	[ -s "$1" ] && fail "something in $1"
	return 0
}

formats() {
	try 0 "HTML by default" --lang en "$mini"
	says "$tmp/out" '^<!DOCTYPE html>'
	silent "$tmp/err"
	for code in 1A 2A 9Z; do
		says "$tmp/out" "id=\"$code\""
	done
	# But for the scripts, which are none of XML's business.
	sed '/^<script/,/<\/script>$/d' "$tmp/out" >"$tmp/markup"
	if command -v xmllint >/dev/null; then
		xmllint --noout "$tmp/markup" || fail "not well-formed"
	fi
	try 0 "HTML by its name" --format=html --lang en "$mini"
	says "$tmp/out" '^<!DOCTYPE html>'
	try 0 "Markdown" --format=markdown --lang en "$mini"
	says "$tmp/out" '^# The printer does not print$'
	says "$tmp/out" '^### <a id="1A"></a>Code 1A\. '
	try 0 "text" --format=text --lang en "$mini"
	says "$tmp/out" '^The printer does not print$'
	says "$tmp/out" '^- #1 “Kertas habis”: '
	awk 'length > 160 { exit 1 }' "$tmp/out" || fail "a line is too long"
	try 0 "text in ASCII" --format=text --lang en --ascii "$mini"
	says "$tmp/out" '^- #1 "Kertas habis": '
	LC_ALL=C grep -q '[^ -~]' "$tmp/out" && fail "not ASCII"
	for format in pdf HTML "" x.html txt; do
		try 2 "format '$format'" --lang en --format="$format" "$mini"
		says "$tmp/err" "text, markdown, html"
		silent "$tmp/out"
	done
}

languages() {
	for lang in id en; do
		try 0 "in $lang" --lang $lang sinkro-pmm
		says "$tmp/out" "<html lang=\"$lang\">"
	done
	for format in markdown text; do
		try 0 "$format in all" --lang all --format=$format sinkro-pmm
		says "$tmp/out" "^.*Kode 4B\. "
		says "$tmp/out" "^.*Code 4B\. "
		first=$(grep -n '4B\. ' "$tmp/out" | head -n 1)
		case $first in
		*Kode*) ;;
		*) fail "not the language in force first" ;;
		esac
	done
	TUNTUN_LANG=en try 0 "in all, English in force" --lang=all --format=text sinkro-pmm
	first=$(grep '4B\. ' "$tmp/out" | head -n 1)
	case $first in
	Code*) ;;
	*) fail "not the language in force first" ;;
	esac
	try 2 "language that is not there" --lang fr "$mini"
	case="all languages of something else"
	timeout 120 "$TUNTUN" list --lang all "$mini" >"$tmp/out" 2>"$tmp/err"
	[ $? = 2 ] || fail "no usage error"
	says "$tmp/err" "'all'"
}

files() {
	try 0 "to a file" --lang en -o "$tmp/book.html" "$mini"
	silent "$tmp/out"
	silent "$tmp/err"
	says "$tmp/book.html" '</html>'
	try 0 "format by the file's name" --lang en -o "$tmp/book.md" "$mini"
	says "$tmp/book.md" '^# The printer'
	try 0 "text by the file's name" --lang en -o "$tmp/book.txt" "$mini"
	says "$tmp/book.txt" '^=====*$'
	try 0 "name that says nothing" --lang en -o "$tmp/book" "$mini"
	says "$tmp/book" '^<!DOCTYPE'
	try 0 "format before name" --lang en --format text -o "$tmp/text.html" "$mini"
	never_says "$tmp/text.html" '<'
	echo mine >"$tmp/mine.html"
	try 2 "file that is there" --lang en -o "$tmp/mine.html" "$mini"
	says "$tmp/err" "--force"
	says "$tmp/err" "mine.html"
	[ "$(cat "$tmp/mine.html")" = mine ] || fail "the file is another now"
	try 0 "file that is there, forced" --lang en --force -o "$tmp/mine.html" "$mini"
	says "$tmp/mine.html" '</html>'
	try 4 "folder that is not there" --lang en -o "$tmp/none/book.html" "$mini"
	says "$tmp/err" "the folder is not there"
	try 4 "a folder" --lang en --force -o "$tmp" "$mini"
	[ -e "$tmp/none" ] && fail "the folder was made"
	if [ "$(id -u)" != 0 ]; then
		mkdir "$tmp/closed"
		chmod 0500 "$tmp/closed"
		try 4 "folder that is closed" -o "$tmp/closed/book.html" "$mini"
	fi
}

wrong() {
	try 2 "-o without a file" "$mini" -o
	try 2 "argument too many" "$mini" "$mini"
	try 2 "tree that is not there" no-such-tree
	silent "$tmp/out"
	try 3 "file that is no tree" -o "$tmp/never.html" ./no-such-tree.yaml
	[ -e "$tmp/never.html" ] && fail "a file was made"
	case="output full"
	count=$((count + 1))
	timeout 120 "$TUNTUN" export --lang en --format=text "$mini" >/dev/full 2>"$tmp/err"
	status=$?
	[ $status = 4 ] || fail "exit $status, wanted 4"
	says "$tmp/err" 'the disk is full'
	case="output closed"
	count=$((count + 1))
	timeout 120 "$TUNTUN" export --lang en --format=text "$mini" >&- 2>"$tmp/err"
	status=$?
	[ $status = 4 ] || fail "exit $status, wanted 4"
}

formats
languages
files
wrong
echo "$count cases, $failed failed"
[ "$failed" = 0 ] || exit 1
command -v xmllint >/dev/null || {
	echo "xmllint is not there: not all was tested"
	exit 77
}
