package preferences

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// All gives every setting, in the order in which the page of settings has them.
func All() []*Setting {
	return []*Setting{Theme, Motion, TextSize, TextWidth, LineSpacing, ReadingSpeed, Recall, NewCards}
}

// Theme is whether the colours are light or dark.
var Theme = &Setting{
	Key: "theme", form: asText, Section: Look,
	Title: func() string { return words.T("Theme") },
	About: func() string { return words.T("“System” changes with your computer.") },
	Options: []Option{
		{
			Stored: string(modes[0]), Label: func() string { return words.T("System") },
			Change: Change{ID: "view.system", Title: func() string { return words.T("Theme of the system") }},
		},
		{
			Stored: string(modes[1]), Label: func() string { return words.T("Light") },
			Change: Change{ID: "view.light", Title: func() string { return words.T("Light theme") }},
		},
		{
			Stored: string(modes[2]), Label: func() string { return words.T("Dark") },
			Change: Change{ID: "view.dark", Title: func() string { return words.T("Dark theme") }},
		},
	},
	Apply:  func(value int, system fyne.ThemeVariant) { theme.SetDark(Mode(value).Dark(system)) },
	Effect: Retheme,
}

// Mode gives the theme that a value of Theme stands for.
func Mode(value int) theme.Mode { return modes[min(max(value, 0), len(modes)-1)] }

// modes are the options of Theme.
var modes = []theme.Mode{theme.System, theme.Light, theme.Dark}

// Motion is whether changes are shown by a movement.
var Motion = &Setting{
	Key: "reduce motion", form: asFlag, Section: Look,
	Title: func() string { return words.T("Reduce motion") },
	About: func() string { return words.T("Cards and steps change at once, without a transition.") },
	Options: []Option{
		{Label: func() string { return words.T("Off") }},
		{Label: func() string { return words.T("On") }},
	},
	Apply: func(value int, _ fyne.ThemeVariant) { theme.SetStill(value != 0) },
}

// TextSize is the size of all text, in per cent.
var TextSize = &Setting{
	Key: "text size", Section: Reading, Default: 100, Min: theme.MinTextScale, Max: theme.MaxTextScale, Step: 10,
	Title: func() string { return words.T("Text size") },
	About: func() string { return words.T("From 80 to 200 %. Ctrl + and Ctrl − change it anywhere.") },
	Say:   perCent,
	Apply: func(value int, _ fyne.ThemeVariant) { theme.SetTextScale(value) }, Effect: Retheme,
	Changes: []Change{
		{
			ID: "view.larger", Title: func() string { return words.T("Larger text") }, To: func(now int) int { return now + 10 },
			Keys: []command.Key{command.Ctrl(fyne.KeyEqual), command.Ctrl(fyne.KeyPlus), {Name: fyne.KeyEqual, Ctrl: true, Shift: true}},
		},
		{
			ID: "view.smaller", Title: func() string { return words.T("Smaller text") }, To: func(now int) int { return now - 10 },
			Keys: []command.Key{command.Ctrl(fyne.KeyMinus)},
		},
		{
			ID: "view.normal", Title: func() string { return words.T("Normal text size") }, To: func(int) int { return 100 },
			Keys: []command.Key{command.Ctrl(fyne.Key0)},
		},
	},
}

// TextWidth is how long lines of text to read are: a theme.LineLength.
var TextWidth = &Setting{
	Key: "line length", Section: Reading,
	Title: func() string { return words.T("Text width") },
	About: func() string {
		return words.T("Lines of about 60, 75 or 90 characters, where the window has room for them.")
	},
	Options: []Option{
		theme.LongLines:   {Label: func() string { return words.T("Wide") }},
		theme.MediumLines: {Label: func() string { return words.T("Medium") }},
		theme.ShortLines:  {Label: func() string { return words.T("Narrow") }},
	},
	Order: []int{int(theme.ShortLines), int(theme.MediumLines), int(theme.LongLines)},
	Apply: func(value int, _ fyne.ThemeVariant) { theme.SetLines(theme.LineLength(value)) }, Effect: Redraw,
	Changes: []Change{
		{ID: "view.shorterLines", Title: func() string { return words.T("Narrower text") }, To: func(now int) int { return now + 1 }},
		{ID: "view.longerLines", Title: func() string { return words.T("Wider text") }, To: func(now int) int { return now - 1 }},
	},
}

// LineSpacing is how far apart lines of text to read are: a theme.Spacing.
var LineSpacing = &Setting{
	Key: "line spacing", Section: Reading,
	Title: func() string { return words.T("Line spacing") },
	About: func() string { return words.T("How far apart the lines of a lesson are.") },
	Options: []Option{
		theme.NormalSpacing: {
			Label:  func() string { return words.T("Normal") },
			Change: Change{ID: "view.spaced", Title: func() string { return words.T("Normal line spacing") }},
		},
		theme.CompactSpacing: {
			Label:  func() string { return words.T("Compact") },
			Change: Change{ID: "view.compact", Title: func() string { return words.T("Compact line spacing") }},
		},
		theme.RoomySpacing: {
			Label:  func() string { return words.T("Roomy") },
			Change: Change{ID: "view.roomy", Title: func() string { return words.T("Roomy line spacing") }},
		},
	},
	Order: []int{int(theme.CompactSpacing), int(theme.NormalSpacing), int(theme.RoomySpacing)},
	Apply: func(value int, _ fyne.ThemeVariant) { theme.SetLineSpacing(theme.Spacing(value)) }, Effect: Redraw,
}

// ReadingSpeed is how fast lessons are read aloud, in per cent of the voice's own
// speed.
var ReadingSpeed = &Setting{
	Key: "read aloud speed", Section: Aloud, Default: 100, Min: speech.Slowest, Max: speech.Fastest, Step: 25,
	Title: func() string { return words.T("Reading speed") },
	About: func() string { return words.T("How fast the voice reads. < and > change it while it does.") },
	Say:   perCent,
}

// Recall is the chance of recall at which a card comes back, in per cent.
var Recall = studied(&Setting{
	Section: Cards, Study: study.SettingRetention, Unit: 0.01,
	Title: func() string { return words.T("Recall to aim for") },
	About: func() string {
		return words.T("Cards come back when you would still recall this share of them. A higher aim means more reviews.")
	},
	Say:  perCent,
	Undo: func() string { return words.T("change of your aim") },
})

// NewCards is how many new cards a day are shown at most.
var NewCards = studied(&Setting{
	Section: Cards, Study: study.SettingNewPerDay, Unit: 1,
	Title: func() string { return words.T("New cards a day") },
	About: func() string { return words.T("0 shows only cards you have seen before.") },
	Say:   func(value int) string { return words.F("%d a day", value) },
	Undo:  func() string { return words.T("change of new cards a day") },
})

func perCent(value int) string { return words.F("%d %%", value) }
