#!/bin/sh
# sinkro.sh - the tree that comes with the program: sound, completely translated, with the
# problems that each role can see, the dangerous way guarded, and no rest of its source.
set -eu
: "${srcdir:=.}"
tree=$srcdir/trees/sinkro-pmm.yaml
status=0

complain() {
	echo "sinkro.sh: $*" >&2
	status=1
}

TUNTUN_LANG=en ./tuntun check --strict "$tree" || complain "the tree is not sound"
# Years later it is old, and as sound as before.
TUNTUN_NOW=2036-01-01T08:00 TUNTUN_LANG=en ./tuntun check --strict "$tree" 2>&1 | grep -q 'N064' ||
	complain "check does not say how old the tree is"

# A person with a message on the screen is a few answers away from what to do.
TUNTUN_LANG=en ./tuntun check "$tree" 2>/dev/null | tail -n 1 |
	awk '/on average/ { mean = $1 } END { exit !(mean > 0 && mean <= 4) }' ||
	complain "more than four answers to a remedy on average"

# sees ANSWERS NUMBER: after these answers so many problems are offered
sees() {
	seen=$(echo "$1" | tr ' ' '\n' | ./tuntun --json "$tree" | tail -n 1 |
		grep -o '"number":"[0-9]*"' | sort -u | wc -l)
	[ "$seen" -eq "$2" ] || complain "after '$1' $seen problems are offered, not $2"
}
sees "principal no" 16
sees "principal yes-principal" 19
sees "teacher no" 19
sees "teacher yes" 22
sees "operator principal no" 16
sees "operator principal yes-principal" 19
sees "admin teacher no" 19
sees "operator teacher yes" 22

# The way that deletes data: never the first answer, and asked twice.
for viewer in teacher,plt=no teacher,plt=yes principal,plt=no principal,plt=yes-principal; do
	path=$(./tuntun check --paths "$tree" | grep "viewer=$viewer,.*12A\$" | cut -f1)
	[ -n "$path" ] || complain "12A is not reached by $viewer"
	while [ "${path%,*}" != "$path" ]; do
		given=${path##*=}
		path=${path%,*}
		case $path in *problem=*) ;; *) break ;; esac
		first=$(./tuntun --json --path "$path" "$tree" </dev/null |
			sed 's/.*"answers":\[{"id":"\([a-z0-9-]*\)".*/\1/')
		[ "$first" != "$given" ] || complain "$path: the way to 12A is the first answer"
	done
done
# Before the button is named, the warning has been read.
for code in 12A 12B 12C 12D 12E; do
	for language in id en; do
		./tuntun show "$code" "$tree" --lang "$language" | awk '
			/Tetap Lakukan Sinkro/ && !named { named = NR }
			/^(Peringatan|Warning)!/ && !warned { warned = NR }
			END { exit !(warned && warned <= named) && !(named == 1) }' ||
			complain "$code ($language): the button is named before the warning"
	done
done

# Numbers of lost pictures, and the blog's own link.
if grep -nE '[0-9]{11,}|(^|[^0-9])2-0|Baca :' "$tree" "$srcdir/po/id.po"; then
	complain "a rest of the source's page"
fi
# No line of C knows this tree.
if grep -rniE 'sinkro|pmm|kinerja|dapodik|kondisi' "$srcdir/src"; then
	complain "src/ knows the tree"
fi
exit $status
