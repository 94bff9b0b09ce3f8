#!/bin/sh
# update.sh - TUNTUN_UPDATE=1 writes golden screens that are right, and none that a second run does not show again.
set -u
: "${srcdir:=.}" "${TUNTUN:?an absolute path}"
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-update.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
status=0

complain() {
	echo "update.sh: $*" >&2
	status=1
}

# The sources, as far as the tests read and write them.
mkdir -p "$tmp/tests/golden" "$tmp/tests/screen"
cp -R "$srcdir/tests/golden/trees" "$tmp/tests/golden/"
cp -R "$srcdir/tests/screen/golden" "$tmp/tests/screen/"
chmod -R u+w "$tmp"

# The two cases that have golden screens.
export TUNTUN_CASES='*as*'

# A program that is another one from some time in the second run on.
cat >"$tmp/fickle" <<END
#!/bin/sh
echo x >>'$tmp/starts'
[ "\$(wc -l <'$tmp/starts')" -lt 40 ] || set -- --ascii "\$@"
exec '$TUNTUN' "\$@"
END
chmod +x "$tmp/fickle"
srcdir=$tmp TUNTUN=$tmp/fickle TUNTUN_UPDATE=1 tests/screen/test_screens >"$tmp/said" 2>&1 &&
	complain "what differs from run to run is accepted"
[ "$(wc -l <"$tmp/starts")" -ge 40 ] || complain "the program is never another one"
diff -r "$srcdir/tests/screen/golden" "$tmp/tests/screen/golden" || complain "what no run confirms is written"

rm "$tmp/tests/screen/golden/pages/remedy.txt" "$tmp/tests/screen/golden/4b-linux.txt"
srcdir=$tmp TUNTUN_UPDATE=1 tests/screen/test_screens >"$tmp/said" 2>&1 || {
	cat "$tmp/said"
	complain "golden screens cannot be written anew"
}
diff -r "$srcdir/tests/screen/golden" "$tmp/tests/screen/golden" || complain "wrong screens are written"
exit $status
