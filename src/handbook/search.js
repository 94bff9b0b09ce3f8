// search.js - the search: what was found, for a text as it is typed.
const Search = (() => {
	const {make, text} = Say;
	let tree, opened;

	const toRemedy = ({anchor, code, title}) => make('a', {class: 'to', href: `#${anchor}`},
		text('span', {class: 'code'}, code), ' ', text('span', null, title));

	// Where a problem leads: to remedies at once, or to questions.
	const ways = (problem) => {
		const remedies = problem.go.filter((one) => 'remedy' in one);
		if (remedies.length === problem.go.length) {
			return remedies.map((one) => toRemedy(tree.remedies[one.remedy]));
		}
		return [make('a', {class: 'to', href: `#/?${problem.id}`},
			text('span', null, tree.labels.lead))];
	};

	// The message with the words that were searched for marked.
	const marked = (shown, marks) => {
		const element = make('span', {class: 'message'});
		let at = 0;
		for (const [start, end] of marks) {
			element.append(shown.slice(at, start), make('mark', null, shown.slice(start, end)));
			at = end;
		}
		element.append(shown.slice(at));
		return element;
	};

	const result = (match, several) => {
		const problem = tree.problems[match.problem];
		const item = make('li', null, make('a', {href: `#message:${problem.id}`},
			text('span', {class: 'number'}, problem.number), ' ',
			marked(problem.shown, match.marks)));
		item.append(text('p', null, problem.meaning));
		if (several && problem.apart) {
			item.append(text('p', {class: 'apart'}, problem.apart));
		}
		for (const link of ways(problem)) {
			item.append(make('p', {class: 'way'}, link));
		}
		return item;
	};

	const remedyWith = (code) => tree.remedies.find(
		(remedy) => remedy.code.toLowerCase() === code.toLowerCase());

	// A path code of this guide leads to its page.
	const followPath = (typed) => {
		const [, id, major, steps] = typed.match(/^([a-z0-9-]+)\/(\d+):(.*)$/) || [];
		if (id === undefined) {
			return null;
		}
		if (id !== tree.id) {
			return text('p', null, tree.labels.refused, typed);
		}
		if (Number(major) !== tree.major) {
			return text('p', null, tree.labels.version);
		}
		return make('p', {class: 'way'}, make('a', {class: 'to', href: `#/${steps}`}, typed));
	};

	const list = (found, matches, several) => {
		for (const match of matches) {
			found.append(result(match, several));
		}
	};

	const verdictOf = (answer, typing) => {
		const {labels} = tree;
		if (answer.matches.length === 0) {
			return labels.none;
		}
		if (answer.verdict === 'none' && !typing) {
			return labels.near;
		}
		if (answer.verdict === 'several') {
			return labels.several;
		}
		return answer.verdict === 'match' && !typing ? labels.match : labels.typing;
	};

	const MAX_REMEDIES = 5, MAX_TERMS = 3, SHORTEST = 3;

	// What else has every word, apart from messages: remedies, those first that have them in
	// their titles, and words of the glossary.
	const pages = (typed) => {
		const words = typed.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word);
		const has = (element) => element && words.every(
			(word) => element.textContent.toLowerCase().includes(word));
		const section = ({anchor}) => document.getElementById(anchor);
		const all = tree.remedies.filter((remedy) => has(section(remedy)));
		const titled = (remedy) => has(section(remedy).querySelector('h3'));
		const inTitle = all.filter(titled), inside = all.filter((one) => !titled(one));
		const terms = Array.from(document.querySelectorAll('.words dt')).filter(has);
		if (words.join('').length < SHORTEST) {
			return [];
		}
		return inTitle.concat(inside).slice(0, MAX_REMEDIES).map(toRemedy).concat(
			terms.slice(0, MAX_TERMS).map((term) => make('p', null,
				make('b', null, term.textContent), ' ',
				...term.nextElementSibling.cloneNode(true).childNodes)));
	};

	// Shows what the text finds; `typing`: it goes on.
	const show = (typed, typing) => {
		const verdict = document.getElementById('view:verdict');
		const found = document.getElementById('view:found');
		verdict.replaceChildren();
		found.replaceChildren();
		if (typed.trim() === '') {
			return;
		}
		const path = followPath(typed.trim());
		const remedy = remedyWith(typed.trim());
		const numbered = tree.problems.findIndex(
			(problem) => problem.number === typed.trim().replace(/^#/, ''));
		if (path) {
			verdict.append(path);
			return;
		}
		if (remedy) {
			found.append(make('li', null, toRemedy(remedy)));
		}
		if (numbered >= 0) {
			list(found, [{problem: numbered, marks: []}], false);
			return;
		}
		const answer = Find.found(opened, typed, typing);
		list(found, answer.matches, answer.verdict === 'several');
		for (const page of typing ? [] : pages(typed)) {
			found.append(make('li', {class: 'page'}, page));
		}
		if (!remedy || answer.matches.length > 0) {
			verdict.append(text('span', null, verdictOf(answer, typing)));
		}
	};

	// Returns the problems that fit a text, the best first.
	const problems = (typed) => Find.found(opened, typed, true).matches.map(
		(match) => match.problem);

	const start = (ofTree, index) => {
		tree = ofTree;
		opened = Find.open(index);
		const query = document.getElementById('view:query');
		query.addEventListener('input', () => show(query.value, true));
		document.getElementById('view:form').addEventListener('submit', (event) => {
			event.preventDefault();
			show(query.value, false);
		});
		show(query.value, true);
	};

	return {problems, start};
})();
