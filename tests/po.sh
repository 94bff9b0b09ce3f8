#!/bin/sh
# po.sh - every catalog is complete: nothing missing, fuzzy or obsolete, by a template made
# of the sources as they are now; what msgfmt checks of formats and plurals holds.
set -eu
: "${srcdir:=.}"
${MAKE:-make} po/fresh.pot >/dev/null
status=0
for catalog in "$srcdir"/po/*.po; do
	msgfmt --check -o /dev/null "$catalog" || status=1
	msgcmp "$catalog" po/fresh.pot || status=1
	if grep -n '^#~' "$catalog"; then
		echo "po.sh: $catalog has obsolete entries: make update-po" >&2
		status=1
	fi
done
msgcmp --use-untranslated "$srcdir/po/tuntun.pot" po/fresh.pot ||
	{ echo "po.sh: po/tuntun.pot is old: make update-po" >&2; status=1; }
exit $status
