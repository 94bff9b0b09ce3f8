#!/bin/sh
# functions.sh - holds how long the functions of src/ are: none over 60 lines, nine in ten under 40.
#
# A function goes from the line of its name to its last brace. The style (.clang-format) has both at the beginning
# of a line, and there is no other "{" but a function's. Tables are none.
set -eu
: "${srcdir:=.}"
cd "$srcdir"

find src -name '*.c' -exec awk '
	FNR == 1 { start = 0; inside = 0 }
	/^[a-z].*\(/ && !/[;=]/ { start = FNR; name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name) }
	/^\{/ { inside = 1 }
	/^}/ && inside { print FNR - start + 1, FILENAME ":" start ": " name; inside = 0 }' {} + | awk '
	$1 > 60 { print "functions.sh: " $2 " " $3 "() has " $1 " lines, more than 60"; wrong = 1 }
	$1 >= 40 { long++ }
	END {
		if (NR == 0 || 10 * long > NR) {
			print "functions.sh: " long + 0 " of " NR " functions have 40 lines or more: over one in ten"
			wrong = 1
		}
		exit wrong
	}' >&2
