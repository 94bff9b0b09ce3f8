#!/bin/sh
# browser.sh - the handbook in a real browser: tests/browser/run.js says what is held. What
# it needs from npm is installed into the build, by the versions and hashes of
# package-lock.json, and kept there for the next time. Where a tool is missing, or npm cannot
# fetch, the test is skipped: the last line says why.
set -eu
: "${srcdir:=.}"
here=$(cd "$srcdir" && pwd)
work=$(pwd)/tests/browser.run

complain() {
	echo "browser.sh: $*" >&2
	exit 1
}

skip() {
	echo "$*"
	exit 77
}

# A browser of this machine's own: that of a snap cannot read the build, and what only
# calls for a snap does not start.
find_browser() {
	for name in ${CHROMIUM:-chromium google-chrome chromium-browser}; do
		CHROMIUM=$(command -v "$name") || continue
		case $(readlink -f "$CHROMIUM") in
		*/snap | */snap/*) continue ;;
		esac
		"$CHROMIUM" --version >/dev/null 2>&1 && return
	done
	return 1
}

for tool in node npm; do
	command -v $tool >/dev/null || skip "$tool is not there"
done
find_browser || skip "Chromium is not there (a snap's cannot be used)"
export CHROMIUM

# Installed once for what package-lock.json says.
mkdir -p "$work"
if ! cmp -s "$here/tests/browser/package-lock.json" "$work/installed"; then
	rm -rf "$work"
	mkdir -p "$work"
	for file in package.json package-lock.json .npmrc; do
		cat "$here/tests/browser/$file" >"$work/$file"
	done
	(cd "$work" && npm ci --ignore-scripts >npm.log 2>&1) || {
		cat "$work/npm.log"
		grep -qE 'E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|NETUNREACH|TIMEDOUT)|ERR_SOCKET_TIMEOUT' \
			"$work/npm.log" || complain "npm cannot install what the test needs"
		skip "npm does not reach its registry"
	}
	cat "$here/tests/browser/package-lock.json" >"$work/installed"
fi

export_book() {
	./tuntun export --format=html --force "$@" || complain "tuntun export fails"
}
export_book --lang=all -o "$work/book.html" "$here/trees/sinkro-pmm.yaml"
export_book --lang=en -o "$work/english.html" "$here/trees/sinkro-pmm.yaml"
export_book --lang=all -o "$work/mini.html" "$here/tests/golden/trees/mini.yaml"
export_book --lang=all -o "$work/hostile.html" "$here/tests/browser/hostile.yaml"
./tuntun check --paths "$here/trees/sinkro-pmm.yaml" >"$work/paths"
./tuntun check --paths "$here/tests/golden/trees/mini.yaml" >"$work/paths-mini" 2>/dev/null || :

# What was found in order is so for the same files by the same tests: .ci/run makes them in three builds, and has the
# folder HANDBOOK_HELD remember it.
held=
if [ -n "${HANDBOOK_HELD:-}" ] && [ -z "${PARTS:-}" ]; then
	held=$HANDBOOK_HELD/$(cat "$work"/*.html "$work"/paths* "$here"/tests/browser/* "$here"/tests/golden/find/* |
		sha256sum | cut -d' ' -f1)
	if [ -f "$held" ]; then
		echo "browser.sh: the same handbook was looked at before, and all was in order"
		exit 0
	fi
fi

NODE_PATH=$work/node_modules WORK=$work SOURCES=$here HOME=$work node "$here/tests/browser/run.js"
[ -z "$held" ] || : >"$held"
