#!/bin/bash
# fresh.sh SUITE [PART...] - the two commands of README on a system that has nothing: Debian 12 (bookworm), Debian 13
# (trixie) or Ubuntu 24.04 (noble), as small as debootstrap makes it, in a folder that is removed at the end.
#
# Each part begins on a bare system:
#   root   as root: no network, run, run again, another user, packages that are removed, check
#   sudo   as a user with sudo and a password: run, check
#   user   as a user without sudo: check says what is missing, once; then run, check
# No part named: all of them. PART:run leaves check out.
#
# In the environment: FRESH_CACHE is a folder to keep packages and bare systems in; FRESH_MIRROR and FRESH_KEYRING are
# others than the distribution's; FRESH_LOGS is a folder for what was said.
# Ends with 77, after a word, where debootstrap, root, mounts or the mirror are missing; with 1 where a check fails.

# shellcheck disable=SC2317 # the parts and the checks are called by their names
set -u

self=$(readlink -f "${BASH_SOURCE[0]}")
top=${self%/tests/*}
user=guru
password=rahasia-123
# Seconds for one command, for what a program is to say, and for its end: one that hangs is a failure, not a wait.
limit=1500
limit_heard=600
limit_end=60

skip() {
    echo "fresh.sh: skipped: $*"
    exit 77
}

usage() {
    sed -n '2,/^$/s/^# \{0,1\}//p' "$self" >&2
    exit 2
}

# The system: its components, keyring, and debootstrap's script for it, which knows the usual mirror.
know() {
    case $1 in
    bookworm | trixie)
        components=main
        keyring=/usr/share/keyrings/debian-archive-keyring.gpg
        ;;
    noble)
        components=main,universe
        keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg
        ;;
    *) usage ;;
    esac
    mirror=${FRESH_MIRROR-}
    keyring=${FRESH_KEYRING:-$keyring}
    # One that is older than the suite does not know it by name.
    script=/usr/share/debootstrap/scripts/$1
    if [[ ! -e $script && $1 == noble ]]; then
        script=/usr/share/debootstrap/scripts/gutsy
    fi
}

# --- outside: what it needs, a folder, and namespaces that take mounts and processes with them -------------------

outside() {
    PATH=$PATH:/usr/sbin:/sbin
    command -v debootstrap >/dev/null || skip "debootstrap is missing"
    [[ $(id -u) -eq 0 ]] || skip "only root can make a system"
    unshare --mount --pid --fork --mount-proc true 2>/dev/null || skip "nothing can be mounted here"
    [[ -r $keyring && -e $script ]] || skip "debootstrap cannot make $suite: $keyring or $script is missing"
    folder=$(mktemp -d "${TMPDIR:-/var/tmp}/tuntun-fresh.XXXXXX") || exit 1
    child=
    trap '[[ -z $child ]] || kill -KILL "$child" 2>/dev/null; wait; rm -rf --one-file-system "$folder"' EXIT
    trap 'exit 143' HUP INT TERM
    FOLDER=$folder unshare --mount --pid --fork --kill-child --mount-proc "$self" --inside "$suite" "$@" &
    child=$!
    wait "$child"
    status=$?
    child=
    exit "$status"
}

# --- inside: the system -----------------------------------------------------------------------------------------

# bare_system: $bare is an archive of it.
bare_system() {
    cache=${FRESH_CACHE:-$FOLDER}
    bare=$cache/$suite.tar
    mkdir -p "$cache/$suite"
    [[ ! -e $bare ]] || return 0
    echo "== $suite: making the system"
    debootstrap --variant=minbase --components="$components" --keyring="$keyring" --cache-dir="$cache/$suite" \
        "$suite" "$FOLDER/bare" "$mirror" "$script" >"$logs/debootstrap.log" 2>&1 || {
        ! grep -q 'Failed getting release file' "$logs/debootstrap.log" || skip "the mirror does not answer"
        tail -n 20 "$logs/debootstrap.log"
        fail "debootstrap"
        exit 1
    }
    tar -C "$FOLDER/bare" -cf "$bare.new" . && mv "$bare.new" "$bare"
    rm -rf --one-file-system "$FOLDER/bare"
}

# new_system: $root is a bare system with the user and, as the user's or root's ($1), the checkout in /srv/tuntun.
new_system() {
    root=$FOLDER/root
    if [[ -d $root ]]; then
        # Lazily: what a browser left running may still hold them.
        umount -l -R "$root/dev" "$root/proc" "$root/var/cache/apt/archives"
        rm -rf --one-file-system "$root"
    fi
    mkdir "$root" || exit 1
    tar -C "$root" -xf "$bare"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --bind "$cache/$suite" "$root/var/cache/apt/archives"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    # As in the images of containers: apt knows of no package yet.
    rm -rf "$root"/var/lib/apt/lists/*
    # Services are not started, and nobody waits for the disk.
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod +x "$root/usr/sbin/policy-rc.d"
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/fresh"
    if [[ -n ${NODE_EXTRA_CA_CERTS:-} ]]; then
        cp "$NODE_EXTRA_CA_CERTS" "$root/etc/extra-certificates.pem"
    fi
    as root useradd -m -s /bin/bash "$user"
    echo "$user:$password" | as root chpasswd
    mkdir "$root/srv/tuntun"
    (cd "$top" && git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do [[ ! -e $file ]] || printf '%s\0' "$file"; done |
        tar --null -T - -cf -) | tar -C "$root/srv/tuntun" --no-same-owner -xf -
    as root chown -R "$1:" /srv/tuntun
}

# as USER COMMAND...: in the system, in the checkout, with that user's groups and a bare environment.
as() {
    local who=$1 home=/home/$1 variable
    shift
    [[ $who != root ]] || home=/root
    local variables=(HOME="$home" USER="$who" LOGNAME="$who" TERM=xterm-256color
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
    for variable in http_proxy https_proxy no_proxy JOBS; do
        [[ -z ${!variable:-} ]] || variables+=("$variable=${!variable}")
    done
    [[ ! -e $root/etc/extra-certificates.pem ]] ||
        variables+=(NODE_EXTRA_CA_CERTS=/etc/extra-certificates.pem)
    # shellcheck disable=SC2016 # for the shell in the system
    env -i "${variables[@]}" timeout "$limit" chroot --userspec="$who" "$root" \
        sh -c 'cd /srv/tuntun 2>/dev/null; exec "$@"' sh "$@"
}

# --- what is expected -------------------------------------------------------------------------------------------

passed=0
failed=0

fail() {
    echo "FAIL: $suite, $part: $*"
    failed=$((failed + 1))
}

# hold WHAT COMMAND...: one check.
hold() {
    local what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        fail "$what"
    fi
}

# says LOG TEXT
says() {
    grep -aqF -- "$2" "$logs/$1"
}

says_not() {
    ! says "$@"
}

# begin USER COMMAND: starts it on a terminal of 24 by 80, whose output is $logs/$part-$1.log. What is typed goes
# to descriptor 3.
begin() {
    log=$part-$1.log
    rm -f "$FOLDER/keys"
    mkfifo "$FOLDER/keys"
    : >"$logs/$log"
    as "$2" script -qefc "stty rows 24 cols 80; exec $3" /dev/null <"$FOLDER/keys" >"$logs/$log" 2>&1 &
    program=$!
    exec 3>"$FOLDER/keys"
}

# seen TEXT: it comes, before the program ends. Byte by byte, for a screen and a prompt end no line.
seen() {
    local heard='' byte LC_ALL=C
    while IFS= read -r -N 1 byte; do
        heard+=$byte
        [[ $heard != *"$1" ]] || return 0
        ((${#heard} < 2000)) || heard=${heard: -1000}
    done < <(timeout "$limit_heard" tail -c +1 -f --pid="$program" "$logs/$log" 2>/dev/null)
    return 1
}

type_in() {
    printf '%s' "$1" >&3
}

# ends STATUS
ends() {
    local status
    wait "$program"
    status=$?
    exec 3>&-
    [[ $status -eq $1 ]] || {
        echo "it ends with $status; the last that it said:"
        tail -n 5 "$logs/$log" | tr -d '\r\033'
        return 1
    }
}

first_screen='sinkro PMM ke e-Kinerja gagal'
f10=$'\e[21~'

# ends_soon STATUS
ends_soon() {
    timeout "$limit_end" tail -f --pid="$program" /dev/null || kill "$program"
    ends "$1"
}

# leave: from the first screen, where a letter is text.
leave() {
    hold "the first screen of $log" seen "$first_screen"
    type_in "$f10"
    hold "the status of $log" ends_soon 0
}

# quiet NAME STATUS USER COMMAND...: without a terminal; the output is $logs/$part-NAME.log.
quiet() {
    local name=$1 wanted=$2 who=$3 status
    shift 3
    as "$who" "$@" </dev/null >"$logs/$part-$name.log" 2>&1
    status=$?
    [[ $status -eq $wanted ]] || {
        echo "$name ends with $status"
        tail -n 40 "$logs/$part-$name.log"
        return 1
    }
}

# tested LOG: the tests ran; their count, and what was skipped and why.
tested() {
    grep -E '^# (TOTAL|PASS|SKIP|FAIL|ERROR):|^bootstrap: dilewati|^(FAIL|ERROR):' "$logs/$1" | sort -u
    grep -qE '^# PASS: +[1-9]' "$logs/$1"
}

manual() {
    as root apt-mark showmanual | sort
}

# only_for_running: what was installed since $before was asked for by run, and nothing that check alone needs.
only_for_running() {
    local extra
    extra=$(comm -13 "$before" <(manual) | grep -vxF "$(sed -n \
        "s/^packages_libraries='\(.*\)'/\1/p; s/^packages_run=\"\(.*\) \\\$packages_libraries\"/\1/p" \
        "$top/bootstrap" | tr ' ' '\n')")
    [[ -z $extra ]] || {
        echo "installed as well: $extra"
        return 1
    }
}

# builds_nothing USER NAME: a run that paints its first screen and neither says nor makes anything.
builds_nothing() {
    local made
    touch "$FOLDER/before"
    begin "$2" "$1" './bootstrap run'
    leave
    made=$(find "$root/srv/tuntun" -newer "$FOLDER/before" ! -path '*/build/log*')
    [[ -z $made ]] || {
        echo "made: $made"
        return 1
    }
    says_not "$log" bootstrap:
}

# --- parts ------------------------------------------------------------------------------------------------------

part_root() {
    new_system root
    before=$FOLDER/manual
    manual >"$before"
    hold "run without network ends soon" quiet offline 1 root timeout 60 unshare -n ./bootstrap run
    hold "run without network says so" says "$part-offline.log" 'tidak ada sambungan internet'
    hold "and apt is not started" says_not "$part-offline.log" 'Err:'
    begin run root './bootstrap run'
    leave
    hold "run says how much it fetches" says "$part-run.log" 'MB diunduh'
    hold "run asks for no password" says_not "$part-run.log" 'kata sandi Anda sendiri'
    hold "run installs only what running needs" only_for_running
    hold "a second run builds nothing" builds_nothing root again
    hold "what was built runs for another user" builds_nothing "$user" other
    touch "$root/srv/tuntun/src/main.c"
    begin stale "$user" './bootstrap run'
    leave
    hold "another user is told that it is old" says "$part-stale.log" 'yang sudah dibangun dijalankan'
    hold "what is built runs without network" quiet built-offline 0 root \
        unshare -n ./bootstrap run --path sinkro-pmm/1:r4b
    if [[ $only != run ]]; then
        hold "check passes" quiet check 0 root ./bootstrap check
        hold "check has tested" tested "$part-check.log"
    fi
    as root dpkg --purge --force-depends graphviz cmark libcmocka-dev >/dev/null 2>&1
    hold "run does not need what check needs" builds_nothing root purged
}

# with_password NAME COMMAND: starts it, and types the password when it is asked for; what it is for is said before.
with_password() {
    begin "$1" "$user" "$2"
    hold "$1 asks for the password" seen "kata sandi $user di komputer ini: "
    hold "$1 says before whose it is" says "$log" 'kata sandi Anda sendiri'
    hold "$1 says before how much it fetches" says "$log" 'MB diunduh'
    type_in "$password
"
}

part_sudo() {
    new_system "$user"
    as root sh -c 'apt-get update && apt-get install -y --no-install-recommends sudo' >"$logs/sudo.log" 2>&1
    as root usermod -aG sudo "$user"
    echo 127.0.1.1 "$(hostname)" >>"$root/etc/hosts"
    with_password run './bootstrap run'
    leave
    hold "a second run builds nothing" builds_nothing "$user" again
    [[ $only != run ]] || return 0
    with_password check './bootstrap check'
    hold "check passes" ends 0
    hold "check has tested" tested "$part-check.log"
}

part_user() {
    new_system "$user"
    hold "check ends where it cannot install" quiet told 1 "$user" ./bootstrap check
    hold "it says who can" says "$part-told.log" 'administrator komputer'
    sed -n "s/^    su - -c '\(.*\)'\$/\1/p" "$logs/$part-told.log" >"$root/root/command"
    hold "it says what to run" test -s "$root/root/command"
    hold "what it says can be run" quiet install 0 root sh -c 'DEBIAN_FRONTEND=noninteractive sh /root/command'
    begin run "$user" './bootstrap run'
    leave
    hold "a second run builds nothing" builds_nothing "$user" again
    [[ $only != run ]] || return 0
    hold "check passes" quiet check 0 "$user" ./bootstrap check
    hold "check has tested" tested "$part-check.log"
}

inside() {
    local start
    logs=${FRESH_LOGS:-$FOLDER/logs}
    mkdir -p "$logs"
    part=system
    bare_system
    for part in "$@"; do
        start=$SECONDS
        echo "== $suite: $part"
        only=${part#"${part%:run}"}
        only=${only#:}
        part=${part%:run}
        "part_$part"
        echo "   $((SECONDS - start)) s"
    done
    echo "$suite: $passed checks passed, $failed failed"
    [[ $failed -eq 0 ]]
}

if [[ ${1-} == --inside ]]; then
    suite=$2
    shift 2
    know "$suite"
    inside "$@"
    exit
fi
suite=${1-}
know "$suite"
shift
for part in "$@"; do
    declare -F "part_${part%:run}" >/dev/null || usage
done
(($# > 0)) || set -- root sudo user
outside "$@"
