// find.js - finds the problem that a text means: the search of src/find/, for a browser.
//
// It gives what the C gives, to the last point of a score, which tests/find_js.sh holds.
// Functions have the names that they have there, in the same order, so that both can be
// read side by side; why they do what they do is said there, and here only what differs:
// - A text is searched as the bytes of its UTF-8, each a character of a string, so that
//   limits and cuts are the same. Places are told as JavaScript counts them.
// - Numbers are whole: quotient() divides as C does.
const Find = (() => {
	const INVALID = '', NO_CONCEPT = -1;

	const quotient = (a, b) => Math.floor(a / b);

	const is_ascii = (s) => !/[^\0-\x7f]/.test(s);

	// --- bytes ------------------------------------------------------------------------

	const PIECE = 8192; // bytes, of which a call can take as many arguments

	function bytes_of(text) {
		let bytes = '';
		if (is_ascii(text)) {
			return text;
		}
		const encoded = new TextEncoder().encode(text);
		for (let at = 0; at < encoded.length; at += PIECE) {
			bytes += String.fromCharCode.apply(null, encoded.subarray(at, at + PIECE));
		}
		return bytes;
	}

	// Returns the bytes of the character at `at`; INVALID for what is left of one that
	// was cut, and nothing else is invalid.
	function text_read(s, at) {
		const lead = s.charCodeAt(at);
		const taken = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
		return at + taken <= s.length ? s.slice(at, at + taken) : INVALID;
	}

	// Returns the character that the bytes are.
	function character(bytes) {
		let code = bytes.charCodeAt(0);
		if (bytes.length > 1) {
			code &= 0xFF >> (bytes.length + 1);
		}
		for (let i = 1; i < bytes.length; i++) {
			code = code << 6 | (bytes.charCodeAt(i) & 0x3F);
		}
		return String.fromCodePoint(code);
	}

	// Returns the text of bytes; what is left of a character that was cut, at the end, is
	// the replacement character, as for libunistring.
	function text_of(bytes) {
		let text = '';
		for (let at = 0; at < bytes.length;) {
			const c = text_read(bytes, at);
			if (c === INVALID) {
				return text + '\ufffd';
			}
			text += character(c);
			at += c.length;
		}
		return text;
	}

	// Returns the place in a text of each byte of it, and of its end.
	function places_of(bytes) {
		const places = new Uint32Array(bytes.length + 1);
		let place = 0;
		for (let at = 0; at < bytes.length; at++) {
			const byte = bytes.charCodeAt(at);
			places[at] = place;
			place += byte >= 0xF0 ? 2 : byte < 0x80 || byte >= 0xC0 ? 1 : 0;
		}
		places[bytes.length] = place;
		return places;
	}

	// --- folding: what text_add_folded() has from libunistring ------------------------

	const CHEROKEE = /[\u13a0-\u13f5]/, DOTLESS = '\u0131';
	const SMALL_CHEROKEE = /[\u13f8-\u13fd\uab70-\uabbf]/;

	// Full case folding is to the small letter of the large one, but where there is no
	// other large one, or where the large one is older.
	function fold_character(c) {
		if (c === DOTLESS || CHEROKEE.test(c)) {
			return c;
		}
		return SMALL_CHEROKEE.test(c) ? c.toUpperCase() : c.toUpperCase().toLowerCase();
	}

	const casefold = (text) => Array.from(text, fold_character).join('');

	// Returns a text folded for comparison by compatibility (Unicode Standard, 3.13,
	// D146): the second round is for what only decomposing laid open.
	function text_folded(s) {
		if (is_ascii(s)) {
			return s.toLowerCase();
		}
		const once = casefold(text_of(s).normalize('NFD')).normalize('NFKD');
		return bytes_of(casefold(once).normalize('NFKC'));
	}

	const LAST = '\u0345'; // of the highest combining class; folding leaves none of it

	// Does a character combine with the one before it? Browsers do not tell the class,
	// but put characters in the order of it.
	const is_combining = (bytes) => bytes.length > 1 &&
		(LAST + character(bytes)).normalize('NFD')[0] !== LAST;

	// --- tokens.c ---------------------------------------------------------------------

	const TOKEN_BYTES = 48, MAX_TOKENS = 600;
	const ASCII_LETTER = /[0-9A-Za-z]/, LETTER = /[\p{L}\p{M}\p{N}]/u;

	const is_letter = (c) => c.length > 1 ? LETTER.test(character(c)) : ASCII_LETTER.test(c);

	function end_of_letters(s, at) {
		while (at < s.length) {
			const c = text_read(s, at);
			if (!is_letter(c)) {
				break;
			}
			at += c.length;
		}
		return at;
	}

	function behind_joint(s, start, at) {
		let next = at + 1;
		if (next >= s.length) {
			return at;
		}
		if (s[at] === '_') {
			return next;
		}
		if (s[at] !== '-') {
			return at;
		}
		if (s[next] === '\n' || s[next] === '\r') {
			while (next < s.length && '\r\n \t'.includes(s[next])) {
				next++;
			}
			return next;
		}
		return at - start === 1 ? next : at;
	}

	// Returns a word with letters, folded, added to it, as far as they go into it.
	function add_letters(word, s) {
		const folded = text_folded(s.slice(0, 4 * TOKEN_BYTES));
		for (let at = 0; at < folded.length;) {
			const c = text_read(folded, at), taken = c.length || 1;
			if (word.length + taken > TOKEN_BYTES) {
				break;
			}
			if (!is_combining(c)) {
				word += c;
			}
			at += taken;
		}
		return word;
	}

	// Takes the word that begins at `start`; returns where it ends.
	function take_word(words, s, start) {
		let word = '', at = start;
		for (;;) {
			const end = end_of_letters(s, at);
			word = add_letters(word, s.slice(at, end));
			at = behind_joint(s, start, end);
			if (at === end || end_of_letters(s, at) === at) {
				if (word !== '') {
					words.push({start, end, s: word});
				}
				return end;
			}
		}
	}

	// Returns the words of a text, folded, and where each stands.
	function tokens_of(s) {
		const words = [];
		for (let at = 0; at < s.length && words.length < MAX_TOKENS;) {
			const c = text_read(s, at);
			if (is_letter(c)) {
				at = take_word(words, s, at);
			} else {
				at += c.length || 1;
			}
		}
		return words;
	}

	const ALIKE = {0: 'o', 1: 'l', i: 'l', 5: 's', 8: 'b', rn: 'm', vv: 'w'};

	const token_by_look = (word) => word.replace(/[01i58]|rn|vv/g, (seen) => ALIKE[seen]);

	function word_edits(a, b, most) {
		let before = [], last = [], now = [];
		for (let j = 0; j <= b.length; j++) {
			last[j] = j;
		}
		for (let i = 1; i <= a.length; i++) {
			const spare = before;
			let best = now[0] = i;
			for (let j = 1; j <= b.length; j++) {
				let d = last[j - 1] + (a[i - 1] !== b[j - 1] ? 1 : 0);
				d = Math.min(d, last[j] + 1, now[j - 1] + 1);
				if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
					d = Math.min(d, before[j - 2] + 1);
				}
				now[j] = d;
				best = Math.min(best, d);
			}
			if (best > most) {
				return most + 1;
			}
			before = last;
			last = now;
			now = spare;
		}
		return last[b.length];
	}

	// --- vocabulary.c -----------------------------------------------------------------

	const SAME = 256, MAX_MEANINGS = 12;
	const SHORTEST_STEM = 4, SHORTEST_BEGUN = 2, SHORTEST_STUMP = 4, MAX_EXTRA = 3;
	const SHORTEST_ROOT = 6, SHORTEST_SHORTENED = 3, SHORTENED_PART = 80, MAX_EDITS = 3;

	function letters_of(s) {
		let letters = 0;
		for (let i = 0; i < s.length; i++) {
			letters |= 1 << (s.charCodeAt(i) & 31);
		}
		return letters;
	}

	function without_ending(v, s) {
		for (const ending of v.endings) {
			if (s.length >= ending.length + SHORTEST_STEM && s.endsWith(ending)) {
				return s.slice(0, s.length - ending.length);
			}
		}
		return s;
	}

	// Returns the concept of a folded word; NO_CONCEPT where it is not known.
	function vocabulary_find(v, s) {
		let concept = v.concepts.get(token_by_look(s));
		if (concept === undefined) {
			concept = v.concepts.get(token_by_look(without_ending(v, s)));
		}
		return concept === undefined ? NO_CONCEPT : concept;
	}

	const forgiven = (length) => length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : MAX_EDITS;

	function bits(x) {
		let n = 0;
		for (; x; x &= x - 1) {
			n++;
		}
		return n;
	}

	const is_vowel = (c) => 'aeoul'.includes(c);

	function is_shortened(known, s) {
		let at = 1;
		if (s.length < SHORTEST_SHORTENED || s.length >= known.length || known[0] !== s[0]) {
			return false;
		}
		for (let i = 1; i < known.length; i++) {
			if (at < s.length && known[i] === s[at]) {
				at++;
			} else if (!is_vowel(known[i])) {
				return false;
			}
		}
		return at === s.length;
	}

	// How alike are a word that was begun and one that goes on after it?
	function likeness_begun(length, whole, begun) {
		return begun ? SAME / 2 + quotient(SAME / 2 * length, whole)
			: quotient(SAME * length, whole);
	}

	function likeness(known, s, letters, begun) {
		const k = known.s, n = s.length, longer = Math.max(n, k.length);
		const most = forgiven(Math.min(n, k.length)), apart = Math.abs(k.length - n);
		if (k.length > n && n >= (begun ? SHORTEST_BEGUN : SHORTEST_STUMP) && k.startsWith(s)) {
			return likeness_begun(n, k.length, begun);
		}
		if (n > k.length && apart <= MAX_EXTRA && k.length >= SHORTEST_ROOT &&
		    s.startsWith(k)) {
			return quotient(SAME * k.length, n);
		}
		if (is_shortened(k, s)) {
			return quotient(SAME * SHORTENED_PART, 100);
		}
		if (apart > most || bits(letters ^ known.letters) > 2 * most) {
			return 0;
		}
		const d = word_edits(k, s, most);
		return d > most ? 0
			: quotient(quotient(SAME * (longer - d), longer) * (longer - d), longer);
	}

	function keep(found, m) {
		let at = 0;
		while (at < found.length && found[at].likeness >= m.likeness) {
			if (found[at++].concept === m.concept) {
				return;
			}
		}
		const less = found.findIndex((other, i) => i >= at && other.concept === m.concept);
		if (less >= 0) {
			found.splice(less, 1);
		}
		if (at < MAX_MEANINGS) {
			found.splice(at, 0, m);
			found.length = Math.min(found.length, MAX_MEANINGS);
		}
	}

	function vocabulary_guess(v, word, begun) {
		const s = token_by_look(word), same = vocabulary_find(v, word), letters = letters_of(s), found = [];
		if (same !== NO_CONCEPT) {
			keep(found, {concept: same, likeness: SAME});
		}
		if (same !== NO_CONCEPT && !begun) {
			return found;
		}
		for (const known of v.items) {
			const alike = likeness(known, s, letters, begun);
			if (alike > 0) {
				keep(found, {concept: known.concept, likeness: alike});
			}
		}
		return found;
	}

	// --- index.c: what the index leaves out -------------------------------------------

	// Returns the words of a text by look, a blank between them, and one after the last
	// where more than it follows there.
	const literal_of = (s) => tokens_of(s).map((word, i, words) => token_by_look(word.s) +
		(i + 1 < words.length || word.end < s.length ? ' ' : '')).join('');

	function open_vocabulary(index) {
		const v = {items: [], concepts: new Map()};
		index.words.forEach((word, i) => {
			const s = bytes_of(word), concept = index.concepts[i];
			v.items.push({s, concept, letters: letters_of(s)});
			v.concepts.set(s, concept);
		});
		v.endings = index.endings.map(bytes_of);
		return v;
	}

	// Adds a phrase, weighs it, and lists it under each of its concepts.
	function add_phrase(f, problem, concepts, message) {
		const phrase = {problem, concepts, message, weight: 0, gain: no_gain()};
		for (const c of new Set(concepts)) {
			phrase.weight += f.weights[c];
		}
		for (const c of concepts) {
			f.postings[c].push(phrase);
		}
	}

	const part_of = (phrases, in_message) => in_message ? ONE
		: quotient(2 * ONE * phrases, 2 * phrases + 1);

	// Returns the problems of a concept, in their order, and how much it belongs to each.
	function list_shares(f, concept) {
		const shares = [];
		for (const phrase of new Set(f.postings[concept])) {
			const last = shares[shares.length - 1];
			if (phrase.problem === f.elsewhere) {
				continue;
			}
			if (last && last.problem === phrase.problem) {
				last.phrases++;
			} else {
				shares.push({problem: phrase.problem, phrases: 1, message: phrase.message});
			}
		}
		return shares.map((share) => ({
			problem: share.problem,
			part: part_of(share.phrases, share.message)
		}));
	}

	function share(f) {
		f.shares = f.weights.map((_, c) => list_shares(f, c));
		f.foreign = f.shares.map((shares, c) => shares.length === 0 &&
			f.postings[c].length > 0 && !f.common.has(c) && !f.ignored.has(c));
	}

	// Returns a problem's message as the search needs it.
	function open_message(f, problem) {
		const s = bytes_of(problem.shown), places = places_of(s);
		return {
			id: problem.id,
			literal: literal_of(s),
			words: tokens_of(s).map((word) => ({
				span: [places[word.start], places[word.end]],
				concept: vocabulary_find(f.vocabulary, word.s)
			}))
		};
	}

	// Makes ready to search by an index, which find_json() made.
	function open(index) {
		const f = {weights: index.weights, postings: index.weights.map(() => [])};
		f.vocabulary = open_vocabulary(index);
		f.groups = index.groups.map(([concept, words]) => ({concept, words}));
		f.ignored = new Set(f.groups
			.filter((group) => group.concept === NO_CONCEPT && group.words.length === 1)
			.map((group) => group.words[0]));
		f.elsewhere = index.problems.length;
		f.common = new Set(index.common);
		index.problems.forEach((problem, i) => problem.phrases.forEach(
			(concepts, k) => add_phrase(f, i, concepts, k === 0)));
		index.elsewhere.forEach((concepts) => add_phrase(f, f.elsewhere, concepts, false));
		share(f);
		f.dangerous = index.problems.map((problem) => problem.dangerous);
		f.messages = index.problems.map((problem) => open_message(f, problem));
		return f;
	}

	// --- query.c ----------------------------------------------------------------------

	const ONE = 256, MAX_BYTES = 64 * 1024, SHORTEST_PART = 2, SHORTEST_SAYING = 3;

	const term_concept = (term) => term.meanings.length ? term.meanings[0].concept : NO_CONCEPT;

	function add_term(f, start, end, meanings) {
		f.terms.push({start, end, meanings, ignored: false});
	}

	const known = (concept) => [{concept, likeness: SAME}];

	function add_joined(f, i) {
		const a = f.words[i], b = f.words[i + 1], v = f.vocabulary;
		if (!b || a.s.length + b.s.length > TOKEN_BYTES) {
			return false;
		}
		const concept = vocabulary_find(v, a.s + b.s);
		if (concept === NO_CONCEPT || (vocabulary_find(v, a.s) !== NO_CONCEPT &&
					       vocabulary_find(v, b.s) !== NO_CONCEPT)) {
			return false;
		}
		add_term(f, a.start, b.end, known(concept));
		return true;
	}

	function is_part(f, s) {
		const c = vocabulary_find(f.vocabulary, s);
		return c !== NO_CONCEPT && (s.length >= SHORTEST_SAYING || f.ignored.has(c));
	}

	// Returns the parts of words that were written as one; none where it cannot be.
	function part(f, s) {
		const best = new Array(s.length + 1).fill(0), from = best.slice(), parts = [];
		for (let end = SHORTEST_PART; end <= s.length; end++) {
			for (let at = 0; at + SHORTEST_PART <= end; at++) {
				if ((at > 0 && best[at] === 0) ||
				    (best[end] > 0 && best[at] + 1 >= best[end]) ||
				    !is_part(f, s.slice(at, end))) {
					continue;
				}
				best[end] = best[at] + 1;
				from[end] = at;
			}
		}
		if (best[s.length] < 2) {
			return parts;
		}
		for (let end = s.length; end > 0; end = from[end]) {
			parts.unshift(s.slice(from[end], end));
		}
		return parts;
	}

	function add_parted(f, word) {
		const concepts = part(f, word.s).map((s) => vocabulary_find(f.vocabulary, s));
		const says = concepts.some((c) => !f.common.has(c) && !f.ignored.has(c));
		if (says) {
			concepts.forEach((c) => add_term(f, word.start, word.end, known(c)));
		}
		return says;
	}

	function add_word(f, word, begun) {
		if (!begun && word.s.length >= 2 * SHORTEST_PART + 1 &&
		    vocabulary_find(f.vocabulary, word.s) === NO_CONCEPT && add_parted(f, word)) {
			return;
		}
		add_term(f, word.start, word.end, vocabulary_guess(f.vocabulary, word.s, begun));
	}

	function replace_names(f, group) {
		const count = group.words.length;
		for (let i = 0; i + count <= f.terms.length; i++) {
			if (!group.words.every((c, k) => term_concept(f.terms[i + k]) === c)) {
				continue;
			}
			for (let k = 0; k < count; k++) {
				f.terms[i + k].ignored = k > 0;
				f.terms[i + k].meanings = known(group.concept);
			}
		}
	}

	function ignore_run(f, group) {
		const enough = group.words.length - (group.words.length > 4 ? 1 : 0);
		for (let start = 0, next; start < f.terms.length; start = next) {
			let end = start;
			for (let k = 0; k < group.words.length && end < f.terms.length; k++) {
				if (term_concept(f.terms[end]) === group.words[k]) {
					end++;
				}
			}
			next = start + 1;
			if (end - start < enough) {
				continue;
			}
			for (let i = start; i < end; i++) {
				f.terms[i].ignored = true;
			}
			next = end;
		}
	}

	function query_read(f, s, typing) {
		f.terms = [];
		f.words = tokens_of(s.slice(0, MAX_BYTES));
		for (let i = 0; i < f.words.length; i++) {
			const word = f.words[i];
			const begun = typing && i + 1 === f.words.length && word.end === s.length;
			if (!begun && add_joined(f, i)) {
				i++;
			} else if (!begun || word.s.length > 1) {
				add_word(f, word, begun);
			}
		}
		for (const group of f.groups) {
			if (group.concept === NO_CONCEPT) {
				ignore_run(f, group);
			} else {
				replace_names(f, group);
			}
		}
		for (const term of f.terms) {
			term.ignored = term.ignored || f.ignored.has(term_concept(term));
		}
	}

	// --- find.c -----------------------------------------------------------------------

	const FULL_SCORE = 1000, UNKNOWN_WEIGHT = ONE;
	const PAIR_PART = 30, MOST_PAIRED = 4096, MOST_UNKNOWN = 6 * ONE;
	const SURE_LIKENESS = quotient(SAME * 4, 5);
	const ENOUGH = 8 * ONE, ALL_EXPLAINED = quotient(82 * ONE, 10), LEAST = quotient(7 * ONE, 4);
	const KEYWORD = quotient(7 * ONE, 4);
	const FOREIGN_LOSS = 3 * ONE, WHOLE_RECALL = 800, WHOLE_ENOUGH = 9 * ONE / 2;
	const WHOLE_ALIKE = 75, PART_ALIKE = 45;
	const DANGER_MARGIN = 3 * ONE, FIRST_LITERAL = 16 * ONE, LATER_LITERAL = 10 * ONE;

	const no_gain = () => ({all: 0, best: 0, stamp: 0});

	function take_gain(g, worth, stamp) {
		const best = g.stamp === stamp ? g.best : 0;
		g.stamp = stamp;
		g.best = Math.max(best, worth);
		g.all += g.best - best;
	}

	function gain_phrase(f, phrase, worth, stamp) {
		if (phrase.gain.all === 0) {
			f.touched.push(phrase);
		}
		take_gain(phrase.gain, worth, stamp);
	}

	function candidate_of(f, problem) {
		if (!f.candidates.has(problem)) {
			f.candidates.set(problem,
				{problem, words: no_gain(), phrase: 0, recall: 0, pairs: 0});
		}
		return f.candidates.get(problem);
	}

	const gain_problem = (f, share, worth, stamp) => take_gain(
		candidate_of(f, share.problem).words, quotient(worth * share.part, ONE), stamp);

	function gain(f, term, stamp) {
		let weight = 0;
		for (const meaning of term.meanings) {
			const c = meaning.concept;
			const worth = quotient(f.weights[c] * meaning.likeness, SAME);
			weight = Math.max(weight, f.weights[c]);
			if (worth > 0) {
				f.postings[c].forEach((phrase) => gain_phrase(f, phrase, worth, stamp));
				f.shares[c].forEach((share) => gain_problem(f, share, worth, stamp));
			}
		}
		return weight;
	}

	function is_said(f, i) {
		const concept = term_concept(f.terms[i]);
		for (let k = 0; k < i; k++) {
			if (!f.terms[k].ignored && term_concept(f.terms[k]) === concept) {
				return true;
			}
		}
		return false;
	}

	function forget_last(f) {
		for (const phrase of f.touched || []) {
			phrase.gain = no_gain();
		}
		f.touched = [];
		f.candidates = new Map();
	}

	function gain_all(f) {
		let weight = 0, unknown = 0;
		f.terms.forEach((term, i) => {
			if (term.ignored) {
				return;
			}
			if (term_concept(term) === NO_CONCEPT) {
				unknown += UNKNOWN_WEIGHT;
			} else if (!is_said(f, i)) {
				weight += gain(f, term, i + 1);
			}
		});
		return weight + Math.min(unknown, MOST_UNKNOWN);
	}

	function keep_phrases(f) {
		for (const p of f.touched) {
			const c = candidate_of(f, p.problem);
			const recall = quotient(p.gain.all * FULL_SCORE, p.weight + quotient(ONE, 3));
			const worth = quotient(p.gain.all * (FULL_SCORE + recall), 2 * FULL_SCORE);
			if (worth > c.phrase) {
				c.phrase = worth;
				c.recall = recall;
			}
		}
	}

	function has_pair(f, phrase, a, b) {
		let before = NO_CONCEPT;
		for (const c of phrase.concepts) {
			if (f.ignored.has(c)) {
				continue;
			}
			if (before === a && c === b) {
				return true;
			}
			before = c;
		}
		return false;
	}

	// Returns the problems that have a pair.
	function having_pair(f, a, b) {
		const in_a = f.postings[a], in_b = f.postings[b], problems = new Set();
		const rare = in_a.length < in_b.length ? in_a : in_b;
		if (rare.length > MOST_PAIRED) {
			return problems;
		}
		for (const phrase of rare) {
			if (phrase.problem !== f.elsewhere && !problems.has(phrase.problem) &&
			    has_pair(f, phrase, a, b)) {
				problems.add(phrase.problem);
			}
		}
		return problems;
	}

	function log2_of(n, d) {
		let x = quotient(n * 65536, d), log = 0;
		for (; x >= 2 * 65536; x = quotient(x, 2)) {
			log += ONE;
		}
		for (let bit = ONE / 2; bit >= 1; bit /= 2) {
			x = quotient(x * x, 65536);
			if (x >= 2 * 65536) {
				x = quotient(x, 2);
				log += bit;
			}
		}
		return log;
	}

	const index_rarity = (f, problems) => log2_of(f.elsewhere + problems, problems);

	function gain_pairs(f) {
		const said = new Set();
		let before = NO_CONCEPT;
		for (const term of f.terms) {
			const c = term_concept(term);
			if (term.ignored || c === NO_CONCEPT) {
				continue;
			}
			const pair = `${before} ${c}`, problems = before === NO_CONCEPT || said.has(pair)
				? new Set() : having_pair(f, before, c);
			said.add(pair);
			before = c;
			for (const problem of problems) {
				candidate_of(f, problem).pairs +=
					quotient(index_rarity(f, problems.size) * PAIR_PART, 100);
			}
		}
	}

	const said_for = (c) => quotient(c.words.all + c.phrase, 2);

	const compare = (x, y) => y.alike - x.alike || y.worth - x.worth || x.problem - y.problem;

	// Does the literal have what was typed where a word of it begins? Returns what that
	// is worth.
	function literal_part(literal, typed) {
		let at = literal.indexOf(typed);
		while (at > 0 && literal[at - 1] !== ' ') {
			at = literal.indexOf(typed, at + 1);
		}
		return at < 0 ? 0 : at === 0 ? FIRST_LITERAL : LATER_LITERAL;
	}

	function prefer_literal(f, s) {
		const typed = literal_of(s.slice(0, MAX_BYTES));
		f.messages.forEach((message, problem) => {
			const more = typed.length < 2 ? 0 : literal_part(message.literal, typed);
			if (more > 0) {
				candidate_of(f, problem).words.all += more;
			}
		});
	}

	const explained = (said, weight) => weight === 0 ? 0
		: Math.min(quotient(said * FULL_SCORE, weight), FULL_SCORE);

	function rank(f, weight, result) {
		result.elsewhere = candidate_of(f, f.elsewhere).phrase;
		f.candidates.forEach((c, problem) => {
			const said = said_for(c);
			if (problem !== f.elsewhere && said > 0) {
				result.matches.push({problem, worth: said + c.pairs,
					score: explained(said, weight), recall: c.recall, alike: false});
			}
		});
		result.matches.sort(compare);
	}

	function foreign_loss(f) {
		return FOREIGN_LOSS * f.terms.filter((term) => !term.ignored &&
			f.foreign[term_concept(term)] &&
			term.meanings[0].likeness >= SURE_LIKENESS).length;
	}

	function is_keyword(f) {
		let only = NO_CONCEPT;
		for (const term of f.terms) {
			const c = term_concept(term);
			if (term.ignored || (c !== NO_CONCEPT && (f.common.has(c) || c === only))) {
				continue;
			}
			if (c === NO_CONCEPT || only !== NO_CONCEPT ||
			    term.meanings[0].likeness < SURE_LIKENESS) {
				return false;
			}
			only = c;
		}
		return only !== NO_CONCEPT && f.shares[only].length > 0 &&
			(f.words.length === 1 || f.weights[only] >= KEYWORD);
	}

	function is_enough(f, result) {
		const best = result.matches[0], c = candidate_of(f, best.problem);
		const said = said_for(c), loss = foreign_loss(f);
		if (is_keyword(f)) {
			return true;
		}
		if (said < LEAST || said < result.elsewhere) {
			return false;
		}
		if (c.recall >= WHOLE_RECALL && c.phrase >= WHOLE_ENOUGH + loss) {
			return true;
		}
		return said + quotient(ALL_EXPLAINED * best.score, FULL_SCORE) >= ENOUGH + loss;
	}

	function is_alike(f, best, m) {
		const part = best.recall >= WHOLE_RECALL ? WHOLE_ALIKE : PART_ALIKE;
		if (f.dangerous[best.problem] && m.worth + DANGER_MARGIN > best.worth) {
			return true;
		}
		return m.worth * 100 >= best.worth * part;
	}

	const verdict_of = (alike) => alike > 1 ? 'several' : alike === 1 ? 'match' : 'none';

	function judge(f, result) {
		const best = result.matches[0];
		for (const m of result.matches) {
			m.alike = is_alike(f, best, m);
		}
		result.alike = result.matches.filter((m) => m.alike).length;
		result.verdict = verdict_of(result.alike);
		result.matches.sort(compare);
	}

	const has_words = (words) => words.some((word) => word.s.length > 1);

	const has_letters = (words) => words.some((word) => /[^0-9]/.test(word.s));

	// Returns what the text finds, as find_search() does: the verdict ("none", "match",
	// "several"), how many fit alike, and all matches, the best first: `problem` is its
	// place in the tree, `id` its name, `marks` the places in its message that were
	// searched for.
	function search(f, text, typing) {
		const s = bytes_of(text.slice(0, MAX_BYTES + 1));
		const result = {verdict: 'none', alike: 0, matches: []};
		forget_last(f);
		query_read(f, s, typing);
		if (!has_words(f.words)) {
			f.terms = [];
		}
		const weight = gain_all(f);
		keep_phrases(f);
		gain_pairs(f);
		if (typing) {
			prefer_literal(f, s);
		}
		rank(f, weight, result);
		if (result.matches.length > 0 && has_letters(f.words) && is_enough(f, result)) {
			judge(f, result);
		}
		add_marks(f, s, result.matches);
		return result;
	}

	// --- what matched -----------------------------------------------------------------

	const has_concept = (f, problem, concept) =>
		f.shares[concept].some((share) => share.problem === problem);

	function add_marks(f, s, matches) {
		const searched = new Set();
		f.terms.forEach((term) => term.meanings.forEach((m) => searched.add(m.concept)));
		for (const match of matches) {
			const message = f.messages[match.problem];
			match.id = message.id;
			match.marks = message.words.filter((word) => searched.has(word.concept))
				.map((word) => word.span);
		}
		f.places = places_of(s);
	}

	// Returns the places in the text that was last searched for that speak for a problem.
	const matched = (f, problem) => f.terms
		.filter((term) => !term.ignored && term.meanings.some((meaning) =>
			f.weights[meaning.concept] > 0 && has_concept(f, problem, meaning.concept)))
		.map((term) => [f.places[term.start], f.places[term.end]]);

	// --- page/found.c: what of it is shown --------------------------------------------

	const MAX_FOUND = 40, MAX_NEAR = 3, LOWEST_NEAR = 350, LOWEST_PART = 45, LOWEST_TYPING = ONE / 2, KNOWN_ELSEWHERE = 4 * ONE;

	function is_far(match, result, best, typing) {
		if (!typing) {
			return match.worth * 100 < best * LOWEST_PART ||
				(result.verdict === 'none' && match.score < LOWEST_NEAR);
		}
		return match.worth < LOWEST_TYPING || (result.elsewhere >= KNOWN_ELSEWHERE &&
			match.worth * 100 < result.elsewhere * LOWEST_PART);
	}

	// Returns the matches that are near enough, of the problems that are offered.
	function make_found(result, typing, offered) {
		const near = [], most = typing || result.verdict !== 'none' ? MAX_FOUND : MAX_NEAR;
		let best = 0;
		for (const match of result.matches) {
			if (near.length === most || !offered(match.problem)) {
				continue;
			}
			best = Math.max(best, match.worth);
			if (!is_far(match, result, best, typing)) {
				near.push(match);
			}
		}
		return near;
	}

	// Returns what of a search is shown, as page_found() does, in the form of search():
	// what is not too far off, of the problems for which `offered` returns true, of all
	// where it is left out.
	function found(f, text, typing, offered) {
		const result = search(f, text, typing);
		const near = make_found(result, typing, offered || (() => true));
		const alike = near.filter((m) => m.alike).length;
		return {
			verdict: verdict_of(alike),
			alike,
			elsewhere: result.elsewhere,
			matches: near
		};
	}

	// Returns the words of a text as they are compared.
	const words_in = (text) => tokens_of(bytes_of(text)).map((word) => text_of(word.s));

	return {open, search, found, matched, tokens_of: words_in};
})();
