package practice

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

func TestOrder_NeverBeginsSolved(t *testing.T) {
	for seed := range uint64(500) {
		for n := 2; n < 5; n++ {
			if slices.IsSorted(unsolved(n, seed, "q")) {
				t.Fatalf("seed %d shows %d things in order", seed, n)
			}
		}
	}
}

// solve puts the steps in order by keys alone.
func solve(r *room, move func(o *ordering, by int)) {
	o := r.page.quiz.control.(*ordering)
	for want := range o.order {
		for o.cursor > 0 {
			r.Press(up)
		}
		for o.cursor < o.placeOf(want) {
			r.Press(down)
		}
		for o.placeOf(want) > want {
			move(o, -1)
		}
	}
}

func TestOrder_IsSolvedByKeysAlone(t *testing.T) {
	ways := map[string]func(r *room) func(*ordering, int){
		"with Alt": func(r *room) func(*ordering, int) { return func(*ordering, int) { r.Press(altUp) } },
		"by Space": func(r *room) func(*ordering, int) { return func(*ordering, int) { r.Press(space, up, space) } },
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, course(), nav.Route{ID: "order:four"})
			solve(r, way(r))
			r.Press(enter)
			r.mustHave("order:four", once)
		})
	}
}

func TestOrder_MovesDownWithAltToo(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	o := r.page.quiz.control.(*ordering)
	first := o.order[0]
	r.Press(altDwn)
	if o.order[1] != first || o.cursor != 1 {
		t.Errorf("the order is %v with the cursor at %d; want %d second, with the cursor", o.order, o.cursor, first)
	}
}

func TestOrder_ARowIsDraggedToItsPlace(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	o := r.page.quiz.control.(*ordering)
	thing := o.order[0]
	pitch := o.rows[thing].Size().Height + rowGap
	for range 20 {
		o.rows[thing].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, pitch*2/20)})
	}
	o.rows[thing].DragEnd()
	if o.placeOf(thing) != 2 {
		t.Errorf("a row dragged two places down stands at %d", o.placeOf(thing))
	}
}

func TestOrder_SaysWhyTheFirstWrongStepBelongsElsewhere(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	r.page.quiz.control.restore([]byte(`[0,2,1,3]`))
	r.Press(enter)
	r.mustHave("order:four", missed1)
	r.MustSay("You had it at 3", "“Ask” comes right after “Find”.", "Its aim: Aim of Ask.", "the buyer has had Find")
}

func TestOrder_AHintNamesTheFirstWrongPlace(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "order:four"})
	r.page.quiz.control.restore([]byte(`[0,2,1,3]`))
	r.Press(command.K(fyne.KeyH))
	r.MustSay("Place 2 is the first that isn't right")
	r.Press(altDwn)
	if strings.Contains(r.Says(), "Place 2") {
		t.Error("the hint stays when it is no longer true")
	}
}
