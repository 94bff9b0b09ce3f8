#!/bin/sh
# scripts.sh - holds that a script that fails says where, what it wanted, and what was seen.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0

# expect_said LINE-OF-SCRIPT... : the case fails, at its last line; what is on standard input is said of it.
expect_said() {
	{
		printf '# %s\ncase of its own\n' "$*"
		printf '%s\n' "$@"
	} >"$scratch/bad.script"
	if tests/screen/test_scripts "$scratch/bad.script" >"$scratch/said" 2>&1; then
		echo "scripts.sh: passes: $*" >&2
		status=1
	fi
	{ cat; echo "bad.script:$(($# + 2)): "; } | while IFS= read -r wanted; do
		grep -qF -e "$wanted" "$scratch/said" || { echo "scripts.sh: not said: $wanted" >&2; exit 1; }
	done || { cat "$scratch/said" >&2; status=1; }
}

start='start --lang en sinkro-pmm'
expect_said "$start" 'see "> 1" "no such text"' <<'END'
'no such text' is not seen
What is your role?
END
expect_said "$start" 'not "What is your role?"' <<'END'
'What is your role?' is seen
END
expect_said "$start" 'keys <Down>' 'cursor on "> 1"' <<'END'
the cursor is in row
END
expect_said "$start" 'remember' 'keys <Down>' 'same' <<'END'
the screen is not the one that was remembered
END
expect_said "$start" 'keys <C-c>' 'ends 3' <<'END'
exit 130 instead of exit 3
END
expect_said 'keys q' <<'END'
no program was started
END
expect_said 'sea "x"' <<'END'
no verb is called 'sea'
END
# shellcheck disable=SC2016 # the script's own
expect_said 'start $NOTHING' <<'END'
nothing is called $NOTHING
END
expect_said 'file a' '	text' 'holds a "text" "more"' <<'END'
a has no 'more'
END
exit $status
