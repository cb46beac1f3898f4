package study

import "slices"

// undoIndex says, by scope, what can be undone. What Undo looks for it finds
// there, however much was done elsewhere.
type undoIndex struct {
	scopes map[scopeKey]*undoList
}

// scopeKey is a scope as the index has it: an area, or one lesson or process.
type scopeKey struct {
	area area
	id   string
}

// undoList is what was done in a scope and can be undone, as indexes in the log.
type undoList struct {
	done []int32 // in order, those that aren't undone
	last int32   // of all, undone or not
}

// keys gives the entries of the index that an event of a scope belongs to, "" in
// place of those that it doesn't.
func (s Scope) keys() [4]scopeKey {
	keys := [4]scopeKey{{area: s.area}}
	if s.id != "" {
		keys[1] = scopeKey{s.area, s.id}
	}
	if s.also != anywhere {
		keys[2] = scopeKey{area: s.also}
		if s.id != "" {
			keys[3] = scopeKey{s.also, s.id}
		}
	}
	return keys
}

// add takes up an event that comes after all there are.
func (x *undoIndex) add(scope Scope, i int32, undone bool) {
	if x.scopes == nil {
		x.scopes = map[scopeKey]*undoList{}
	}
	for _, key := range scope.keys() {
		if key.area == anywhere {
			continue
		}
		l := x.scopes[key]
		if l == nil {
			l = &undoList{}
			x.scopes[key] = l
		}
		l.last = i
		if !undone {
			l.done = append(l.done, i)
		}
	}
}

// toggle takes into account that an event was undone, or is no longer.
func (x *undoIndex) toggle(scope Scope, i int32, undone bool) {
	for _, key := range scope.keys() {
		l := x.scopes[key]
		if l == nil {
			continue
		}
		at, found := slices.BinarySearch(l.done, i)
		switch {
		case found && undone:
			l.done = slices.Delete(l.done, at, at+1)
		case !found && !undone:
			l.done = slices.Insert(l.done, at, i)
		}
	}
}

// lists gives the lists that make up a scope: one, or of everything one an area.
func (x *undoIndex) lists(in Scope) []*undoList {
	var lists []*undoList
	if in.area != anywhere {
		if l := x.scopes[scopeKey{in.area, in.id}]; l != nil {
			lists = append(lists, l)
		}
		return lists
	}
	for _, a := range areas {
		if l := x.scopes[scopeKey{area: a}]; l != nil {
			lists = append(lists, l)
		}
	}
	return lists
}

// lastDone gives the index in the log of the last event in a scope that isn't
// undone and that counts; -1 when there is none.
func (x *undoIndex) lastDone(in Scope, counts func(i int32) bool) int32 {
	last := int32(-1)
	for _, l := range x.lists(in) {
		for _, i := range slices.Backward(l.done) {
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
		last = max(last, l.last)
	}
	return last
}
