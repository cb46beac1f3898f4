package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/words"
)

// asksSure says whether the learner wants to say how sure they are.
func (v *review) asksSure() bool { return v.p.nav.Setting(preferences.HowSure) != 0 }

// say keeps how sure the learner is, and turns the card over.
func (v *review) say(sure study.Confidence) {
	if v.stage != asking || v.back {
		return
	}
	v.sure = sure
	v.flip()
}

// howSure are the taps that say it, over what shows the answer without.
func (v *review) howSure(show fyne.CanvasObject) fyne.CanvasObject {
	taps := []fyne.CanvasObject{kit.MutedLabel(words.T("How sure are you?"))}
	for _, sure := range study.Confidences() {
		b := kit.Secondary(words.Confidence(sure), func() { v.say(sure) })
		b.Says.Group = words.T("How sure are you?")
		taps = append(taps, b)
	}
	return kit.Stack(8, centred(10, taps...), show)
}

// sureCommands are the keys of the taps: 1 is the surest.
func (v *review) sureCommands() []command.Command {
	var cs []command.Command
	for i, sure := range study.Confidences() {
		digit := rune('1' + i)
		cs = append(cs, command.Command{
			ID: "cards.sure." + string(sure), Title: words.F("Turn the card over: %s", words.Confidence(sure)), Do: func() { v.say(sure) },
			Keys: []command.Key{{Rune: digit}, command.K(fyne.KeyName(digit))},
			When: func() bool { return v.asksSure() && v.stage == asking && !v.back },
		})
	}
	return cs
}
