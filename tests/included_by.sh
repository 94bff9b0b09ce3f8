#!/bin/sh
# included_by.sh - holds what the first comment of each header of src/ says of who includes it, its own room and the
# tests aside:
#
#     Included by page/, cmd/find.c and main.c.     these rooms and files
#     May be included by everyone.                  base/, and what six rooms or more include
#
# One that says neither is its own room's alone.
set -eu
: "${srcdir:=.}"
cd "$srcdir/src"

# Lines "header HEADER WHO...", then "uses FILE HEADER".
{
	find . -name '*.h' -exec awk '
		FNR == 1 { comment = ""; done = 0 }
		!done { sub(/^ \* ?/, ""); comment = comment " " $0 }
		/\*\// && !done {
			done = 1
			who = ""
			if (comment ~ /May be included by everyone/) who = "everyone"
			else if (match(comment, /Included by [^*]*/)) {
				who = substr(comment, RSTART + 12)
				sub(/\.( .*|$)/, "", who)
			}
			gsub(/,| and /, " ", who)
			print "header", substr(FILENAME, 3), who
		}' {} +
	find . -name '*.[ch]' -exec awk '/^#include "/ { gsub(/"/, "", $2); print "uses", substr(FILENAME, 3), $2 }' {} +
} | awk '
	function room(file) { return index(file, "/") ? substr(file, 1, index(file, "/")) : file }
	function complain(text) { print "included_by.sh: " text; wrong = 1 }
	$1 == "header" {
		known[$2] = 1
		for (i = 3; i <= NF; i++) says[$2, $i] = 0
		next
	}
	!($3 in known) || room($2) == room($3) { next }
	{
		if (!seen[$3, room($2)]++) rooms[$3]++
		if (($3, $2) in says) says[$3, $2]++
		else if (($3, room($2)) in says) says[$3, room($2)]++
		else if (!(($3, "everyone") in says)) complain($3 " is included by " $2 " too")
	}
	END {
		for (pair in says) {
			split(pair, part, SUBSEP)
			if (part[2] == "everyone" && rooms[part[1]] < 6 && part[1] !~ /^base\//)
				complain(part[1] " is included by " rooms[part[1]] + 0 " rooms, and not by everyone")
			else if (part[2] != "everyone" && !says[pair])
				complain(part[1] " is not included by " part[2])
		}
		exit wrong
	}' >&2
