#!/bin/sh
# codes.sh - path codes that people have noted down still open: each of tests/golden/codes.tsv, which
# are all of sinkro-pmm 1.0.0, leads to the remedy that it led to.
set -eu
: "${srcdir:=.}"
tree=$srcdir/trees/sinkro-pmm.yaml
status=0
count=0

while IFS='	' read -r path code; do
	count=$((count + 1))
	./tuntun --json --path "$path" "$tree" </dev/null 2>&1 | tail -n 1 |
		grep -q "\"kind\":\"remedy\",\"code\":\"$code\"" || {
		echo "codes.sh: $path does not lead to $code" >&2
		status=1
	}
done <"$srcdir/tests/golden/codes.tsv"
[ "$count" -gt 400 ] || {
	echo "codes.sh: there are only $count path codes" >&2
	status=1
}
exit $status
