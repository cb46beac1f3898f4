// What the pages can do with a script. Without it all is there to read.
"use strict";

(function () {
	const $ = (id) => document.getElementById(id);

	// A process, one step at a time.
	function viewer() {
		const controls = $("controls.");
		if (!controls) return;
		const steps = Array.from(document.querySelectorAll("section.step"));
		const links = Array.from(document.querySelectorAll(".overview a"));
		const previous = $("previous."), next = $("next."), all = $("all.");
		let at = 0, whole = false;

		function show() {
			steps.forEach((s, i) => { s.hidden = !whole && i !== at; });
			links.forEach((a, i) => {
				if (i === at && !whole) a.setAttribute("aria-current", "step");
				else a.removeAttribute("aria-current");
			});
			previous.disabled = whole || at === 0;
			next.disabled = whole || at === steps.length - 1;
			all.setAttribute("aria-pressed", String(whole));
		}
		function go(to, focus) {
			if (to < 0 || to >= steps.length) return;
			at = to;
			whole = false;
			show();
			history.replaceState(null, "", "#" + steps[at].id);
			if (focus) steps[at].querySelector("h2").focus({ preventScroll: true });
		}
		// The step that the address names, or that holds what it names.
		function named() {
			const target = $(decodeURIComponent(location.hash.slice(1)));
			const i = target ? steps.findIndex((s) => s.contains(target)) : -1;
			if (i < 0) return false;
			at = i;
			whole = false;
			show();
			steps[at].scrollIntoView({ block: "nearest" });
			return true;
		}
		previous.addEventListener("click", () => go(at - 1, true));
		next.addEventListener("click", () => go(at + 1, true));
		all.addEventListener("click", () => { whole = !whole; show(); });
		links.forEach((a, i) => a.addEventListener("click", (e) => {
			if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
			e.preventDefault();
			go(i, false);
		}));
		document.addEventListener("keydown", (e) => {
			if (e.ctrlKey || e.metaKey || e.altKey || e.shiftKey || whole) return;
			const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
			const on = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
			if (e.key === back) go(at - 1, false);
			else if (e.key === on) go(at + 1, false);
			else if (/^[1-9]$/.test(e.key)) go(Number(e.key) - 1, false);
			else return;
			e.preventDefault();
		});
		window.addEventListener("hashchange", named);
		controls.hidden = false;
		if (!named()) show();
	}

	// Words as they are compared: without case and accents.
	function folded(s) {
		return s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‐‑–-]/g, " ").replace(/[’ʼ]/g, "'");
	}

	function search() {
		const box = $("search."), input = $("words."), list = $("results."), count = $("count.");
		if (!box || typeof stagecraftIndex === "undefined") return;
		const most = 50;
		const places = stagecraftIndex.map(([title, address, text]) => ({ title, address, text, name: folded(title), body: folded(text) }));

		function part(text, word) {
			const at = folded(text).indexOf(word);
			if (at < 0) return text.slice(0, 160);
			// From the start of a word to the end of one.
			const from = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1;
			const end = text.lastIndexOf(" ", at + 140);
			const to = at + 140 >= text.length || end <= at ? text.length : end;
			return (from > 0 ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
		}
		function find() {
			const words = folded(input.value).split(/\s+/).filter(Boolean);
			list.replaceChildren();
			count.textContent = "";
			if (words.length === 0) return;
			const found = [];
			for (const p of places) {
				let points = 0;
				for (const w of words) {
					if (p.name === w) points += 9;
					else if (p.name.split(/[^\p{L}\p{N}]+/u).includes(w)) points += 6;
					else if (p.name.includes(w)) points += 3;
					else if (p.body.includes(w)) points += 1;
					else { points = 0; break; }
				}
				if (points > 0) found.push([points, p]);
			}
			found.sort((a, b) => b[0] - a[0]);
			count.textContent = found.length === 0 ? count.dataset.none : count.dataset.found.replace("%d", String(found.length));
			for (const [, p] of found.slice(0, most)) {
				const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("p");
				link.href = p.address;
				link.textContent = p.title;
				about.textContent = part(p.text, words[0]);
				item.append(link, about);
				list.append(item);
			}
		}
		let waiting = 0;
		input.addEventListener("input", () => {
			clearTimeout(waiting);
			waiting = setTimeout(find, 120);
		});
		box.hidden = false;
		if (location.hash.length > 1) input.value = decodeURIComponent(location.hash.slice(1));
		find();
		input.focus();
	}

	// On paper the answers are read too.
	function paper() {
		let opened = [];
		window.addEventListener("beforeprint", () => {
			opened = Array.from(document.querySelectorAll("details:not([open])"));
			opened.forEach((d) => { d.open = true; });
		});
		window.addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
	}

	// A link may lead to what is folded away.
	function unfold() {
		const target = location.hash.length > 1 ? $(decodeURIComponent(location.hash.slice(1))) : null;
		let d = target ? target.closest("details") : null;
		for (; d; d = d.parentElement.closest("details")) d.open = true;
	}

	document.addEventListener("DOMContentLoaded", () => {
		viewer();
		search();
		paper();
		unfold();
		window.addEventListener("hashchange", unfold);
	});
})();
