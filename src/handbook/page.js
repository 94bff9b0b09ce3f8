// page.js - language and colours, and which part of the page is seen. First of all, before
// there is a page: that there is a script, so that nothing jumps.
(() => {
	const root = document.documentElement;

	// What was chosen is kept where the browser lets us.
	const kept = (name) => {
		try {
			return localStorage.getItem(`tuntun-${name}`);
		} catch (error) {
			return null;
		}
	};
	const keep = (name, value) => {
		try {
			localStorage.setItem(`tuntun-${name}`, value);
		} catch (error) {
			// it holds as long as the page
		}
	};

	const setTheme = (theme) => {
		root.classList.remove('light', 'dark');
		if (theme === 'light' || theme === 'dark') {
			root.classList.add(theme);
		}
	};

	const setLanguage = (tree, i) => {
		root.className = root.className.replace(/\bspeaks-\d+\b/g, '').trim();
		root.classList.add(`speaks-${i}`);
		root.lang = tree.languages[i];
		document.title = Array.isArray(tree.title) ? tree.title[i] : tree.title;
	};

	// Radio buttons of one name: the one that was chosen before, and what follows from it.
	const radios = (name, before, chosen) => {
		for (const input of document.querySelectorAll(`input[name=${name}]`)) {
			input.checked = input.value === before;
			input.addEventListener('change', () => chosen(input.value));
		}
	};

	const block = (id) => JSON.parse(document.getElementById(id).textContent);

	// The browser looked for the anchor while its part was not to be seen.
	const goTo = (hash) => {
		const target = document.getElementById(decodeURIComponent(hash.slice(1)));
		if (target) {
			target.scrollIntoView();
			target.focus({preventScroll: true});
		}
	};

	let asked = false;
	const follow = () => {
		const asks = Wizard.show(location.hash);
		if (asks) {
			scrollTo(0, 0);
			document.querySelector('#view\\:steps h2').focus({preventScroll: true});
		} else if (asked) {
			goTo(location.hash);
		}
		asked = asks;
	};

	const start = () => {
		const tree = block('view:tree');
		const language = Math.max(tree.languages.indexOf(kept('language')), 0);
		Say.languages = tree.languages;
		setLanguage(tree, language);
		radios('language', String(language), (i) => {
			setLanguage(tree, i);
			keep('language', tree.languages[i]);
		});
		radios('theme', kept('theme') || 'auto', (theme) => {
			setTheme(theme);
			keep('theme', theme);
		});
		Search.start(tree, block('view:index'));
		Wizard.start(tree);
		Copy.offer(document, tree.labels);
		addEventListener('hashchange', follow);
		addEventListener('beforeprint', Wizard.unfold);
		follow();
	};

	root.classList.add('js');
	setTheme(kept('theme'));
	document.addEventListener('DOMContentLoaded', start);
})();
