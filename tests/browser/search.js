// search.js - the search finds what `tuntun find` finds; codes and numbers lead there.
'use strict';
const {hold, inSources, lines, open, tuntun} = require('./browser.js');

const found = (page) => page.evaluate(() => [...document.querySelectorAll(
	'#view\\:found li a:first-child .number')].map((number) => number.textContent));

// In the page: types each text and sends it, and returns what is found of it.
const searches = (texts) => texts.map((text) => {
	const query = document.getElementById('view:query');
	query.value = text;
	query.dispatchEvent(new Event('input'));
	query.form.requestSubmit();
	return [...document.querySelectorAll('#view\\:found li a:first-child .number')].map(
		(number) => number.textContent);
});

const finds = async (browser) => {
	const page = await open(browser, 'book.html', {width: 360});
	const tree = inSources('trees/sinkro-pmm.yaml');
	const texts = lines(inSources('tests/golden/find/examples.tsv')).map(([, text]) => text);
	const seen = await page.evaluate(searches, texts);
	texts.forEach((text, i) => {
		const said = tuntun('find', '--json', '-n', '40', '--tree', tree, text);
		const wanted = JSON.parse(said).matches.map((match) => match.number);
		hold(seen[i].join() === wanted.join(), `'${text}' finds ${seen[i]}, not ${wanted}`);
	});
	await page.fill('#view\\:query', texts[0]);
	await page.press('#view\\:query', 'Enter');
	hold((await found(page)).join() === seen[0].join(), 'Enter finds something else');
	await page.fill('#view\\:query', 'dukcapil');
	await page.press('#view\\:query', 'Enter');
	hold(await page.locator('#view\\:found .page a[href="#10A"]').count() === 1,
		'a remedy is not found by its words');
	hold(await page.locator('#view\\:found .page b').innerText() === 'Dukcapil',
		'the glossary is not searched');
	await page.fill('#view\\:query', '4b');
	hold(await page.locator('#view\\:found a').first().getAttribute('href') === '#4B',
		'a code is not found');
	await page.fill('#view\\:query', '#4');
	hold((await found(page)).join() === '4', 'a number is not found');
	await page.fill('#view\\:query', 'sinkro-pmm/1:viewer=teacher,problem=e04,names=b');
	await page.click('#view\\:verdict a');
	await page.waitForSelector('#view\\:steps article[data-code="4B"]');
	await page.context().close();
};

// The list of problems gets shorter as one types, and a problem can be chosen before the
// role is known.
const narrows = async (browser) => {
	const page = await open(browser, 'book.html', {width: 360});
	const url = page.url();
	await page.goto(`${url}#/viewer=teacher,plt=no`);
	const all = await page.locator('[data-problem]:visible').count();
	await page.fill('#view\\:filter', 'nama sekolah berbeda');
	const some = await page.locator('[data-problem]:visible').count();
	hold(some > 0 && some < all, `of ${all} problems ${some} are left`);
	await page.goto(`${url}#/?e04`);
	await page.click('[data-choice=teacher]');
	await page.click('[data-choice=no]');
	await page.waitForFunction(() => location.hash === '#/viewer=teacher,plt=no,problem=e04');
	await page.goto(`${url}#/?e18`);
	await page.click('[data-choice=teacher]');
	await page.click('[data-choice=no]');
	await page.waitForSelector('#view\\:steps .notice');
	hold(await page.locator('#view\\:steps .notice').innerText().then((text) =>
		text.includes('#18')), 'nothing is said of a problem that the role does not see');
	await page.context().close();
};

// The address of the handbook with a code: what the receipt and the QR code of a remedy name.
const opensAt = async (browser) => {
	for (const script of [true, false]) {
		const page = await open(browser, 'book.html', {width: 360, script});
		const url = page.url();
		await page.goto('data:,');
		await page.goto(`${url}#12B`);
		const place = await page.locator('[id="12B"]').boundingBox();
		hold(place && Math.abs(place.y) < 400 && place.y + place.height > 0,
			`the address of a remedy does not open it (script: ${script})`);
		await page.context().close();
	}
};

module.exports = {finds, opensAt, narrows};
