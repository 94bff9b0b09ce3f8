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

# letter TIME: what of a message has the time in it
letter() {
	TZ=WIB-7 TUNTUN_NOW=$1 "$TUNTUN" --lang en show 2A "$srcdir/tests/golden/trees/mini.yaml" \
		--hand-over=keeper 2>&1 | grep "and when"
}

said=$(letter 2026-12-01T08:00)
[ "$said" = "With it: a page that came out, and when: 2026-12-01 08:00 WIB." ] ||
	complain "TUNTUN_NOW is not what a message says: $said"
for wrong in tomorrow 2026-12-01 2026-12-01T08:00x; do
	rc=0
	TUNTUN_NOW=$wrong "$TUNTUN" list >/dev/null 2>&1 || rc=$?
	[ "$rc" = 2 ] || complain "TUNTUN_NOW=$wrong is taken for a time, or ends with $rc"
done
exit $status
