package cards

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/kit"
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

// grades are the four buttons, each with when the card would come again.
func (v *review) grades() fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, i := range v.p.session.Preview(v.card.ID) {
		buttons = append(buttons, gradeButton(i, func() { v.grade(i.Rating) }))
	}
	return kit.Centred(theme.Size(636), kit.Columns(12, 0, nil, buttons...))
}

func gradeButton(i study.Interval, press func()) fyne.CanvasObject {
	name := gradeColor(i.Rating)
	title := kit.Middle(kit.Text(gradeName(i.Rating), theme.LabelSize, theme.Face{Bold: true}, name))
	title.Leading = 1.35
	meaning := kit.Middle(kit.Small(gradeMeaning(i.Rating)))
	meaning.Leading = 1.4
	wait := text.NewLine(inWords(i), theme.Size(theme.SmallSize), theme.Face{}, theme.Ink)
	b := kit.NewPressable(kit.Inset(8, 12, kit.Stack(2, title, meaning,
		centred(6, wait, kit.KeyHint(strconv.Itoa(int(i.Rating)))))), press)
	b.Fill, b.Border, b.Radius = theme.Surface, name, 10
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
	add(c.Learning, words.F("%d learning", c.Learning), theme.Danger)
	add(c.Due, words.F("%d due", c.Due), theme.Success)
	if len(objects) == 0 && c.Ahead > 0 {
		objects = append(objects, text.NewLine(words.F("%d soon", c.Ahead), theme.Size(theme.SmallSize), theme.Face{}, theme.Muted))
	}
	if len(objects) == 0 {
		objects = append(objects, text.NewLine(words.T("nothing due"), theme.Size(theme.SmallSize), theme.Face{}, theme.Muted))
	}
	return kit.Row(4, objects...)
}
