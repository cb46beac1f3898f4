package study

// undoIndex says, by scope, what can be undone, so that what Undo looks for is
// found however much was done elsewhere.
type undoIndex struct {
	areas [areas]undoList
	parts map[Scope]*undoList // of one lesson or process: with no further area
}

// undoList is what was done in a scope and can be undone, as indexes in the log.
type undoList struct {
	any  bool    // there ever was something
	last int32   // of what there was, undone or not
	done indexes // what isn't undone
}

// each calls f with every list that what was done in a scope is in.
func (x *undoIndex) each(scope Scope, f func(*undoList)) {
	for _, a := range [...]area{scope.area, scope.also} {
		if a == anywhere {
			continue
		}
		f(&x.areas[a])
		if scope.id == "" {
			continue
		}
		key := Scope{area: a, id: scope.id}
		l := x.parts[key]
		if l == nil {
			l = &undoList{}
			if x.parts == nil {
				x.parts = map[Scope]*undoList{}
			}
			x.parts[key] = l
		}
		f(l)
	}
}

// add takes up what comes after all there is.
func (x *undoIndex) add(scope Scope, i int32, undone bool) {
	x.each(scope, func(l *undoList) {
		l.any, l.last = true, i
		if !undone {
			l.done.add(i)
		}
	})
}

// toggle takes into account that something was undone, or is no longer.
func (x *undoIndex) toggle(scope Scope, i int32, undone bool) {
	x.each(scope, func(l *undoList) { l.done.toggle(i, !undone) })
}

// lists gives the lists that make up a scope: one, or of everything that of each
// area.
func (x *undoIndex) lists(in Scope) []*undoList {
	switch {
	case in.area != anywhere && in.id == "":
		return []*undoList{&x.areas[in.area]}
	case in.area != anywhere:
		if l := x.parts[Scope{area: in.area, id: in.id}]; l != nil {
			return []*undoList{l}
		}
		return nil
	}
	lists := make([]*undoList, areas)
	for a := range x.areas {
		lists[a] = &x.areas[a]
	}
	return lists
}

// lastDone gives the index in the log of the last event in a scope that isn't
// undone and that counts; -1 when there is none.
func (x *undoIndex) lastDone(in Scope, counts func(i int32) bool) int32 {
	last := int32(-1)
	for _, l := range x.lists(in) {
		for i := range l.done.backward() {
			if i <= last {
				break
			}
			if counts(i) {
				last = i
				break
			}
		}
	}
	return last
}

// last gives that of the last event in a scope, undone or not.
func (x *undoIndex) last(in Scope) int32 {
	last := int32(-1)
	for _, l := range x.lists(in) {
		if l.any {
			last = max(last, l.last)
		}
	}
	return last
}
