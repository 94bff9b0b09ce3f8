// barriers.js - nobody is kept out: axe-core finds nothing, nothing is wider than a phone,
// the keyboard goes everywhere, and the page is complete without a script and on paper.
'use strict';
const fs = require('fs');
const {fail, hold, lines, inSources, open} = require('./browser.js');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// What is looked at, in each width and colour; and what is taken out before: what is not
// seen then, or is the same everywhere, for lookAtAll().
const views = [
	['start', '', '.start, .problem, .words, template', async () => {}],
	['found', '', '.start, .problem, .words, template', async (page) => {
		await page.fill('#view\\:query', 'nama sekolah berbeda');
		await page.waitForSelector('#view\\:found li');
	}],
	['messages', '#/viewer=teacher,plt=no', '.book, template', async () => {}],
	['question', '#/viewer=teacher,plt=no,problem=e12', '.book, template', async () => {}],
	['remedy', '#/viewer=operator,whom=teacher,plt=no,problem=e12,skp-unor=wrong,skp-wrong=sure',
		'.book, template', async () => {}],
	['end', '#/viewer=teacher,plt=no,problem=e03,r3a=works', '.book, template', async () => {}],
];

const analyse = async (page, where) => {
	await page.evaluate(axe);
	const found = await page.evaluate(() => axe.run(document, {resultTypes: ['violations']}));
	for (const {id, help, nodes} of found.violations) {
		fail(`${where}: axe: ${id}: ${help}: ${nodes.slice(0, 3).map((node) =>
			node.html.slice(0, 200)).join(' | ')}`);
	}
};

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

// Links and buttons that a finger has to hit are large enough.
const tooSmall = (page) => page.evaluate(() => [...document.querySelectorAll(
	'.choices a, .button, button, .switch label, input[type=search], summary')].filter(
	(element) => element.offsetHeight > 0 && element.offsetHeight < 44).map(
	(element) => element.outerHTML.slice(0, 100)));

const look = async (browser, width, theme) => {
	const page = await open(browser, 'book.html', {width, theme});
	const url = page.url();
	for (const [name, hash, rest, act] of views) {
		const where = `${name} (${width}, ${theme})`;
		await page.goto('about:blank');
		await page.goto(url + hash);
		await act(page);
		const wide = await tooWide(page);
		hold(wide <= 0, `${where}: too wide by ${wide}`);
		const small = await tooSmall(page);
		hold(small.length === 0, `${where}: too small: ${small.join(' ')}`);
		await page.evaluate((selector) => document.querySelectorAll(selector).forEach(
			(element) => element.remove()), rest);
		await analyse(page, where);
	}
	await page.context().close();
};

// The whole document.
const lookAtAll = async (browser, name, width, theme, language) => {
	const page = await open(browser, name, {width, theme});
	await page.click(`label[lang=${language}]`);
	await analyse(page, `${name} (${language}, ${width}, ${theme})`);
	await page.context().close();
};

// Every link within a document leads somewhere, and to one place.
const links = async (browser) => {
	for (const name of ['book.html', 'english.html', 'mini.html', 'hostile.html']) {
		const page = await open(browser, name);
		const wrong = await page.evaluate(() => {
			const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
			const known = new Set(ids);
			return [...document.querySelectorAll('a[href^="#"]')].map((link) =>
				decodeURIComponent(link.getAttribute('href').slice(1))).filter((id) =>
				!id.startsWith('/') && !known.has(id)).concat(ids.length === known.size ? [] :
				ids.filter((id, i) => ids.indexOf(id) !== i));
		});
		hold(wrong.length === 0, `${name}: ${wrong.slice(0, 5).join(' ')} is there never or twice`);
		await page.context().close();
	}
};

// The colours can be chosen, and are kept.
const chooseTheme = async (browser) => {
	const page = await open(browser, 'book.html', {theme: 'light'});
	const ground = () => page.evaluate(() => getComputedStyle(
		document.documentElement).backgroundColor);
	const light = await ground();
	await page.click('label[for="theme:dark"]');
	const dark = await ground();
	hold(light !== dark, 'dark is not darker');
	await page.reload();
	hold(await ground() === dark, 'the colours are forgotten');
	await page.click('label[lang=en]');
	await page.reload();
	hold(await page.evaluate(() => document.documentElement.lang) === 'en' &&
		await page.locator('[id="view:messages"]').innerText() === 'All messages',
	'the language is forgotten');
	await page.context().close();
};

const withKeyboard = async (browser) => {
	const page = await open(browser, 'book.html');
	await page.keyboard.press('Tab');
	hold(await page.evaluate(() => document.activeElement.className) === 'skip',
		'the first stop of the keyboard is not the way past the header');
	await page.evaluate(() => {
		location.hash = '#/';
	});
	await page.waitForSelector('#view\\:steps h2');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForFunction(() => location.hash === '#/viewer=teacher');
	hold(await page.evaluate(() => document.activeElement.tagName) === 'H2',
		'the focus is not on the new question');
	await page.goBack();
	await page.waitForFunction(() => location.hash === '#/');
	hold(await page.evaluate(() => document.getElementById('view:steps').dataset.path)
		.then((path) => path.endsWith(':')), 'Back of the browser does not lead back');
	await page.context().close();
};

const withoutScript = async (browser) => {
	for (const width of [360, 1280]) {
		const page = await open(browser, 'book.html', {width, script: false});
		for (const [code] of lines(inSources('tests/golden/outcomes.tsv'))) {
			const text = await page.locator(`[id="${code}"]`).innerText();
			hold(text.length > 200, `without a script ${code} says only '${text}'`);
		}
		for (const [language, own, other] of [['en', 'All messages', 'Semua pesan'],
			['id', 'Semua pesan', 'All messages']]) {
			await page.click(`label[lang=${language}]`);
			const text = await page.locator('body').innerText();
			hold(text.includes(own) && !text.includes(other),
				`without a script the language does not become ${language}`);
		}
		hold(!await page.isVisible('#view\\:query') && !await page.isVisible('a.button.main'),
			'without a script something is offered that needs one');
		hold(await tooWide(page) <= 0, `without a script it is too wide at ${width}`);
		await page.context().close();
	}
};

const onPaper = async (browser) => {
	const page = await open(browser, 'book.html');
	const pdf = await page.pdf({preferCSSPageSize: true});
	const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
	hold(pdf.subarray(0, 5).toString() === '%PDF-' && pages > 20, `${pages} pages are printed`);
	fs.writeFileSync(require('./browser.js').inWork('book.pdf'), pdf);
	await page.context().close();
};

module.exports = {chooseTheme, links, look, lookAtAll, onPaper, withKeyboard, withoutScript};
