package cards

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
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

func gradeColor(r fsrs.Rating) look.Name {
	switch r {
	case fsrs.Again:
		return look.Danger
	case fsrs.Hard:
		return look.Warning
	case fsrs.Good:
		return look.Info
	}
	return look.Success
}

// grades are the four buttons, each with when the card would come again.
func (v *review) grades() fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, i := range v.p.session.Preview(v.card.ID) {
		buttons = append(buttons, gradeButton(i, func() { v.grade(i.Rating) }))
	}
	return kit.Centred(look.Size(636), kit.Columns(12, 0, nil, buttons...))
}

func gradeButton(i study.Interval, press func()) fyne.CanvasObject {
	name := gradeColor(i.Rating)
	title := kit.Middle(kit.Text(gradeName(i.Rating), look.LabelSize, look.Face{Bold: true}, name))
	title.Leading = 1.35
	meaning := kit.Middle(kit.Small(gradeMeaning(i.Rating)))
	meaning.Leading = 1.4
	wait := flow.NewLine(inWords(i), look.Size(look.SmallSize), look.Face{}, look.Ink)
	b := kit.NewPressable(kit.Inset(8, 12, kit.Stack(2, title, meaning,
		centred(6, wait, kit.KeyHint(strconv.Itoa(int(i.Rating)))))), press)
	b.Fill, b.Border, b.Radius = look.Surface, name, 10
	return b
}

// countLine is what waits: a colour and a word for each kind.
func countLine(c study.Counts) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	add := func(n int, says string, name look.Name) {
		if n == 0 {
			return
		}
		if len(objects) > 0 {
			objects = append(objects, flow.NewLine("·", look.Size(look.SmallSize), look.Face{}, look.Muted))
		}
		objects = append(objects, flow.NewLine(says, look.Size(look.SmallSize), look.Face{SemiBold: true}, name))
	}
	add(c.New, words.F("%d new", c.New), look.Info)
	add(c.Learning, words.F("%d learning", c.Learning), look.Danger)
	add(c.Due, words.F("%d due", c.Due), look.Success)
	if len(objects) == 0 && c.Ahead > 0 {
		objects = append(objects, flow.NewLine(words.F("%d soon", c.Ahead), look.Size(look.SmallSize), look.Face{}, look.Muted))
	}
	if len(objects) == 0 {
		objects = append(objects, flow.NewLine(words.T("nothing due"), look.Size(look.SmallSize), look.Face{}, look.Muted))
	}
	return kit.Row(4, objects...)
}
