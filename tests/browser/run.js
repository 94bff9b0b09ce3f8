// run.js - holds the handbook to what it promises, in Chromium. Prints what is wrong, and
// how long each part took. PARTS in the environment names the parts to run, by how their
// names begin.
'use strict';
const {failures, fail, start} = require('./browser.js');
const barriers = require('./barriers.js');
const paths = require('./paths.js');
const safety = require('./safety.js');
const search = require('./search.js');

const TREE = 'trees/sinkro-pmm.yaml', MINI = 'tests/golden/trees/mini.yaml';

// Each width, language and theme in one of these: Indonesian, the longer one, on a phone.
const parts = [
	['click-360-id', (browser) => paths.click(browser, 360, 'id')],
	['click-1280-en', (browser) => paths.click(browser, 1280, 'en')],
	['axe-360-dark', (browser) => barriers.look(browser, 360, 'dark')],
	['axe-1280-light', (browser) => barriers.look(browser, 1280, 'light')],
	['axe-all', (browser) => barriers.lookAtAll(browser, 'book.html', 360, 'light', 'id')],
	['axe-mini', (browser) => barriers.lookAtAll(browser, 'mini.html', 1280, 'dark', 'en')],
	['all-paths', (browser) => paths.compareAll(browser, 'book.html', 'paths', TREE)],
	['all-paths-mini', (browser) => paths.compareAll(browser, 'mini.html', 'paths-mini', MINI)],
	['after', (browser) => paths.compareAfter(browser, 'book.html', 'paths', TREE)],
	['after-mini', (browser) => paths.compareAfter(browser, 'mini.html', 'paths-mini',
		MINI)],
	['old', paths.openOld],
	['find', search.finds], ['address', search.opensAt], ['narrow', search.narrows],
	['links', barriers.links], ['theme', barriers.chooseTheme],
	['keyboard', barriers.withKeyboard], ['no-script', barriers.withoutScript],
	['paper', barriers.onPaper], ['policy', safety.policy], ['hostile', safety.hostile],
];

const run = async ([name, part], browser) => {
	const began = Date.now();
	await part(browser).catch((error) => fail(`${name}: ${error.message}`));
	console.log(`${name}: ${Date.now() - began} ms`);
};

(async () => {
	const browser = await start();
	const wanted = (process.env.PARTS || '').split(' ').filter((name) => name);
	const queue = parts.filter(([name]) => wanted.length === 0 ||
		wanted.some((one) => name.startsWith(one)));
	if (queue.length === 0) {
		fail(`there is no part '${wanted.join(' ')}'`);
	}
	// Two at a time: while one waits for the program, the other goes on.
	const work = async () => {
		while (queue.length > 0) {
			await run(queue.shift(), browser);
		}
	};
	await Promise.all([work(), work()]);
	await browser.close();
	for (const failure of failures) {
		console.error(`browser: ${failure}`);
	}
	process.exit(failures.length > 0 ? 1 : 0);
})();
