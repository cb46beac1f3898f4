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
	past    func(data string) error // what the learner did before, in an empty data folder; nil is nothing
	// folder makes the folder of the course inside a folder, and gives its path; nil for none but course.
	folder func(into string) (string, error)
	place  func(data string) error // puts the learner somewhere before the start; nil is Today
	home   map[string]string       // files in the learner's home, by name
	voice  bool                    // something can read aloud
	// language is what the app speaks; "" is English.
	language string
	// introduced has the app show what a new learner is shown.
	introduced bool
	before     []string // keys before the first picture
	stops      []stop
	// guides are the pictures of the guides that are taken on it, by the stop, without ".png".
	guides map[string]string
}

// stop is a picture, and the keys that lead to it from the one before.
type stop struct {
	name string
	keys []string // X names of keys; one that begins with ":" is a text to type
	// opens is set where a course is opened anew, as with another learner's data: the page is empty until it is.
	opens bool
	// still is set where the keys may lead to the same picture, as at the end of a page.
	still bool
	// whole is set where the screens below are looked at as well, to the end of the page.
	whole bool
	// write writes into the folder of the course, before the keys; nil writes nothing.
	write func(course string) error
}

var (
	usual  = screen.Size{Width: 1280, Height: 832} // of the drawings of the design
	narrow = screen.Size{Width: 1024, Height: 700}
	wide   = screen.Size{Width: 1920, Height: 1080}
	tall   = screen.Size{Width: 1280, Height: 1180} // for a long page

	both  = []string{"light", "dark"}
	light = []string{"light"}
	dark  = []string{"dark"}

	forEyes = []string{"sepia", "contrast"} // the themes for eyes that want another
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
	{name: "search-empty", keys: []string{"ctrl+k"}},
	{name: "search", keys: []string{":purch ord"}},
	{name: "search-terms", keys: []string{"Tab", "Tab"}},
	{name: "search-mistyped", keys: []string{"Escape", "ctrl+k", ":purchse"}},
	{name: "search-opened", keys: []string{"Down", "Down", "Return"}},
	{name: "search-recent", keys: []string{"Escape", "ctrl+k"}},
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
	{name: "courses", keys: []string{"ctrl+7"}},
	{name: "settings", keys: []string{"ctrl+comma"}},
	{name: "search", keys: []string{"ctrl+k", ":purch ord"}},
}

// fullScreen is a lesson on the whole screen.
var fullScreen = []stop{
	{name: "full-screen", keys: []string{"Escape", "ctrl+2", "F11"}},
	{name: "full-screen-left", keys: []string{"Escape"}},
}

// constructs is the page that holds every construct, from its top to its end. It is marked as read
// first, so that how much of it was read no longer changes the picture.
var constructs = []stop{
	{name: "page", keys: []string{"ctrl+2", "ctrl+k", ":mark this lesson", "Return", "Home"}, whole: true},
	{name: "picture", keys: []string{"ctrl+f", ":half as wide", "Return", "Escape", "l", "Return"}},
	{name: "picture-close", keys: []string{"plus", "plus", "plus", "Right", "Down"}},
}

// formulas are the lessons of formulas, each from its top to its end, and where names have some.
var formulas = []stop{
	{name: "in-lines", keys: []string{"ctrl+2", "Home"}, whole: true},
	{name: "apart", keys: []string{"n", "Home"}, whole: true},
	{name: "symbols", keys: []string{"n", "Home"}, whole: true},
	{name: "special", keys: []string{"n", "Home"}, whole: true},
	{name: "step", keys: []string{"ctrl+3", "3"}},
	{name: "card", keys: []string{"ctrl+4", "t"}},
	{name: "card-back", keys: []string{"space"}},
	{name: "found", keys: []string{"ctrl+k", ":chi sq"}},
}

// diagrams are the lessons with diagrams of every kind, each from its top to its end.
var diagrams = []stop{
	{name: "flowcharts", keys: []string{"ctrl+2", "Home"}, whole: true},
	{name: "sequences", keys: []string{"n", "Home"}, whole: true},
	{name: "branches", keys: []string{"n", "Home"}, whole: true},
	{name: "shares", keys: []string{"n", "Home"}, whole: true},
	{name: "states", keys: []string{"n", "Home"}, whole: true},
	{name: "models", keys: []string{"n", "Home"}, whole: true},
	{name: "plans", keys: []string{"n", "Home"}, whole: true},
	{name: "thoughts", keys: []string{"n", "Home"}, whole: true},
	{name: "older", keys: []string{"n", "Home"}, whole: true},
	{name: "undrawn", keys: []string{"n", "Home"}, whole: true},
}

// walks is the tour. Those that take longest come first, as several are taken side by side.
var walks = append([]walk{
	{name: "constructs-150", themes: both, size: tall, course: specimen.Constructs, before: times(5, "ctrl+equal"), stops: constructs},
	{name: "constructs-100", themes: both, size: tall, course: specimen.Constructs, stops: constructs},
	{name: "formulas-100", themes: both, size: tall, course: specimen.Formulas, stops: formulas},
	{name: "formulas-200", themes: both, size: tall, course: specimen.Formulas, before: times(10, "ctrl+equal"), stops: formulas},
	{name: "diagrams-200", themes: both, size: tall, course: specimen.Diagrams, before: times(10, "ctrl+equal"), stops: diagrams},
	{name: "diagrams-100", themes: both, size: tall, course: specimen.Diagrams, stops: diagrams},
	{name: "every-page", themes: both, size: usual, learner: regular, stops: everyPage},
	{name: "first-day", themes: both, size: usual, stops: []stop{
		{name: "today"},
		{name: "lesson", keys: []string{"Return"}},
		{name: "cards", keys: []string{"ctrl+4"}},
		{name: "practice", keys: []string{"ctrl+5"}},
		{name: "progress", keys: []string{"ctrl+6"}},
		{name: "courses", keys: []string{"ctrl+7"}},
	}},
	{name: "for-eyes", themes: forEyes, size: usual, learner: regular, stops: append(append([]stop{}, pages...), fullScreen...)},
	{name: "for-eyes-200", themes: forEyes, size: narrow, learner: regular, before: times(10, "ctrl+equal"), stops: pages},
	{name: "dyslexia", themes: light, size: usual, learner: regular, before: []string{"ctrl+k", ":readers with dyslexia", "Return"}, stops: pages},
	{name: "dyslexia-narrow-150", themes: []string{"sepia"}, size: narrow, learner: regular, before: append([]string{"ctrl+k", ":readers with dyslexia", "Return"}, times(5, "ctrl+equal")...), stops: pages},
	{name: "first-start", themes: both, size: usual, introduced: true, stops: firstStart},
	{name: "first-start-narrow-150", themes: dark, size: narrow, introduced: true, before: times(5, "ctrl+equal"), stops: firstStart},
	{name: "first-start-wide", themes: light, size: wide, introduced: true, stops: firstStart[:1]},
	{name: "first-start-course", themes: light, size: usual, introduced: true, course: specimen.Constructs, stops: firstStart[:1]},
	{name: "help", themes: both, size: usual, learner: regular, stops: help},
	{name: "help-narrow-150", themes: light, size: narrow, learner: regular, before: times(5, "ctrl+equal"), stops: help},
	{name: "crash", themes: both, size: usual, learner: regular, place: crashed, stops: afterCrash},
	{name: "narrow", themes: light, size: narrow, learner: regular, stops: pages, guides: learnersGuide},
	{name: "wide", themes: dark, size: wide, learner: regular, stops: pages},
	{name: "large-text", themes: light, size: usual, learner: regular, before: times(5, "ctrl+equal"), stops: pages},
	{name: "drills", themes: light, size: usual, learner: regular, place: atDrills, stops: drills},
	{name: "doing", themes: both, size: usual, stops: doing},
	{name: "doing-narrow-150", themes: dark, size: narrow, before: times(5, "ctrl+equal"), stops: doing},
	{name: "exams", themes: both, size: usual, learner: regular, stops: exams},
	{name: "exams-narrow-150", themes: light, size: narrow, learner: regular, before: times(5, "ctrl+equal"), stops: exams},
	{name: "own-process", themes: both, size: usual, home: wrongFile, stops: append(ownProcess(), wrongProcess...)},
	{name: "own-process-narrow", themes: light, size: narrow, stops: ownProcess()},
	{name: "own-process-150", themes: dark, size: usual, before: times(5, "ctrl+equal"), stops: ownProcess()},
	{name: "flags", themes: both, size: usual, stops: flags},
	{name: "from-notes", themes: both, size: usual, folder: specimen.Notes, stops: fromNotes},
	{name: "from-notes-narrow", themes: light, size: narrow, folder: specimen.Notes, stops: fromNotes, guides: notesGuide},
	{name: "from-notes-narrow-150", themes: dark, size: narrow, folder: specimen.Notes, before: times(5, "ctrl+equal"), stops: fromNotes},
	{name: "draft", themes: both, size: usual, folder: specimen.Draft, stops: drafting},
	{name: "draft-narrow", themes: both, size: narrow, folder: specimen.Draft, stops: drafting, guides: draftGuide},
	{name: "draft-wide", themes: both, size: wide, folder: specimen.Draft, stops: drafting},
	{name: "draft-narrow-150", themes: light, size: narrow, folder: specimen.Draft, before: times(5, "ctrl+equal"), stops: drafting},
	{name: "flags-narrow-150", themes: dark, size: narrow, before: times(5, "ctrl+equal"), stops: flags},
	{name: "owncards", themes: both, size: usual, stops: ownCards},
	{name: "owncards-narrow-150", themes: light, size: narrow, before: times(5, "ctrl+equal"), stops: ownCards},
	{name: "all-cards", themes: both, size: usual, learner: regular, stops: allCards},
	{name: "all-cards-narrow-150", themes: light, size: narrow, learner: regular, before: times(5, "ctrl+equal"), stops: allCards},
	{name: "how-sure", themes: both, size: usual, learner: regular, home: asksHowSure, stops: howSure},
	{name: "how-sure-narrow-150", themes: dark, size: narrow, learner: regular, home: asksHowSure, before: times(5, "ctrl+equal"), stops: howSure},
	{name: "edition", themes: both, size: usual, past: studiedBundled, folder: specimen.NextEdition, stops: editionStops},
	{name: "edition-narrow-150", themes: light, size: narrow, past: studiedBundled, folder: specimen.NextEdition, before: times(5, "ctrl+equal"), stops: editionStops},
	{name: "edition-card", themes: both, size: usual, past: atChangedCard, folder: specimen.NextEdition, stops: changedCard},
	{name: "edition-card-150", themes: light, size: narrow, past: atChangedCard, folder: specimen.NextEdition, before: times(5, "ctrl+equal"), stops: changedCard},
	{name: "edition-older", themes: light, size: usual, past: studiedNext, stops: []stop{{name: "told"}, {name: "today", keys: []string{"Escape"}}}},
	{name: "keys", themes: both, size: usual, stops: keyStops},
	{name: "keys-narrow-150", themes: dark, size: narrow, before: times(5, "ctrl+equal"), stops: keyStops},
	{name: "backups", themes: both, size: usual, learner: regular, stops: backups},
	{name: "backups-narrow-150", themes: light, size: narrow, learner: regular, before: times(5, "ctrl+equal"), stops: backups},
	{name: "learners", themes: both, size: usual, learner: regular, stops: learners},
	{name: "learners-narrow-150", themes: dark, size: narrow, learner: regular, before: times(5, "ctrl+equal"), stops: learners},
	{name: "courses", themes: both, size: usual, learner: regular, place: withCourses, stops: manyCourses},
	{name: "courses-narrow-150", themes: dark, size: narrow, learner: regular, place: withCourses, before: times(5, "ctrl+equal"), stops: manyCourses},
	{name: "courses-wide", themes: light, size: wide, learner: regular, place: withCourses, stops: manyCourses[:3]},
	{name: "devices", themes: both, size: usual, learner: regular, place: withLaptop, stops: devices},
	{name: "devices-narrow", themes: light, size: narrow, place: withLaptop, stops: devices},
	{name: "devices-narrow-150", themes: dark, size: narrow, learner: regular, place: withLaptop, before: times(5, "ctrl+equal"), stops: devices},
	{name: "aloud", themes: both, size: usual, voice: true, stops: []stop{
		{name: "reading", keys: []string{"ctrl+2", "v"}},
		{name: "next-sentence", keys: []string{"Right", "Right"}},
	}},
	{name: "aloud-narrow", themes: light, size: narrow, voice: true, before: times(5, "ctrl+equal"), stops: []stop{
		{name: "reading", keys: []string{"ctrl+2", "v"}},
	}},
	{name: "voice-guide", themes: both, size: usual, voice: true, stops: []stop{
		{name: "setting", keys: append([]string{"ctrl+alt+v", "ctrl+comma"}, times(2, "Next")...)},
		{name: "keys", keys: []string{"ctrl+1", "F1"}},
	}},
	{name: "empty-course", themes: light, size: usual, course: specimen.Empty, stops: []stop{
		{name: "today"},
		{name: "lessons", keys: []string{"ctrl+2"}},
		{name: "process", keys: []string{"ctrl+3"}},
		{name: "cards", keys: []string{"ctrl+4"}},
		{name: "practice", keys: []string{"ctrl+5"}},
	}},
	{name: "damaged", themes: both, size: usual, learner: regular, place: damage, stops: damaged},
	{name: "damaged-narrow-150", themes: dark, size: narrow, learner: regular, before: append(append([]string{"Escape"}, times(5, "ctrl+equal")...), "ctrl+k", ":saved when", "Return"), place: damage, stops: []stop{
		{name: "later"},
	}},
	{name: "lost", themes: both, size: usual, learner: regular, place: loseIt, stops: lost},
	{name: "no-file", themes: light, size: narrow, learner: regular, place: mistake, stops: []stop{{name: "ways-on"}}},
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
}, statisticsWalks()...)
