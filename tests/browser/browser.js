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

const fail = (text) => failures.push(text);

const hold = (right, text) => {
	if (!right) {
		fail(text);
	}
};

const start = () => chromium.launch({
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
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

// What the program says where a path code leads.
const engine = (code, language, tree = 'trees/sinkro-pmm.yaml') => JSON.parse(tuntun('--json',
	'--lang', language, '--path', code, path.join(SOURCES, tree)).trim().split('\n').pop());

const lines = (file) => fs.readFileSync(file, 'utf8').split('\n').filter((line) => line &&
	!line.startsWith('#')).map((line) => line.split('\t'));

const inSources = (name) => path.join(SOURCES, name);
const inWork = (name) => path.join(WORK, name);

module.exports = {WORK, book, engine, fail, failures, hold, inSources, inWork, lines, open,
	start, tuntun};
