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
	if a.on && a.page.play != nil {
		a.say(a.page.utterances())
	}
}

// sayHint says what would help, and what can be chosen.
func (a *aloud) sayHint() {
	if a.on {
		a.say(append(a.page.utterancesOf(a.page.play.Moment.Hint, false), a.page.choices()...))
	}
}

// say says some pieces one after the other, instead of what is being said.
func (a *aloud) say(all []utterance) {
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

// utterances are what is new: what the learner said last, what it led to, and what can be said
// now or what came of it. Before the first choice they begin with what the learner is after.
func (p *Page) utterances() []utterance {
	var all []utterance
	heard := "" // who of the others spoke last
	if n := len(p.play.Steps); n > 0 {
		if r := p.play.Steps[n-1].Reply; r.Said() {
			all = p.utterancesOf(r.Inlines, true)
		}
		heard = p.lastSpeaker()
	} else {
		all = p.opening()
		all, heard = p.lines(all, p.dialogue.Setting, heard)
	}
	if !p.play.Ended() {
		all, _ = p.lines(all, p.play.Moment.Lines, heard)
		return append(all, p.choices()...)
	}
	_, title := p.outcome()
	all, _ = p.lines(append(all, utterance{text: title}), p.play.Moment.Lines, "")
	return append(all, p.debriefing()...)
}

// utterancesOf is running text that one voice says; none when there are no words in it.
func (p *Page) utterancesOf(text []markup.Inline, own bool) []utterance {
	if s := p.plain(text); s != "" {
		return []utterance{{s, own}}
	}
	return nil
}

// plain is running text as it is said: on one line, formulas in words.
func (p *Page) plain(text []markup.Inline) string {
	return strings.Join(strings.Fields(formula.Said(text, p.course.Language)), " ")
}

// opening is what the conversation is called, and what the learner is after.
func (p *Page) opening() []utterance {
	all := []utterance{{text: p.dialogue.Title}}
	if p.dialogue.Goal != "" {
		all = append(all, utterance{text: words.T("Your goal") + ": " + formula.SaidText(p.dialogue.Goal, p.course.Language)})
	}
	return all
}

// lines adds what is said and what happens. All the others have one voice, which also tells what
// happens: one of them is named who speaks after another, or after something happened. It gives
// who of them spoke last, heard being who did so before.
func (p *Page) lines(all []utterance, of []dialogue.Line, heard string) ([]utterance, string) {
	happened := false
	for _, l := range of {
		own := l.Speaker != "" && l.Speaker == p.dialogue.You
		said := p.utterancesOf(l.Inlines, own)
		if l.Speaker != "" && !own {
			if happened || l.Speaker != heard {
				for i := range said {
					said[i].text = l.Speaker + ": " + said[i].text
				}
			}
			heard = l.Speaker
		}
		happened = l.Speaker == ""
		all = append(all, said...)
	}
	return all, heard
}

// lastSpeaker is who of the others spoke last before the moment in which the conversation is;
// "" when nobody did, or when more than one spoke in the moment before, and any of them may answer.
func (p *Page) lastSpeaker() string {
	_, heard := p.lines(nil, p.dialogue.Setting, "")
	for _, s := range p.play.Steps {
		_, heard = p.lines(nil, s.Moment.Lines, heard)
		for _, l := range s.Moment.Lines {
			if l.Speaker != "" && l.Speaker != p.dialogue.You && l.Speaker != heard {
				heard = ""
				break
			}
		}
	}
	return heard
}

// choices are the replies that can be chosen now, each after the number that chooses it. That is
// said for itself: one before a reply that begins with a figure would be taken for a part of it.
func (p *Page) choices() []utterance {
	all := []utterance{{text: words.T("What do you say?")}}
	for i, number := range p.play.Offered() {
		all = append(all, utterance{text: words.F("Choose %d", i+1)})
		all = append(all, p.utterancesOf(p.play.Moment.Replies[number-1].Inlines, true)...)
	}
	return all
}

// debriefing is what was found out, and where it turned, as the page shows it at the end.
func (p *Page) debriefing() []utterance {
	var all []utterance
	add := func(text string) { all = append(all, utterance{text: text}) }
	if len(p.dialogue.Facts) > 0 {
		add(words.F("What you found out: %d of %d", len(p.play.Known), len(p.dialogue.Facts)))
		for _, f := range p.dialogue.Facts {
			if p.play.Knows(f.ID) {
				add(formula.SaidText(factShown(f, true), p.course.Language))
			} else {
				add(p.factSaid(f, false))
			}
		}
	}
	turns := p.play.Turns()
	if len(turns) > 0 {
		add(words.T("Where it turned"))
	}
	for _, t := range turns {
		add(words.T("You chose"))
		all = append(append(all, p.utterancesOf(t.Reply.Inlines, true)...), p.utterancesOf(t.Why, false)...)
		first := true
		for _, other := range t.Others {
			if other.Why == nil {
				continue
			}
			if first {
				add(words.T("You could have chosen"))
			}
			first = false
			all = append(append(all, p.utterancesOf(other.Inlines, true)...), p.utterancesOf(other.Why, false)...)
		}
	}
	return all
}
