#!/bin/sh
# readers.sh - what sinkro-pmm says to each reader, in both languages: every outcome has there what
# tests/golden/outcomes.tsv says, and whoever helps is not spoken to as the person.
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
	operator,teacher,no operator,principal,no admin,teacher,no admin,principal,no; do
	for language in id en; do
		"$TUNTUN" export --format=markdown --reader="$reader" --lang="$language" "$tree" >"$tmp/said" 2>"$tmp/why" || {
			complain "$reader ($language): $(cat "$tmp/why")"
			continue
		}
		# A remedy goes from its heading to the next one; signs of Markdown are no part of what it says.
		tr -d '`\134' <"$tmp/said" | awk -F '\t' -v who="$reader ($language)" '
			NR == FNR { wanted[FNR] = $2; of[FNR] = $1; count = FNR; next }
			/^### <a id="/ { split($0, parts, "\""); code = parts[2] }
			{ text[code] = text[code] " " $0 }
			END {
				for (i = 1; i <= count; i++)
					if (index(text[of[i]], wanted[i]) == 0)
						print who ": " of[i] " does not say: " wanted[i]
			}' FS='\t' "$tmp/wanted" FS=' ' - >"$tmp/missing"
		[ ! -s "$tmp/missing" ] || complain "$(cat "$tmp/missing")"
	done
done
exit $status
