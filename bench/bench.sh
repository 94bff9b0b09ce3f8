#!/bin/sh
# bench.sh - what the wizard costs, next to the least that it could; see `make bench`.
#
# TUNTUN   the wizard (./tuntun)
# BENCH    the folder of the built instruments (./bench)
# RUNS     how often each program is started (15)
# SESSIONS how many are held open at once (200)
#
# Each figure is a median, the two programs measured in turn. Times on a shared machine
# are noisy: judge by bytes, memory and instructions. A figure over its limit is marked
# and is no failure; a program that does not run is one.

set -eu

tuntun=${TUNTUN:-./tuntun}
bench=${BENCH:-./bench}
tree=sinkro-pmm
runs=${RUNS:-15}
sessions=${SESSIONS:-200}
keys='vvvv^^^^'
# F10, and what ends the others: on a page with a line to type into, q is text.
leaving=$(printf '\033[21~q')

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
HOME=$work
LC_ALL=C.UTF-8
TUNTUN_LANG=id
export HOME LC_ALL TUNTUN_LANG
unset LANGUAGE NO_COLOR ACCESSIBLE XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME

# --- the table ------------------------------------------------------------------------

heading() {
    printf '\n%-38s %12s %12s %7s %7s\n' "$1" "$2" "$3" ratio limit
}

# row NAME VALUE FLOOR LIMIT: a line of the table; LIMIT may be empty.
row() {
    awk -v name="$1" -v value="$2" -v floor="$3" -v limit="$4" '
    function short(n) { return sprintf(n < 1000 ? "%.2f" : "%.0f", n) }
    BEGIN {
        ratio = floor > 0 ? value / floor : 0
        over = limit != "" && ratio > limit
        printf "%-38s %12s %12s %7.2f %7s%s\n", name, short(value), short(floor), ratio,
               (limit == "" ? "-" : limit), (over ? "  over" : "")
    }'
}

# figure COMMAND NAME: what the last measurement says of a command, counted from 1.
figure() {
    awk -F '\t' -v command="$1" -v name="$2" \
        '$1 == command && $2 == name { print $3; found = 1 }
         END { if (!found) print 0 }' \
        "$work/figures"
}

# compare NAME LIMIT LABEL: the line of a figure that both programs have.
compare() {
    row "$3" "$(figure 1 "$1")" "$(figure 2 "$1")" "$2"
}

# --- what is measured -----------------------------------------------------------------

# on_screen OPTIONS... -- COMMAND... [-- COMMAND...]
on_screen() {
    "$bench/ptybench" -x "$leaving" "$@" >"$work/figures"
}

# whole_run OPTIONS... -- COMMAND... [-- COMMAND...]
whole_run() {
    "$bench/runbench" "$@" >"$work/figures"
}

# instructions KEYS COMMAND...: how many it takes for its first page and these keys.
instructions() {
    pressed=$1
    shift
    "$bench/ptybench" -x "$leaving" -n 1 -u 0 -q 500 -k "$pressed" -- valgrind --tool=callgrind \
        --callgrind-out-file=/dev/null --log-file="$work/callgrind" "$@" >"$work/figures"
    awk '/Collected/ { print $NF }' "$work/callgrind"
}

# others: the programs that people use for menus, where they are installed.
others() {
    for program in dialog whiptail; do
        command -v "$program" >/dev/null || continue
        # shellcheck disable=SC2046 # twenty lines of a tag and a text
        set -- "$program" --menu Menu 24 80 17 \
            $(awk 'BEGIN { for (i = 1; i <= 20; i++) print i, "Pilihan-nomor-" i }')
        on_screen -n "$runs" -k "$keys" -- "$tuntun" "$tree" -- "$@"
        heading "the wizard and $program" tuntun "$program"
        compare paint_ms '' 'start to full paint, ms'
        compare key_ms '' 'key to paint, ms'
        compare key_bytes '' 'bytes a key'
        compare rss_kib '' 'peak memory, KiB'
    done
}

screen_figures() {
    on_screen -n "$runs" -k "$keys" -- "$tuntun" "$tree" -- "$bench/floor_curses"
    compare paint_ms 1.15 'start to full paint, ms'
    compare key_ms 1.1 'key to paint, ms'
    compare key_bytes 1.3 'bytes a key'
    compare rss_kib 2.0 'peak memory, KiB'
    compare cpu_ms '' 'processor time of a session, ms'
}

# list_figures TREE PATH RUNS: keys in the list of what can be seen.
list_figures() {
    on_screen -n "$3" -k "$keys" -- "$tuntun" --path "$2" "$1" -- "$bench/floor_curses"
    compare paint_ms '' 'start to the list, ms'
    compare key_ms 1.1 'key to paint in the list, ms'
    compare key_bytes 1.3 'bytes a key in the list'
}

instruction_figures() {
    if ! command -v valgrind >/dev/null; then
        echo 'instructions: valgrind is not there'
        return
    fi
    of_tuntun=$(instructions '' "$tuntun" "$tree")
    of_floor=$(instructions '' "$bench/floor_curses")
    row 'instructions to the first page' "$of_tuntun" "$of_floor" 2.5
    row 'instructions a key' \
        "$((($(instructions "$keys" "$tuntun" "$tree") - of_tuntun) / ${#keys}))" \
        "$((($(instructions "$keys" "$bench/floor_curses") - of_floor) / ${#keys}))" ''
}

session_figures() {
    on_screen -N "$sessions" -- "$tuntun" "$tree" -- "$bench/floor_curses"
    compare pss_kib '' "memory of each of $sessions at once, KiB"
}

# load_figures NODES: what loading costs next to reading, and next to the file's size.
load_figures() {
    file=$work/generated.yaml
    "$bench/gen_tree" "$1" >"$file"
    heading "a tree of $1 nodes" tuntun floor
    few=$(($1 < 100000 ? runs : 3))
    whole_run -n "$few" -- "$tuntun" check --load-only "$file" \
        -- "$bench/floor_yaml" "$file" -- "$tuntun" check --load-only "$work/least.yaml"
    compare ms 2.0 'loading, ms'
    row 'memory of it and size of the file, KiB' \
        "$(($(figure 1 rss_kib | cut -d . -f 1) - $(figure 3 rss_kib | cut -d . -f 1)))" \
        "$(($(wc -c <"$file") / 1024))" 1.5
    list_figures "$file" generated/1:viewer=teacher "$few"
    search_figures "$file" 'Message 471, the place of work is not the same'
}

# search_figures TREE TEXT: what an index and the keys of a search cost. A key is to take
# less than 10 ms with 10,000 problems.
search_figures() {
    "$bench/findbench" "$1" "$2" | while IFS='	' read -r name value; do
        echo "search: $name $value"
    done
}

# --- plain text, read aloud -----------------------------------------------------------

# spoken LANGUAGE: how many seconds it takes to read standard input aloud, at the usual
# speed. The file of sound has two bytes a sample, and its rate at byte 24.
spoken() {
    espeak-ng -v "$1" -w "$work/spoken.wav"
    rate=$(od -A n -t u4 -j 24 -N 4 "$work/spoken.wav" | tr -d ' ')
    awk -v size="$(wc -c <"$work/spoken.wav")" -v rate="$rate" \
        'BEGIN { printf "%.1f\n", (size - 44) / 2 / rate }'
}

# page LANGUAGE ARGUMENTS...: a page in plain text and its prompt, as somebody meets it who
# comes there by answers: without the commands.
page() {
    language=$1
    shift
    "$tuntun" --plain --lang "$language" "$@" </dev/null |
        sed -n -e '/^\(Commands\|Perintah\): /{' -e 'n' -e 'p' -e 'q' -e '}' -e 'p'
}

# said NAME VALUE LIMIT: a line of the table, in seconds.
said() {
    awk -v name="$1" -v value="$2" -v limit="$3" 'BEGIN {
        printf "%-38s %12s %12s %7s %7s%s\n", name, value, "-", "-", limit,
               (limit != "-" && value > limit + 0 ? "  over" : "") }'
}

# hearings LANGUAGE CODE: the gist of a remedy as somebody hears it at a terminal, who presses Enter for the rest; a
# file for each part with its prompt, without the commands.
hearings() {
    rm -f "$work"/hearing.*
    printf '\n\n\n\n' |
        script -qec "stty cols 1000; exec '$tuntun' --plain --lang $1 $2 '$tree'" /dev/null |
        tr -d '\r' |
        sed -E 's/^((Enter: [^;]*; )?(details|rincian), [^:]*: )/\1\n/' |
        awk -v to="$work/hearing." '/^(Commands|Perintah): / { next }
             { part = part $0 "\n" }
             /(details|rincian), [^:]*: $/ { parts++; print part >(to parts); part = ""; if (!/^Enter/) exit }'
}

# aloud_figures LANGUAGE: the first page as it is, with its commands; the list as a teacher
# meets it; and the gist of each remedy, in parts.
aloud_figures() {
    said "first page, $1" \
        "$("$tuntun" --plain --lang "$1" "$tree" </dev/null | spoken "$1")" 20
    said "list of messages, $1" \
        "$(page "$1" --path sinkro-pmm/1:viewer=teacher,plt=no | spoken "$1")" 90
    for code in $("$tuntun" list "$tree" | sed -n 's/^  \([0-9]*[A-Z]\) .*/\1/p'); do
        hearings "$1" "$code"
        for part in "$work"/hearing.*; do
            printf '%s %s\n' "$(spoken "$1" <"$part")" "$code"
        done
    done | sort -n >"$work/gists"
    said "the longest part of a gist, $1" "$(tail -n 1 "$work/gists" | sed 's/ .*//')" 45
    said "gists in more than one part, $1" \
        "$(awk '{ print $2 }' "$work/gists" | sort | uniq -d | wc -l)" -
}

plain_figures() {
    if ! command -v espeak-ng >/dev/null; then
        echo 'reading aloud: espeak-ng is not there'
        return
    fi
    printf '\n%-38s %12s\n' 'plain text, read aloud' seconds
    aloud_figures id
    aloud_figures en
}

"$bench/gen_tree" 12 >"$work/least.yaml"
heading 'the wizard with its whole tree' tuntun floor
screen_figures
instruction_figures
session_figures
list_figures "$tree" sinkro-pmm/1:viewer=teacher,plt=no "$runs"
search_figures "$(dirname "$tuntun")/trees/$tree.yaml" \
    'Nama Sekolah atau Nama Unor tidak sama dengan data PMM'
others
plain_figures
for nodes in 1000 10000 100000; do
    load_figures "$nodes"
done
