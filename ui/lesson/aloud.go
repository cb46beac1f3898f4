package lesson

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// aloud reads the lesson to the learner, a sentence at a time, from where they
// are to its end. The sentence is marked and kept in view.
type aloud struct {
	r   *reader
	bar *playbackBar

	on, paused bool
	block      int // -1 is the lesson's title
	index      int
	sentences  []document.Sentence // of the block
	speed      int                 // per cent of the voice's own

	generation     int // of the sentence that is said; what an earlier one tells is no news
	cancelSpeech   context.CancelFunc
	previousSilent chan struct{} // closed when the sentence before is no longer said
}

func newAloud(r *reader) *aloud {
	a := &aloud{r: r, previousSilent: make(chan struct{})}
	close(a.previousSilent)
	a.speed = preferences.ReadingSpeed.Read(fyne.CurrentApp().Preferences())
	a.bar = newPlaybackBar(a)
	return a
}

// can tells whether there is a voice.
func (a *aloud) can() bool { return a.r.page.voice() != nil }

// start begins with the sentence that is selected, or else the first in view;
// at the very top with the lesson's title.
func (a *aloud) start() {
	if !a.can() {
		return
	}
	view := a.r.view
	atTop := view.Offset() < theme.Size(24) && !view.Selection.Any()
	a.block, a.index = view.Speech.First()
	a.sentences = view.Speech.Sentences(a.block)
	if atTop {
		a.block, a.index = -1, 0
		a.sentences = a.of(-1)
	}
	view.Selection.Clear()
	a.on, a.paused = true, false
	a.bar.show()
	if len(a.sentences) == 0 && !a.step(1) {
		a.stop()
		a.r.page.nav.Tell(words.T("There is nothing to read aloud here."))
		return
	}
	a.say()
}

// of gives the sentences of a block.
func (a *aloud) of(block int) []document.Sentence {
	if block < 0 {
		return []document.Sentence{{Block: -1, Text: a.r.lesson.Title}}
	}
	return a.r.view.Speech.Sentences(block)
}

// step goes to the next sentence, or with -1 to the one before, and tells
// whether there is one.
func (a *aloud) step(by int) bool {
	if next := a.index + by; next >= 0 && next < len(a.sentences) {
		a.index = next
		return true
	}
	for block := a.block + by; block >= -1 && block < a.r.view.Speech.Blocks(); block += by {
		if found := a.of(block); len(found) > 0 {
			a.block, a.sentences, a.index = block, found, 0
			if by < 0 {
				a.index = len(found) - 1
			}
			return true
		}
	}
	return false
}

// say marks the sentence and, unless paused, has it said.
func (a *aloud) say() {
	a.silence()
	if a.index >= len(a.sentences) {
		a.stop()
		return
	}
	s := a.sentences[a.index]
	if s.Block >= 0 {
		a.r.view.Speech.Follow(s, a.bar.height()+playbackBottom)
	} else {
		a.r.view.Speech.End()
	}
	voice := a.r.page.voice()
	if a.paused || voice == nil {
		return
	}
	ctx, hush := context.WithCancel(context.Background())
	before, said := a.previousSilent, make(chan struct{})
	a.cancelSpeech, a.previousSilent = hush, said
	turn, speed, onMain := a.generation, a.speed, a.r.page.onMain
	release := kit.StayAwake()
	go func() {
		<-before // two voices at once are none
		err := ctx.Err()
		if err == nil {
			err = voice.Speak(ctx, s.Text, speed)
		}
		close(said)
		hush()
		onMain(func() {
			release()
			a.said(turn, err)
		})
	}()
}

// said goes on after a sentence.
func (a *aloud) said(turn int, err error) {
	if turn != a.generation || !a.on {
		return
	}
	if err != nil {
		a.stop()
		if errors.Is(err, speech.ErrSilent) {
			fyne.LogError("reading aloud", err) // what the programs wrote is for whoever looks into it
			err = silence{err}
		}
		a.r.page.nav.Fail(words.T("Reading aloud"), err)
		return
	}
	a.move(1)
}

// silence says in the learner's words that no program made a sound.
type silence struct{ error }

func (s silence) Error() string {
	return words.T("no sound came out. Check that this computer can play sound, then try again.")
}

func (s silence) Unwrap() error { return s.error }

// move goes on by sentences; after the last it ends.
func (a *aloud) move(by int) {
	if !a.step(by) && by > 0 {
		a.stop()
		return
	}
	a.say()
}

// silence ends what is being said.
func (a *aloud) silence() {
	a.generation++
	if a.cancelSpeech != nil {
		a.cancelSpeech()
		a.cancelSpeech = nil
	}
}

func (a *aloud) pause() {
	a.paused = true
	a.silence()
	a.bar.restyle()
}

// resume says the sentence once more from its beginning.
func (a *aloud) resume() {
	a.paused = false
	a.bar.restyle()
	a.say()
}

func (a *aloud) toggle() {
	if a.paused {
		a.resume()
	} else {
		a.pause()
	}
}

// stop ends reading, if it is on, and takes the mark away.
func (a *aloud) stop() {
	a.silence()
	if !a.on {
		return
	}
	a.on, a.paused = false, false
	a.r.view.Speech.End()
	a.bar.hide()
}

// faster changes the speed, for the sentence being said too.
func (a *aloud) faster(by int) {
	speed := preferences.ReadingSpeed.Bound(a.speed + by*preferences.ReadingSpeed.Step)
	if speed == a.speed {
		return
	}
	a.speed = speed
	preferences.ReadingSpeed.Write(fyne.CurrentApp().Preferences(), speed)
	a.bar.restyle()
	a.say()
}

func (a *aloud) commands() []command.Command {
	v := []command.Key{command.K(fyne.KeyV)}
	on := func() bool { return a.on }
	return []command.Command{
		{ID: "lesson.aloud", Title: words.T("Read aloud"), Menu: words.T("Lesson"), Keys: v, Do: a.start, When: func() bool { return !a.on && a.can() }},
		{ID: "lesson.aloudPause", Title: words.T("Pause reading aloud"), Keys: v, Do: a.pause, When: func() bool { return a.on && !a.paused }},
		{ID: "lesson.aloudResume", Title: words.T("Go on reading aloud"), Keys: v, Do: a.resume, When: func() bool { return a.on && a.paused }},
		{ID: "lesson.aloudStop", Title: words.T("Stop reading aloud"), Keys: []command.Key{command.K(fyne.KeyEscape)}, Do: a.stop, When: on},
		{ID: "lesson.aloudNext", Title: words.T("Read the next sentence"), Keys: []command.Key{command.K(fyne.KeyRight)}, Do: func() { a.move(1) }, When: on},
		{ID: "lesson.aloudBefore", Title: words.T("Read the sentence before"), Keys: []command.Key{command.K(fyne.KeyLeft)}, Do: func() { a.move(-1) }, When: on},
		{ID: "lesson.aloudSlower", Title: words.T("Read more slowly"), Keys: []command.Key{{Rune: '<'}}, Do: func() { a.faster(-1) }, When: on},
		{ID: "lesson.aloudFaster", Title: words.T("Read faster"), Keys: []command.Key{{Rune: '>'}}, Do: func() { a.faster(1) }, When: on},
	}
}
