#!/bin/sh
# photo.sh - `tuntun find --image` reads a picture by the program tesseract, here one of
# the test's own: what it says is searched for, and nothing of it is believed or echoed.
set -eu
: "${TUNTUN:?an absolute path}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/empty"
PATH=$scratch/bin:$PATH
printf 'no picture' >"$scratch/a picture; touch touched.png"
status=0

complain() {
	echo "photo.sh: $*" >&2
	status=1
}

# tesseract SCRIPT: what the program of this name does from now on.
tesseract() {
	printf '#!/bin/sh\n%s\n' "$1" >"$scratch/bin/tesseract"
	chmod +x "$scratch/bin/tesseract"
}

# find_image STATUS TEXT FILE: the search ends so, and says that.
find_image() {
	ended=0
	"$TUNTUN" --lang en find --image "$3" >"$scratch/out" 2>&1 || ended=$?
	[ "$ended" = "$1" ] || complain "ends with $ended and not with $1: $2"
	grep -qF -- "$2" "$scratch/out" || {
		cat "$scratch/out"
		complain "does not say '$2'"
	}
	LC_ALL=C tr -d '\n -~\200-\377' <"$scratch/out" >"$scratch/control"
	[ ! -s "$scratch/control" ] || complain "control characters in the output of '$2'"
}

picture="$scratch/a picture; touch touched.png"
tesseract 'echo "Nama Sekolah atau Nama Unor"; echo "tidak sarna dengan data PMM"'
find_image 0 '#4  Nama Sekolah' "$picture"
[ ! -e touched.png ] || complain "a shell has read the name of the file"

tesseract 'printf "\033[2J\033]0;x\007Unexpected \033[31mperiod va1ue\200"'
find_image 0 '#8  Unexpected period value' "$picture"

# With languages that are not installed it fails, and is asked again without.
# shellcheck disable=SC2016 # for the script
tesseract '[ "$3" = -l ] && exit 1; [ "$1" = ./-x.png ] && echo "xApiKey whitelist"'
: >"$scratch/-x.png"
(cd "$scratch" && find_image 0 '#6  xApiKey' -x.png && exit "$status") || status=1

tesseract 'exit 1'
find_image 4 'tesseract cannot read' "$picture"
tesseract 'yes lorem'
find_image 4 'tesseract takes too long' "$picture"
tesseract ':'
find_image 1 'None of the messages' "$picture"
find_image 3 'there is no such file' "$scratch/none.png"
find_image 3 'this is a folder' "$scratch"
said=$(PATH=$scratch/empty "$TUNTUN" --lang en find --image "$picture" 2>&1) &&
	complain "needs no tesseract"
case $said in
*tesseract-ocr*) ;;
*) complain "does not say what to install: $said" ;;
esac
exit $status
