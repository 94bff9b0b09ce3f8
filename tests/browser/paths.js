// paths.js - the questions: every remedy is reached by clicking, and all of them lead where
// the program leads.
'use strict';
const {engine, fail, hold, inSources, inWork, lines, open, press} = require('./browser.js');

const plain = (text) => text.replace(/`/g, '');

const TREE = 'trees/sinkro-pmm.yaml';

// Waits until the page stands where this path code leads.
const arrive = async (page, path) => {
	const arrived = await page.evaluate(async (wanted) => {
		const view = document.getElementById('view:steps');
		const end = performance.now() + 5000;
		while (view.dataset.path !== wanted && performance.now() < end) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		return view.dataset.path;
	}, path);
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

const clickThrough = async (page, path) => {
	const [head, steps] = path.split(':');
	let so = `${head}:`;
	await press(page, '#view\\:steps .foot a[href="#/"], a.button.main');
	await arrive(page, so);
	for (const step of steps.split(',')) {
		await press(page, `#view\\:steps [data-choice="${step.split('=')[1]}"]`);
		so += (so.endsWith(':') ? '' : ',') + step;
		await arrive(page, so);
	}
};

// Clicks through to each remedy, as somebody would, in a window of this width.
const click = async (browser, width, language) => {
	const page = await open(browser, 'book.html', {width});
	const said = engine(shortest().map(([path]) => path), language, TREE);
	await press(page, `label[lang=${language}]`);
	for (const [path, code] of shortest()) {
		await clickThrough(page, path);
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
// each way.
const explore = async () => {
	const view = document.getElementById('view:steps');
	const question = () => view.querySelector('h2').innerText;
	const go = (hash) => new Promise((resolve) => {
		addEventListener('hashchange', resolve, {once: true});
		location.hash = hash;
	});
	const ends = [];
	// What was asked on this way already is not asked again: a circle of questions has an end.
	const all = async (asked) => {
		const addresses = [...view.querySelectorAll('[data-choice]')].map((link) => link.hash);
		for (const address of addresses) {
			await go(address);
			const article = view.querySelector('article');
			if (article) {
				ends.push({
					path: view.dataset.path,
					code: article.dataset.code,
					yours: article.querySelectorAll('.in-0 .steps > .yours').length,
					steps: article.querySelectorAll('.in-0 .steps > li').length,
				});
			} else if (!view.querySelector('.how') && !asked.includes(question())) {
				await all([...asked, question()]);
			}
		}
	};
	await go('#/');
	await all([question()]);
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

// In the page: goes to an address; returns what can be answered there, and what it says.
const stateAt = async (hash) => {
	await new Promise((resolve) => {
		addEventListener('hashchange', resolve, {once: true});
		location.hash = hash;
	});
	const view = document.getElementById('view:steps');
	const heading = view.querySelector('h2').cloneNode(true);
	for (const code of heading.querySelectorAll('.code')) {
		code.remove();
	}
	view.append(heading);
	const title = heading.innerText.trim();
	heading.remove();
	return {
		title,
		path: view.dataset.path,
		choices: [...view.querySelectorAll('[data-choice]')].map((link) => link.dataset.choice),
	};
};

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
	for (const code of codes) {
		compareWith(said.get(code), await page.evaluate(stateAt, `#/${code.split(':')[1]}`));
	}
	await page.context().close();
};

// In the page: goes to each of these addresses; returns where it comes to.
const arrivals = async (hashes) => {
	const view = document.getElementById('view:steps');
	const seen = [];
	for (const hash of hashes) {
		await new Promise((resolve) => {
			addEventListener('hashchange', resolve, {once: true});
			location.hash = hash;
		});
		const article = view.querySelector('article');
		seen.push({path: view.dataset.path, code: article ? article.dataset.code : ''});
	}
	return seen;
};

// Path codes of old lead to the remedies that they led to, by answers that the program knows:
// every fifth, since codes.sh has the program open all of them.
const openOld = async (browser) => {
	const page = await open(browser, 'book.html', {width: 360});
	const old = lines(inSources('tests/golden/codes.tsv')).filter((line, i) => i % 5 === 0);
	const seen = await page.evaluate(arrivals, old.map(([path]) => `#/${path.split(':')[1]}`));
	const said = engine(seen.map(({path}) => path), 'en', TREE);
	old.forEach(([path, code], i) => {
		const page = said.get(seen[i].path) || {};
		hold(seen[i].code === code && page.code === code,
			`${path} leads to ${seen[i].path}, ${seen[i].code}, not to ${code}`);
	});
	await page.context().close();
};

module.exports = {click, compareAfter, compareAll, openOld};
