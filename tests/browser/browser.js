// browser.js - starts the browser, opens pages that say what they should not do, and asks
// the program what it says itself.
'use strict';
const {spawnSync} = require('child_process');
const fs = require('fs');
const path = require('path');
const {chromium} = require('playwright-core');

const {WORK, SOURCES, TUNTUN} = process.env;
const book = (name) => `file://${path.join(WORK, name)}`;
const failures = [];
// Milliseconds: what takes so long hangs. On a busy machine much takes a while.
const HANGS = 120000;

const inSources = (name) => path.join(SOURCES, name);
const inWork = (name) => path.join(WORK, name);

const fail = (text) => failures.push(text);

const hold = (right, text) => {
	if (!right) {
		fail(text);
	}
};

const start = () => chromium.launch({
	executablePath: process.env.CHROMIUM,
	args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// Opens a page in a context of its own. Every message of its console, every error and every
// request but that for the file itself is a failure.
const open = async (browser, name, options = {}) => {
	const context = await browser.newContext({
		viewport: {width: options.width || 1280, height: options.height || 800},
		colorScheme: options.theme || 'light',
		javaScriptEnabled: options.script !== false,
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(HANGS);
	const page = await context.newPage();
	const where = `${name} (${options.width || 1280}, ${options.theme || 'light'})`;
	if (!options.mayComplain) {
		page.on('console', (message) => fail(`${where}: console: ${message.text()}`));
		page.on('pageerror', (error) => fail(`${where}: error: ${error.message}`));
		page.on('request', (request) => {
			const url = request.url().replace(/#.*/, '');
			hold(url === book(name) || url === 'data:,', `${where}: request: ${url.slice(0, 200)}`);
		});
	}
	page.on('dialog', (dialog) => {
		fail(`${where}: dialog: ${dialog.message()}`);
		dialog.dismiss();
	});
	await page.goto(book(name));
	return page;
};

// What the program prints; its status may say that nothing was found, or no end reached.
const tuntun = (...parameters) => {
	const {status, stdout} = spawnSync(TUNTUN, parameters, {encoding: 'utf8', input: ''});
	hold(status === 0 || status === 1, `tuntun ${parameters.join(' ')} ends with ${status}`);
	return stdout;
};

// What the program says at the end of each of these path codes, in one run of it: the answers
// of each, and back again.
const engine = (codes, language, tree) => {
	const steps = (code) => code.split(':')[1].split(',').map((step) => step.split('=')[1]);
	const input = codes.map((code) => [...steps(code), ...steps(code).map(() => '<')].join('\n'));
	const {stdout} = spawnSync(TUNTUN, ['--json', '--lang', language, inSources(tree)],
		{encoding: 'utf8', input: `${input.join('\n')}\n`, maxBuffer: 1 << 28});
	const pages = new Map();
	for (const line of stdout.split('\n').filter((text) => text)) {
		const page = JSON.parse(line);
		pages.set(page.path, page);
	}
	for (const code of codes) {
		hold(pages.has(code), `tuntun does not come to ${code}`);
	}
	return pages;
};

const lines = (file) => fs.readFileSync(file, 'utf8').split('\n').filter((line) => line &&
	!line.startsWith('#')).map((line) => line.split('\t'));


// In the page: brings an element into sight, and returns its middle, where nothing else is
// in the way.
const middleOf = (wanted) => {
	const element = document.querySelector(wanted);
	if (!element) {
		return null;
	}
	element.scrollIntoView({block: 'center'});
	const {left, top, width, height} = element.getBoundingClientRect();
	const at = {x: left + width / 2, y: top + height / 2};
	return element.contains(document.elementFromPoint(at.x, at.y)) ? at : null;
};

// A click of the mouse in the middle of an element.
const press = async (page, selector) => {
	const spot = await page.evaluate(middleOf, selector);
	if (spot) {
		await page.mouse.click(spot.x, spot.y);
	} else {
		fail(`${selector} cannot be clicked`);
	}
};

module.exports = {WORK, book, engine, fail, failures, hold, inSources, inWork, lines, open,
	press, start, tuntun};
