// paths.js - the questions: every remedy is reached by clicking, and all of them lead where
// the program leads.
'use strict';
const {engine, fail, hold, inSources, inWork, lines, open, press} = require('./browser.js');

const plain = (text) => text.replace(/`/g, '');

const TREE = 'trees/sinkro-pmm.yaml';

// Waits until the page stands where this path code leads; `hash` brings it there.
const arrive = async (page, path, hash) => {
	const arrived = await page.evaluate(async ([wanted, address]) => {
		location.hash = address || location.hash;
		const view = document.getElementById('view:steps');
		const end = performance.now() + 5000;
		while (view.dataset.path !== wanted && performance.now() < end) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		return view.dataset.path;
	}, [path, hash]);
	hold(arrived === path, `comes to ${arrived}, not to ${path}`);
};

// The first path to each remedy of the table.
const shortest = () => {
	const paths = lines(inWork('paths'));
	return lines(inSources('tests/golden/outcomes.tsv')).map(([code]) => {
		const found = paths.find((line) => line[1] === code);
		hold(found, `no path leads to ${code}`);
		return found;
	}).filter((found) => found);
};

// From where the page is, to the remedy of this path code: by the address as far as the way is
// that to the one before, whose clicks were done; by clicks from there.
const clickThrough = async (page, path, before) => {
	const [head, all] = path.split(':');
	const steps = all.split(','), done = before.split(':')[1].split(',');
	let at = 0;
	while (steps[at] === done[at]) {
		at++;
	}
	const so = () => `${head}:${steps.slice(0, at).join()}`;
	if (at === 0) {
		await press(page, '#view\\:steps .foot a[href="#/"], a.button.main');
	}
	await arrive(page, so(), at > 0 ? `#/${steps.slice(0, at).join()}` : '');
	while (at < steps.length) {
		await press(page, `#view\\:steps [data-choice="${steps[at++].split('=')[1]}"]`);
		await arrive(page, so());
	}
};

// Clicks through to each remedy, as somebody would, in a window of this width.
const click = async (browser, width, language) => {
	const page = await open(browser, 'book.html', {width});
	const ways = shortest().sort();
	const said = engine(ways.map(([path]) => path), language, TREE);
	let before = ':';
	await press(page, `label[lang=${language}]`);
	for (const [path, code] of ways) {
		await clickThrough(page, path, before);
		before = path;
		const seen = await page.evaluate(() => ({
			code: document.querySelector('#view\\:steps article').dataset.code,
			title: document.querySelector('#view\\:steps h2').innerText,
			focus: document.activeElement.tagName,
			wide: document.documentElement.scrollWidth - innerWidth,
		}));
		const title = `${code} ${plain(said.get(path).title)}`;
		hold(seen.code === code && seen.title === title,
			`${width} ${language}: ${path} leads to '${seen.title}', not '${title}'`);
		hold(seen.focus === 'H2', `${width} ${language}: ${code}: the focus is on ${seen.focus}`);
		hold(seen.wide <= 0, `${width} ${language}: ${code} is too wide by ${seen.wide}`);
	}
	await page.context().close();
};

// In the page: follows every answer to every question, and returns what is at the end of
// each way. The address stays as it is: the clicks above are what changes it.
const explore = () => {
	const view = document.getElementById('view:steps');
	const question = () => view.querySelector('h2').textContent;
	const ends = [];
	// What was asked on this way already is not asked again: a circle of questions has an end.
	const all = (asked) => {
		const addresses = [...view.querySelectorAll('[data-choice]')].map((link) => link.hash);
		for (const address of addresses) {
			Wizard.show(address);
			const article = view.querySelector('article');
			if (article) {
				ends.push({
					path: view.dataset.path,
					code: article.dataset.code,
					yours: article.querySelectorAll('.in-0 .steps > .yours').length,
					steps: article.querySelectorAll('.in-0 .steps > li').length,
				});
			} else if (!view.querySelector('.how') && !asked.includes(question())) {
				all([...asked, question()]);
			}
		}
	};
	Wizard.show('#/');
	all([question()]);
	return ends;
};

// All steps of a page, and how many of them are the reader's, as the program says.
const countSteps = (page) => {
	const steps = [...page.steps, ...page.options.flatMap((option) => option.steps)];
	return {steps: steps.length, yours: steps.filter((step) => step.yours).length};
};

// The ends of all ways, and who acts there, are those of the program.
const compareAll = async (browser, name, paths, tree) => {
	const page = await open(browser, name, {width: 360});
	const ends = new Map((await page.evaluate(explore)).map((end) => [end.path, end]));
	const known = new Map(lines(inWork(paths)));
	const said = engine([...known.keys()], 'id', tree);
	hold(known.size > 0 && ends.size === known.size,
		`${name}: ${ends.size} ways end, not ${known.size}`);
	for (const [path, code] of known) {
		const end = ends.get(path) || {};
		const {steps, yours} = countSteps(said.get(path));
		hold(end.code === code, `${name}: ${path} leads to ${end.code}, not to ${code}`);
		hold(end.steps === steps && end.yours === yours,
			`${name}: ${path}: ${end.yours} of ${end.steps} steps are yours, not ${yours} of ${steps}`);
	}
	await page.context().close();
};

// In the page: shows what each of these addresses names; returns what can be answered there,
// and what it says.
const states = (hashes) => hashes.map((hash) => {
	Wizard.show(hash);
	const view = document.getElementById('view:steps');
	const heading = view.querySelector('h2').cloneNode(true);
	for (const code of heading.querySelectorAll('.code')) {
		code.remove();
	}
	view.append(heading);
	const title = heading.innerText.trim();
	heading.remove();
	const article = view.querySelector('article');
	return {
		title,
		path: view.dataset.path,
		code: article ? article.dataset.code : '',
		choices: [...view.querySelectorAll('[data-choice]')].map((link) => link.dataset.choice),
	};
});

const statesAt = (page, codes) =>
	page.evaluate(states, codes.map((code) => `#/${code.split(':')[1]}`));

const compareWith = (said, seen) => {
	const choices = (said.answers || []).map((answer) => answer.id);
	hold(seen.path === said.path, `${said.path}: the page is at ${seen.path}`);
	hold(seen.title === plain(said.title || seen.title),
		`${said.path}: says '${seen.title}', not '${said.title}'`);
	hold(seen.choices.sort().join() === choices.sort().join(),
		`${said.path}: offers ${seen.choices}, not ${choices}`);
};

// At each remedy, and after it: what is said and asked is what the program says and asks.
const compareAfter = async (browser, name, paths, tree) => {
	const page = await open(browser, name);
	const firsts = new Map(lines(inWork(paths)).reverse().map(([path, code]) => [code, path]));
	const remedies = engine([...firsts.values()], 'en', tree);
	const codes = [...firsts.values()].flatMap((path) => [path, ...remedies.get(path).answers.map(
		(answer) => `${path},${remedies.get(path).id}=${answer.id}`)]);
	const said = engine(codes, 'en', tree);
	await page.click('label[lang=en]');
	(await statesAt(page, codes)).forEach((seen, i) => compareWith(said.get(codes[i]), seen));
	await page.context().close();
};

// Path codes of old lead to the remedies that they led to, by answers that the program knows:
// every fifth, since codes.sh has the program open all of them.
const openOld = async (browser) => {
	const page = await open(browser, 'book.html', {width: 360});
	const old = lines(inSources('tests/golden/codes.tsv')).filter((line, i) => i % 5 === 0);
	const seen = await statesAt(page, old.map(([path]) => path));
	const said = engine(seen.map(({path}) => path), 'en', TREE);
	old.forEach(([path, code], i) => {
		const page = said.get(seen[i].path) || {};
		hold(seen[i].code === code && page.code === code,
			`${path} leads to ${seen[i].path}, ${seen[i].code}, not to ${code}`);
	});
	await page.context().close();
};

module.exports = {click, compareAfter, compareAll, openOld};
