// wizard.js - the questions one after the other. Where one stands is in the address,
// "#/viewer=teacher,problem=e04": so the browser's Back works, and a link can be sent.
// After "?" stands a problem that is to be chosen as soon as it is on offer.
const Wizard = (() => {
	const {make, text} = Say;
	let tree, view, sheet;
	const given = new Map(); // what was answered to each question, to mark it later

	const address = (walk, wanted) =>
		`#/${Walk.code(tree, walk)}${wanted ? `?${wanted}` : ''}`;

	// --- choices

	const wayOn = (choice) => tree.labels[choice.kind];

	const brief = (choice) => {
		if (choice.kind === 'problem') {
			const problem = tree.problems[choice.index];
			return text('span', null, `#${problem.number} ${problem.shown}`);
		}
		if (choice.kind !== 'answer') {
			return text('span', null, wayOn(choice));
		}
		const answer = tree.answers[choice.index];
		return text('span', null, answer.label || answer.text);
	};

	const examples = (answer, columns) => {
		const element = make('span', {class: 'example'});
		(answer.example || []).forEach((value, i) => {
			const label = columns && columns[i] ? `${columns[i]}: ` : '';
			element.append(make('span', null, label, make('code', null, value)), ' ');
		});
		return element;
	};

	const say = (choice, columns) => {
		if (choice.kind === 'problem') {
			const problem = tree.problems[choice.index];
			return [text('span', {class: 'number'}, problem.number), ' ',
				make('span', {class: 'message'}, problem.shown),
				text('span', {class: 'meaning'}, problem.meaning)];
		}
		if (choice.kind !== 'answer') {
			return [text('span', null, wayOn(choice))];
		}
		const answer = tree.answers[choice.index];
		const said = [];
		if (answer.danger) {
			said.push(text('strong', {class: 'care'}, tree.labels.care), ' ');
		}
		if (answer.label) {
			said.push(make('strong', null, `${answer.label}. `));
		}
		said.push(text('span', null, answer.text));
		if (answer.example) {
			said.push(examples(answer, columns));
		}
		return said;
	};

	const isDangerous = (choice) =>
		choice.kind === 'answer' && Boolean(tree.answers[choice.index].danger);

	const item = (walk, choice, wanted, columns) => {
		const after = Walk.give(tree, walk, choice);
		if (!after) {
			return null;
		}
		const keeps = wanted && choice.kind === 'answer' ? wanted : '';
		const link = make('a', {href: address(after, keeps), 'data-choice': choice.id},
			...say(choice, columns));
		const earlier = given.get(`${walk.here.kind}:${walk.here.index}`);
		if (earlier === choice.id && !isDangerous(choice)) {
			link.append(' ', text('em', {class: 'earlier'}, tree.labels.earlier));
		}
		const element = make('li', isDangerous(choice) ? {class: 'danger'} : null, link);
		if (choice.kind === 'problem') {
			element.dataset.problem = choice.index;
		}
		return element;
	};

	const groupOf = (choice, hasProblems) => {
		if (choice.kind === 'problem') {
			return tree.problems[choice.index].group;
		}
		return hasProblems ? 'some' : null;
	};

	const choiceList = (walk, wanted, columns) => {
		const element = make('div', {class: 'choices'});
		const offered = Walk.choices(tree, walk);
		const hasProblems = offered.some((choice) => choice.kind === 'problem');
		let group = null, list = null;
		for (const choice of offered) {
			const its = groupOf(choice, hasProblems);
			if (!list || its !== group) {
				group = its;
				list = make('ul');
				const heading = group === 'some' ? tree.labels.some
					: group === null ? null : tree.groups[group].title;
				element.append(make('div', {class: 'group'},
					...(heading ? [text('h3', null, heading)] : []), list));
			}
			const made = item(walk, choice, wanted, columns);
			if (made) {
				list.append(made);
			}
		}
		return element;
	};

	// Shortens a list of problems to those that fit what is typed.
	const filter = (choices) => {
		const input = make('input', {type: 'search', id: 'view:filter', autocomplete: 'off',
			autocapitalize: 'none', spellcheck: 'false'});
		const status = make('p', {role: 'status'});
		input.addEventListener('input', () => {
			const typed = input.value.trim();
			const fit = typed ? new Set(Search.problems(typed)) : null;
			let seen = 0;
			for (const one of choices.querySelectorAll('[data-problem]')) {
				one.hidden = fit !== null && !fit.has(Number(one.dataset.problem));
				seen += one.hidden ? 0 : 1;
			}
			for (const one of choices.querySelectorAll('.group')) {
				one.hidden = !one.querySelector('li:not([hidden])');
			}
			status.replaceChildren();
			if (seen === 0) {
				status.append(text('span', null, tree.labels.none));
			}
		});
		return make('div', {class: 'filter'},
			text('label', {for: 'view:filter'}, tree.labels.filter), input, status);
	};

	// --- what stands around

	const question = (at) => at.kind === 'question'
		? text('span', null, tree.questions[at.index].ask)
		: text('span', null, tree.labels.code, tree.remedies[at.index].code);

	const trail = (walk, wanted) => {
		if (walk.steps.length === 0) {
			return [];
		}
		const list = make('ol');
		walk.steps.forEach(({at, choice}, i) => {
			const before = {steps: walk.steps.slice(0, i), here: at};
			list.append(make('li', null, make('span', {class: 'asked'}, question(at)), ' ',
				make('strong', null, brief(choice)), ' ',
				make('a', {href: address(before, wanted)},
					text('span', null, tree.labels.change))));
		});
		const details = make('details', {class: 'trail'}, make('summary', null,
			text('span', null, tree.labels.answers), ` (${walk.steps.length})`), list);
		details.open = matchMedia('(min-width: 64rem)').matches; // it stands beside then
		return [details];
	};

	const foot = (walk, wanted) => {
		const before = Walk.back(walk);
		const links = [];
		if (before) {
			links.push(make('a', {class: 'button', href: address(before, wanted)},
				text('span', null, tree.labels.back)));
		}
		if (walk.steps.length > 0 || walk.here.kind !== 'question') {
			links.push(make('a', {class: 'button', href: '#/'},
				text('span', null, tree.labels.again)));
		}
		const anchor = walk.here.kind === 'question' ? 'view:messages'
			: tree.remedies[walk.here.index].anchor;
		links.push(make('a', {class: 'button', href: `#${anchor}`},
			text('span', null, tree.labels.handbook)));
		return make('p', {class: 'foot'}, ...links);
	};

	const labelled = (kind, label, said) => make('p', {class: kind},
		text('strong', null, label), make('br'), text('span', null, said));

	// The line that leads back here, for whoever has the program, or this file.
	const pathOf = (walk) => {
		const {labels} = tree;
		return make('div', {class: 'path'}, text('h3', null, labels.path),
			make('p', {class: 'letter line'}, Walk.path(tree, walk)),
			text('p', {class: 'small'}, labels.receiver));
	};

	// --- pages

	const ask = (walk, wanted) => {
		const asked = tree.questions[walk.here.index];
		const {labels} = tree;
		sheet.append(text('h2', {tabindex: '-1'}, asked.ask));
		if (asked.warn) {
			sheet.append(labelled('warning', labels.warning, asked.warn));
		}
		if (walk.here.how !== null) {
			sheet.append(labelled('how', labels.how, tree.answers[walk.here.how].how));
		} else if (asked.help) {
			sheet.append(text('p', null, asked.help));
		}
		if (asked.added) {
			sheet.append(text('p', {class: 'added'}, labels.added, asked.added));
		}
		const choices = choiceList(walk, wanted, asked.columns);
		if (asked.problems) {
			sheet.append(filter(choices));
		}
		sheet.append(choices);
	};

	// In the handbook it stands below a heading more.
	const raise = (page) => {
		for (const heading of page.querySelectorAll('h4')) {
			heading.replaceWith(make('h3', null, ...heading.childNodes));
		}
		return page;
	};

	// The remedy, as the reader sees it: those who help have their own part first.
	const article = (walk, remedy) => {
		const reader = Walk.reader(tree, walk);
		for (const template of document.querySelectorAll('template[data-reader]')) {
			if (template.dataset.reader === reader && template.dataset.remedy === remedy.id) {
				return template.content.cloneNode(true);
			}
		}
		const page = make('div');
		for (const node of document.getElementById(remedy.anchor).querySelector('.page').children) {
			page.append(node.cloneNode(true));
		}
		for (const button of page.querySelectorAll('.copy')) {
			button.remove();
		}
		for (const letter of page.querySelectorAll('.offered')) {
			letter.classList.remove('offered');
		}
		return page;
	};

	const remedyPage = (walk) => {
		const remedy = tree.remedies[walk.here.index];
		const body = make('article', {class: 'remedy', 'data-code': remedy.code},
			make('h2', {tabindex: '-1'}, make('span', {class: 'code'}, remedy.code), ' ',
				text('span', null, remedy.title)),
			raise(make('div', {class: 'page'}, article(walk, remedy))));
		sheet.append(body, make('div', {class: 'went'},
			text('h3', null, tree.labels.went), choiceList(walk, '', null)), pathOf(walk));
	};

	const end = (walk) => {
		const {labels} = tree;
		const remedy = tree.remedies[walk.here.index];
		const solved = walk.here.kind === 'solved';
		const waiting = walk.here.kind === 'waiting';
		sheet.append(text('h2', {tabindex: '-1'},
			solved ? labels.solved : waiting ? labels.waits : labels.unsolved));
		if (solved) {
			sheet.append(text('p', null, labels.thanks));
		} else if (waiting) {
			sheet.append(make('p', null, make('a', {href: address(Walk.back(walk), '')},
				make('span', {class: 'code'}, remedy.code), ' ',
				text('span', null, remedy.title))));
		} else if (remedy.ends) {
			sheet.append(text('p', null, remedy.ends));
		}
		sheet.append(pathOf(walk));
	};

	const draw = (walk, notice, wanted) => {
		sheet = make('div', {class: 'sheet'});
		if (notice) {
			sheet.append(make('p', {class: 'notice', role: 'status'}, notice));
		}
		if (walk.here.kind === 'question') {
			ask(walk, wanted);
		} else if (walk.here.kind === 'remedy') {
			remedyPage(walk);
		} else {
			end(walk);
		}
		sheet.append(foot(walk, wanted));
		view.replaceChildren(...trail(walk, wanted), sheet);
		view.dataset.path = Walk.path(tree, walk);
		Copy.offer(view, tree.labels);
	};

	const remember = (walk) => {
		for (const {at, choice} of walk.steps) {
			given.set(`${at.kind}:${at.index}`, choice.id);
		}
	};

	// A problem that was chosen before is taken once it is on offer. Returns the walk, and
	// what there is to say about it.
	const take = (walk, wanted) => {
		if (!wanted || walk.here.kind !== 'question' ||
			!tree.questions[walk.here.index].problems) {
			return {walk, notice: null, wanted};
		}
		const choice = Walk.choices(tree, walk).find(
			(one) => one.kind === 'problem' && one.id === wanted);
		if (choice) {
			const after = Walk.give(tree, walk, choice);
			return {walk: after || walk, notice: null, wanted: ''};
		}
		const problem = tree.problems.find((one) => one.id === wanted);
		return {walk, wanted: '', notice: problem ? text('span', null, tree.labels.unseen,
			`#${problem.number} ${problem.shown}`) : null};
	};

	// Shows what an address names. Returns false where it is no question's.
	const show = (encoded) => {
		const hash = decodeURIComponent(encoded);
		const asks = hash.startsWith('#/');
		document.documentElement.classList.toggle('asking', asks);
		view.hidden = !asks;
		if (!asks) {
			view.replaceChildren();
			return false;
		}
		const [steps, problem] = hash.slice(2).split('?');
		const {walk, stopped} = Walk.replay(tree, steps);
		const taken = take(walk, problem || '');
		remember(taken.walk);
		draw(taken.walk, stopped ? text('span', null, tree.labels.stopped, stopped)
			: taken.notice, taken.wanted);
		if (address(taken.walk, taken.wanted) !== hash) {
			history.replaceState(null, '', address(taken.walk, taken.wanted));
		}
		return true;
	};

	// On paper the answers are seen.
	const unfold = () => {
		for (const details of view.querySelectorAll('details')) {
			details.open = true;
		}
	};

	const start = (ofTree) => {
		tree = ofTree;
		view = document.getElementById('view:steps');
	};

	return {show, start, unfold};
})();
