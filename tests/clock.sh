#!/bin/sh
# clock.sh - holds that dates go by the clock that is handed in: walks and pages have none
# of their own, and TUNTUN_NOW is that of everybody else.
set -eu
: "${srcdir:=.}" "${TUNTUN:=./tuntun}"
status=0
complain() {
	echo "clock.sh: $*" >&2
	status=1
}

for room in libwalk.a libpage.a; do
	asked=$(nm -u "$room" | awk '$2 ~ /^(time|gettimeofday|clock_.*|localtime.*|mktime)$/ { print $2 }')
	[ -z "$asked" ] || complain "$room asks the clock: $asked"
done

# ages TIME: what `check` notes of a tree that was verified on 29 February 2020
ages() {
	TUNTUN_NOW=$1 "$TUNTUN" check --lang en "$srcdir/tests/golden/diagnostics/not-verified-for-years/tree.yaml" 2>&1 |
		grep -c N064
}

[ "$(ages 2021-02-28T08:00)" = 0 ] || complain "a year is over too early"
[ "$(ages 2021-03-01T08:00)" = 1 ] || complain "a year is not over"
for wrong in tomorrow 2026-12-01 2026-12-01T08:00x; do
	rc=0
	TUNTUN_NOW=$wrong "$TUNTUN" list >/dev/null 2>&1 || rc=$?
	[ "$rc" = 2 ] || complain "TUNTUN_NOW=$wrong is taken for a time, or ends with $rc"
done
exit $status
