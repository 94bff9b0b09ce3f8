// find_js.mjs - the search in JavaScript (src/handbook/find.js) finds exactly what the
// search in C does: for every text of tests/golden/find, for each key of some of them, and
// for noise. find_dump (tests/find_dump.c) tells what C finds.
//
// node find_js.mjs DUMP SRCDIR
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmdirSync, unlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';

const [dump, srcdir] = process.argv.slice(2);
const Find = new Function(`${readFileSync(`${srcdir}/src/handbook/find.js`, 'utf8')}\nreturn Find;`)();
const MOST_COMPLAINTS = 10, MOST_OUTPUT = 1 << 30;
let compared = 0, wrong = 0;

const run = (args, input) => execFileSync(dump, args,
	{input, maxBuffer: MOST_OUTPUT, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit']});

function compare(what, js, c) {
	compared++;
	if (js !== c && ++wrong <= MOST_COMPLAINTS) {
		console.error(`find_js: ${what}\n  JavaScript: ${js}\n  C:          ${c}`);
	}
}

// --- what is searched for ---------------------------------------------------------------

// For the tree tests/golden/find/other.yaml, and for one without a word for the search.
const OTHERS = [
	'<b>File</b> & "street" not \\ found </script>', 'file', '404', '404 missing', 'paper work sheet',
	'paper work of the day', 'paper work jammed in tray', 'Paper work jammed in tray six', 'paperwork jamed in tray sevn',
	'rnodern vvorks', 'modern works', 'a b c d e f g h i j', 'alphabet ing', 'something gone wrong in here jam',
	'something has gone wrong here', 'the following errors', 'ΤΟ ΑΡΧΕΙΟ ΔΕΝ ΒΡΕΘΗΚΕ', 'το αρχειο', 'οδος', 'οδοσ', 'ФАЙЛ',
	'файл не найдн', '文件', '文件找不到', 'ไฟล์', 'istanbul', 'İSTANBUL', 'STRASSE 5', 'straße', 'strasse', 'ﬁle', 'ﬁles not found',
	'extraordinarilylongwordthatgoesonandonandonandonandon', 'extraordinarilylongwordthatgoesonandon',
	'extraordinarily longwordthatgoesonandonandonandoning', 'weather in the street',
	'Ελλαδα', 'wether', 'nothing but signs', '🙏', 'isn\'t', 'jammed', 'jmmd', 'jammedintraytwo', 'jammed Paper work s', 'tray fiv', 'trayed', 'worké'
];

// Random numbers that are the same each time (Marsaglia, "Xorshift RNGs", 2003).
let seed = 2463534242;

function random(below) {
	seed ^= seed << 13;
	seed ^= seed >>> 17;
	seed ^= seed << 5;
	return (seed >>> 0) % below;
}

const pick = (list) => list[random(list.length)];

function golden(file) {
	return readFileSync(`${srcdir}/tests/golden/find/${file}`, 'utf8').split('\n')
		.filter((line) => line.includes('\t') && !line.startsWith('#'))
		.map((line) => line.slice(line.indexOf('\t') + 1).replace(/\\n/g, '\n'));
}

// Each beginning of a text, as it is while it is typed.
const keys = (text) => Array.from(text, (c, i) => Array.from(text).slice(0, i + 1).join(''));

const CHARACTERS = [
	...'abcdefghijklmnopqrstuvwxyz0158_-.,/ \t\n\r\0', 'E', 'İ', 'ı', 'ß', 'ẞ', 'ﬁ', 'ſ', 'Σ', 'ς',
	'é', 'e\u0301', '\u0301', '\u0345', 'ΐ', 'ᾳ', '½', '²', '①', 'Ａ', '５', '–', '\u00ad', '\u200b',
	'Ω', 'K', 'ж', 'Ж', 'Ꭰ', 'ꭰ', 'ش', 'ﷺ', 'क', '्', 'ि', '漢', '한', '🙏', '𝐀', '𝟘', '\ud800', '\udc00',
	'\x1b[31m', '\x1b]0;x\x07', '\x1bP', '\x1b', '\u0085', '\u202e', '\ufeff', '\ufffd'
];

// What a camera or a tired hand makes of a character.
const MISREAD = {o: '0', l: '1', i: 'l', s: '5', b: '8', m: 'rn', w: 'vv', e: 'é', a: 'ä', ' ': '\n', t: '', u: 'uu', k: '-\n'};

const bytes = (length) => Buffer.from(Array.from({length}, () => random(256))).toString('utf8');

const characters = (length) => Array.from({length}, () => pick(CHARACTERS)).join('');

function misread_character(c) {
	const small = c.toLowerCase();
	return small in MISREAD ? MISREAD[small] : c.toUpperCase();
}

const misread = (text) => Array.from(text, (c) => random(5) ? c
	: random(3) ? misread_character(c) : pick(CHARACTERS)).join('');

function swapped(text) {
	const all = Array.from(text), i = random(all.length);
	all.splice(i, 0, ...all.splice(random(all.length), 1));
	return all.join('');
}

const mixed = (texts, count) => Array.from({length: count}, () => pick(texts)).join(pick([' ', '\n', '', ', ']));

const words = (texts, count) => Array.from({length: count}, () => pick(pick(texts).split(' '))).join(pick([' ', '']));

const noises = (texts) => Array.from({length: 1200}, (_, i) => [
	() => bytes(1 + random(80)),
	() => characters(1 + random(40)),
	() => misread(pick(texts)),
	() => swapped(swapped(pick(texts))),
	() => words(texts, 1 + random(8)),
	() => pick(texts) + characters(1 + random(5))
][i % 6]());

// Words of which most characters vanish, up to one that is cut where no more is read.
const cuts = () => [...'x漢🙏𝐀é'].flatMap((last) => ['', 'x', 'xy', 'xyz'].map(
	(first) => `${first}${'\u0301'.repeat(94)}${last.repeat(4)}`));

// Texts and words longer than what is read of them.
const longs = (texts) => [
	...cuts(),
	'', ' ', '500', 'a'.repeat(100000), 'é'.repeat(40000), `a${'é'.repeat(200)}`, `${'x'.repeat(47)}é sinkro`,
	`${'É'.repeat(95)}x漢字`, `${'É'.repeat(94)}xyz漢字`, `${'\u0345'.repeat(95)}x漢字`,
	`${' '.repeat(65530)}sekolah`, `${' '.repeat(65529)}nama sekolah`, `${' '.repeat(65531)}nama x`, `${' '.repeat(65531)}漢字漢字`,
	`${'🙏'.repeat(16383)}a🙏🙏`, 'e-kinerja e-\n  kinerja k-', 'uni-\n', '-', 'a_', '_a', 'a-', 'a-\r\n',
	mixed(texts, 20), mixed(texts, 60), mixed(texts, 400), misread(mixed(texts, 100)),
	bytes(5000), characters(20000), words(texts, 700)
];

// --- searching ---------------------------------------------------------------------------

// Where a place in a text is in its bytes.
const byte_at = (text, place) => Buffer.byteLength(text.slice(0, place));

const span_in = (text) => ([start, end]) => [byte_at(text, start), byte_at(text, end)];

// Is it the number of a choice or of a problem, or the code of a remedy? In the trees of the tests
// they look so.
const names = (text) => /^#?[0-9]{1,2}[A-Za-z]?$/.test(text);

// Does both searches of a text in JavaScript, and tells what was found as find_dump does.
function search(opened, index, text, typing) {
	const found = Find.found(opened, text, typing);
	const result = Find.search(opened, text, typing);
	return JSON.stringify({
		verdict: result.verdict,
		alike: result.alike,
		elsewhere: result.elsewhere,
		matches: result.matches.map((m) => [m.problem, m.worth, m.score, m.recall, m.alike,
			Find.matched(opened, m.problem).map(span_in(text)),
			m.marks.map(span_in(index.problems[m.problem].shown))]),
		words: Find.tokens_of(text),
		// What a number or a code names is no search: search.js has that.
		// Where nothing fits, the wizard has more to show.
		shown: names(text) || (!typing && found.verdict === 'none') ? null
			: {verdict: found.verdict, alike: found.alike, ids: found.matches.map((m) => m.id)}
	});
}

// Searches for all texts in both languages.
function search_all(tree, texts) {
	const index = JSON.parse(run(['index', tree])), opened = Find.open(index);
	// A browser's text may have halves of characters; C is given what UTF-8 makes of them.
	const queries = texts.flatMap((text) => [[text, false], [text, true]]);
	const input = Buffer.concat(queries.map(([text, typing]) =>
		Buffer.from(`${typing ? 1 : 0} ${Buffer.byteLength(text)}\n${text}`)));
	const lines = run(['search', tree], input).trimEnd().split('\n');
	compare(`${tree}: number of searches`, queries.length, lines.length);
	queries.forEach(([text, typing], i) => compare(
		`${tree}: ${JSON.stringify(text.slice(0, 200))}, ${typing ? 'typing' : 'typed'}`,
		search(opened, index, text, typing), lines[i]));
}

// Makes a tree of one with more problems than are ever shown, and searches it.
function search_many(tree, texts) {
	const folder = mkdtempSync(`${tmpdir()}/find_js-`);
	const lines = Array.from({length: 90}, (_, i) => `  m${i}: {number: "${i + 20}", group: all, ` +
		`seen_by: [anyone], shown: Paper w${'abcdefghij'[i % 10]}rn ${i}, meaning: Jam., go: r0}`);
	writeFileSync(`${folder}/many.yaml`, readFileSync(tree, 'utf8').replace(/^(?=questions:)/m, `${lines.join('\n')}\n`));
	try {
		search_all(`${folder}/many.yaml`, texts);
	} finally {
		unlinkSync(`${folder}/many.yaml`);
		rmdirSync(folder);
	}
}

// --- characters --------------------------------------------------------------------------

// Folding, letters and marks of each character that both know: the two may have different
// versions of Unicode.
function compare_characters() {
	for (const line of run(['characters']).trimEnd().split('\n')) {
		const [code, ...c] = JSON.parse(line), character = String.fromCodePoint(code);
		if (!/\p{Cn}/u.test(character)) {
			compare(`U+${code.toString(16)}`,
				JSON.stringify(Find.tokens_of(`${character} a${character}b`)), JSON.stringify(c));
		}
	}
}

// --- all of it ---------------------------------------------------------------------------

const tree = (path) => `${srcdir}/${path}`;
const texts = ['examples.tsv', 'build.tsv', 'judge.tsv'].flatMap(golden);
const typed = texts.filter((text, i) => i % 60 === 0).flatMap(keys);
const others = [...OTHERS, ...OTHERS.flatMap(keys)];

compare('number of texts', texts.length > 1400, true);
compare_characters();
search_all(tree('trees/sinkro-pmm.yaml'), [...texts, ...typed, ...noises(texts), ...longs(texts)]);
search_all(tree('tests/golden/find/other.yaml'), [...others, ...noises(OTHERS), ...longs(OTHERS)]);
search_many(tree('tests/golden/find/other.yaml'), [...others, 'warn 8', 'wxrn']);
search_all(tree('tests/golden/trees/mini.yaml'), [...others, ...longs(OTHERS)]);
if (wrong > 0) {
	console.error(`find_js: ${wrong} of ${compared} differ`);
	process.exit(1);
}
console.log(`find_js: ${compared} compared`);
