package ui

import "stagecraft/ui/nav"

// mostBack is how many places Back remembers.
const mostBack = 100

// trail is the places that Back leads to, the last one last, and those that Forward
// does, the next one last.
type trail struct{ back, ahead []nav.Route }

// leave notes a place that is left for a new one.
func (t *trail) leave(r nav.Route) {
	t.back = append(t.back, r)
	if len(t.back) > mostBack {
		t.back = t.back[1:]
	}
	t.ahead = nil
}

// drop forgets the place before, if it is as said, and all ahead.
func (t *trail) drop(is func(nav.Route) bool) {
	if n := len(t.back); n > 0 && is(t.back[n-1]) {
		t.back = t.back[:n-1]
	}
	t.ahead = nil
}

// goBack gives the place before, from one that is left for it; not ok when there is none.
func (t *trail) goBack(here func() nav.Route) (nav.Route, bool) {
	return retrace(&t.back, &t.ahead, here)
}

// goAhead undoes goBack.
func (t *trail) goAhead(here func() nav.Route) (nav.Route, bool) {
	return retrace(&t.ahead, &t.back, here)
}

// retrace takes the last of places, and notes among others the one that is left.
func retrace(places, others *[]nav.Route, here func() nav.Route) (r nav.Route, ok bool) {
	n := len(*places)
	if n == 0 {
		return r, false
	}
	r = (*places)[n-1]
	*places = (*places)[:n-1]
	*others = append(*others, here())
	return r, true
}
