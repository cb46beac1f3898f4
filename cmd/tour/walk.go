package main

import (
	"stagecraft/cmd/internal/screen"
	"stagecraft/cmd/internal/specimen"
)

// learner is who has used the app before the walk begins.
type learner int

const (
	newcomer learner = iota // nobody: an empty data folder
	regular                 // someone who has studied the bundled course for weeks
)

// walk is one start of the app and the way through it.
type walk struct {
	name    string
	themes  []string
	size    screen.Size
	course  string // one of the specimens; "" is the bundled course
	learner learner
	place   func(data string) error // puts the learner somewhere before the start; nil is Today
	home    map[string]string       // files in the learner's home, by name
	voice   bool                    // something can read aloud
	before  []string                // keys before the first picture
	stops   []stop
}

// stop is a picture, and the keys that lead to it from the one before.
type stop struct {
	name string
	keys []string // X names of keys; one that begins with ":" is a text to type
	// still is set where the keys may lead to the same picture, as at the end of a page.
	still bool
	// whole is set where the screens below are looked at as well, to the end of the page.
	whole bool
}

var (
	usual  = screen.Size{Width: 1280, Height: 832} // of the drawings of the design
	narrow = screen.Size{Width: 1024, Height: 700}
	wide   = screen.Size{Width: 1920, Height: 1080}
	tall   = screen.Size{Width: 1280, Height: 1180} // for a long page

	both  = []string{"light", "dark"}
	light = []string{"light"}
	dark  = []string{"dark"}
)

func times(n int, key string) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = key
	}
	return keys
}

// everyPage is the way through every page; it is walked in both themes.
var everyPage = []stop{
	{name: "today"},
	{name: "lessons", keys: []string{"ctrl+2", "a"}},
	{name: "lesson", keys: []string{"2", "Home"}},
	{name: "lesson-term", keys: []string{"t"}},
	{name: "lesson-further", keys: []string{"Escape", "Next"}},
	{name: "lesson-figures", keys: []string{"Next", "Next"}},
	{name: "lesson-end", keys: []string{"End"}},
	{name: "process", keys: []string{"ctrl+3", "Home"}},
	{name: "process-step", keys: []string{"4"}},
	{name: "process-last-step", keys: []string{"End"}},
	{name: "process-compare", keys: []string{"c"}},
	{name: "process-compare-roles", keys: []string{"r"}},
	{name: "process-roles", keys: []string{"c"}},
	{name: "process-role", keys: []string{"2"}},
	{name: "cards", keys: []string{"r", "ctrl+4"}},
	{name: "card-front", keys: []string{"ctrl+1", "r"}},
	{name: "card-back", keys: []string{"space"}},
	{name: "card-next", keys: []string{"3"}},
	{name: "practice", keys: []string{"ctrl+5"}},
	{name: "question", keys: []string{"1"}},
	{name: "question-answered", keys: []string{"1", "Return"}},
	{name: "progress", keys: []string{"ctrl+6"}},
	{name: "settings", keys: []string{"ctrl+comma"}},
	{name: "settings-end", keys: []string{"End"}, still: true},
	{name: "settings-narrow-text", keys: []string{"ctrl+k", ":narrower", "Return", "ctrl+k", ":narrower", "Return", "Home"}},
	{name: "lesson-narrow-text", keys: []string{"ctrl+2"}},
	{name: "lesson-roomy", keys: []string{"ctrl+k", ":roomy", "Return"}},
	{name: "search", keys: []string{"ctrl+k", ":purchase"}},
	{name: "keys", keys: []string{"Escape", "ctrl+2", "question"}},
	{name: "menu", keys: []string{"Escape", "F10"}},
}

// pages are the pages alone, for sizes at which layout is the question.
var pages = []stop{
	{name: "today"},
	{name: "lesson", keys: []string{"ctrl+2"}},
	{name: "process", keys: []string{"ctrl+3"}},
	{name: "process-step", keys: []string{"5"}},
	{name: "card-front", keys: []string{"ctrl+1", "r"}},
	{name: "card-back", keys: []string{"space"}},
	{name: "practice", keys: []string{"ctrl+5"}},
	{name: "progress", keys: []string{"ctrl+6"}},
	{name: "settings", keys: []string{"ctrl+comma"}},
}

// constructs is the page that holds every construct, from its top to its end. It is marked as read
// first, so that how much of it was read no longer changes the picture.
var constructs = []stop{
	{name: "page", keys: []string{"ctrl+2", "ctrl+k", ":mark this lesson", "Return", "Home"}, whole: true},
	{name: "picture", keys: []string{"ctrl+f", ":half as wide", "Return", "Escape", "l", "Return"}},
	{name: "picture-close", keys: []string{"plus", "plus", "plus", "Right", "Down"}},
}

// walks is the tour. Those that take longest come first, as several are taken side by side.
var walks = []walk{
	{name: "constructs-150", themes: both, size: tall, course: specimen.Constructs, before: times(5, "ctrl+equal"), stops: constructs},
	{name: "constructs-100", themes: both, size: tall, course: specimen.Constructs, stops: constructs},
	{name: "every-page", themes: both, size: usual, learner: regular, stops: everyPage},
	{name: "first-day", themes: both, size: usual, stops: []stop{
		{name: "today"},
		{name: "lesson", keys: []string{"Return"}},
		{name: "cards", keys: []string{"ctrl+4"}},
		{name: "practice", keys: []string{"ctrl+5"}},
		{name: "progress", keys: []string{"ctrl+6"}},
	}},
	{name: "narrow", themes: light, size: narrow, learner: regular, stops: pages},
	{name: "wide", themes: dark, size: wide, learner: regular, stops: pages},
	{name: "large-text", themes: light, size: usual, learner: regular, before: times(5, "ctrl+equal"), stops: pages},
	{name: "drills", themes: light, size: usual, learner: regular, place: atDrills, stops: drills},
	{name: "own-process", themes: both, size: usual, home: wrongFile, stops: append(ownProcess(), wrongProcess...)},
	{name: "own-process-narrow", themes: light, size: narrow, stops: ownProcess()},
	{name: "own-process-150", themes: dark, size: usual, before: times(5, "ctrl+equal"), stops: ownProcess()},
	{name: "flags", themes: both, size: usual, stops: flags},
	{name: "flags-narrow-150", themes: dark, size: narrow, before: times(5, "ctrl+equal"), stops: flags},
	{name: "aloud", themes: both, size: usual, voice: true, stops: []stop{
		{name: "reading", keys: []string{"ctrl+2", "v"}},
		{name: "next-sentence", keys: []string{"Right", "Right"}},
	}},
	{name: "aloud-narrow", themes: light, size: narrow, voice: true, before: times(5, "ctrl+equal"), stops: []stop{
		{name: "reading", keys: []string{"ctrl+2", "v"}},
	}},
	{name: "empty-course", themes: light, size: usual, course: specimen.Empty, stops: []stop{
		{name: "today"},
		{name: "lessons", keys: []string{"ctrl+2"}},
		{name: "process", keys: []string{"ctrl+3"}},
		{name: "cards", keys: []string{"ctrl+4"}},
		{name: "practice", keys: []string{"ctrl+5"}},
	}},
	{name: "broken-course", themes: both, size: usual, course: specimen.Broken, stops: []stop{{name: "problems"}}},
	{name: "long-words", themes: dark, size: narrow, course: specimen.LongWords, stops: []stop{
		{name: "today"},
		{name: "lesson", keys: []string{"Return"}},
		{name: "lesson-further", keys: []string{"Next"}},
		{name: "process", keys: []string{"ctrl+3"}},
		{name: "process-step", keys: []string{"4"}},
		{name: "card-front", keys: []string{"ctrl+1", "r"}},
		{name: "card-back", keys: []string{"space"}},
	}},
}
