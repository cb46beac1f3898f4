package cards

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content/formula"
	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/preferences"
	"stagecraft/ui/speech"
	"stagecraft/ui/words"
)

// byItself is what a side of a card does once it shows: it is read aloud and turns after
// a while, as far as the learner wants that.
type byItself struct {
	page  *Page
	shown bool // the page is
	side  side
	stop  func() // ends the waiting until it turns; nil while nothing waits

	hush func()        // ends what is being said; nil when nothing is
	last chan struct{} // closed once the voice before is quiet
	turn int
}

// side is one side of a card on the table; its zero value is none.
type side struct {
	card string
	back bool
}

// sideShown gives the side that is up, and its view; nil when none is.
func (p *Page) sideShown() (side, *cardView) {
	switch v := p.mode.(type) {
	case *review:
		if v.stage == asking {
			return side{string(v.card.ID), v.back}, v.cardView
		}
	case *flipThrough:
		if c, ok := v.shown(); ok {
			return side{string(c.ID), v.back || v.kept.Both}, v.cardView
		}
	}
	return side{}, nil
}

// look has a side that wasn't up before do what it does.
func (b *byItself) look() {
	if !b.shown {
		return
	}
	now, view := b.page.sideShown()
	if now == b.side {
		return
	}
	b.side = now
	b.end()
	if view == nil {
		return
	}
	// With the guide, the voice says the side already.
	if b.page.nav.Setting(preferences.CardsAloud) != 0 && b.page.nav.Setting(preferences.VoiceGuide) == 0 {
		b.read()
	}
	b.wait()
}

// end ends what the side did that was up.
func (b *byItself) end() {
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
	b.silence()
}

// hidden tells that the page isn't shown any more.
func (b *byItself) hidden() {
	b.end()
	b.shown, b.side = false, side{}
}

// wait turns the card after the time that the learner chose.
func (b *byItself) wait() {
	d := preferences.TurnsAfter(b.page.nav.Setting(preferences.AutoTurn))
	if d == 0 {
		return
	}
	b.stop = kit.After(d, func() {
		b.stop = nil
		b.turnNow(d)
	})
}

// turnNow turns the card, unless the learner types its answer. Under a dialog, or while
// it is read, it waits on.
func (b *byItself) turnNow(d time.Duration) {
	if w := b.page.nav.Window(); w != nil && !modal.Of(w.Canvas()).Empty() || b.hush != nil {
		b.wait()
		return
	}
	switch v := b.page.mode.(type) {
	case *review:
		if !v.back && v.line == nil {
			v.flip()
		}
	case *flipThrough:
		if v.back || v.kept.Both {
			v.turnTo(v.at + 1)
		} else {
			v.flip()
		}
	}
}

// silence ends what is being said.
func (b *byItself) silence() {
	b.turn++
	if b.hush != nil {
		b.hush()
		b.hush = nil
	}
}

// toggle reads the side that is up, or stops.
func (b *byItself) toggle() {
	if b.hush != nil {
		b.silence()
		return
	}
	b.read()
}

// read has the system's voice say the side that is up.
func (b *byItself) read() {
	b.silence()
	up, _ := b.page.sideShown()
	text := b.page.spoken(up)
	if text == "" {
		return
	}
	ctx, hush := context.WithCancel(context.Background())
	before, done := b.last, make(chan struct{})
	b.hush, b.last = hush, done
	turn, speed, language := b.turn, preferences.ReadingSpeed.Read(fyne.CurrentApp().Preferences()), b.page.course.Language
	release := kit.StayAwake()
	go func() {
		if before != nil {
			<-before // two voices at once are none
		}
		speech.Here.Look()
		voice, err := speech.Here.Voice(language), ctx.Err()
		if voice != nil && err == nil {
			err = voice.Speak(ctx, text, speed)
		}
		failed := err != nil && ctx.Err() == nil
		hush()
		close(done)
		kit.OnMain(func() {
			release()
			if turn != b.turn {
				return
			}
			b.hush = nil
			switch {
			case voice == nil:
				b.page.nav.Tell(words.T("This computer has no voice to read aloud with."))
			case failed:
				b.page.nav.Fail(words.T("Reading aloud"), err)
			}
		})
	}()
}

// spoken is a side of a card as it is read aloud.
func (p *Page) spoken(up side) string {
	c, ok := p.session.CardByID(study.CardID(up.card))
	if !ok {
		return ""
	}
	l := p.facesOf(c)
	lines := []string{l.front}
	if l.asks {
		lines = []string{l.kind, l.front}
	}
	if l.own != nil {
		lines[0], _ = accessible.TextOf(l.own.front())
	}
	if up.back {
		lines = []string{l.heading, l.answer, l.not}
		if l.own != nil {
			lines = lines[:1]
			lines[0], _ = accessible.TextOf(l.own.back())
		}
	}
	if l.own == nil {
		for i := range lines {
			lines[i] = formula.SaidText(lines[i], l.language)
		}
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
	for i, line := range lines[:max(len(lines)-1, 0)] {
		if !strings.ContainsAny(line[len(line)-1:], ".?!:") {
			lines[i] += "."
		}
	}
	return strings.Join(lines, " ")
}

// command reads the side that is up aloud.
func (b *byItself) command(shown func() bool) command.Command {
	return command.Command{ID: "cards.aloud", Title: words.T("Read this side aloud, or stop"), Keys: []command.Key{{Rune: 'V'}, {Rune: 'v'}}, Do: b.toggle, When: shown}
}
