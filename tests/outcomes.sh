#!/bin/sh
# outcomes.sh - every outcome of sinkro-pmm is reached by answering questions and shows, in
# both languages, what tests/golden/outcomes.tsv says: who acts, each literal, each wait.
set -eu
: "${srcdir:=.}"
status=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tab=$(printf '\t')
# By its name it is opened from the image that make has made of it, which is faster; no other.
tree=sinkro-pmm
export XDG_DATA_HOME="$scratch"

complain() {
	echo "outcomes.sh: $*" >&2
	status=1
}

# wait_in LANGUAGE WAIT: the waiting time as it is read aloud in that language
wait_in() {
	[ "$1" = id ] || { echo "$2" | sed 's/×/ times /'; return; }
	echo "$2" | sed 's/×/ kali /; s/several/beberapa/; s/hours*/jam/; s/days*/hari/; s/weeks*/minggu/'
}

# holds FILE TEXT WHAT
holds() {
	grep -qF -e "$2" "$1" || complain "$code ($language, $path): $3 '$2' is not shown"
}

check_page() {
	: >"$scratch/page"
	echo d | ./tuntun --plain --lang "$language" --path "$path" "$tree" >"$scratch/page" ||
		complain "$code: --path $path ends with $?"
	./tuntun --json --lang "$language" --path "$path" "$tree" </dev/null >"$scratch/json"
	holds "$scratch/json" "\"code\":\"$code\"" code
	holds "$scratch/json" "\"provenance\":\"$provenance\"" provenance
	[ "$problem" = any ] || holds "$scratch/json" "\"number\":\"$problem\"" problem
	IFS=,
	for actor in $actors; do
		holds "$scratch/json" "\"by\":{\"id\":\"$actor\"" actor
	done
	IFS='|'
	[ "$literals" = - ] || for literal in $literals; do
		holds "$scratch/page" "$literal" literal
	done
	IFS=,
	[ "$waits" = - ] || for wait in $waits; do
		holds "$scratch/page" "$(wait_in "$language" "$wait")" wait
	done
	unset IFS
}

./tuntun check --paths "$srcdir/trees/sinkro-pmm.yaml" >"$scratch/paths"
grep -v '^#' "$srcdir/tests/golden/outcomes.tsv" >"$scratch/outcomes"
while IFS=$tab read -r code problem provenance actors literals waits; do
	path=$(awk -F '\t' -v code="$code" '$2 == code { print $1; exit }' "$scratch/paths")
	if [ -z "$path" ]; then
		complain "$code is not reached by answering questions"
		continue
	fi
	for language in id en; do
		check_page
	done
done <"$scratch/outcomes"

# No remedy that is not in the table.
cut -f2 "$scratch/paths" | sort -u >"$scratch/reached"
cut -f1 "$scratch/outcomes" | sort | diff - "$scratch/reached" ||
	complain "the tree's codes are not those of the table"
exit $status
