#!/bin/sh
# usage.sh - wrong command lines, wrong input, and outputs that cannot be written.
#
# Each case runs the program once, wants an exit status (0 done, 1 none, 2 usage, 3 bad
# data, 4 the system failed), and looks for words in what was said. Whatever is said must
# be inert: no control character but the newline, and valid UTF-8.
#
# $TUNTUN is the program (./tuntun), $srcdir the source (.).
set -u
TUNTUN=${TUNTUN:-./tuntun}
srcdir=$(cd "${srcdir:-.}" && pwd) || exit 99
TUNTUN=$(cd "$(dirname "$TUNTUN")" && pwd)/$(basename "$TUNTUN") || exit 99
mini=$srcdir/tests/golden/trees/mini.yaml
tmp=$(mktemp -d "${TMPDIR:-/tmp}/tuntun-usage.XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
unset LANGUAGE TUNTUN_LANG ACCESSIBLE NO_COLOR
export LC_ALL=C.UTF-8 HOME="$tmp" XDG_DATA_HOME="$tmp" XDG_CONFIG_HOME=/dev/null
esc=$(printf '\033')
nasty=$(printf '\033]0;x\007\302\233\342\200\256\233\377')
input=/dev/null
commands="list show find names export graph check help pot compile"
count=0
failed=0

fail() {
	echo "FAIL: $case: $*"
	failed=$((failed + 1))
}

# What would drive a terminal: control characters, C1 controls and direction characters, as
# UTF-8.
driving=$(printf '[[:cntrl:]]|\302[\200-\237]|\342\200[\216\217\250-\256]')

# inert FILE...: fails where a file could drive a terminal. What is no UTF-8 is no line of ".".
inert() {
	LC_ALL=C grep -qaE "$driving" "$@" && fail "a control or direction character in $*"
	grep -qavx '.*' "$@" && fail "invalid UTF-8 in $*"
	return 0
}

# try STATUS CASE [ARGUMENT...]: runs the program on $input and takes it for hung after two minutes.
try() {
	wanted=$1
	case=$2
	shift 2
	count=$((count + 1))
	timeout 120 "$TUNTUN" "$@" <"$input" >"$tmp/out" 2>"$tmp/err"
	status=$?
	[ "$status" = "$wanted" ] || fail "exit $status, wanted $wanted"
	inert "$tmp/out" "$tmp/err"
}

# says out|err WORDS, silent out|err: what the last case said.
says() {
	grep -q -e "$2" "$tmp/$1" || fail "no '$2' on $1"
}
never_says() {
	grep -q -e "$2" "$tmp/$1" && fail "'$2' on $1"
	return 0
}
silent() {
	[ -s "$tmp/$1" ] && fail "something on $1"
	return 0
}

# typed TEXT: what the next cases read; printf's escapes.
typed() {
	# shellcheck disable=SC2059 # the text is a format on purpose
	printf "$1" >"$tmp/in"
	input=$tmp/in
}

options() {
	for wrong in --no-such-option --langg -x --lang --path --theme --mouse=on --idle --idle=0 --idle=1000 --idle=5x \
		--help=3; do
		try 2 "option $wrong" "$wrong"
		says err "'${wrong%=*}'"
		silent out
	done
	try 2 "letters in one word" --lang en "$mini" -xy
	says err "'-x"
	never_says err "'.*mini"
	try 2 "language that is not there" --lang fr
	says err "'fr'"
	try 2 "empty language" --lang ""
	for name in default dark light contrast mono; do
		try 1 "theme $name" --lang en --plain --mouse --theme $name "$mini"
		silent err
	done
	for name in blue Dark "" "$nasty"; do
		try 2 "theme that is not there" --lang en --theme "$name"
		says err "default, dark, light, contrast, mono"
		silent out
	done
	try 2 "argument too many" --lang en "$mini" "$mini"
	silent out
	for arguments in check "list a b" "names a" "pot a" "compile a b c" "show a b c" \
		"help list show"; do
		# shellcheck disable=SC2086 # several words
		try 2 "operands of $arguments" --lang en $arguments
		says err "Usage: tuntun ${arguments%% *} "
		says err "tuntun ${arguments%% *} --help"
		silent out
	done
	try 0 "help" --lang en --help
	says out "^Usage"
	silent err
	try 0 "help, though more is there" --lang en --help "$mini" --plain
	try 2 "help does not hide a wrong option" --help --no-such-option
	for version in --version -V; do
		try 0 "version by $version" $version
		says out "^tuntun [0-9]"
	done
}

# All ways to the help of a command lead to the same, which lists every option.
help_of_commands() {
	try 0 "help" --lang en --help
	mv "$tmp/out" "$tmp/help"
	for way in -h help; do
		try 0 "help by $way" --lang en $way
		cmp -s "$tmp/help" "$tmp/out" || fail "another help"
	done
	for command in $commands; do
		try 0 "help of $command" --lang en "$command" --help
		mv "$tmp/out" "$tmp/help"
		for option in --lang --ascii "-h, --help" "-V, --version"; do
			grep -q "^  $option.*  [a-z]" "$tmp/help" || fail "no words for $option"
		done
		for way in "help $command" "$command -h" "-h $command"; do
			# shellcheck disable=SC2086 # several words
			try 0 "help by $way" --lang en $way
			cmp -s "$tmp/help" "$tmp/out" || fail "another help"
		done
	done
	try 2 "help of no command" --lang en help no-such
	says err "'no-such'"
}

help_fits_a_terminal() {
	for lang in en id; do
		for command in '' $commands; do
			# shellcheck disable=SC2086 # none for the wizard
			try 0 "help of $command in $lang" --lang $lang --ascii $command --help
			[ "$(wc -l <"$tmp/out")" -le 24 ] || fail "more than 24 lines"
			awk 'length > 80 { exit 1 }' "$tmp/out" || fail "more than 80 columns"
		done
	done
	try 0 "help of show" --lang en --help show
	for option in --hand-over --fill --save --print --copy --qr --open -o --force; do
		says out "^  $option"
	done
	try 0 "help of list" --lang en list --help
	never_says out "save"
}

# What a command does not take is refused, and not passed over.
options_of_others() {
	for command in list find names export graph check help pot compile ''; do
		for option in --save --qr --print --fill --copy --open --hand-over; do
			try 2 "$command with $option" --lang en $command $option
			says err "'$option'"
			[ -z "$command" ] || says err "'$command'"
			says err "--help"
			silent out
		done
	done
	for arguments in "list --strict" "find x --paths" "names a b --image x" \
		"show 2A -n 3" "check x -o $tmp/y" "list --problem 1" \
		"export --mouse" "--strict" "--tree x" "--force" "pot a b -o $tmp/y"; do
		# shellcheck disable=SC2086 # several words
		try 2 "$arguments" --lang en $arguments
		says err "option '-"
		silent out
	done
	[ -e "$tmp/y" ] && fail "a file was written"
	return 0
}

# Options that mean nothing without another one, or beside it.
options_that_go_together() {
	for arguments in "show 2A --fill" "show 2A --force" "export --force" \
		"graph --force" "show 2A --save -o $tmp/y" \
		"show 2A $mini --format html --copy" \
		"show 2A $mini --open --hand-over" \
		"check --paths --load-only $mini"; do
		# shellcheck disable=SC2086 # several words
		try 2 "$arguments" --lang en $arguments
		says err "'--"
		silent out
	done
	try 2 "the way to the help" --lang en show 2A --fill
	says err "tuntun show --help"
	[ -e "$tmp/y" ] && fail "a file was written"
	return 0
}

# With --json an error is a line of JSON, alone, and its code is for programs.
errors_as_json() {
	sed '/^  code:/d' "$mini" >"$tmp/no-code.yaml"
	while read -r code status arguments; do
		# shellcheck disable=SC2086 # several words
		try "$status" "JSON error of $arguments" --lang en --json $arguments
		says out "^{\"format\":1,\"kind\":\"error\",\"code\":\"$code\",\"message\":\"[^\"]*\"}\$"
		[ "$(wc -l <"$tmp/out")" = 1 ] || fail "more than a line"
		[ "$code" = bad-tree ] || silent err
	done <<-END
		unknown-option 2 -x
		unknown-option 2 list --strict
		wrong-value 2 find x -n 0
		option-alone 2 show 2A --force
		options-clash 2 show 2A --print
		options-clash 2 show 2A --hand-over
		options-clash 2 show 2A --format html
		unknown-option 2 help
		bad-tree 3 pot ./no-such.yaml b
		operands 2 list a b
		operands 2 show
		operands 2 find
		unknown-language 2 --lang fr
		unknown-theme 2 --theme blue
		unknown-tree 2 list no-such
		unknown-code 1 show 99X $mini
		malformed-path 2 --path x
		other-tree 2 --path printer/1:who=me $mini
		no-remedy 2 show --path mini/2: $mini
		no-names 2 names a b --tree $srcdir/tests/golden/diagnostics/sound/tree.yaml
		no-codes 2 names a b --npsn 1 2 --tree $tmp/no-code.yaml
		bad-tree 3 list ./no-such.yaml
		exists 2 show 2A $mini -o $mini
		cannot-write 4 show 2A $mini -o $tmp/no/such
	END
	try 2 "JSON error that would drive a terminal" --json --lang "$nasty"
	try 2 "JSON error in ASCII" --json --ascii list é
	LC_ALL=C grep -q '[^ -~]' "$tmp/out" && fail "not ASCII"
	return 0
}

# -o names a file, and "-" is standard output.
outputs() {
	try 0 "JSON into a file" --lang en show 2A "$mini" --json -o "$tmp/x.json"
	silent out
	try 0 "JSON" --lang en show 2A "$mini" --json
	cmp -s "$tmp/x.json" "$tmp/out" || fail "the file is not the JSON"
	try 2 "JSON over a file" --lang en show 2A "$mini" --json -o "$tmp/x.json"
	try 0 "JSON over a file by force" --lang en show 2A "$mini" --json -o "$tmp/x.json" --force
	for command in "show 2A --format html" "show 2A --json" export graph; do
		# shellcheck disable=SC2086 # several words
		try 0 "$command" --lang en $command "$mini"
		mv "$tmp/out" "$tmp/plain"
		# shellcheck disable=SC2086
		try 0 "$command -o -" --lang en $command "$mini" -o -
		cmp -s "$tmp/plain" "$tmp/out" || fail "it is not standard output"
	done
	[ -e ./- ] && fail "a file is named -"
	for command in "show 2A" export; do
		# shellcheck disable=SC2086 # several words
		try 2 "$command: a file's name is no format" --lang en $command "$mini" --format x.html
		says err "no format 'x.html'"
	done
	try 0 "a file named html has no suffix" --lang en show 2A "$mini" -o "$tmp/html"
	grep -qi '<html' "$tmp/html" && fail "HTML"
	return 0
}

# What is not there names what is nearest to it.
nearest_known() {
	while read -r status wrong meant arguments; do
		# shellcheck disable=SC2086 # several words
		try "$status" "nearest to $wrong" --lang en $arguments
		says err "'$wrong'.*; did you mean '$meant'?"
		silent out
	done <<-END
		2 shw show shw
		2 lsit list help lsit
		2 sinkro-pnm sinkro-pmm sinkro-pnm
		2 sinkro-pnm sinkro-pmm list sinkro-pnm
		2 --jsno --json list --jsno
		2 --tehme --theme --tehme=dark
		2 4X 4A 4X
		1 4X 4A show 4X
		1 2B 2A show 2B $mini
		2 2B 2A 2B $mini
		2 shwo show shwo 4B
		2 fnid find fnid nama sekolah tidak sama
		2 lsit list lsit sinkro-pmm
		2 sinkro-pnm sinkro-pmm 4B sinkro-pnm
		2 shwo show shwo 4B --save
		2 e3 e03 graph --problem e3 $mini
	END
	for arguments in qqqqqqqq "help qqqqqqqq" "list qqqqqqqq" --qqqqqqqq; do
		# shellcheck disable=SC2086
		try 2 "nothing near: $arguments" --lang en $arguments
		says err "qqqqqqqq'"
		never_says err "did you mean"
	done
}

# opens WORDS TEXT: the wizard, with these words, begins where TEXT stands.
opens() {
	case $2 in
	^Code*) wanted=0 ;;
	*) wanted=1 ;;
	esac
	# shellcheck disable=SC2086 # several words
	try $wanted "first words $1" --lang en --plain $1
	says out "$2"
	silent err
}

# Where plain text was asked for, nothing is said of a terminal that is not known; where it
# was not, tests/screen/test_unbreakable looks.
plain_by_wish() {
	typed 'q\n'
	try 0 "plain by option" --lang en --plain "$mini"
	cp "$tmp/out" "$tmp/plain"
	for environment in TERM=no-such-terminal TERM=dumb TERM= ACCESSIBLE=1; do
		case="plain by $environment"
		count=$((count + 1))
		env "$environment" "$TUNTUN" --lang en "$mini" <"$input" 2>&1 | cmp -s - "$tmp/plain" ||
			fail "it says something else"
	done
}

# The commands are said once; then they are asked for. What was left for a note is not said again.
plain_says_no_more() {
	typed '1\n?\n\ng\n\nq\n'
	try 0 "plain is brief" --lang en --plain "$mini"
	[ "$(grep -c 'Commands: ' "$tmp/out")" -eq 2 ] || fail "the commands are not said twice"
	[ "$(grep -c "^3  I don't know" "$tmp/out")" -eq 1 ] || fail "the question is said again"
	never_says out "^So far"
	never_says out "Path code"
	typed ''
	try 0 "a gist is brief" --lang en --plain 2A
	never_says out "Path code"
	never_says out "×"
	never_says out "Added by us"
	says out "Waiting time: 1 times 24 hours"
	try 1 "a list is brief" --lang id --plain --path sinkro-pmm/1:viewer=teacher,plt=no
	says out "^4  Nama Sekolah atau Nama Unor tidak sama dengan data PMM$"
	says out "^11  JavaScript Error: Type Error : cannot read properties of …$"
	never_says out ")$"
}

# A command goes before a code, a code before a tree; what has a slash or .yaml is a file.
first_words() {
	typed '\n'
	opens 4B "^Code 4B"
	opens 4b "^Code 4B"
	opens sinkro-pmm/1:r6a "^Code 6A"
	opens sinkro-pmm/1:viewer=teacher "^Are you also Plt"
	opens "2a $mini" "^Code 2A"
	opens "mini/2:who=me $mini" "older than five years"
	mkdir -p "$tmp/tuntun/trees"
	cp "$mini" "$tmp/tuntun/trees/list.yaml"
	cp "$mini" "$tmp/tuntun/trees/4B.yaml"
	try 0 "a command before a tree" --lang en list sinkro-pmm
	opens "$tmp/tuntun/trees/list.yaml" "For whom do you look"
	opens 4B "^Code 4B"
	try 2 "a code of several trees" --lang en 2A
	says err "several trees"
	opens "2A list" "^Code 2A"
	cp "$mini" "$tmp/tuntun/trees/mini.yaml"
	echo "no: tree" >"$tmp/tuntun/trees/bad.yaml"
	opens mini "For whom do you look"
	opens 4B "^Code 4B"
	try 3 "a tree that is bad" --lang en bad
	says err "E0"
	try 2 "two trees" --lang en sinkro-pmm "$mini"
	try 2 "a word after code and tree" --lang en 2A "$mini" more
	says err "'more'"
	try 2 "two files" --lang en "$mini" "$mini"
	try 2 "a path and two trees" --lang en --path mini/2:who=me "$mini" "$mini"
	try 2 "JSON error of a first word" --lang en --json no-such
	says out '"code":"unknown-command"'
	rm -r "$tmp/tuntun"
	input=/dev/null
}

# Standard input is a file like others, by whatever name; its findings name it.
check_of_input() {
	sed 's/^start:/strat:/' "$mini" >"$tmp/bad.yaml"
	"$TUNTUN" --lang en check "$mini" >"$tmp/figures" 2>"$tmp/findings"
	[ -s "$tmp/figures" ] || fail "no figures"
	"$TUNTUN" --lang en check "$tmp/bad.yaml" 2>"$tmp/findings"
	sed "s|^$tmp/bad.yaml|<stdin>|" "$tmp/findings" >"$tmp/expected"
	for name in - /dev/stdin; do
		for way in file pipe; do
			case="check $name of a $way"
			count=$((count + 1))
			if [ $way = file ]; then
				"$TUNTUN" --lang en check $name <"$mini" >"$tmp/out" 2>/dev/null
				"$TUNTUN" --lang en check $name <"$tmp/bad.yaml" 2>"$tmp/err"
			else
				# shellcheck disable=SC2002 # a pipe, and no file
				cat "$mini" | "$TUNTUN" --lang en check $name >"$tmp/out" 2>/dev/null
				# shellcheck disable=SC2002
				cat "$tmp/bad.yaml" | "$TUNTUN" --lang en check $name 2>"$tmp/err"
			fi
			[ $? = 3 ] || fail "it is sound"
			cmp -s "$tmp/figures" "$tmp/out" || fail "other figures"
			cmp -s "$tmp/expected" "$tmp/err" || fail "other findings"
			says err "^<stdin>:[0-9]*:[0-9]*: error"
			says err "^ *strat"
		done
	done
	input=$mini
	try 0 "check of a file and of input" --lang en check "$mini" -
	try 0 "input as JSON" --lang en check --json -
	says out '"file":"<stdin>"'
	input=$tmp
	try 4 "check of a folder as input" --lang en check -
	says err "cannot read"
	input=/dev/null
	try 3 "check of no input" --lang en check -
}

trees() {
	try 2 "tree that is not there" --lang en no-such-tree
	says err "'no-such-tree'"
	try 2 "empty name of a tree" --lang en ""
	try 2 "name that leaves its folder" --lang en ..
	try 3 "file that is not there" --lang en ./no-such-tree.yaml
	says err E001
	try 3 "folder" --lang en "$tmp/"
	says err E001
	try 3 "file that is no tree" --lang en "$srcdir/src/main.c"
	if [ "$(id -u)" != 0 ]; then
		cp "$mini" "$tmp/secret.yaml"
		chmod 0 "$tmp/secret.yaml"
		try 3 "file that may not be read" --lang en "$tmp/secret.yaml"
		try 3 "check of a file that may not be read" check "$tmp/secret.yaml"
	fi
	try 3 "name of a file that would drive a terminal" --lang en "./$nasty.yaml"
}

commands() {
	try 2 "check without a file" --lang en check
	says err check
	try 3 "check of two files, one of them bad" --lang en check "$mini" ./no-such.yaml
	says out "4 remedies"
	try 2 "show without a code" --lang en show
	try 1 "code of no remedy" --lang en show 99X "$mini"
	says err "'99X'"
	silent out
	try 1 "code that would drive a terminal" --lang en show "$nasty" "$mini"
	try 0 "code in small letters" --lang en show 2a "$mini"
	says out 2A
	try 0 "code as JSON" --lang en show 2A --json "$mini"
	says out '"code":"2A"'
	# As many blanks as a tree may have: each is asked for.
	awk '/^blanks:/ { print; for (i = 3; i <= 32; i++) print "  b" i ": {label: Blank " i "}"; next }
		{ print }' "$mini" >"$tmp/blanks.yaml"
	i=0
	while [ $((i += 1)) -le 32 ]; do echo "value $i"; done >"$tmp/values"
	input=$tmp/values
	try 0 "as many blanks as there may be" --lang en show 2A --hand-over=keeper --fill "$tmp/blanks.yaml"
	says out '^Blank 3: value 1$'
	says out '^Your room: value 32$'
	input=/dev/null
	try 2 "show in a tree that is not there" --lang en show 2A no-such-tree
	try 0 "list" --lang en list "$mini"
	says out "Kertas habis"
	try 2 "list of a tree that is not there" --lang en list no-such-tree
}

names() {
	try 2 "names without a name" --lang en names
	try 2 "names with one" --lang en names "Printer 4"
	try 2 "names with three" --lang en names a b c
	try 2 "names of a tree that is not there" --lang en names --tree no-such-tree a b
	try 2 "names of a tree that compares none" --lang en names a b \
		--tree "$srcdir/tests/golden/diagnostics/sound/tree.yaml"
	says err "no names"
	try 0 "names that are one" --lang en names "Printer 4" "Prn. IV" --tree "$mini"
	says out "One printer"
	says out "Gambar A"
	try 0 "names that are two" --lang en names "Printer 4" "Scanner 4" --tree "$mini"
	says out "Two printers"
	says out "Gambar B"
	try 1 "names with other numbers" --lang en names "Printer 4" "Printer 5" --tree "$mini"
	says out "another number?"
	says out "Compare the Seri"
	try 0 "names with one code" --lang en names "Printer 4" "Printer 5" --tree "$mini" --npsn AB1234 ab1234
	says out "One printer"
	says out "Both have the same Seri"
	try 0 "names with two codes" --lang en names --npsn AB1234 AB1235 "Printer 4" "Printer 4" --tree "$mini"
	says out "Two printers"
	says out "Each has another Seri"
	try 1 "names with codes that are none" --lang en names "Printer 4" "Printer 5" --npsn "$nasty" 1 --tree "$mini"
	says out "6 letters or digits"
	try 1 "names with one code only" --lang en names "Printer 4" "Printer 5" --npsn AB1234 "" --tree "$mini"
	says out "only where there are two"
	try 2 "names with half of the codes" --lang en names a b --npsn AB1234
	try 2 "names with an option for a code" --lang en names a b --npsn AB1234 --json
	sed '/^  code:/d' "$mini" >"$tmp/no-code.yaml"
	try 2 "codes for a tree that knows none" --lang en names a b --npsn 1 2 --tree "$tmp/no-code.yaml"
	says err "no code"
	try 0 "names that are equal" --lang en names "Printer 4" "Printer 4" --tree "$mini"
	says out "the same to the letter"
	says out "Gambar B"
	try 1 "names that are none" --lang en names "" "-" --tree "$mini"
	says out "Who knows"
	try 0 "names as JSON" --json names "Printer 4" "Prn IV" --tree "$mini"
	says out '"names":\["Printer 4","Prn IV"\],"verdict":"same"'
	says out '"differ":\[\["Printer 4"\],\["Prn IV"\]\],"proposes":\["a"\]'
	try 1 "names that would drive a terminal" --lang en names "Printer 4$nasty" \
		"$nasty" --tree "$mini"
	try 1 "the same as JSON" --json names "Printer 4$nasty" "$nasty" --tree "$mini"
	long=$(dd if=/dev/zero bs=1024 count=100 2>/dev/null | tr '\0' 'a')
	try 1 "names of 100 KiB" --lang en names "$long" "$long" --tree "$mini"
	[ "$(wc -c <"$tmp/out")" -lt 2000 ] || fail "all of the name comes back"
}

# What is taken along says how to come back: in the command as it was started, with the tree as it was given.
come_back() {
	cp "$mini" "$tmp/it's mine.yaml"
	try 0 "how to come back to another tree" --lang en show 2A "$tmp/it's mine.yaml" --format text
	says out "^tuntun 2A '$tmp/it'.''s mine.yaml'\$"
	export TUNTUN_COMMAND='./bootstrap run'
	try 0 "how to come back" --lang en show 2A --format text
	says out '^./bootstrap run 2A$'
	unset TUNTUN_COMMAND
}

paths() {
	for code in x mini mini/2 mini/:who=me "mini/2:who=me," mini/2:=me \
		/2:who=me "mini/2:WHO=me" "mini/2:who=me " "mini/2:$nasty" "$nasty" \
		sinkro-pmm/2:who=me ""; do
		try 2 "path $(printf %s "$code" | tr -dc ' -~')" \
			--lang en --plain --path "$code" "$mini"
		silent out
	done
	try 2 "path of a tree that is not there" --lang en --plain --path no-such/1:a=b
	try 1 "path to a question" --lang en --plain \
		--path mini/2:who=me,age=old "$mini"
	says out "What does the printer show"
	try 0 "path to a remedy" --lang en --plain \
		--path mini/2:who=me,age=old,problem=e01,tray=a "$mini"
	says out 1A
	try 0 "path by old ids" --lang en --plain \
		--path mini/2:who=me,age=old,problem=e01-old,tray=b,lamp-old=dark "$mini"
	says out 9Z
	try 0 "path to a remedy of its own" --lang en --plain --path mini/2:r1-old "$mini"
	says out 1A
	try 1 "path by an answer that is gone" --lang en --plain \
		--path mini/2:who=me,age=ancient,problem=e01 "$mini"
	says out "'age=ancient'"
	says out "older than five years"
	try 1 "the same as JSON" --lang en --json \
		--path mini/2:who=me,age=ancient,problem=e01 "$mini"
	says out "age=ancient"
	says out '"id":"age"'
	try 1 "path of another version" --lang en --plain --path mini/3:who=me "$mini"
	says out "another version"
	says out "For whom do you look"
	try 1 "the same as JSON" --lang en --json --path mini/3:who=me "$mini"
	says out "another version"
	says out '"id":"who"'
}

input_of() {
	kind=$1
	input=/dev/null
	try 1 "$kind: no input" --lang en "$kind" "$mini"
	says out "For whom do you look"
	silent err
	typed '\n\n\n'
	try 1 "$kind: empty lines" --lang en "$kind" "$mini"
	typed 'no newline at the end'
	try 1 "$kind: no newline" --lang en "$kind" "$mini"
	says out "no newline at the end"
	typed '0\n3\n-1\n+1\n1x\n99999999999999999999999\n4294967297\n'
	try 1 "$kind: numbers of no answer" --lang en "$kind" "$mini"
	never_says out "older than five years"
	typed 'me\r\nold\r\n'
	try 1 "$kind: lines ended as on Windows" --lang en "$kind" "$mini"
	says out "What does the printer show"
	typed '\033[2J\007\302\233\233\377\342\200\256me\n\033]0;x\007\nme\0me\n'
	try 1 "$kind: what would drive a terminal" --lang en "$kind" "$mini"
	typed 'me\nold\n\033[31m\033\n\302\233\377\n'
	try 1 "$kind: words of a message that would" --lang en "$kind" "$mini"
	dd if=/dev/zero bs=1024 count=1024 2>/dev/null | tr '\0' 'a' >"$tmp/in"
	echo >>"$tmp/in"
	echo me >>"$tmp/in"
	try 1 "$kind: a line of a MiB" --lang en "$kind" "$mini"
	says out "older than five years"
	[ "$(wc -c <"$tmp/out")" -lt 100000 ] || fail "all of the line comes back"
	dd if=/dev/zero of="$tmp/in" bs=1024 count=1024 2>/dev/null
	try 1 "$kind: a MiB of zero bytes" --lang en "$kind" "$mini"
	typed 'me\nold\ne02\nred\nworks\n'
	try 0 "$kind: to the end" --lang en "$kind" "$mini"
	typed 'me\nold\ne02\nred\n<\n<\n<\n<\n<\n<\nother\n'
	try 0 "$kind: back further than the start" --lang en "$kind" "$mini"
}

# An input that is closed is one that has ended.
closed_input() {
	for kind in --plain --json; do
		case="$kind: input closed"
		count=$((count + 1))
		timeout 120 "$TUNTUN" --lang en $kind "$mini" <&- >"$tmp/out" 2>"$tmp/err"
		status=$?
		[ $status = 1 ] || fail "exit $status, wanted 1"
		says out "For whom do you look"
		silent err
	done
}

# What cannot be written is a failure of the system, said once.
full_output() {
	for arguments in --help --version "--plain $mini" "--json $mini" "list $mini" \
		"show 2A $mini" "show 2A --json $mini" "names a b --tree $mini" "check $mini" "check --paths $mini"; do
		case="$arguments: output full"
		count=$((count + 1))
		# shellcheck disable=SC2086 # several words
		timeout 120 "$TUNTUN" --lang en $arguments </dev/null >/dev/full 2>"$tmp/err"
		status=$?
		[ $status = 4 ] || fail "exit $status, wanted 4"
		grep -v W060 "$tmp/err" | grep -q 'the disk is full' || fail "no reason"
		case="$arguments: output closed"
		count=$((count + 1))
		# shellcheck disable=SC2086
		timeout 120 "$TUNTUN" --lang en $arguments </dev/null >&- 2>"$tmp/err"
		status=$?
		[ $status = 4 ] || fail "exit $status, wanted 4"
	done
}

# Whoever reads only the beginning hears no complaint and waits for nothing.
reader_gone() {
	for arguments in "--plain $mini" "--json $mini" "list $mini" "check --paths $mini"; do
		case="$arguments: reader gone"
		count=$((count + 1))
		typed 'me\nold\ne02\nred\nworks\n'
		# shellcheck disable=SC2086 # several words
		{ timeout 120 "$TUNTUN" --lang en $arguments <"$input" 2>"$tmp/err"
		  echo $? >"$tmp/status"; } | head -n 1 >/dev/null
		[ "$(cat "$tmp/status")" = 124 ] && fail "it hangs"
		silent err
	done
}

# Where the signal is ignored, as some programs have it for those that they start, the
# status says that not all was taken.
reader_gone_unheard() {
	mkfifo "$tmp/pipe"
	for arguments in "--plain $mini" "--json $mini" "list $mini" "list --json $mini" \
		"show 2A --json $mini" "graph $mini"; do
		case="$arguments: reader gone, signal ignored"
		count=$((count + 1))
		: <"$tmp/pipe" &
		exec 5>"$tmp/pipe"
		wait $!
		# shellcheck disable=SC2086 # several words
		(trap '' PIPE; exec timeout 10 "$TUNTUN" --lang en $arguments) \
			</dev/null >&5 2>"$tmp/err"
		status=$?
		exec 5>&-
		[ $status = 4 ] || fail "exit $status, wanted 4"
		silent err
	done
}

arguments_that_would_drive_a_terminal() {
	try 2 "option" --lang en "--$nasty"
	try 2 "language" --lang "$nasty"
	try 2 "tree" --lang en "$nasty"
	try 3 "check" --lang en check "$nasty"
	try 2 "command" --lang en show 2A "$nasty"
	never_says err "$esc"
}

options
help_of_commands
help_fits_a_terminal
options_of_others
options_that_go_together
errors_as_json
outputs
nearest_known
first_words
plain_by_wish
plain_says_no_more
check_of_input
trees
commands
names
come_back
paths
input_of --plain
input_of --json
input=/dev/null
closed_input
full_output
reader_gone
reader_gone_unheard
input=/dev/null
arguments_that_would_drive_a_terminal
echo "$count cases, $failed failed"
[ "$failed" = 0 ]
