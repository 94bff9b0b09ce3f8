#!/bin/sh
# files.sh - what the program writes, and what it must not: files, devices and standard
# output from the command line, and what it hands to other programs.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.). What needs a superuser is
# passed over by others.
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=$(cd "${srcdir:-.}" && pwd) || exit 99
TUNTUN=$(cd "$(dirname "$TUNTUN")" && pwd)/$(basename "$TUNTUN") || exit 99
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-files.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
unset LANGUAGE TUNTUN_LANG ACCESSIBLE NO_COLOR XDG_DOCUMENTS_DIR DISPLAY WAYLAND_DISPLAY
export LC_ALL=C.UTF-8 HOME="$tmp/home" XDG_DATA_HOME="$tmp" XDG_CONFIG_HOME=/dev/null
mkdir "$HOME"
cd "$tmp" || exit 99
cp "$srcdir/tests/unit/fork.yaml" a.yaml
cp a.yaml same
failed=0

fail() {
	echo "FAIL: $case: $*"
	failed=1
}

# try STATUS CASE ARGUMENT...: runs the program, for ten seconds at most.
try() {
	wanted=$1
	case=$2
	shift 2
	timeout 10 "$TUNTUN" --lang en "$@" >out 2>err </dev/null
	status=$?
	[ "$status" = "$wanted" ] || fail "exit $status, wanted $wanted: $(cat err)"
}
says() {
	grep -q -e "$1" err || fail "no '$1' in: $(cat err)"
}
unchanged() {
	cmp -s "$1" "$2" || fail "$1 has changed"
}
is_image() {
	[ "$(head -c 6 "$1")" = tuntun ] || fail "$1 is no image"
}

# --- compile ---------------------------------------------------------------------------------

try 4 'compile over its source' compile a.yaml a.yaml
says 'this is no image'
unchanged a.yaml same
try 4 'compile over its source by another way' compile a.yaml "$tmp/home/../a.yaml"
unchanged a.yaml same
ln -s a.yaml link
try 4 'compile over a link to its source' compile a.yaml link
unchanged a.yaml same
ln a.yaml hard
try 4 'compile over another name of its source' compile a.yaml hard
unchanged a.yaml same
echo precious >text
cp text text.same
try 4 'compile over something else' compile a.yaml text
unchanged text text.same
try 0 'compile to a new file' compile a.yaml a.image
is_image a.image
try 0 'compile over an image' compile a.yaml a.image
is_image a.image
: >empty
try 0 'compile over an empty file' compile a.yaml empty
is_image empty
cp a.image a.same

case='compile beyond the limit of a file'
(ulimit -f 1 && exec "$TUNTUN" --lang en compile a.yaml a.image) >out 2>err
[ $? = 4 ] || fail "exit $?, wanted 4"
says 'larger than is allowed'
unchanged a.image a.same
[ "$(echo .tuntun-*)" = '.tuntun-*' ] || fail 'something is left behind'
# Other programs that have the old image mapped keep it: by a name of its own it is there.
ln a.image kept
try 0 'compile puts another in the place' compile a.yaml a.image
[ "$(stat -c %i a.image)" != "$(stat -c %i kept)" ] || fail 'the old one was written over'

# Links, so that no device goes where this fails.
ln -s /dev/null null
ln -s /dev/full full
try 0 'compile to nothing' compile a.yaml null
[ -c null ] || fail 'the device is gone'
try 4 'compile to a full disk' compile a.yaml full
says 'the disk is full'
[ -c full ] || fail 'the device is gone'
case='compile into a pipe'
"$TUNTUN" compile a.yaml /dev/stdout | cmp - a.same || fail 'not the image'

# --- -o --------------------------------------------------------------------------------------

"$TUNTUN" --lang en export --format=markdown "$tmp/a.yaml" >expected
for name in - /dev/stdout /dev/fd/1; do
	case="export -o $name"
	timeout 10 "$TUNTUN" --lang en export --format=markdown -o $name "$tmp/a.yaml" \
		2>err | cmp -s - expected || fail "not into a pipe: $(cat err)"
	try 0 "export -o $name into a file" export --format=markdown -o $name "$tmp/a.yaml"
	unchanged out expected
	try 0 "graph -o $name" graph -o $name "$tmp/a.yaml"
	[ -s out ] || fail 'nothing was written'
	try 0 "show -o $name" show 2A -o $name "$tmp/a.yaml"
	[ -s out ] || fail 'nothing was written'
done
[ -e - ] && fail 'there is a file with the name -'
try 0 'a file with the name - is named in full' export -o ./- "$tmp/a.yaml"
[ -s ./- ] || fail 'nothing was written'
try 2 'over a file that is there' export -o text "$tmp/a.yaml"
unchanged text text.same
try 4 'export -o to a full disk' export -o full "$tmp/a.yaml"
says 'the disk is full'
mkfifo pipe
timeout 10 cat pipe >arrived &
try 0 'export -o into a pipe' export --format=markdown -o pipe "$tmp/a.yaml"
wait
unchanged arrived expected
[ -p pipe ] || fail 'the pipe is gone'

case='standard output beyond the limit of a file'
(ulimit -f 0 && exec "$TUNTUN" --lang en export "$tmp/a.yaml") >limited 2>"$tmp/pipe" &
timeout 10 cat pipe >err
wait $!
status=$?
[ $status = 4 ] || fail "exit $status, wanted 4"
says 'larger than is allowed'
case='standard output that is full'
"$TUNTUN" show 2A "$tmp/a.yaml" >/dev/full 2>err
[ $? = 4 ] || fail "exit $?, wanted 4"
says 'tidak dapat menulis: disk penuh'

case='what is said of a file, in ASCII'
LC_ALL=C timeout 10 "$TUNTUN" --lang en show 2A -o "$(printf 'caf\303\251.txt')" \
	"$tmp/a.yaml" 2>err
says 'Saved: '
LC_ALL=C grep -q '[^ -~]' err && fail "not in ASCII: $(cat err)"

# --- other programs --------------------------------------------------------------------------

mkdir bin
# shellcheck disable=SC2016 # for the script
printf '#!/bin/sh\n/usr/bin/env >"$HOME/env"\n/bin/cat >/dev/null\n' >bin/lp
chmod +x bin/lp
for language in unset '' en_US:en; do
	case="LANGUAGE of a printer: $language"
	[ "$language" = unset ] || export LANGUAGE="$language"
	LC_MESSAGES=x.UTF-8 PATH=$tmp/bin:$PATH timeout 10 "$TUNTUN" --lang id show 2A \
		--print "$tmp/a.yaml" 2>err || fail "$(cat err)"
	for set in ${LANGUAGE+"LANGUAGE=$LANGUAGE"} LC_ALL=C.UTF-8 LC_MESSAGES=x.UTF-8; do
		grep -qx "$set" "$HOME/env" || fail "no $set in: $(cat "$HOME/env")"
	done
	[ -n "${LANGUAGE+x}" ] || ! grep LANGUAGE "$HOME/env" || fail 'LANGUAGE is set'
done
unset LANGUAGE

# --- a superuser with somebody else's home ---------------------------------------------------

if [ "$(id -u)" = 0 ]; then
	chmod 755 "$tmp"
	mkdir -p them/.config/tuntun
	echo precious >root
	ln -s "$tmp/root" them/.config/tuntun/config
	chown -Rh 65534:65534 them
	cp root root.same
	unset XDG_CONFIG_HOME
	case="a choice in somebody else's home"
	echo lang | HOME=$tmp/them timeout 10 "$TUNTUN" --plain "$tmp/a.yaml" >out 2>err
	unchanged root root.same
	rm them/.config/tuntun/config
	mkdir roots
	rmdir them/.config/tuntun
	ln -s "$tmp/roots" them/.config/tuntun
	chown -h 65534:65534 them/.config/tuntun
	echo lang | HOME=$tmp/them timeout 10 "$TUNTUN" --plain "$tmp/a.yaml" >out 2>err
	[ -e roots/config ] && fail 'a link was followed'
	echo theirs >them/b.html
	chown 65534:65534 them/b.html
	try 0 "a file in somebody else's home" export -o them/b.html --force "$tmp/a.yaml"
	[ "$(stat -c %u:%g them/b.html)" = 65534:65534 ] || fail 'it has another owner'
	ln -s "$tmp/root" them/c.html
	chown -h 65534:65534 them/c.html
	try 4 "a link in somebody else's home" export -o them/c.html --force "$tmp/a.yaml"
	unchanged root root.same
fi

[ $failed = 0 ] && echo "all is where it should be"
exit $failed
