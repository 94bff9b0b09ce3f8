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
	const SHORTEST_STEM = 4, SHORTEST_BEGUN = 1, SHORTEST_STUMP = 4, MAX_EXTRA = 3;
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

	// Returns the concept of a word by look; NO_CONCEPT where it is not known.
	function find(v, s) {
		let concept = v.concepts.get(s);
		if (concept === undefined) {
			concept = v.concepts.get(without_ending(v, s));
		}
		return concept === undefined ? NO_CONCEPT : concept;
	}

	const vocabulary_find = (v, s) => find(v, token_by_look(s));

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
		const s = token_by_look(word), same = find(v, s), letters = letters_of(s), found = [];
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
		v.endings = index.endings.map(bytes_of)
			.filter((ending) => ending.length <= TOKEN_BYTES).map(token_by_look);
		return v;
	}

	// Adds a phrase, weighs it, and lists it under each of its concepts.
	function add_phrase(f, problem, concepts, all) {
		const phrase = {problem, concepts, all, weight: 0, gained: 0, best: 0, stamp: 0};
		for (const c of new Set(concepts)) {
			phrase.weight += f.weights[c];
			f.postings[c].push(phrase);
		}
	}

	function add_problem(f, problem, i) {
		const all = new Set();
		for (const concepts of problem.phrases) {
			add_phrase(f, i, concepts, false);
			concepts.forEach((c) => all.add(c));
		}
		if (all.size > 0) {
			add_phrase(f, i, Array.from(all), true);
		}
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
		index.problems.forEach((problem, i) => add_problem(f, problem, i));
		index.elsewhere.forEach((concepts) => add_phrase(f, f.elsewhere, concepts, false));
		f.messages = index.problems.map((problem) => open_message(f, problem));
		return f;
	}

	// --- query.c ----------------------------------------------------------------------

	const MAX_BYTES = 64 * 1024, SHORTEST_PART = 2;

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

	// Returns the parts of words that were written as one; none where it cannot be.
	function part(v, s) {
		const best = new Array(s.length + 1).fill(0), from = best.slice(), parts = [];
		for (let end = SHORTEST_PART; end <= s.length; end++) {
			for (let at = 0; at + SHORTEST_PART <= end; at++) {
				if ((at > 0 && best[at] === 0) ||
				    (best[end] > 0 && best[at] + 1 >= best[end]) ||
				    vocabulary_find(v, s.slice(at, end)) === NO_CONCEPT) {
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
		const parts = part(f.vocabulary, word.s);
		for (const s of parts) {
			add_term(f, word.start, word.end, known(vocabulary_find(f.vocabulary, s)));
		}
		return parts.length > 0;
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
			} else {
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
	}

	// --- find.c -----------------------------------------------------------------------

	const FULL_SCORE = 1000, ONE = 256;
	const UNKNOWN_WEIGHT = 3 * ONE / 2, RECALL_PART = 40, ALL_PART = 58;
	const ENOUGH_WEIGHT = 6 * ONE, SURE_WEIGHT = 5 * ONE / 2;
	const SURE_PRECISION = 950, SURE_EXPLAINED = 700, MAX_ALIKE = 4, WHOLE_RECALL = 850;
	const ALIKE_EXPLAINED = 96, FOLLOWING_PART = 12;
	const FIRST_LITERAL = 400, LATER_LITERAL = 250, LOWEST_SCORE = 340, ALIKE_PART = 90;

	// Lets a phrase gain what a meaning is worth, as far as it is more than another
	// meaning of the same term was (`stamp` says which term).
	function gain_phrase(f, phrase, worth, stamp) {
		if (phrase.gained === 0) {
			f.touched.push(phrase);
		}
		if (phrase.stamp !== stamp) {
			phrase.best = 0;
		}
		phrase.stamp = stamp;
		if (worth > phrase.best) {
			phrase.gained += worth - phrase.best;
			phrase.best = worth;
		}
	}

	function gain(f, term, stamp) {
		let weight = 0;
		for (const meaning of term.meanings) {
			const c = meaning.concept;
			const worth = quotient(f.weights[c] * meaning.likeness, SAME);
			weight = Math.max(weight, f.weights[c]);
			if (worth > 0) {
				f.postings[c].forEach((phrase) => gain_phrase(f, phrase, worth, stamp));
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

	function forget(f) {
		for (const phrase of f.touched || []) {
			phrase.gained = phrase.stamp = 0;
		}
		f.touched = [];
	}

	function gain_all(f) {
		let weight = 0;
		forget(f);
		f.terms.forEach((term, i) => {
			const c = term_concept(term);
			if (term.ignored) {
				return;
			}
			if (c === NO_CONCEPT) {
				weight += UNKNOWN_WEIGHT;
				return;
			}
			term.ignored = f.ignored.has(c) || is_said(f, i);
			if (!term.ignored) {
				weight += gain(f, term, i + 1);
			}
		});
		return weight;
	}

	// What two concepts that follow each other are called, among all that do.
	const pair = (a, b) => `${a} ${b}`;

	function pairs_of(terms) {
		const pairs = new Set();
		for (let k = 0; k + 1 < terms.length; k++) {
			pairs.add(pair(term_concept(terms[k]), term_concept(terms[k + 1])));
		}
		return pairs;
	}

	function following(pairs, phrase) {
		const concepts = phrase.concepts;
		let found = 0;
		for (let i = 0; i + 1 < concepts.length; i++) {
			found += pairs.has(pair(concepts[i], concepts[i + 1])) ? 1 : 0;
		}
		return concepts.length > 1 ? quotient(100 * found, concepts.length - 1) : 0;
	}

	// How well the words of several phrases of a problem fit.
	function fit_of_all(gained, precision) {
		const score = quotient(precision * ALL_PART, 100);
		return {recall: 0, explained: 0, score: with_enough(score, gained, precision)};
	}

	// What is said with few words counts less.
	function with_enough(score, gained, precision) {
		const enough = precision >= SURE_PRECISION ? SURE_WEIGHT : ENOUGH_WEIGHT;
		return gained < enough ? quotient(score * gained, enough) : score;
	}

	function fit_of(pairs, phrase, weight) {
		const gained = phrase.gained;
		const recall = quotient(gained * FULL_SCORE, phrase.weight + 1);
		const precision = quotient(gained * FULL_SCORE, weight + 1);
		if (phrase.all) {
			return fit_of_all(gained, precision);
		}
		const order = 100 - FOLLOWING_PART +
			quotient(FOLLOWING_PART * following(pairs, phrase), 100);
		const score = quotient(recall * RECALL_PART + precision * (100 - RECALL_PART), 100);
		return {
			recall,
			explained: quotient(precision * order, 100),
			score: quotient(with_enough(score, gained, precision) * order, 100)
		};
	}

	const compare = (x, y) => y.alike - x.alike || y.score - x.score || x.problem - y.problem;

	// Returns the match of a problem, new if it had none.
	function match_of(matches, problem) {
		if (!matches.has(problem)) {
			matches.set(problem, {problem, score: 0, recall: 0, explained: 0, alike: false});
		}
		return matches.get(problem);
	}

	function gather(f, weight, matches) {
		const pairs = pairs_of(f.terms);
		for (const phrase of f.touched) {
			const fit = fit_of(pairs, phrase, weight);
			const m = match_of(matches, phrase.problem);
			m.score = Math.max(m.score, fit.score);
			m.recall = Math.max(m.recall, fit.recall);
			m.explained = Math.max(m.explained, fit.explained);
		}
	}

	// Does the literal have what was typed where a word of it begins? Returns what that
	// is worth.
	function literal_part(literal, typed) {
		let at = literal.indexOf(typed);
		while (at > 0 && literal[at - 1] !== ' ') {
			at = literal.indexOf(typed, at + 1);
		}
		return at < 0 ? 0 : at === 0 ? FIRST_LITERAL : LATER_LITERAL;
	}

	function prefer_literal(f, s, matches) {
		const typed = literal_of(s.slice(0, MAX_BYTES));
		f.messages.forEach((message, problem) => {
			const more = typed === '' ? 0 : literal_part(message.literal, typed);
			if (more > 0) {
				match_of(matches, problem).score += more;
			}
		});
	}

	// Makes matches of the problems that were found, the best first. Returns whether what
	// is none of the problems is better.
	function rank(f, matches, result) {
		const elsewhere = match_of(matches, f.elsewhere).score;
		matches.delete(f.elsewhere);
		const ranked = Array.from(matches.values()).filter((m) => m.score > 0).sort(compare);
		const is_elsewhere = ranked.length > 0 && elsewhere > ranked[0].score;
		for (const m of ranked) {
			m.score = Math.min(m.score, FULL_SCORE);
		}
		result.elsewhere = Math.min(elsewhere, FULL_SCORE);
		result.matches = ranked;
		return is_elsewhere;
	}

	function is_alike(best, m, explained) {
		if (m.score * 100 >= best.score * ALIKE_PART) {
			return true;
		}
		return best.recall < WHOLE_RECALL && m.explained * 100 >= explained * ALIKE_EXPLAINED &&
			explained >= SURE_EXPLAINED;
	}

	const verdict_of = (alike) => alike > 1 ? 'several' : alike === 1 ? 'match' : 'none';

	// Judges matches, of which the first is good enough.
	function judge(result) {
		const ranked = result.matches, best = ranked[0];
		const explained = ranked.reduce((most, m) => Math.max(most, m.explained), 0);
		const alike = ranked.filter((m) => is_alike(best, m, explained));
		result.alike = alike.length > MAX_ALIKE ? 0 : alike.length;
		alike.forEach((m) => {
			m.alike = result.alike > 0;
		});
		result.verdict = verdict_of(result.alike);
		ranked.sort(compare);
	}

	// A number alone can be anything.
	const has_letters = (words) => words.some((word) => /[^0-9]/.test(word.s));

	// Returns what the text finds, as find_search() does: the verdict ("none", "match",
	// "several"), how many fit alike, and all matches, the best first: `problem` is its
	// place in the tree, `id` its name, `marks` the places in its message that were
	// searched for.
	function search(f, text, typing) {
		const s = bytes_of(text.slice(0, MAX_BYTES + 1)), matches = new Map();
		query_read(f, s, typing);
		if (!has_letters(f.words)) {
			f.terms = [];
		}
		gather(f, gain_all(f), matches);
		if (typing) {
			prefer_literal(f, s, matches);
		}
		const result = {verdict: 'none', alike: 0};
		if (!rank(f, matches, result) && result.matches.length > 0 &&
		    result.matches[0].score >= LOWEST_SCORE) {
			judge(result);
		}
		add_marks(f, s, result.matches);
		return result;
	}

	// --- what matched -----------------------------------------------------------------

	const has_concept = (f, problem, concept) =>
		f.postings[concept].some((phrase) => phrase.problem === problem);

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

	const MOST_FOUND = 40, LOWEST_PART = 45, LOWEST_TYPING = 60, KNOWN_ELSEWHERE = 500;

	function is_far(match, result, best, typing) {
		if (!typing) {
			return match.score * 100 < best * LOWEST_PART;
		}
		return match.score < LOWEST_TYPING || (result.elsewhere >= KNOWN_ELSEWHERE &&
			match.score * 100 < result.elsewhere * LOWEST_PART);
	}

	// Returns the matches that are near enough, of the problems that are offered.
	function make_found(result, typing, offered) {
		const near = [];
		let best = 0;
		for (const match of result.matches) {
			if (near.length === MOST_FOUND || !offered(match.problem)) {
				continue;
			}
			best = Math.max(best, match.score);
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
			matches: typing || alike > 0 ? near : []
		};
	}

	// Returns the words of a text as they are compared.
	const words_in = (text) => tokens_of(bytes_of(text)).map((word) => text_of(word.s));

	return {open, search, found, matched, tokens_of: words_in};
})();
