#!/bin/sh
# limit.sh - under a limit on its memory (ulimit -v), from too little to be loaded to
# enough, the program is not loaded (127), fails (4), or writes all (0).
#
# Other than in test_oom, memory that is mapped is refused, too: locales, catalogs, images.
# $TUNTUN is the program (./tuntun). Skipped (77) where a sanitizer maps terabytes.
set -u
TUNTUN=${TUNTUN:-./tuntun}
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-limit.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
step=16 # KiB; a page is 4
most=$((64 * 1024))
failed=0

# shellcheck disable=SC3045 # dash and others have ulimit -v
(ulimit -v $most && "$TUNTUN" --version) >/dev/null 2>&1 || {
	echo "it does not start with $most KiB, or memory cannot be limited here"
	exit 77
}

# limited [ARGUMENT...]: stops where enough limits in a row have made no difference.
limited() {
	"$TUNTUN" "$@" >"$tmp/whole" 2>/dev/null || exit 99
	limit=2048
	enough=0
	ended=''
	while [ $enough -lt 32 ] && [ $limit -lt $most ]; do
		# shellcheck disable=SC3045
		(ulimit -v $limit && exec "$TUNTUN" "$@") >"$tmp/out" 2>"$tmp/err"
		status=$?
		case $status in
		0) cmp -s "$tmp/out" "$tmp/whole" || {
			echo "FAIL: $*: status 0 with $limit KiB, but not all is written"
			failed=$((failed + 1))
		} ;;
		4 | 127) ;;
		*)
			echo "FAIL: $*: status $status with $limit KiB"
			failed=$((failed + 1))
			;;
		esac
		enough=$((status == 0 ? enough + 1 : 0))
		case $ended in *" $status"*) ;; *) ended="$ended $status" ;; esac
		limit=$((limit + step))
	done
	echo "$*: enough with $((limit - 32 * step)) KiB; ended with$ended"
}

limited --lang id list
limited --lang en show 4B --json
[ $failed = 0 ]
