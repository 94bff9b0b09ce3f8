#!/bin/sh
# fuzz.sh BUILD TARGET... - what `make fuzz` does: builds the targets with clang and its fuzzer below BUILD, and lets
# each search for MINUTES (10).
#
# A target is the path of a program, as FUZZ_TESTS in tests/local.mk has it. TARGETS in the environment names some of
# them (TARGETS='load walk'), JOBS how many search at a time (1). A search starts from tests/fuzz/corpus/NAME and from
# what earlier ones came upon, which is kept in BUILD/NAME. What ends a program is kept in BUILD/finds; status 1 then.
# Reads srcdir from the environment, as the targets do.
set -u

build=$1
shift
minutes=${MINUTES:-10}
source=$(cd "${srcdir:?}" && pwd) || exit 1
sanitize=address,undefined
flags="-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,$sanitize -fno-sanitize-recover=all"
# A target that sits over one input for so many seconds hangs; no sound one takes a twentieth of it, on any machine.
hang=120
memory=2048

# clang may come without its run-time library.
need_clang() {
    command -v clang >/dev/null || {
        echo "make fuzz: clang is missing: apt-get install clang" >&2
        exit 1
    }
    echo 'int LLVMFuzzerTestOneInput(const char *b, unsigned long n); int LLVMFuzzerTestOneInput(const char *b,
        unsigned long n) { return b && n > 1 && 0; }' >"$build/probe.c"
    clang "-fsanitize=fuzzer,$sanitize" -o "$build/probe" "$build/probe.c" 2>"$build/probe.log" || {
        cat "$build/probe.log" >&2
        echo "make fuzz: clang has no fuzzer: apt-get install libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev" >&2
        exit 1
    }
}

# The libraries are built like anywhere; that the fuzzer has main() keeps replay.c out of libfuzz.a's link.
build_targets() (
    unset MAKEFLAGS MFLAGS MAKELEVEL
    cd "$build" || exit 1
    {
        [ -f Makefile ] || "$source/configure" CC=clang CFLAGS="$flags"
        make Makefile # where configure has changed since: it links programs without the fuzzer
    } >configure.log 2>&1 || {
        tail configure.log >&2
        exit 1
    }
    make -j "${JOBS:-1}" LDFLAGS="-fsanitize=fuzzer,$sanitize" fuzz-programs >make.log 2>&1 || {
        tail -n 30 make.log >&2
        exit 1
    }
)

# The words of the format, and what YAML is made of.
write_dictionary() {
    sed -n 's/.*[{(&, ]"\([a-z][a-z-]*\)".*/"\1"\n"\1: "/p' "$source"/src/load/*.c | sort -u
    printf '"%s"\n' '\x0a' '\x0a  ' '- ' ': ' '{' '}' '[' ']' '|\x0a' '>-\x0a' '\x22' '#'
}

# search PROGRAM: one target, for its time.
search() {
    name=${1##*/fuzz_}
    log=$build/$name.log
    corpus=$source/tests/fuzz/corpus/$name
    mkdir -p "$build/$name"
    [ -d "$corpus" ] || corpus=
    # A session of so many events has seen what there is; a longer one costs time only.
    longest=4096
    [ "$name" = curses ] && longest=200
    UBSAN_OPTIONS=print_stacktrace=1 "$build/$1" -max_total_time=$((minutes * 60)) -timeout=$hang -max_len=$longest \
        -rss_limit_mb=$memory -dict="$build/dictionary" -artifact_prefix="$build/finds/$name-" -print_final_stats=1 \
        "$build/$name" ${corpus:+"$corpus"} >"$log" 2>&1
    status=$?
    awk -v name="$name" '/^#[0-9]+/ { for (i = 2; i < NF; i++) if ($i == "cov:") covered = $(i + 1) }
        /stat::number_of_executed_units/ { runs = $2 } /stat::average_exec_per_sec/ { speed = $2 }
        /stat::new_units_added/ { new = $2 }
        END { printf "%s: %d runs, %d a second, %d edges, %d new inputs\n", name, runs, speed, covered, new }' "$log"
    [ $status -eq 0 ] && return
    echo "$name: FOUND SOMETHING, all of it in $log"
    grep -E '^SUMMARY|does not hold|Test unit written' "$log"
    return 1
}

# Called by xargs, for one target of many.
if [ "${FUZZ_SEARCH-}" = yes ]; then
    search "$1"
    exit
fi

mkdir -p "$build/finds"
need_clang
build_targets || exit 1
write_dictionary >"$build/dictionary"
chosen=
for program in "$@"; do
    case " ${TARGETS:-${program##*/fuzz_}} " in
    *" ${program##*/fuzz_} "*) chosen="$chosen $program" ;;
    esac
done
[ -n "$chosen" ] || {
    echo "make fuzz: no such target: ${TARGETS-}" >&2
    exit 1
}
export FUZZ_SEARCH=yes
# shellcheck disable=SC2086 # a list of words
printf '%s\n' $chosen | xargs -n 1 -P "${JOBS:-1}" sh "$0" "$build"
