// copy.js - a button beside each text that is there to be copied. "Copied" is said only
// where the browser says so; else the text is marked, for the person to copy it.
const Copy = (() => {
	const {make, text} = Say;

	const mark = (element) => {
		const range = document.createRange();
		range.selectNodeContents(element);
		const selection = getSelection();
		selection.removeAllRanges();
		selection.addRange(range);
	};

	const copy = (element, status, labels) => {
		const say = (label) => status.replaceChildren(text('span', null, label));
		const byHand = () => {
			mark(element);
			say(labels.marked);
		};
		if (!navigator.clipboard || !navigator.clipboard.writeText) {
			byHand();
			return;
		}
		navigator.clipboard.writeText(element.textContent).then(() => say(labels.copied), byHand);
	};

	// Offers it for all texts below `root` that do not have it yet.
	const offer = (root, labels) => {
		for (const element of root.querySelectorAll('.letter:not(.offered)')) {
			element.classList.add('offered');
			const button = make('button', {type: 'button'}, text('span', null, labels.copy));
			const status = make('span', {role: 'status'});
			button.addEventListener('click', () => copy(element, status, labels));
			element.after(make('p', {class: 'copy'}, button, ' ', status));
		}
	};

	return {offer};
})();
