#!/bin/sh
# codes.sh - path codes that people have noted down still open: each of tests/golden/codes.tsv, which
# are all of sinkro-pmm 1.0.0, leads to the remedy that it led to.
set -eu
: "${srcdir:=.}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
count=0

# By its name it is opened from the image that make has made of it, which is faster; no other.
export XDG_DATA_HOME="$scratch"
while IFS='	' read -r path code; do
	count=$((count + 1))
	./tuntun --json --path "$path" sinkro-pmm </dev/null 2>&1 || :
	echo "end	$path	$code"
done <"$srcdir/tests/golden/codes.tsv" >"$scratch/said"
awk -F '	' '
	$1 == "end" && !index(last, "\"kind\":\"remedy\",\"code\":\"" $3 "\"") {
		print "codes.sh: " $2 " does not lead to " $3
		wrong = 1
	}
	{ last = $0 }
	END { exit wrong }' "$scratch/said" >&2 || status=1
[ "$count" -gt 400 ] || {
	echo "codes.sh: there are only $count path codes" >&2
	status=1
}
exit $status
