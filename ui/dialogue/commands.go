package dialogue

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// Commands are those of the moment, or of the end.
func (p *Page) Commands() []command.Command {
	if p.play == nil {
		return nil
	}
	var cs []command.Command
	if !p.play.Ended() {
		for i := range p.play.Offered() {
			cs = append(cs, command.Command{
				ID: "dialogue.choose." + strconv.Itoa(i+1), Title: words.F("Choose %d", i+1),
				Keys: []command.Key{{Rune: rune('1' + i)}}, Do: func() { p.Choose(i + 1) },
			})
		}
	}
	cs = append(cs,
		command.Command{ID: "dialogue.back", Title: words.T("Take a choice back"), Keys: []command.Key{command.K(fyne.KeyBackspace)}, Do: p.Back, When: p.canTakeBack},
		command.Command{ID: "dialogue.hint", Title: words.T("What would help?"), Keys: []command.Key{command.K(fyne.KeyH)}, Do: p.Hint, When: p.canHint},
		command.Command{ID: "dialogue.aloud", Title: p.aloud.title(), Keys: []command.Key{command.K(fyne.KeyR)}, Do: p.aloud.toggle},
		command.Command{ID: "dialogue.again", Title: words.T("Try it again"), Keys: p.againKeys(), Do: p.Again, When: func() bool { return len(p.play.Steps) > 0 }},
		command.Command{ID: "dialogue.map", Title: words.T("Map of the conversation"), Keys: []command.Key{command.K(fyne.KeyM)}, Do: p.showMap, When: p.nav.Authored},
		command.Command{ID: "dialogue.practice", Title: words.T("Back to practice"), Do: p.practice},
	)
	undo := p.undoing().Commands("dialogue")
	undo[0].When = p.canTakeBack
	return append(append(cs, undo...), kit.ScrollCommands(p.scroll)...)
}

// againKeys begins another try by Enter at the end.
func (p *Page) againKeys() []command.Key {
	if p.play.Ended() {
		return []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}
	}
	return nil
}
