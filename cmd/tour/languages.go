package main

import (
	"slices"
	"strings"

	"stagecraft/content/catalogue"
)

// inLanguages are the walks through every page in each language that the app speaks beside
// English, and in the one that is made up to show what is cut off.
func inLanguages() []walk {
	var all []walk
	for _, tag := range append(catalogue.Languages()[1:], catalogue.Pseudo) {
		all = append(all,
			walk{name: "language-" + tag, themes: light, size: usual, learner: regular, language: tag, stops: inAnyLanguage},
			walk{name: "language-" + tag + "-narrow-150", themes: dark, size: narrow, learner: regular, language: tag, before: times(5, "ctrl+equal"), stops: pages})
	}
	return all
}

// inAnyLanguage are every page, and more, without what is found by its English name.
var inAnyLanguage = append(slices.DeleteFunc(slices.Clone(everyPage), func(s stop) bool {
	return strings.HasSuffix(s.name, "-text") || strings.HasSuffix(s.name, "-roomy")
}),
	stop{name: "flags", keys: []string{"Escape", "ctrl+shift+f"}},
	stop{name: "exam", keys: []string{"ctrl+5", "Escape", "x"}},
	stop{name: "courses", keys: []string{"ctrl+7"}},
	stop{name: "process-edit", keys: []string{"ctrl+3", "m", "Return"}},
	stop{name: "open-course", keys: []string{"Escape", "ctrl+o"}},
)
