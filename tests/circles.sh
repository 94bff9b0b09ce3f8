#!/bin/sh
# circles.sh - holds that the files of a room call each other in one direction: what two
# files need of each other belongs into a third, below both. Looks at the objects, so that
# nothing hides in a header.
set -eu
status=0
found=
calls=$(mktemp)
trap 'rm -f "$calls"' EXIT

# Prints "FILE FILE NAME" for each NAME of the second that the first one uses.
calls_of() {
	nm -A -P -g "$1" 2>/dev/null | awk '
		{ sub(/^[^[]*\[/, "", $1); sub(/\.o\]:$/, "", $1); sub(/^lib[a-z_]*_a-/, "", $1) }
		$3 == "U" { uses[$1 " " $2] }
		$3 != "U" { home[$2] = $1 }
		END {
			for (use in uses) {
				split(use, part, " ")
				if (part[2] in home && home[part[2]] != part[1])
					print part[1], home[part[2]], part[2]
			}
		}'
}

for room in lib*.a; do
	calls_of "$room" >"$calls"
	[ ! -s "$calls" ] || found=1
	circle=$(cut -d' ' -f1,2 "$calls" | tsort 2>&1 >/dev/null | sed -n 's/^tsort: \([a-z_]*\)$/\1/p' | sort -u)
	[ -n "$circle" ] || continue
	status=1
	echo "circles.sh: $room: files that call each other in a circle:" >&2
	for from in $circle; do
		for to in $circle; do
			grep "^$from $to " "$calls" | sed 's/^\([^ ]*\) \([^ ]*\) \(.*\)/	\1.c calls \3() of \2.c/' >&2 || :
		done
	done
done
[ "$found" ] || { echo "circles.sh: no calls were found at all" >&2; status=1; }
exit $status
