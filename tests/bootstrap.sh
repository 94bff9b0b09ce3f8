#!/bin/sh
# bootstrap.sh - what ./bootstrap asks of a person and of the system: dpkg, apt, sudo and id are the test's own, and
# a checkout of nothing. tests/fresh.sh has the real ones.
set -u
: "${srcdir:=.}"
command -v script >/dev/null || {
	echo "script is not there"
	exit 77
}
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
status=0
top=$scratch/top
mkdir -p "$scratch/bin" "$top/src" "$top/po" "$top/trees" "$top/build"
# Two commands that are nowhere, whatever this machine has.
sed "s/^packages_optional=.*/packages_optional='none-such:nodejs none-such:chromium'/" "$srcdir/bootstrap" >"$top/bootstrap"
chmod +x "$top/bootstrap"
touch "$top/configure.ac" "$top/Makefile.am"
PATH=$scratch/bin:$PATH
export PATH scratch

complain() {
	echo "bootstrap.sh: $case: $*" >&2
	status=1
}

# program NAME: what the program of this name does; its script is read.
program() {
	{
		echo '#!/bin/sh'
		cat
	} >"$scratch/bin/$1"
	chmod +x "$scratch/bin/$1"
}

program dpkg <<'END'
echo amd64
END
program dpkg-query <<'END'
for package; do grep "^$package " "$scratch/installed"; done
END
# Chromium cannot be had.
program apt-cache <<'END'
case $*,$1 in
*chromium,policy) echo '  Candidate: (none)' ;;
*,policy) echo '  Candidate: 1.0' ;;
*) echo 'Installed-Size: 210000' ;;
esac
END
program apt-get <<'END'
case $* in
'update --print-uris') echo "'$(cat "$scratch/server")/InRelease' x 0" ;;
*--print-uris*) echo "'http://x/gcc_1_amd64.deb' gcc_1_amd64.deb 51000000 SHA256:0" ;;
*) echo "apt-get $*" ;;
esac
END
program id <<'END'
case $1 in
-u) echo 1000 ;;
-un) echo guru ;;
-nG) cat "$scratch/groups" ;;
esac
END
# Asks for a password with the prompt that it is given.
program sudo <<'END'
[ "$1" != -n ] || exit 1
echo "sudo: $2"
shift 2
exec "$@"
END

# try STATUS ARGUMENT...: runs it on a terminal, in Indonesian where $language is not set.
try() {
	wanted=$1
	shift
	ended=0
	TUNTUN_LANG=${language:-id} script -qec "$top/bootstrap $*" /dev/null </dev/null >"$scratch/said" 2>&1 ||
		ended=$?
	[ "$ended" = "$wanted" ] || complain "ends with $ended and not with $wanted: $(cat "$scratch/said")"
}

# says TEXT..., in this order
says() {
	tr '\r\n' '  ' <"$scratch/said" >"$scratch/line"
	for text; do
		pattern="${pattern-}.*$text"
	done
	grep -q "$pattern" "$scratch/line" || complain "does not say '$pattern': $(cat "$scratch/said")"
	unset pattern
}

says_not() {
	! grep -q -e "$1" "$scratch/said" || complain "says '$1': $(cat "$scratch/said")"
}

: >"$scratch/installed"
echo file:/none >"$scratch/server"
echo guru users >"$scratch/groups"

case='who may not use sudo is told what to run, all at once'
try 1 install
says 'hak administrator' 'tidak dimiliki pengguna guru' 'sudo sh -c .*apt-get install .*gcc.*libcmocka-dev.*nodejs' 'ulangi'
says_not 'chromium'
says_not '^sudo:'

case='who may is told whose password it is, and how much is fetched, before it is asked for'
echo guru sudo >"$scratch/groups"
try 0 install
says 'kira-kira 52 MB diunduh, 211 MB di disk' 'kata sandi Anda sendiri.*pengguna guru' \
	'sudo: kata sandi %p' 'apt-get .*install gcc'
says_not 'chromium'

case='in English'
language=en
try 0 install
says 'about 52 MB' 'your own, that of the user guru' 'sudo: password of %p' 'apt-get .*install gcc'
language=

case='what is optional is done without where it cannot be installed'
echo guru users >"$scratch/groups"
sed -n "s/^packages_[a-z]*=['\"]//p" "$top/bootstrap" | tr -d "'\"" | tr ' ' '\n' |
	sed 's/$/ amd64 installed 1.0/' >"$scratch/installed"
try 0 install
says 'hak administrator' 'apt-get install .*nodejs' 'dilanjutkan tanpa nodejs'
says_not gcc
echo guru sudo >"$scratch/groups"
: >"$scratch/installed"

case='no network is said at once, and nothing is asked for'
if [ -x /usr/lib/apt/apt-helper ]; then
	echo http://127.0.0.1:9 >"$scratch/server"
	try 1 install
	says 'tidak ada sambungan internet'
	says_not '^sudo:'
	says_not '^apt-get'
	echo file:/none >"$scratch/server"
fi

case='what is built starts, and needs no package'
printf '#!/bin/sh\necho started\n' >"$top/build/tuntun"
chmod +x "$top/build/tuntun"
touch "$top/build/.built"
try 0 run
says started
says_not bootstrap:

case='a test or a document that changed is no reason to build'
touch -d '1 hour' "$top/README" "$top/bootstrap"
try 0 run
says_not bootstrap:

case='a source that changed is, and then run needs its own packages only'
echo guru users >"$scratch/groups"
touch -d '1 hour' "$top/src/main.c"
try 1 run
says 'apt-get install .*gcc'
says_not libcmocka
says_not nodejs

case='a program that does not start is built anew'
rm "$top/src/main.c"
touch -d '1 hour' "$top/build/.built"
try 0 run
printf '#!/bin/sh\nexit 127\n' >"$top/build/tuntun"
try 1 run
says 'apt-get install .*gcc'

exit $status
