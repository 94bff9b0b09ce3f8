# golden.sh - read by the tests of this folder, after they have made the folder $tmp: expected files, and how
# TUNTUN_UPDATE=1 writes them anew. That runs the test twice; only what both runs say is written.
# Failures are counted by fail().
# shellcheck shell=sh

failed=0

fail() {
	echo "FAIL: $*"
	failed=$((failed + 1))
}

if [ -n "${TUNTUN_UPDATE:-}" ] && [ -z "${GOLDEN_FIRST:-}" ]; then
	golden_first=${tmp:?}/first
	mkdir "$golden_first"
	GOLDEN_FIRST=$golden_first sh "$0" >"$tmp/first.log" 2>&1
fi

# expect_golden FILE SAID: what was said is what the file expects.
expect_golden() {
	golden_name=$(echo "$1" | tr / %)
	if [ -n "${GOLDEN_FIRST:-}" ]; then
		cp "$2" "$GOLDEN_FIRST/$golden_name"
		return
	fi
	if [ -n "${TUNTUN_UPDATE:-}" ]; then
		diff -u "$golden_first/$golden_name" "$2" || return
		mkdir -p "$(dirname "$1")"
		cp "$2" "$1"
	fi
	diff -u "$1" "$2"
}
