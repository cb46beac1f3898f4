package progress

import (
	"math"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// leastSaid is how many answers of a kind there must be for something to be said of how
// often they are right: by 20 a part is known to about a tenth.
const leastSaid = 20

// calibration lays how sure the learner was beside how right they were; nil while they
// never said it.
func (p *Page) calibration() fyne.CanvasObject {
	all := p.session.Calibration()
	said := 0
	var rows []fyne.CanvasObject
	for _, c := range all {
		of := c.All()
		if said += of.Asked; of.Asked == 0 {
			continue
		}
		part := float64(of.Right) / float64(of.Asked)
		value := words.F("%d %%", int(math.Round(100*part)))
		if of.Asked < leastSaid {
			value = words.F("%d of %d", of.Right, of.Asked)
		}
		about := words.F("right %d of %d times: cards %d of %d, questions %d of %d", of.Right, of.Asked, c.Cards.Right, c.Cards.Asked, c.Questions.Right, c.Questions.Asked)
		rows = append(rows, kit.Stack(0, kit.Bar(words.Confidence(c.Confidence), part, sureColor(c.Confidence), value), kit.Small(about)))
	}
	if said == 0 {
		return nil
	}
	head := []fyne.CanvasObject{kit.H2(words.T("How sure, and how right")), kit.MutedLabel(calibrationSays(all))}
	return kit.Panel(kit.Stack(10, append(head, rows...)...))
}

func sureColor(c study.Confidence) theme.Name {
	switch c {
	case study.Sure:
		return theme.Stage4
	case study.Fairly:
		return theme.Stage2
	}
	return theme.Muted
}

// calibrationSays says in a sentence or two what the figures show, as far as there are
// enough to show something.
func calibrationSays(all []study.Calibration) string {
	sure, guessing := all[0].All(), all[len(all)-1].All()
	if sure.Asked < leastSaid {
		return words.N("You said that you were sure %d time. That is too little to tell how well you judge yourself: from 20 on it says something.",
			"You said that you were sure %d times. That is too little to tell how well you judge yourself: from 20 on it says something.", sure.Asked)
	}
	right := float64(sure.Right) / float64(sure.Asked)
	says := words.F("When you are sure you are right %d times in 10.", int(math.Round(10*right)))
	switch {
	case right >= 0.95:
		says = words.T("When you are sure you are nearly always right: you can rely on it.")
	case right < 0.8:
		says += " " + words.T("That is less than being sure should be: take a moment before you say so.")
	}
	if guessing.Asked >= leastSaid && float64(guessing.Right)/float64(guessing.Asked) >= 0.6 {
		says += " " + words.T("When you guess you are right more often than not: you know more than you think.")
	}
	return says
}
