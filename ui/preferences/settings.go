package preferences

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/content/catalogue"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// All gives every setting, in the order in which the page of settings has them.
func All() []*Setting {
	return []*Setting{Language, Theme, Motion, Sounds, Typeface, TextSize, TextWidth, LineSpacing, VoiceGuide, ReadingSpeed, Recall, NewCards, Reviews, LongestInterval, Steps, Grades, HowSure, Typing, AutoTurn, CardsAloud, DayTurn, Reminder, DaysPerWeek, MinutesPerDay, OtherCourses, BackupSpace}
}

// Language is what all is said in.
var Language = &Setting{
	Key: "language", form: asText, Section: Tongue,
	Title: func() string { return words.T("Language of the app") },
	About: func() string {
		return words.T("“System” is the language of your computer. A course keeps its own.")
	},
	Options: languageOptions(),
	Apply:   func(value int, _ fyne.ThemeVariant) { words.Use(languages[value]) }, Effect: Rename,
}

// languages are the options of Language, as tags; "" is the system's.
var languages = append([]string{""}, catalogue.Languages()...)

// languageOptions are those of Language, each but the system's in its own words.
func languageOptions() []Option {
	all := []Option{{
		Label:  func() string { return words.T("System") },
		Change: Change{ID: "language.system", Title: func() string { return words.T("Language of the system") }},
	}}
	for _, tag := range languages[1:] {
		name := catalogue.NameOf(tag)
		all = append(all, Option{
			Stored: tag, Label: func() string { return name },
			Change: Change{ID: "language." + tag, Title: func() string { return words.F("Language: %s", name) }},
		})
	}
	return all
}

// Theme is which colours all has.
var Theme = &Setting{
	Key: "theme", form: asText, Section: Look,
	Title: func() string { return words.T("Theme") },
	About: func() string {
		return words.T("“System” changes with your computer. Sepia is easy on the eyes over long texts; high contrast sets light text on black.")
	},
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
		{
			Stored: string(modes[3]), Label: func() string { return words.T("Sepia") },
			Change: Change{ID: "view.sepia", Title: func() string { return words.T("Sepia theme") }},
		},
		{
			Stored: string(modes[4]), Label: func() string { return words.T("High contrast") },
			Change: Change{ID: "view.contrast", Title: func() string { return words.T("High contrast theme") }},
		},
	},
	Apply:  func(value int, system fyne.ThemeVariant) { theme.SetScheme(Mode(value).Scheme(system)) },
	Effect: Retheme,
}

// Mode gives the theme that a value of Theme stands for.
func Mode(value int) theme.Mode { return modes[min(max(value, 0), len(modes)-1)] }

// modes are the options of Theme.
var modes = theme.Modes()

// Motion is whether changes are shown by a movement: a [theme.Motion].
var Motion = &Setting{
	Key: "reduce motion", form: asFlag, Section: Look, Default: int(theme.AsSystem),
	Title: func() string { return words.T("Reduce motion") },
	About: func() string {
		return words.T("Cards and steps change at once, without a transition. “System” does as your computer’s settings say.")
	},
	Options: []Option{
		theme.Moving:      {Label: func() string { return words.T("Off") }},
		theme.StandsStill: {Label: func() string { return words.T("On") }},
		theme.AsSystem:    {Label: func() string { return words.T("System") }},
	},
	Order: []int{int(theme.AsSystem), int(theme.Moving), int(theme.StandsStill)},
	Apply: func(value int, _ fyne.ThemeVariant) { theme.SetMotion(theme.Motion(value)) },
}

// Sounds is whether a right answer and the end of something are heard.
var Sounds = &Setting{
	Key: "sounds", form: asFlag, Section: Look,
	Title: func() string { return words.T("Sounds") },
	About: func() string {
		return words.T("Two soft ones: for a right answer, and when a sitting, a set or an exam is done. Whatever they say is shown too.")
	},
	Options: []Option{
		{Label: func() string { return words.T("Off") }},
		{Label: func() string { return words.T("On") }},
	},
}

// Typeface is what text is set in: a [theme.Typeface].
var Typeface = &Setting{
	Key: "typeface", form: asText, Section: Reading,
	Title: func() string { return words.T("Typeface") },
	About: func() string {
		return words.T("Some readers with dyslexia tell the letters of OpenDyslexic apart more easily. It has no italics; bold stands for them.")
	},
	Options: []Option{
		theme.Inter: {
			Stored: "inter", Label: func() string { return words.T("Inter") },
			Change: Change{ID: "view.inter", Title: func() string { return words.T("Typeface Inter") }},
		},
		theme.OpenDyslexic: {
			Stored: "opendyslexic", Label: func() string { return words.T("OpenDyslexic") },
			Change: Change{ID: "view.dyslexic", Title: func() string { return words.T("Typeface for readers with dyslexia, OpenDyslexic") }},
		},
	},
	Apply: func(value int, _ fyne.ThemeVariant) { theme.SetTypeface(theme.Typeface(value)) }, Effect: Retheme,
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

// TextWidth is how long lines of text to read are: a [theme.LineLength].
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

// LineSpacing is how far apart lines of text to read are: a [theme.Spacing].
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

// VoiceGuide is whether the system's voice says where the keys are and what is new on
// the screen.
var VoiceGuide = &Setting{
	Key: "voice guide", form: asFlag, Section: Aloud,
	Title: func() string { return words.T("Speak as I move") },
	About: func() string {
		return words.T("The voice says what has the keys, and pages, cards, answers and messages. Ctrl Alt V turns it on and off anywhere.")
	},
	Options: []Option{
		{Label: func() string { return words.T("Off") }},
		{Label: func() string { return words.T("On") }},
	},
	Changes: []Change{{
		ID: "voice.guide", Title: func() string { return words.T("Speak as I move, on or off") }, To: func(now int) int { return 1 - now },
		Keys: []command.Key{{Name: fyne.KeyV, Ctrl: true, Alt: true}},
	}},
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

// DaysPerWeek is on how many days of a week the learner wants to study.
var DaysPerWeek = studied(&Setting{
	Section: Cards, Study: study.SettingDaysPerWeek, Unit: 1,
	Title: func() string { return words.T("Days a week") },
	About: func() string { return words.T("On how many days you want to study. A day with nothing due counts.") },
	Say:   func(days int) string { return words.N("%d day", "%d days", days) },
	Undo:  func() string { return words.T("change of your days a week") },
})

// MinutesPerDay is how many minutes the learner wants to study in a day.
var MinutesPerDay = studied(&Setting{
	Section: Cards, Study: study.SettingMinutesPerDay, Unit: 1,
	Title: func() string { return words.T("Minutes a day") },
	About: func() string {
		return words.T("Today says how many of them you have studied, and offers no more than fits into them.")
	},
	Say: func(minutes int) string {
		if minutes == 0 {
			return words.T("As it comes")
		}
		return words.N("%d minute", "%d minutes", minutes)
	},
	Undo: func() string { return words.T("change of your minutes a day") },
})

// BackupSpace is how much room backups may take: a place in backupSpaces.
var BackupSpace = &Setting{
	Key: "backup space", Section: Backups, form: asText, Default: 2,
	Title: func() string { return words.T("Room for backups") },
	About: func() string {
		return words.T("One of each of the last 7 days, 4 weeks and 12 months is kept, the newest first, as far as there is room.")
	},
	Options: []Option{
		{Stored: "50", Label: func() string { return words.T("50 MB") }},
		{Stored: "100", Label: func() string { return words.T("100 MB") }},
		{Stored: "200", Label: func() string { return words.T("200 MB") }},
		{Stored: "500", Label: func() string { return words.T("500 MB") }},
		{Stored: "1000", Label: func() string { return words.T("1 GB") }},
		{Stored: "5000", Label: func() string { return words.T("5 GB") }},
	},
}

// BackupBytes gives how many bytes a value of BackupSpace stands for.
func BackupBytes(value int) int64 {
	megabytes, _ := strconv.ParseInt(BackupSpace.Stored(value), 10, 64)
	return megabytes << 20
}

// Reviews is how many reviews a day are shown at most.
var Reviews = studied(&Setting{
	Section: Cards, Study: study.SettingReviewsPerDay, Unit: 1,
	Title: func() string { return words.T("Reviews a day") },
	About: func() string {
		return words.T("How many cards that are due come in a day at most. The others wait for the next day.")
	},
	Say: func(value int) string {
		if value >= study.MaxReviewsPerDay {
			return words.T("No limit")
		}
		return words.F("%d a day", value)
	},
	Undo: func() string { return words.T("change of reviews a day") },
})

// LongestInterval is the longest that a card stays away, in months.
var LongestInterval = studied(&Setting{
	Section: Cards, Study: study.SettingLongest, Unit: 1,
	Title: func() string { return words.T("Longest wait") },
	About: func() string {
		return words.T("However well you know a card, it comes back after this time. Cards graded before keep their day.")
	},
	Say: func(months int) string {
		years, rest := months/12, months%12
		switch {
		case years == 0:
			return words.N("%d month", "%d months", rest)
		case rest == 0:
			return words.N("%d year", "%d years", years)
		}
		return words.F("%d½ years", years)
	},
	Undo: func() string { return words.T("change of the longest wait") },
})

// OtherCourses is whether Today says what waits in the courses that aren't open.
var OtherCourses = &Setting{
	Key: "other courses on today", form: asFlag, Section: Cards, Default: 1,
	Title: func() string { return words.T("Other courses on Today") },
	About: func() string {
		return words.T("Once you have opened several courses, Today shows what is due in each.")
	},
	Options: []Option{
		{Label: func() string { return words.T("Off") }},
		{Label: func() string { return words.T("On") }},
	},
}

// Grades is whether a card is graded by four buttons or by two.
var Grades = &Setting{
	Key: "two grades", form: asFlag, Section: Cards,
	Title: func() string { return words.T("Grades") },
	About: func() string {
		return words.T("Two buttons, Again and Good, are enough for a good schedule, and quicker to choose from.")
	},
	Options: []Option{
		{Label: func() string { return words.T("Four buttons") }},
		{Label: func() string { return words.T("Two buttons") }},
	},
}

// Typing is whether the answer to a card is typed where it is a word or a few.
var Typing = &Setting{
	Key: "typed answers", form: asFlag, Section: Cards,
	Title: func() string { return words.T("Typed answers") },
	About: func() string {
		return words.T("You type the answer where it is a word or a few, and see letter by letter what is amiss. How well you knew it you say yourself.")
	},
	Options: []Option{
		{Label: func() string { return words.T("Off") }},
		{Label: func() string { return words.T("On") }},
	},
}

func perCent(value int) string { return words.F("%d %%", value) }
