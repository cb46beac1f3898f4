package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Chooser is a Navigator that knows what the learner chose.
type Chooser interface {
	// Setting gives the value of a setting.
	Setting(*preferences.Setting) int
}

// asksSure says whether the learner wants to say how sure they are.
func asksSure(n Navigator) bool {
	c, ok := n.(Chooser)
	return ok && c.Setting(preferences.HowSure) != 0
}

// say keeps how sure the learner is of the answer that is to be checked; once more takes
// it back.
func (z *Quiz) say(sure study.Confidence) {
	if z.checked {
		return
	}
	if z.sure == sure {
		sure = study.NotAsked
	}
	z.sure = sure
	z.actions.Objects = []fyne.CanvasObject{z.buttons()}
	z.actions.Refresh()
	z.tellChanged()
}

// howSure are the taps that say it.
func (z *Quiz) howSure() fyne.CanvasObject {
	taps := []fyne.CanvasObject{kit.MutedLabel(words.T("How sure are you?"))}
	for _, sure := range study.Confidences() {
		chip := kit.Option(func() {
			had := z.hasKeys()
			z.say(sure)
			if had { // what was pressed is gone, and another stands in its place
				z.focus(z.actions, true)
			}
		})
		chip.Says.Group = words.T("How sure are you?")
		kit.StyleOption(chip, words.Confidence(sure), theme.Clear, z.sure == sure)
		taps = append(taps, chip)
	}
	return kit.Wrap(8, taps...)
}

// sureCommands are the keys of the taps.
func (z *Quiz) sureCommands() []command.Command {
	var cs []command.Command
	for i, sure := range study.Confidences() {
		cs = append(cs, command.Command{
			ID: "practice.sure." + string(sure), Title: words.F("How sure: %s", words.Confidence(sure)), Do: func() { z.say(sure) },
			Keys: []command.Key{{Name: fyne.KeyName(rune('1' + i)), Alt: true}},
			When: func() bool { return z.asksSure && !z.checked },
		})
	}
	return cs
}
