#!/bin/sh
# key_names.sh - holds that no key is written out in src/ but in the one table, src/ui/wishes.c: a text that names one
# gets it from there, by %s. So nothing that is said of a key goes on being said after the table has changed.
set -eu
: "${srcdir:=.}"
cd "$srcdir"

# FILE:TEXT of what may stay: keys that are not the program's.
allowed='
src/handbook/data.c:The text is marked now. Copy it as you usually do: by Ctrl+C, or by a 
'

# Every text in quotes, with its file and line; comments have none.
find src -name '*.[ch]' ! -path src/ui/wishes.c -exec awk '
	FNR == 1 { comment = 0 }
	{
		text = ""
		quoted = 0
		for (i = 1; i <= length($0); i++) {
			c = substr($0, i, 1)
			pair = substr($0, i, 2)
			if (comment) {
				if (pair == "*/") { comment = 0; i++ }
			} else if (quoted) {
				if (c == "\\") { text = text pair; i++ }
				else if (c == "\"") { print FILENAME ":" FNR ":" text; quoted = 0; text = "" }
				else text = text c
			} else if (pair == "/*") { comment = 1; i++ }
			else if (pair == "//") break
			else if (c == "\047") i += pair == "\047\\" ? 3 : 2
			else if (c == "\"") quoted = 1
		}
	}' {} + |
	grep -E ':.*:(.*[^A-Za-z_-])?(Enter|Esc|Tab|Backspace|PgUp|PgDn|Ctrl|F[0-9]+)([^A-Za-z_].*)?$|:.* \[[A-Za-z?/]\]|[Tt]ype /' |
	awk -v allowed="$allowed" '
	{
		file = $0; sub(/:.*/, "", file)
		text = $0; sub(/^[^:]*:[^:]*:/, "", text)
		if (!index(allowed, "\n" file ":" text "\n")) { print "key_names.sh: a key is written out: " $0; wrong = 1 }
	}
	END { exit wrong }' >&2
