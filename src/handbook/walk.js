// walk.js - the rules of src/walk/ for the browser: answers, conditions, path codes.
//
// A walk is never changed: an answer makes a new one. Its steps have the kind of place and
// its index where the answer was given, and the choice.
const Walk = (() => {
	const QUESTION = 'question', REMEDY = 'remedy', SOLVED = 'solved', UNSOLVED = 'unsolved',
		WAITING = 'waiting';

	const place = (kind, index, how = null) => ({kind, index, how});

	const begin = (tree) => ({steps: [], here: place(QUESTION, tree.start)});

	const open = (remedy) => ({steps: [], here: place(REMEDY, remedy)});

	// The latest answer that says who the reader is, or whose problem it is.
	const latest = (tree, walk, what) => {
		for (let i = walk.steps.length - 1; i >= 0; i--) {
			const choice = walk.steps[i].choice;
			if (choice.kind === 'answer' && what in tree.answers[choice.index]) {
				return tree.answers[choice.index];
			}
		}
		return null;
	};

	const role = (tree, walk) => {
		const answer = latest(tree, walk, 'role');
		return answer ? answer.role : null;
	};

	// Who the reader is: the id of an actor, with " helps" after it where somebody else
	// has the problem; "" where nothing was said of it.
	const reader = (tree, walk) => {
		const answer = latest(tree, walk, 'reader');
		return answer ? tree.actors[answer.reader].id + ('role' in answer ? '' : ' helps') : '';
	};

	const answerTo = (walk, question) => {
		for (let i = walk.steps.length - 1; i >= 0; i--) {
			const {at, choice} = walk.steps[i];
			if (at.kind === QUESTION && at.index === question) {
				return choice;
			}
		}
		return null;
	};

	const holds = (walk, condition) => {
		if (!condition) {
			return true;
		}
		const [operator, ...rest] = condition;
		if (operator === 'all') {
			return rest.every((one) => holds(walk, one));
		}
		if (operator === 'any') {
			return rest.some((one) => holds(walk, one));
		}
		if (operator === 'not') {
			return !holds(walk, rest[0]);
		}
		const [question, answers, problems] = rest;
		const given = answerTo(walk, question);
		return given !== null &&
			(given.kind === 'problem' ? problems : answers).includes(given.index);
	};

	const problems = (tree, walk) => {
		const wanted = role(tree, walk);
		const seen = [];
		for (let group = 0; group < tree.groups.length; group++) {
			tree.problems.forEach((problem, index) => {
				if (problem.group === group && problem.seen.includes(wanted)) {
					seen.push({kind: 'problem', index, id: problem.id});
				}
			});
		}
		return seen;
	};

	const answers = (tree, walk, [first, count]) => {
		const offered = [];
		for (let index = first; index < first + count; index++) {
			const answer = tree.answers[index];
			if (holds(walk, answer.when)) {
				offered.push({kind: 'answer', index, id: answer.id});
			}
		}
		return offered;
	};

	const choices = (tree, walk) => {
		const {kind, index} = walk.here;
		if (kind === REMEDY) {
			return [
				...answers(tree, walk, tree.remedies[index].then),
				{kind: 'works', id: 'works'},
				{kind: 'fails', id: 'fails'},
				...(tree.asks === null ? [] : [{kind: 'other', id: 'other'}]),
				{kind: 'waiting', id: 'waiting'},
			];
		}
		if (kind !== QUESTION) {
			return [];
		}
		const question = tree.questions[index];
		return [
			...(question.problems ? problems(tree, walk) : []),
			...answers(tree, walk, question.answers),
		];
	};

	// Returns where the first open route leads; null where none does.
	const route = (walk, routes) => {
		const open = routes.find((one) => holds(walk, one.when));
		if (open && QUESTION in open) {
			return place(QUESTION, open.question);
		}
		if (open && REMEDY in open) {
			return place(REMEDY, open.remedy);
		}
		return null;
	};

	const follow = (tree, walk, from, choice) => {
		switch (choice.kind) {
		case 'answer': {
			const answer = tree.answers[choice.index];
			return answer.go.length ? route(walk, answer.go)
				: place(from.kind, from.index, choice.index);
		}
		case 'problem':
			return route(walk, tree.problems[choice.index].go);
		case 'works':
			return place(SOLVED, from.index);
		case 'waiting':
			return place(WAITING, from.index);
		case 'jump':
			return place(REMEDY, choice.index);
		case 'fails': {
			const fails = tree.remedies[from.index].fails;
			return fails.length ? route(walk, fails) : place(UNSOLVED, from.index);
		}
		default:
			return role(tree, walk) === null ? place(QUESTION, tree.start)
				: place(QUESTION, tree.asks);
		}
	};

	// Returns the walk after a choice, or null where it leads nowhere. "I do not know"
	// gives way to the answer after it.
	const give = (tree, walk, choice) => {
		const from = place(walk.here.kind, walk.here.index);
		const steps = walk.here.how === null ? walk.steps : walk.steps.slice(0, -1);
		const after = {steps: [...steps, {at: from, choice}], here: from};
		after.here = follow(tree, after, from, choice);
		return after.here ? after : null;
	};

	const back = (walk) => walk.steps.length === 0 ? null : {
		steps: walk.steps.slice(0, -1),
		here: walk.steps[walk.steps.length - 1].at,
	};

	const idOf = (tree, at) =>
		(at.kind === QUESTION ? tree.questions : tree.remedies)[at.index].id;

	// The steps of a path code: "viewer=teacher,problem=e04".
	const code = (tree, walk) => {
		if (walk.steps.length === 0) {
			return walk.here.kind === REMEDY ? idOf(tree, walk.here) : '';
		}
		return walk.steps.map(({at, choice}) => `${idOf(tree, at)}=${choice.id}`).join(',');
	};

	const path = (tree, walk) => `${tree.id}/${tree.major}:${code(tree, walk)}`;

	const now = (tree, id) => {
		const alias = tree.aliases.find((one) => one.old === id);
		return alias ? alias.now : id;
	};

	const isAt = (tree, walk, id) => {
		const {kind} = walk.here;
		if (kind !== QUESTION && kind !== REMEDY) {
			return false;
		}
		const here = idOf(tree, walk.here);
		return here === id || here === now(tree, id);
	};

	// The walk at the place that a step is about, over questions whose answer is assumed:
	// no more of them than there are questions. Null where that does not lead there.
	const goTo = (tree, walk, id) => {
		let at = walk;
		for (let left = tree.questions.length; at && !isAt(tree, at, id); left--) {
			const {kind, index, how} = at.here;
			const assumed = kind === QUESTION && how === null && left > 0
				? tree.questions[index].assumed : undefined;
			const choice = choices(tree, at).find((one) => one.id === assumed);
			at = choice ? give(tree, at, choice) : null;
		}
		return at;
	};

	// A remedy that was named instead of an answer; undefined where there is none.
	const jump = (tree, walk, id) => {
		const index = tree.remedies.findIndex((one) => one.id === id ||
			one.id === now(tree, id));
		return index >= 0 && (walk.here.kind === QUESTION || walk.here.kind === REMEDY)
			? {kind: 'jump', id: tree.remedies[index].id, index} : undefined;
	};

	// Returns the walk as far as it came, and whether the step could be given.
	const giveStep = (tree, walk, step) => {
		const [key, value] = step.split('=');
		const at = value === undefined ? null : goTo(tree, walk, key);
		if (!at) {
			return {walk, given: false};
		}
		const offered = choices(tree, at);
		const choice = offered.find((one) => one.id === value) ||
			offered.find((one) => one.kind === 'problem' && one.id === now(tree, value)) ||
			jump(tree, at, value);
		const after = choice ? give(tree, at, choice) : null;
		return {walk: after || at, given: after !== null};
	};

	// The same, for a step that may be one of those that are no more.
	const replayStep = (tree, walk, step) => {
		let done = giveStep(tree, walk, step);
		const old = done.given ? null : tree.oldSteps.find((one) => one.step === step);
		if (old) {
			done.given = true;
			for (const one of old.now.split(',')) {
				done = done.given ? giveStep(tree, done.walk, one) : done;
			}
		}
		return done;
	};

	// Replays the steps of a path code, as far as they go; `stopped` is the step that did
	// not, or "".
	const replay = (tree, text) => {
		const steps = text.split(',').filter((step) => step !== '');
		let walk = begin(tree);
		const first = (steps[0] || '').split('=')[0];
		const remedy = tree.remedies.findIndex((one) => one.id === first ||
			one.id === now(tree, first));
		if (remedy >= 0) {
			walk = open(remedy);
			if (steps.length === 1 && steps[0] === first) {
				return {walk, stopped: ''};
			}
		}
		for (const step of steps) {
			const done = replayStep(tree, walk, step);
			walk = done.walk;
			if (!done.given) {
				return {walk, stopped: step};
			}
		}
		return {walk, stopped: ''};
	};

	return {begin, back, choices, code, give, path, reader, replay};
})();
