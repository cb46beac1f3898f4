package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/study"
)

// activity is something that a learner does in the window, again and again.
type activity struct {
	name  string
	kind  study.Kind // of the events that it leads to
	loose bool       // see witness
	// restores: backups are restored, and what that replaces is set aside.
	restores bool
	// begin goes to where it is done, from any page.
	begin func(*visit) error
	// once makes one change and waits until the window shows it as saved. It tells the witness of both.
	once func(*visit) error
}

// arriveLimit is how long a page may take to come; then the way there is gone again.
const arriveLimit = 8 * time.Second

// visit is one start of the app, at which an activity is done until the app is killed.
type visit struct {
	*window
	stage   *stage
	folder  string // for what it takes
	data    string
	backups map[string]int // that the window said were made
	random  *rand.Rand
	witness *witness
	round   int
	done    int  // changes
	wary    bool // the disk may fail
}

// grading gives cards grades. A grade counts as shown as saved once the next card is asked: the app promises to have it on the
// disk by then.
var grading = activity{
	name: "grading", kind: study.Graded,
	begin: func(v *visit) error {
		if err := v.press("ctrl+1"); err != nil {
			return err
		}
		if err := v.rest(); err != nil {
			return err
		}
		// The app may have opened where it was left, on a card: that one is no sign of a key that was taken.
		for _, page := range []string{"ctrl+2", "ctrl+1"} {
			if err := v.turn(page); err != nil {
				return err
			}
		}
		if err := v.press("r"); err != nil {
			return err
		}
		return v.see("a card", arriveLimit, func(p picture) bool { return p.asking() || p.grading() })
	},
	once: func(v *visit) error {
		now, err := v.look()
		if err != nil {
			return err
		}
		if !now.grading() {
			if err := v.press("space"); err != nil {
				return err
			}
			if err := v.see("the answer", showLimit, picture.grading); err != nil {
				return err
			}
		}
		key := fmt.Sprint(1 + v.random.IntN(4))
		v.witness.did(key)
		if err := v.change(key); err != nil {
			return err
		}
		if err := v.see("the next card", showLimit, picture.asking); err != nil {
			return err
		}
		return v.saved()
	},
}

// noting writes notes. A note counts as shown as saved once the pad on which it was written is gone: it stays for as long
// as the note isn't kept.
var noting = activity{
	name: "noting", kind: study.Noted,
	begin: func(v *visit) error {
		if err := v.press("ctrl+1"); err != nil {
			return err
		}
		if err := v.rest(); err != nil {
			return err
		}
		return v.turn("ctrl+2")
	},
	once: func(v *visit) error {
		if err := v.press("j", "w"); err != nil {
			return err
		}
		if err := v.see("the pad for a note", showLimit, picture.covered); err != nil {
			return err
		}
		text := fmt.Sprintf("note %d-%d", v.round, v.done)
		if err := v.press("ctrl+a"); err != nil {
			return err
		}
		if err := v.write(text); err != nil {
			return err
		}
		v.witness.did(text)
		if err := v.change("ctrl+Return"); err != nil {
			return err
		}
		if err := v.see("the lesson", showLimit, picture.page); err != nil {
			return err
		}
		return v.saved()
	},
}

// editing changes a process. A change to a process of one's own counts as shown as saved once the editor says so, to the pixel as
// it did when that was made sure of.
var editing = activity{
	name: "editing", kind: study.Changed, loose: true,
	begin: func(v *visit) error {
		if err := v.press("ctrl+1"); err != nil {
			return err
		}
		if err := v.rest(); err != nil {
			return err
		}
		if err := v.turn("ctrl+3"); err != nil {
			return err
		}
		if now, err := v.look(); err != nil || now.same(v.stage.editor, titlePart) {
			return err
		}
		if err := v.press("e"); err != nil {
			return err
		}
		return v.see("the editor", arriveLimit, func(p picture) bool { return p.same(v.stage.editor, titlePart) })
	},
	once: func(v *visit) error {
		text := fmt.Sprintf("%d step %d", v.round, v.done)
		if err := v.press("F2"); err != nil {
			return err
		}
		v.witness.did(text)
		v.fuse.key()
		if err := v.write(text); err != nil {
			return err
		}
		// What the editor says now may be of the change before. Where it isn't seen to say anything else,
		// nothing is known of this one.
		unsaved := func(p picture) bool { return !p.same(v.stage.editor, signPart) }
		if err := v.see("that it isn't saved yet", 2*time.Second, unsaved); errors.Is(err, screen.ErrStill) {
			return nil
		} else if err != nil {
			return err
		}
		if v.random.IntN(2) == 0 {
			if err := v.press("ctrl+s"); err != nil {
				return err
			}
		}
		if err := v.see("“✓ Saved”", showLimit, func(p picture) bool {
			return p.same(v.stage.editor, titlePart) && p.same(v.stage.editor, signPart)
		}); err != nil {
			return err
		}
		return v.saved()
	},
}

// practising answers questions. An answer counts as shown as saved once the question says whether it was right.
var practising = activity{
	name: "practising", kind: study.Answered,
	begin: func(v *visit) error {
		if err := v.press("ctrl+1"); err != nil {
			return err
		}
		if err := v.rest(); err != nil {
			return err
		}
		return v.turn("ctrl+5")
	},
	once: func(v *visit) error {
		// From the sets or the end of a round to a question, or from one that was answered to the next.
		now, err := v.look()
		if err != nil {
			return err
		}
		if now.judged() {
			if err := v.press("Return"); err != nil {
				return err
			}
			if err := v.see("the next question", showLimit, func(p picture) bool { return p.page() && !p.judged() }); err != nil {
				return err
			}
		}
		if err := v.press("1"); err != nil {
			return err
		}
		if err := v.rest(); err != nil {
			return err
		}
		if now, err = v.look(); err != nil {
			return err
		}
		if !now.chosen() { // it began a round, or Return does
			// Or the machine is slow, and what was chosen isn't drawn yet: Return answers then.
			v.witness.did("")
			if err := v.press("Return"); err != nil {
				return err
			}
			if err := v.rest(); err != nil {
				return err
			}
			if now, err = v.look(); err != nil {
				return err
			}
			if now.judged() {
				return v.saved()
			}
			v.witness.didnt()
			return nil
		}
		v.witness.did("")
		if err := v.change("Return"); err != nil {
			return err
		}
		if err := v.see("a verdict", showLimit, picture.judged); err != nil {
			return err
		}
		return v.saved()
	},
}

// saved tells the witness that the change is shown as saved, unless the window says that nothing is. Where
// the disk is at fault it must say so in the frame that shows the change, and not in a later one. It is
// looked at anew: the screen may have been read while that frame was being put there.
func (v *visit) saved() error {
	v.done++
	if v.wary {
		if now, err := v.look(); err != nil || !now.page() || now.stopped() {
			return err
		}
	}
	v.witness.saw()
	return nil
}
