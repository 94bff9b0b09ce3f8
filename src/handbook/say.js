// say.js - makes elements of the page; texts come in each language of the handbook, and
// the style shows one.
const Say = (() => {
	// Returns an element; what is inside are elements and strings.
	const make = (tag, attributes, ...inside) => {
		const element = document.createElement(tag);
		for (const name of Object.keys(attributes || {})) {
			element.setAttribute(name, attributes[name]);
		}
		element.append(...inside);
		return element;
	};

	// Returns a text with its literals as <code>, as a list of nodes.
	const rich = (text) => {
		const parts = text.split('`');
		if (parts.length % 2 === 0) {
			const last = parts.pop();
			parts[parts.length - 1] += '`' + last;
		}
		return parts.map((part, i) => i % 2 ? make('code', null, part) : part);
	};

	// Puts values into a text where it has %s.
	const fill = (text, values) => {
		const parts = text.split('%s');
		return parts.map((part, i) => i === 0 ? part : (values[i - 1] || '') + part).join('');
	};

	// Returns an element with a text, which is a string or a list of strings, one for
	// each of the languages; values are put into each.
	const text = (tag, attributes, said, ...values) => {
		const pick = (value, i) => Array.isArray(value) ? value[i] : value;
		if (!Array.isArray(said) && !values.some(Array.isArray)) {
			return make(tag, attributes, ...rich(fill(said, values)));
		}
		const element = make(tag, attributes);
		Say.languages.forEach((language, i) => {
			const one = fill(pick(said, i), values.map((value) => pick(value, i)));
			element.append(make('span', {class: `in in-${i}`, lang: language}, ...rich(one)));
		});
		return element;
	};

	return {make, rich, text, languages: []};
})();
