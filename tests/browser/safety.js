// safety.js - the file asks for nothing, its policy lets nothing in, and a tree made of
// hostile strings is nothing but text.
'use strict';
const fs = require('fs');
const http = require('http');
const {fail, hold, inWork, open} = require('./browser.js');

const serve = (html) => new Promise((resolve) => {
	const asked = [];
	const server = http.createServer((request, response) => {
		asked.push(request.url);
		response.setHeader('Content-Type', 'text/html; charset=utf-8');
		response.end(request.url === '/book.html' ? html : '');
	});
	server.listen(0, '127.0.0.1', () => resolve({asked, server,
		url: `http://127.0.0.1:${server.address().port}`}));
});

// From a server it is one request; what somebody injects does not run and does not ask.
const policy = async (browser) => {
	const {asked, server, url} = await serve(fs.readFileSync(inWork('book.html')));
	const page = await open(browser, 'book.html', {mayComplain: true});
	await page.goto(`${url}/book.html#/`);
	await page.waitForSelector('#view\\:steps h2');
	await page.evaluate(async (from) => {
		const broken = window.broken = [];
		document.addEventListener('securitypolicyviolation', (event) =>
			broken.push(event.effectiveDirective));
		const add = (tag, attributes, text = '') => {
			const element = document.createElement(tag);
			Object.assign(element, attributes);
			element.textContent = text;
			document.body.append(element);
		};
		add('script', {}, 'window.injected = true');
		add('script', {src: `${from}/script.js`});
		add('style', {}, 'h1 { color: red }');
		add('img', {src: `${from}/picture.png`});
		add('iframe', {src: `${from}/frame.html`});
		document.body.insertAdjacentHTML('beforeend', '<p onclick="window.injected = true">x</p>');
		document.body.lastElementChild.click();
		await fetch(`${from}/fetched`).catch(() => broken.push('fetch'));
	}, url);
	for (const directive of ['script-src-elem', 'script-src-attr', 'style-src-elem', 'img-src',
		'frame-src', 'connect-src', 'fetch']) {
		await page.waitForFunction((wanted) => window.broken.includes(wanted), directive).catch(() => fail(`the policy does not refuse: ${directive}`));
	}
	hold(!await page.evaluate(() => window.injected), 'an injected script runs');
	hold(asked.join() === '/book.html', `the server is asked for ${asked.join(' ')}`);
	await page.context().close();
	server.close();
};

// In the page: whatever could do something and is not ours.
const suspects = () => {
	const found = [];
	for (const element of document.querySelectorAll('*')) {
		for (const {name, value} of element.attributes) {
			if (/^on/.test(name) || name === 'style' || name === 'srcdoc' ||
				/^\s*(javascript|data|vbscript):(?!,$)/i.test(value)) {
				found.push(`${element.tagName} ${name}=${value}`);
			}
			if (name === 'href' && !/^(#|https?:|data:,$)/.test(value)) {
				found.push(`${element.tagName} ${name}=${value}`);
			}
		}
	}
	return found;
};

const hostile = async (browser) => {
	for (const script of [true, false]) {
		const page = await open(browser, 'hostile.html', {script, width: 360});
		const count = (selector) => page.locator(selector).count();
		hold(await count('script') === 3 && await count('style') === 1 && await count('img') === 0 &&
			await count('iframe') === 0, 'a hostile tree makes elements');
		hold((await page.evaluate(suspects)).join('; ') === '', 'a hostile tree makes attributes: ' +
			(await page.evaluate(suspects)).slice(0, 3).join('; '));
		hold(!await page.evaluate(() => window.hacked), 'a hostile tree runs a script');
		if (script) {
			await throughHostile(page);
		}
		await page.context().close();
	}
};

// Through its questions, its search, to its remedy.
const throughHostile = async (page) => {
	await page.fill('#view\\:query', '</script><img src=x onerror=hacked=1>');
	await page.keyboard.press('Enter');
	await page.goto(`${page.url()}#/`);
	for (const choice of ['me', 'p1', 'go']) {
		await page.click(`[data-choice=${choice}]`);
		hold((await page.evaluate(suspects)).length === 0, 'a hostile tree makes attributes in a question');
	}
	await page.waitForSelector('#view\\:steps article');
	hold(await page.locator('#view\\:steps').innerText().then((text) =>
		text.includes('</script>')), 'a hostile string is not shown as it is');
	await page.goto(`${page.url().replace(/#.*/, '')}#/who=${encodeURIComponent('<img onerror=hacked=1 src=x>')}`);
	await page.waitForSelector('#view\\:steps .notice');
	hold(!await page.evaluate(() => window.hacked), 'a hostile tree runs a script');
};

module.exports = {hostile, policy};
