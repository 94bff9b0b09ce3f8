#!/bin/sh
# includes.sh - holds the layers: which folder of src/ may include which, and which header
# of a library has one user only. The table is the one of HACKING.
set -eu
: "${srcdir:=.}"
cd "$srcdir/src"
status=0

# folder: what its files may include, besides their own folder and base/
allowed() {
	case $1 in
	base) echo "" ;;
	config) echo "" ;;
	tree) echo "" ;;
	load) echo "tree" ;;
	walk) echo "tree" ;;
	i18n) echo "tree" ;;
	find) echo "tree" ;;
	names) echo "tree find" ;;
	qr) echo "" ;;
	page) echo "tree walk find names qr i18n" ;;
	check) echo "tree walk load i18n" ;;
	graph) echo "tree i18n" ;;
	export) echo "tree walk find names qr page load graph i18n" ;;
	handbook) echo "tree walk find names qr page graph export i18n" ;;
	share) echo "page export" ;;
	ui) echo "page" ;;
	curses) echo "page share ui i18n" ;;
	plain) echo "page export share ui i18n" ;;
	json) echo "page share ui" ;;
	screen) echo "tree walk find page export share ui i18n" ;;
	cmd) echo "config tree walk find names qr page i18n load check graph export handbook share ui screen curses plain json" ;;
	main.c) echo "cmd i18n" ;;
	*) echo "?" ;;
	esac
}

complain() {
	echo "includes.sh: $*" >&2
	status=1
}

includes=$(grep -H '^#include [<"]' -- */*.[ch] main.c)

while read -r file other; do
	case " ${file%%/*} base $(allowed "${file%%/*}") " in
	*" $other "*) ;;
	*) complain "$file includes from $other" ;;
	esac
done <<-END
	$(echo "$includes" | sed -n 's/^\([^:]*\):#include "\([a-z0-9]*\)\/.*/\1 \2/p' | sort -u)
END

# The first line of a file says its name.
awk 'FNR == 1 {
	name = FILENAME
	sub(/.*\//, "", name)
	if (index($0, "/* " name " - ") != 1) {
		print "includes.sh: " FILENAME ": its first line has another name"
		wrong = 1
	}
}
END { exit wrong }' ./*/*.[ch] main.c >&2 || status=1

# only HEADER PREFIX: the files that may include a library's header
only() {
	wrong=$(echo "$includes" | grep -F ":#include <$1>" | grep -v "^$2") || return 0
	complain "only $2* may include <$1>, and not $wrong"
}

only yaml.h load/
only qrencode.h qr/
only curses.h curses/
only term.h curses/
exit $status
