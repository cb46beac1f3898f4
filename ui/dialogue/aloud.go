package dialogue

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/dialogue"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/speech"
	"stagecraft/ui/words"
)

// aloud reads the conversation aloud as it goes on: what the learner said in one voice,
// the others in another where the computer has two.
type aloud struct {
	page *Page
	on   bool
	hush func()        // ends what is being said; nil when nothing is
	last chan struct{} // closed once the voice before is quiet
	turn int
}

// utterance is a piece that one voice says.
type utterance struct {
	text string
	own  bool // the learner says it
}

func (a *aloud) title() string {
	if a.on {
		return words.T("Stop reading aloud")
	}
	return words.T("Read aloud")
}

// toggle begins to read, from what is new, or ends it.
func (a *aloud) toggle() {
	if a.on {
		a.stop()
		a.page.build()
		a.page.show()
		return
	}
	a.on = true
	a.page.build()
	a.page.show()
	go func() {
		speech.Here.Look()
		kit.OnMain(a.sayLatest)
	}()
}

// stop ends reading.
func (a *aloud) stop() {
	a.silence()
	a.on = false
}

// silence ends what is being said.
func (a *aloud) silence() {
	a.turn++
	if a.hush != nil {
		a.hush()
		a.hush = nil
	}
}

// sayLatest says what is new since the last choice.
func (a *aloud) sayLatest() {
	if !a.on || a.page.play == nil {
		return
	}
	a.silence()
	theirs := speech.Here.Voice(a.page.course.Language)
	if theirs == nil {
		a.on = false
		a.page.build()
		a.page.show()
		a.page.nav.Tell(words.T("This computer has no voice to read aloud with."))
		return
	}
	mine := speech.Here.Second(a.page.course.Language)
	speed := preferences.ReadingSpeed.Read(fyne.CurrentApp().Preferences())
	all := a.page.utterances()
	ctx, hush := context.WithCancel(context.Background())
	before, done := a.last, make(chan struct{})
	a.hush, a.last = hush, done
	turn := a.turn
	release := kit.StayAwake()
	go func() {
		if before != nil {
			<-before // two voices at once are none
		}
		var err error
		for _, u := range all {
			if err = ctx.Err(); err != nil {
				break
			}
			voice := theirs
			if u.own {
				voice = mine
			}
			if err = voice.Speak(ctx, u.text, speed); err != nil {
				break
			}
		}
		failed := err != nil && ctx.Err() == nil
		hush()
		close(done)
		kit.OnMain(func() {
			release()
			if failed && turn == a.turn {
				a.on = false
				a.page.build()
				a.page.nav.Fail(words.T("Reading aloud"), err)
			}
		})
	}()
}

// utterances are what is new: what the learner said last, and what it led to.
func (p *Page) utterances() []utterance {
	var all []utterance
	add := func(text []markup.Inline, own bool) {
		if s := strings.Join(strings.Fields(formula.Said(text, p.course.Language)), " "); s != "" {
			all = append(all, utterance{s, own})
		}
	}
	lines := func(of []dialogue.Line) {
		for _, l := range of {
			add(l.Inlines, l.Speaker != "" && l.Speaker == p.dialogue.You)
		}
	}
	if n := len(p.play.Steps); n > 0 {
		if r := p.play.Steps[n-1].Reply; r.Said() {
			add(r.Inlines, true)
		}
	} else {
		lines(p.dialogue.Setting)
	}
	lines(p.play.Moment.Lines)
	return all
}
