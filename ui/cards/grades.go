package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func gradeName(r fsrs.Rating) string {
	switch r {
	case fsrs.Again:
		return words.T("Again")
	case fsrs.Hard:
		return words.T("Hard")
	case fsrs.Good:
		return words.T("Good")
	}
	return words.T("Easy")
}

func gradeMeaning(r fsrs.Rating) string {
	switch r {
	case fsrs.Again:
		return words.T("forgot it")
	case fsrs.Hard:
		return words.T("with effort")
	case fsrs.Good:
		return words.T("recalled")
	}
	return words.T("instantly")
}

func gradeTitle(r fsrs.Rating) string {
	return words.F("%s: %s", gradeName(r), gradeMeaning(r))
}

func gradeColor(r fsrs.Rating) theme.Name {
	switch r {
	case fsrs.Again:
		return theme.Danger
	case fsrs.Hard:
		return theme.Warning
	case fsrs.Good:
		return theme.Info
	}
	return theme.Success
}

// ratings are those that there is a button for, and a key: 1 is the first.
func (v *review) ratings() []fsrs.Rating {
	if v.p.nav.Setting(preferences.Grades) != 0 {
		return []fsrs.Rating{fsrs.Again, fsrs.Good}
	}
	return []fsrs.Rating{fsrs.Again, fsrs.Hard, fsrs.Good, fsrs.Easy}
}

// grades are the buttons, each with when the card would come again.
func (v *review) grades() fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	preview := v.p.session.Preview(v.card.ID)
	for at, r := range v.ratings() {
		buttons = append(buttons, gradeButton(preview[r-fsrs.Again], gradeKey(r, at), func() { v.grade(r) }))
	}
	return kit.Centred(theme.Size(636), kit.Columns(12, 0, nil, buttons...))
}

// gradeKey is the key of a grade, the one at a place among those that there are.
func gradeKey(r fsrs.Rating, at int) string {
	own := []command.Key{{Rune: rune('1' + at)}}
	if keys := command.KeysOf(gradeID(r), own); len(keys) > 0 {
		return keys[0].String()
	}
	return ""
}

func gradeID(r fsrs.Rating) string { return "cards.grade." + string('0'+rune(r)) }

func gradeButton(i study.Interval, key string, press func()) fyne.CanvasObject {
	name := gradeColor(i.Rating)
	title := kit.Middle(kit.Text(gradeName(i.Rating), theme.LabelSize, theme.Face{Bold: true}, name))
	title.Leading = 1.35
	meaning := kit.Middle(kit.Small(gradeMeaning(i.Rating)))
	meaning.Leading = 1.4
	wait := text.NewLine(inWords(i), theme.Size(theme.SmallSize), theme.Face{}, theme.Ink)
	b := kit.NewPressable(kit.Inset(8, 12, kit.Stack(2, title, meaning,
		centred(6, wait, kit.KeyLine(key, "")))), press)
	b.Fill, b.Border, b.Radius = theme.Surface, name, 10
	b.Says.Name, b.Says.Help = gradeName(i.Rating), words.F("%s, comes again: %s", gradeMeaning(i.Rating), inWords(i))
	return b
}

// countLine is what waits: a colour and a word for each kind.
func countLine(c study.Counts) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	add := func(n int, says string, name theme.Name) {
		if n == 0 {
			return
		}
		if len(objects) > 0 {
			objects = append(objects, text.NewLine("·", theme.Size(theme.SmallSize), theme.Face{}, theme.Muted))
		}
		objects = append(objects, text.NewLine(says, theme.Size(theme.SmallSize), theme.Face{SemiBold: true}, name))
	}
	add(c.New, words.F("%d new", c.New), theme.Info)
	add(c.Learning, words.F("%d learning", c.Learning), theme.Warning)
	add(c.Due, words.F("%d due", c.Due), theme.Success)
	if len(objects) == 0 && c.Ahead > 0 {
		objects = append(objects, text.NewLine(words.F("%d soon", c.Ahead), theme.Size(theme.SmallSize), theme.Face{}, theme.Muted))
	}
	if len(objects) == 0 {
		objects = append(objects, text.NewLine(words.T("nothing due"), theme.Size(theme.SmallSize), theme.Face{}, theme.Muted))
	}
	return kit.Row(4, objects...)
}
