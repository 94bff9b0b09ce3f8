#!/bin/sh
# graph.sh - trees as pictures, to the letter; and whether those who read them accept them:
# dot (Graphviz) and xmllint. Where one of them is missing, the rest is tested, and the test
# counts as skipped.
#
# graph/NAME.FORMAT is what "tuntun graph" must print. $TUNTUN is the program (./tuntun),
# $srcdir the source (.); TUNTUN_UPDATE=1 writes the files anew.
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=${srcdir:-.}
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-graph.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
unset LANGUAGE TUNTUN_LANG
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/dev/null
golden=$srcdir/tests/golden/graph
trees=$srcdir/tests/golden/trees
# shellcheck source=tests/golden/golden.sh
. "$srcdir/tests/golden/golden.sh"
count=0

# has TOOL: is it there? Remembers the last that is not.
missing=
has() {
	command -v "$1" >/dev/null && return
	missing=$1
	return 1
}

# same NAME OPTION...: a program's output is the file NAME
same() {
	name=$1
	shift
	count=$((count + 1))
	"$TUNTUN" graph "$@" >"$tmp/said" 2>"$tmp/complaint" || fail "$name: status $?"
	[ -s "$tmp/complaint" ] && fail "$name: $(cat "$tmp/complaint")"
	expect_golden "$golden/$name" "$tmp/said" || fail "$name"
}

# refused STATUS OPTION...: the program says why, and nothing else
refused() {
	wanted=$1
	shift
	count=$((count + 1))
	"$TUNTUN" graph "$@" >"$tmp/said" 2>"$tmp/complaint"
	status=$?
	if [ $status -ne "$wanted" ] || [ -s "$tmp/said" ] || [ ! -s "$tmp/complaint" ]; then
		fail "$*: status $status"
	fi
}

# accepted OPTION...: Graphviz makes a picture of it, with all of its nodes
accepted() {
	has dot && has xmllint || return 0
	count=$((count + 1))
	"$TUNTUN" graph --format=dot "$@" >"$tmp/dot" || fail "dot $*: status $?"
	dot -Tsvg "$tmp/dot" >"$tmp/dot.svg" 2>"$tmp/complaint" || fail "dot refuses $*"
	[ -s "$tmp/complaint" ] && fail "dot, of $*: $(cat "$tmp/complaint")"
	xmllint --noout "$tmp/dot.svg" || fail "dot's svg of $*"
	nodes=$(grep -c '^	[npqr]_[a-z0-9_]* \[' "$tmp/dot")
	drawn=$(grep -c '<g id="node' "$tmp/dot.svg")
	[ "$nodes" -eq "$drawn" ] || fail "dot draws $drawn nodes of $nodes of $*"
}

# well_formed OPTION...: the svg is one, and the program's own
well_formed() {
	has xmllint || return 0
	count=$((count + 1))
	"$TUNTUN" graph --format=svg "$@" >"$tmp/svg" 2>"$tmp/complaint" || fail "svg $*"
	[ -s "$tmp/complaint" ] && fail "svg, of $*: $(cat "$tmp/complaint")"
	xmllint --noout "$tmp/svg" || fail "svg of $*"
	grep -q 'class="graph"' "$tmp/svg" || fail "svg of $* is not the program's own"
}

for format in text dot mermaid; do
	same mini.$format --lang en --format $format "$trees/mini.yaml"
	same keys.$format --lang en --format $format "$trees/keys.yaml"
	for language in id en; do
		same problem-4-$language.$format --lang $language --format $format \
			--problem 4 "$srcdir/trees/sinkro-pmm.yaml"
	done
done
same mini.ascii --lang en --ascii "$trees/mini.yaml"

refused 2 --format=png "$trees/mini.yaml"
refused 2 --problem 99 "$trees/mini.yaml"
refused 3 "$srcdir/tests/golden/graph.sh/none.yaml"

# To a file: the end of its name says the format; never over another, unless forced.
count=$((count + 1))
"$TUNTUN" graph --lang en -o "$tmp/mini.mmd" "$trees/mini.yaml" >"$tmp/said" 2>&1 || fail "-o: status $?"
[ -s "$tmp/said" ] && fail "-o says: $(cat "$tmp/said")"
diff "$golden/mini.mermaid" "$tmp/mini.mmd" || fail "-o writes something else"
refused 2 -o "$tmp/mini.mmd" --format text "$trees/mini.yaml"
diff "$golden/mini.mermaid" "$tmp/mini.mmd" || fail "-o writes over a file"
"$TUNTUN" graph --lang en -o "$tmp/mini.mmd" --force --format text "$trees/mini.yaml" || fail "--force"
diff "$golden/mini.text" "$tmp/mini.mmd" || fail "--force writes something else"
refused 4 -o "$tmp/none/mini.svg" "$trees/mini.yaml"

# A tree in which every text is a trap.
cat >"$tmp/hostile.yaml" <<'END'
format: 1
id: hostile
version: 1.0.0
language: en
title: '"><script>alert(1)</script>'
about: x
start: q0
last_resort: r0
handover: x
actors: {a: {name: x}}
roles: {r: {name: '\N"'}, s: {name: '"]; x ['}}
groups: {g: {title: x}}
problems:
  p1: {number: '"\', group: g, shown: '</text><a href="https://evil.example">', meaning: x, seen_by: [r], go: q1}
questions:
  q0:
    ask: '\N \G \T \L \n \" \\" | {a}|b <b> &lt; ]]> \'
    problems: true
    answers:
      r: {label: '"];', text: '<i>\l\r"', go: q1}
  q1:
    ask: '"]; evil [label="\'
    answers:
      a: {text: 'a\', go: [{when: {question: q0, equals: r}, to: r1}, {when: {not: {question: q0, equals: p1}}, to: r0}]}
      b: {text: '\', danger: true, go: r1}
      c: {text: '"', unknown: true, how: x}
remedies:
  r1: {code: '<\N>"', added: x, title: '<f0>|{\N}', cause: x, danger: true, steps: [{by: a, do: x}], fails: r0}
  r0: {code: 0&0, added: x, title: '/* */ // # --', cause: x, steps: [{by: a, do: x}], ends: '\'}
END
accepted "$tmp/hostile.yaml"
well_formed "$tmp/hostile.yaml"
# Each text is there as it was written: no escape was understood.
has dot && "$TUNTUN" graph --format=dot "$tmp/hostile.yaml" | dot -Tsvg >"$tmp/dot.svg"
[ -n "$missing" ] || for text in '\\N \\G \\T \\L \\n \\&quot;' '&amp;lt;' '&lt;i&gt;\\l\\r&quot;' '&lt;f0&gt;|{\\N}'; do
	sed 's/&#45;/-/g; s/&#160;/ /g' "$tmp/dot.svg" | grep -q -- "$text" || fail "lost in dot: $text"
done

for tree in "$trees/mini.yaml" "$trees/keys.yaml"; do
	accepted "$tree"
	well_formed "$tree"
done
for language in id en; do
	for problem in '' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		for check in accepted well_formed; do
			$check --lang $language ${problem:+--problem=$problem} "$srcdir/trees/sinkro-pmm.yaml"
		done
	done
done
echo "$count pictures, $failed failed"
[ "$failed" -eq 0 ] || exit 1
[ -z "$missing" ] || {
	echo "$missing is not there: not all was tested"
	exit 77
}
