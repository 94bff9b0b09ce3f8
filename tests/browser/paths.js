// paths.js - the questions: every remedy is reached by clicking, and all of them lead where
// the program leads.
'use strict';
const {engine, fail, hold, inSources, inWork, lines, open} = require('./browser.js');

const plain = (text) => text.replace(/`/g, '');

// The page stands where this path code leads.
const arrive = (page, path) => page.waitForFunction((wanted) =>
	document.getElementById('view:steps').dataset.path === wanted, path,
{timeout: 5000}).catch(() => fail(`does not come to ${path}`));

// Clicks through to each remedy, as somebody would, in a window of this width.
const click = async (browser, width, language) => {
	const page = await open(browser, 'book.html', {width});
	const codes = lines(inSources('tests/golden/outcomes.tsv')).map(([code]) => code);
	const paths = lines(inWork('paths'));
	await page.click(`label[lang=${language}]`);
	await page.click('a.button.main');
	for (const code of codes) {
		const [path] = paths.find((line) => line[1] === code) || [''];
		const [head, steps] = path.split(':');
		let so = `${head}:`;
		for (const step of steps.split(',')) {
			await page.click(`#view\\:steps [data-choice="${step.split('=')[1]}"]`);
			so += (so.endsWith(':') ? '' : ',') + step;
			await arrive(page, so);
		}
		const seen = await page.evaluate(() => ({
			code: document.querySelector('#view\\:steps article').dataset.code,
			title: document.querySelector('#view\\:steps h2').innerText,
			path: document.getElementById('view:steps').dataset.path,
			focus: document.activeElement.tagName,
			wide: document.documentElement.scrollWidth - innerWidth,
		}));
		hold(seen.code === code && seen.path === path,
			`${width} ${language}: ${path} leads to ${seen.code} at ${seen.path}, not to ${code}`);
		hold(seen.focus === 'H2', `${width} ${language}: ${code}: the focus is on ${seen.focus}`);
		hold(seen.wide <= 0, `${width} ${language}: ${code} is too wide by ${seen.wide}`);
		const said = engine(path, language);
		hold(seen.title === `${code} ${plain(said.title)}`,
			`${width} ${language}: ${code} is titled '${seen.title}', not '${said.title}'`);
		await page.click('#view\\:steps .foot a[href="#/"]');
		await arrive(page, `${head}:`);
	}
	await page.context().close();
};

// In the page: takes every answer at every question, and returns the path code and the
// remedy at the end of each way.
const explore = async () => {
	const view = document.getElementById('view:steps');
	const go = (act) => new Promise((resolve) => {
		addEventListener('hashchange', resolve, {once: true});
		act();
	});
	const ends = [];
	const all = async (hash) => {
		const choices = [...view.querySelectorAll('[data-choice]')].map(
			(link) => link.dataset.choice);
		for (const choice of choices) {
			await go(() => view.querySelector(`[data-choice="${choice}"]`).click());
			const article = view.querySelector('article');
			if (article) {
				ends.push(`${view.dataset.path}\t${article.dataset.code}`);
			} else if (!view.querySelector('.how')) {
				await all(location.hash);
			}
			await go(() => {
				location.hash = hash;
			});
		}
	};
	if (location.hash !== '#/') {
		await go(() => {
			location.hash = '#/';
		});
	}
	await all('#/');
	return ends;
};

const compareAll = async (browser, name, paths) => {
	const page = await open(browser, name, {width: 360});
	const ends = new Set(await page.evaluate(explore));
	const known = new Set(lines(inWork(paths)).map((line) => line.join('\t')));
	for (const end of known) {
		hold(ends.has(end), `${name}: never comes to ${end}`);
	}
	for (const end of ends) {
		hold(known.has(end), `${name}: only the handbook comes to ${end}`);
	}
	await page.context().close();
};

// What can be answered, and where one is, as the page shows it.
const state = () => {
	const view = document.getElementById('view:steps');
	const heading = view.querySelector('h2').cloneNode(true);
	for (const code of heading.querySelectorAll('.code')) {
		code.remove();
	}
	document.body.append(heading);
	const title = heading.innerText.trim();
	heading.remove();
	return {
		title,
		path: view.dataset.path,
		choices: [...view.querySelectorAll('[data-choice]')].map((link) => link.dataset.choice),
	};
};

const compareWith = async (page, code, language, tree) => {
	const said = engine(code, language, tree);
	const seen = await page.evaluate(state);
	const choices = (said.answers || []).map((answer) => answer.id);
	hold(seen.path === said.path, `${code}: the path is ${seen.path}, not ${said.path}`);
	hold(seen.title === plain(said.title || seen.title),
		`${code} (${language}): says '${seen.title}', not '${said.title}'`);
	hold(seen.choices.sort().join() === choices.sort().join(),
		`${code}: offers ${seen.choices}, not ${choices}`);
	return said;
};

// After each remedy: what helps, fails, and is asked then, is what the program says.
const compareAfter = async (browser, name, paths, tree) => {
	const page = await open(browser, name);
	const seen = new Set();
	await page.click('label[lang=en]');
	for (const [path, code] of lines(inWork(paths))) {
		if (seen.has(code)) {
			continue;
		}
		seen.add(code);
		const codes = [path];
		const {id, answers} = engine(path, 'en', tree);
		for (const answer of answers) {
			codes.push(`${path},${id}=${answer.id}`);
		}
		for (const one of codes) {
			await page.goto(`${page.url().replace(/#.*/, '')}#/${one.split(':')[1]}`);
			await arrive(page, one);
			await compareWith(page, one, 'en', tree);
		}
	}
	await page.context().close();
};

module.exports = {click, compareAfter, compareAll};
