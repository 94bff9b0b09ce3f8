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

for file in "$srcdir"/src/*/*.c "$srcdir"/src/*.c; do
	file=${file#"$srcdir/src/"}
	name=${file##*/}
	folder=$(dirname "src/$file")
	for object in "$folder/${name%.c}.o" "$folder"/*-"${name%.c}.o"; do
		[ -e "$object" ] || continue
		${NM:-nm} --format=sysv "$object" 2>/dev/null | awk -F '|' -v file="$file" '
			{ gsub(/ /, "") }
			$7 ~ /^(\.t?data|\.t?bss|\*COM\*)/ && $7 !~ /^\.data\.rel\.ro/ {
				sub(/\.[0-9]+$/, "", $1)
				sub(/^.*[a-z]\./, "", $1)
				print file, $1
			}'
	done
done | sort -u >"$scratch/there"
[ -s "$scratch/there" ] || {
	echo "globals.sh: nm shows no variable at all" >&2
	exit 1
}

if ! diff "$scratch/named" "$scratch/there"; then
	echo "globals.sh: HACKING names other variables (<) than there are (>)" >&2
	exit 1
fi
