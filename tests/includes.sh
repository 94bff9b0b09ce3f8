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

for file in */*.[ch] main.c; do
	folder=${file%%/*}
	may=" $folder base $(allowed "$folder") "
	sed -n 's/^#include "\([a-z0-9]*\)\/.*/\1/p' "$file" | sort -u | {
		wrong=
		while read -r other; do
			case $may in
			*" $other "*) ;;
			*) wrong="$wrong $other" ;;
			esac
		done
		[ -z "$wrong" ] || { echo "includes.sh: $file includes from:$wrong" >&2; exit 1; }
	} || status=1
done

# The first line of a file says its name.
for file in */*.[ch] main.c; do
	head -n 1 "$file" | grep -q "^/\* ${file##*/} - " || complain "$file: its first line has another name"
done

# only HEADER PREFIX: the files that may include a library's header
only() {
	for file in */*.[ch] main.c; do
		if [ "${file#"$2"}" = "$file" ] && grep -q "^#include <$1>" "$file"; then
			complain "only $2* may include <$1>, and not $file"
		fi
	done
}

only yaml.h load/
only qrencode.h qr/
only curses.h curses/
only term.h curses/
exit $status
