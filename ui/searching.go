package ui

import (
	"context"
	"time"

	"stagecraft/content/search"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/searchbox"
)

// searching is what the search of the open course looks through. It is used on
// the main goroutine.
type searching struct {
	app    *App
	course *search.Index // nil until it is made
	making context.CancelFunc
	delay  func() // keeps it from being made as planned
	box    *searchbox.Box
	others *search.Index // commands, notes, own processes: as they were when the box opened
	turn   int           // of those

	recent []string        // what was looked for last, the latest first
	left   *searchbox.Left // how the box was left, to come back so; nil for afresh
}

// searchDelay is how long after a course opened its index is begun: its first page
// is not kept waiting.
const searchDelay = 600 * time.Millisecond

// begin has the course that was opened made ready to be searched, a little later.
func (w *searching) begin() {
	w.delay = kit.After(searchDelay, w.make)
}

// end gives up what belongs to the course that was open.
func (w *searching) end() {
	if w.delay != nil {
		w.delay()
		w.delay = nil
	}
	if w.making != nil {
		w.making()
		w.making = nil
	}
	w.course, w.others, w.box, w.left, w.recent = nil, nil, nil, nil, nil
	w.turn++
}

// make makes the index of the open course, unless it is there or being made.
func (w *searching) make() {
	opened := w.app.opened
	if opened == nil || w.course != nil || w.making != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.making = cancel
	go func() {
		x, err := search.NewIndex(ctx, opened.Course)
		kit.OnMain(func() {
			cancel()
			if w.app.opened != opened || err != nil {
				return
			}
			w.making, w.course = nil, x
			w.renew()
		})
	}()
}

// renew has the box, if it is there, look through what there is more of now.
func (w *searching) renew() {
	if w.box != nil {
		w.box.Renew()
	}
}

// gather makes what isn't the course's ready to be searched: what the learner
// wrote may have changed since the box was open last, and which commands apply.
func (w *searching) gather(commands []search.Other) {
	w.turn++
	w.others = nil
	turn, own := w.turn, w.app.opened.Session.Own()
	all := append(noted(w.app.opened.Session.AllNotes()), commands...)
	go func() {
		x := search.IndexOthers(own, all)
		kit.OnMain(func() {
			if w.turn == turn {
				w.others = x
				w.renew()
			}
		})
	}()
}

// indexes gives what can be looked through now, and whether that is all.
func (w *searching) indexes() (all []*search.Index, ready bool) {
	return []*search.Index{w.course, w.others}, w.course != nil && w.others != nil
}

// noted makes notes things that can be found.
func noted(notes []study.Note) []search.Other {
	all := make([]search.Other, 0, len(notes))
	for _, n := range notes {
		o := search.Other{Kind: search.Note, Ref: n}
		for _, text := range []string{n.Text, n.Quote} {
			if text != "" {
				o.Parts = append(o.Parts, search.Part{Text: text})
			}
		}
		all = append(all, o)
	}
	return all
}

// findableCommands are the commands that apply now, as things that can be found.
func (s *App) findableCommands() []search.Other {
	var all []search.Other
	for _, c := range s.list.All() {
		if !c.Unlisted && c.ID != "go.search" {
			all = append(all, search.Other{Kind: search.Command, Title: c.Title, Ref: c})
		}
	}
	return all
}

// showPalette opens the box that finds anything.
func (s *App) showPalette() {
	if s.opened == nil {
		return
	}
	left := searchbox.Left{Group: search.Groups}
	if s.search.left != nil {
		left = *s.search.left
	}
	s.openSearch(left)
}

func (s *App) openSearch(left searchbox.Left) {
	w := &s.search
	commands := s.findableCommands()
	w.make()
	w.box = nil
	w.gather(commands)
	w.box = searchbox.Show(searchbox.Options{
		Canvas: s.window.Canvas(), Indexes: w.indexes,
		Offered: func() []search.Hit {
			hits := make([]search.Hit, len(commands))
			for i := range commands {
				hits[i] = search.Hit{Entry: search.Entry{Kind: search.Command, Of: &commands[i]}}
			}
			return hits
		},
		Recent: func() []string { return w.recent },
		Row:    s.searchRow,
		Open:   s.openHit,
		Again:  s.openSearch,
	}, left)
}

// mostRecent is how many searches are remembered.
const mostRecent = 6

// searched remembers what was looked for, when something was found by it.
func (w *searching) searched(typed string) {
	if typed == "" {
		return
	}
	recent := []string{typed}
	for _, q := range w.recent {
		if q != typed && len(recent) < mostRecent {
			recent = append(recent, q)
		}
	}
	w.recent = recent
}

// commandOf gives the command that a thing found is; not ok when it is another.
func commandOf(h search.Hit) (c command.Command, ok bool) {
	if o, other := h.Of.(*search.Other); other {
		c, ok = o.Ref.(command.Command)
	}
	return c, ok
}
