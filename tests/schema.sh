#!/bin/sh
# schema.sh - whatever a command writes with --json is as schema/tuntun-1.schema.json has it,
# and the schema knows nothing else: schema.py takes fields away, and adds some.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.).
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=$(cd "${srcdir:-.}" && pwd) || exit 99
TUNTUN=$(cd "$(dirname "$TUNTUN")" && pwd)/$(basename "$TUNTUN") || exit 99
mini=$srcdir/tests/golden/trees/mini.yaml
fork=$srcdir/tests/unit/fork.yaml
sinkro=$srcdir/trees/sinkro-pmm.yaml
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-schema.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
unset LANGUAGE TUNTUN_LANG
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/dev/null HOME="$tmp"
count=0
failed=0

# A python3 that was built by hand may stand before the one that Debian's package is for.
for python in python3 /usr/bin/python3; do
	"$python" -c 'import jsonschema' 2>"$tmp/why" && break
	python=
done
if [ -z "$python" ]; then
	echo "python3 with jsonschema is not there (Debian: python3-jsonschema)"
	exit 77
fi

# put STATUS LINES ARGUMENT...: runs a command on the file $input; it ends so ("": a walk, of
# which the lines tell where it ended), with so many lines ("": any number), which are kept for
# schema.py.
input=/dev/null
put() {
	wanted=$1
	lines=$2
	shift 2
	count=$((count + 1))
	timeout 120 "$TUNTUN" --json "$@" <"$input" >"$tmp/out" 2>"$tmp/err"
	status=$?
	[ -n "$wanted" ] || [ "$status" -gt 1 ] || wanted=$status
	written=$(wc -l <"$tmp/out")
	if [ "$status" != "$wanted" ] || [ "$written" != "${lines:-$written}" ]; then
		echo "FAIL: $*: status $status, wanted $wanted; $written lines, wanted ${lines:-any}"
		cat "$tmp/err"
		failed=$((failed + 1))
	fi
	cat "$tmp/out" >>"$tmp/lines"
	[ "$input" = /dev/null ] || cat "$input" >>"$tmp/input"
}

# Through every path of a tree and back again, so that every page is seen.
tour() {
	"$TUNTUN" check --paths "$1" | cut -f 1 | sed 's/^[^:]*://' | awk -F , '{
		for (i = 1; i <= NF; i++) { sub(/^[^=]*=/, "", $i); print $i }
		for (i = 1; i <= NF; i++) print "<"
	}' >"$tmp/tour"
}

commands() {
	for language in id en; do
		put 0 1 --lang $language list "$mini"
		put 0 1 --lang $language list sinkro-pmm
		put 0 1 --lang $language --ascii show 2A "$mini"
		put 0 1 --lang $language show 4B sinkro-pmm
		put 0 1 --lang $language show 1A sinkro-pmm
		put 0 1 --lang $language graph "$fork"
		put 0 1 --lang $language graph --problem 4 sinkro-pmm
	done
	put 0 1 show --path sinkro-pmm/1:viewer=teacher,problem=e04,names=b
	put 0 1 find nama sekolah tidak sama
	put 0 1 find dukcapil
	put 1 1 find qqqq wwww
	put 0 1 names "SDN 1 Kota" "SD Negeri 1 Kota"
	put 1 1 names "?" "!"
	put 1 1 names "SDN 1 Kota Gn. Baru" "SD Negeri 2 Gunung"
	put 0 1 names "SDN 1 Kota" "SD Negeri 2 Kota" --npsn 10600077 10600077
	put 0 1 export "$mini"
	put 0 1 export -o "$tmp/book.md" "$mini"
	[ "$(head -c 1 "$tmp/book.md")" = "#" ] || failed=$((failed + 1))
	put 0 1 pot "$mini" mini.yaml
	put 0 1 compile "$mini" "$tmp/mini.image"
	put 0 0 show 2A "$mini" -o "$tmp/2A.json"
	cat "$tmp/2A.json" >>"$tmp/lines"
}

checks() {
	put 0 3 check "$mini" "$fork" "$sinkro"
	put 0 2 check "$sinkro" --load-only "$mini"
	put 0 717 check --paths "$sinkro"
	put 3 1 check "$tmp/no-such-file"
	for tree in "$srcdir"/tests/golden/diagnostics/*/tree.yaml; do
		"$TUNTUN" check --strict "$tree" >"$tmp/said" 2>&1
		put $? 1 check --strict "$tree"
		# What people are told of, programs are.
		codes=$(grep -o '\[[EW][0-9]*\]$' "$tmp/said" | tr -d '[]' | sort)
		[ "$codes" = "$(grep -o '"code":"[EW][0-9]*"' "$tmp/out" | cut -d '"' -f 4 | sort)" ] || {
			echo "FAIL: $tree: other findings than without --json"
			failed=$((failed + 1))
		}
	done
}

# One line each, on standard output.
errors() {
	put 2 1 --no-such-option
	put 2 1 --lang fr
	put 2 1 --path x
	put 2 1 no-such
	put 2 1 help
	put 2 1 list "$mini" too-many
	put 3 1 list ./no-such.yaml
	put 2 1 show
	put 1 1 show 99X "$mini"
	put 2 1 show 2A "$mini" --qr
	put 2 1 show --path mini/2: "$mini"
	put 2 1 find
	put 3 1 find --image "$tmp/no-such-file"
	put 2 1 names one
	sed '/^  code:/d' "$mini" >"$tmp/no-code.yaml"
	put 2 1 names one two --npsn 1 2 --tree "$tmp/no-code.yaml"
	put 2 1 names one two --tree "$srcdir/tests/golden/diagnostics/sound/tree.yaml"
	put 2 1 export --format html "$mini"
	put 2 1 export -o "$mini" "$mini"
	put 4 1 export -o "$tmp/no/such" "$mini"
	put 2 1 graph --problem none "$mini"
	put 2 1 graph --force "$mini"
	put 2 1 check
	put 2 1 pot "$mini"
	put 3 1 pot ./no-such.yaml name
	put 2 1 compile "$mini"
	put 4 1 compile "$mini" "$tmp/no/such"
	codes=$(grep -rhoE 'cmd_error(_unknown)?\([[:space:]]*"[a-z-]+"' "$srcdir/src" | cut -d '"' -f 2)
	[ -n "$codes" ] || failed=$((failed + 1))
	for code in $codes; do
		grep -q "\"$code\"" "$srcdir/schema/tuntun-1.schema.json" && continue
		echo "FAIL: the schema has no error $code"
		failed=$((failed + 1))
	done
}

walks() {
	for folder in "$srcdir"/tests/golden/walks/json-*/; do
		tree=golden/trees/mini.yaml
		[ ! -f "$folder/tree" ] || tree=$(cat "$folder/tree")
		input=$folder/answers
		wanted=$(sed -n 's/^exit //p' "$folder/expected")
		# shellcheck disable=SC2046 # words without blanks in them
		put "$wanted" "" $(sed s/--json// "$folder/options") "$srcdir/tests/$tree"
	done
	for tree in "$mini" "$fork" "$sinkro"; do
		tour "$tree"
		input=$tmp/tour
		put "" "" --lang id "$tree"
	done
	input=$tmp/typed
	# Each action that a remedy offers; with an address that no QR code holds, and with a published handbook.
	sed "s|https://example.org/|&$(printf '%3000s' '' | tr ' ' x)|" "$fork" >"$tmp/long.yaml"
	mkdir -p "$tmp/config/tuntun"
	echo "base_url = https://example.org/handbook.html" >"$tmp/config/tuntun/config"
	XDG_CONFIG_HOME=$tmp/config
	for tree in "$mini" "$fork" "$tmp/long.yaml"; do
		for path in $("$TUNTUN" check --paths "$tree" | cut -f 1); do
			: >"$tmp/typed"
			put 0 1 --path "$path" "$tree"
			grep -o '{"id":"[a-z:-]*[^"]*","text"' "$tmp/out" | cut -d '"' -f 4 >"$tmp/typed"
			put 0 "" --path "$path" "$tree"
		done
	done
	XDG_CONFIG_HOME=/dev/null
	# Found before it is asked for, and not seen by everybody; the end; the first question.
	printf '<\nnothing like it\nkertas\nworks\n' >"$tmp/typed"
	put "" "" "$mini"
	printf 'guest\nstaff\n' >"$tmp/typed"
	put "" "" "$fork"
	: >"$tmp/typed"
	put "" 2 --path fork/2:viewer=nobody "$fork"
	put "" 2 --path fork/1:viewer=clerk "$fork"
	# Several trees: which one?
	mkdir -p "$tmp/.local/share/tuntun/trees"
	cp "$mini" "$tmp/.local/share/tuntun/trees/printer.yaml"
	printf 'no such tree\nprinter\n' >"$tmp/typed"
	put "" 4
	rm -r "$tmp/.local"
	input=/dev/null
}

: >"$tmp/lines"
: >"$tmp/input"
commands
checks
errors
walks
"$python" -W ignore "$srcdir/tests/schema.py" "$srcdir/schema/tuntun-1.schema.json" "$tmp/lines" "$tmp/input" ||
	failed=$((failed + 1))
echo "$count commands, $failed failed"
[ "$failed" -eq 0 ]
