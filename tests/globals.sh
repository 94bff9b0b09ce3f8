#!/bin/sh
# globals.sh - HACKING names every variable in which state outlives a call, and no other: what
# the compiler has put into memory that can be written to.
set -eu
: "${srcdir:=.}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The rows of the table: a file, its variables, and what they are for.
sed -n '/^- No globals but these/,/^- /p' "$srcdir/HACKING" | awk -F '  +' '
	$2 ~ /^[a-z0-9]+\/[a-z0-9_]+\.c$/ {
		count = split($3, names, " ")
		for (i = 1; i <= count; i++) print $2, names[i]
	}' | sort -u >"$scratch/named"

# A sanitizer puts constants there, too, between zones of its own.
if ${NM:-nm} src/main.o 2>/dev/null | grep -q ' __asan_'; then
	echo "globals.sh: these objects are for a sanitizer; those of an ordinary build are looked at"
	exit 77
fi

# Each object with its source, whose name it has, some after that of a library; then what nm
# says of them all.
find src -name '*.o' | while read -r object; do
	name=${object##*/}
	name=${name##*-}
	source=${object%/*}/${name%.o}.c
	[ ! -e "$srcdir/$source" ] || echo "$object|${source#src/}"
done >"$scratch/objects"
# shellcheck disable=SC2046 # names without blanks
${NM:-nm} -A --format=sysv $(cut -d '|' -f 1 "$scratch/objects") 2>/dev/null >"$scratch/symbols"
awk -F '|' '
	{ gsub(/ /, "") }
	NR == FNR { source[$1] = $2; next }
	$7 ~ /^(\.t?data|\.t?bss|\*COM\*)/ && $7 !~ /^\.data\.rel\.ro/ {
		split($1, name, ":")
		sub(/\.[0-9]+$/, "", name[2])
		sub(/^.*[a-z]\./, "", name[2])
		print source[name[1]], name[2]
	}' "$scratch/objects" "$scratch/symbols" | sort -u >"$scratch/there"
[ -s "$scratch/there" ] || {
	echo "globals.sh: nm shows no variable at all" >&2
	exit 1
}

if ! diff "$scratch/named" "$scratch/there"; then
	echo "globals.sh: HACKING names other variables (<) than there are (>)" >&2
	exit 1
fi
