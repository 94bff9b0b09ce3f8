#!/bin/sh
# readers.sh - what sinkro-pmm says to each reader, in both languages: the messages are those that
# the wizard offers, and every outcome of theirs has there what tests/golden/outcomes.tsv says.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.).
set -u
: "${TUNTUN:=./tuntun}" "${srcdir:=.}"
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/dev/null
tree=$srcdir/trees/sinkro-pmm.yaml
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-readers.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
status=0

complain() {
	echo "readers.sh: $*" >&2
	status=1
}

# A line for each code and literal: the code, the literal.
grep -v '^#' "$srcdir/tests/golden/outcomes.tsv" | cut -f1,5 | tr '|' '\n' |
	awk -F '\t' 'NF == 2 { code = $1; print; next } { print code "\t" $0 }' | grep -v "$(printf '\t')-$" >"$tmp/wanted"
[ "$(wc -l <"$tmp/wanted")" -gt 100 ] || complain "there is nothing to look for"

for reader in teacher,no teacher,yes principal,no principal,yes-principal \
	operator,teacher,no operator,teacher,yes operator,principal,no operator,principal,yes-principal \
	admin,teacher,no admin,teacher,yes admin,principal,no admin,principal,yes-principal; do
	for language in id en; do
		"$TUNTUN" export --format=markdown --reader="$reader" --lang="$language" "$tree" >"$tmp/said" 2>"$tmp/why" || {
			complain "$reader ($language): $(cat "$tmp/why")"
			continue
		}
		# The numbers that the wizard lists, and those of the book, which has no other remedies.
		echo "$reader" | tr ',' '\n' | "$TUNTUN" --json --lang="$language" "$tree" | tail -n 1 |
			grep -o '"number":"[0-9]*"' | tr -dc '0-9\n' | sort -u >"$tmp/offered"
		sed -n 's/^- \*\*\\#\([0-9]*\)\*\* .*/\1/p' "$tmp/said" | sort -u >"$tmp/listed"
		[ -s "$tmp/offered" ] || complain "$reader ($language): the wizard offers nothing"
		diff "$tmp/offered" "$tmp/listed" >"$tmp/why" ||
			complain "$reader ($language): not the wizard's messages: $(cat "$tmp/why")"
		sed -n 's/^### <a id="\([0-9]*\)[A-Z]".*/\1/p' "$tmp/said" | sort -u |
			grep -vx -e 0 -f "$tmp/offered" >"$tmp/why" &&
			complain "$reader ($language): remedies of other messages: $(cat "$tmp/why")"
		# A remedy goes from its heading to the next one; signs of Markdown are no part of what it says.
		tr -d '`\134' <"$tmp/said" | awk -F '\t' -v who="$reader ($language)" '
			FILENAME ~ /offered$/ { offered[$1]; next }
			FILENAME ~ /wanted$/ {
				number = $1
				sub(/[A-Z]$/, "", number)
				if (number == 0 || number in offered) {
					wanted[++count] = $2
					of[count] = $1
				}
				next
			}
			/^### <a id="/ { split($0, parts, "\""); code = parts[2] }
			{ text[code] = text[code] " " $0 }
			END {
				for (i = 1; i <= count; i++)
					if (index(text[of[i]], wanted[i]) == 0)
						print who ": " of[i] " does not say: " wanted[i]
			}' FS='\t' "$tmp/offered" "$tmp/wanted" FS=' ' - >"$tmp/missing"
		[ ! -s "$tmp/missing" ] || complain "$(cat "$tmp/missing")"
	done
done

# Answers that are still to come may lead to what they lead to, and to nothing else.
lists() {
	"$TUNTUN" export --format=text --reader="$1" --lang=en "$tree" | sed -n 's/^- #\([0-9]*\).*/\1/p' |
		sort -n | tr '\n' ' ' >"$tmp/listed"
	[ "$(cat "$tmp/listed")" = "$2" ] || complain "$1 lists $(cat "$tmp/listed")"
}
lists principal "1 2 3 4 5 6 7 8 9 10 11 12 13 14 18 19 20 21 22 "
lists operator "$(seq -s ' ' 22) "
exit $status
