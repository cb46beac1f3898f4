package study

import (
	"fmt"
	"reflect"

	"github.com/oklog/ulid/v2"
)

// kind is all that a replay has to know of a kind of event, in a file of its
// own, event_….go, which registers it by an init function; nothing else lists
// the kinds. E is what a [State] keeps of each event of the kind, and P their
// projection: what those that count come to.
type kind[E, P any] struct {
	traits

	// decode reads a payload, and says whether it makes sense.
	decode func(s *State, payload []byte) (E, bool)

	// arrived is called when an event comes, before it is known whether it is
	// undone; nil is never.
	arrived func(s *State, id ulid.ULID, e *E)

	// reset makes a projection that of no events; nil when there is none.
	reset func(p *P)
	// apply adds the event e of the record r, at i in the log, to the projection;
	// nil when there is none.
	apply func(s *State, p *P, i int32, r *record, e *E)
	// toggle brings the projection up to an event that was just undone or is no
	// longer; nil has the kind's projection computed anew.
	toggle func(s *State, p *P, i int32, e *E)

	// pack packs what is kept of an event for a snapshot, or unpacks it; nil when
	// nothing is kept.
	pack func(c *codec, id ulid.ULID, e *E)
	// packAll packs the projection, or unpacks it, once all that is common to the
	// kinds is there; nil when there is none.
	packAll func(c *codec, p *P)

	// operation names what an event does, so that it can be undone, and says
	// within which scope. It is nil for what can't be undone; where it gives
	// OpStudy the event can't.
	operation func(s *State, e *E) (OperationKind, Scope)
	// effective says whether an event that isn't undone changes anything; nil is
	// always.
	effective func(s *State, i int32) bool
	// present says whether the course still has what an event is about, as far as
	// the learner would miss it: Undo passes over the others. Nil is always.
	present func(s *Session, e *E) bool
	// describe tells of an event that was undone or redone.
	describe func(s *Session, e *E, done *Done)

	number kindNumber
}

// traits are what of a kind has nothing to do with its types.
type traits struct {
	name       Kind
	studied    bool // it makes a day one of study
	timed      bool // it adds to the time spent studying
	everywhere bool // it is about no course alone
	undone     bool // apply is given events that are undone as well
}

// registered is a kind without its types.
type registered struct {
	traits
	loggedKind // nil of a kind that says something of other events
	// meta takes an event that says something of others into account, and says
	// whether it makes sense. Of any other kind it is nil.
	meta func(s *State, e *Event) bool
}

// loggedKind is a kind whose events stand in the log of a [State].
type loggedKind interface {
	newPart() any
	resetIn(s *State)
	keep(s *State, id ulid.ULID, payload []byte) (index int32, ok bool)
	applyIn(s *State, i int32, r *record)
	toggleIn(s *State, i int32) bool
	undoable(s *State, r *record) (OperationKind, Scope, bool)
	isEffective(s *State, i int32) bool
	isPresent(s *Session, r *record) bool
	describeIn(s *Session, r *record, done *Done)
	packIn(c *codec, r *record)
	packAllIn(c *codec)
	kept(s *State) int
	keepOnly(s *State, n int)
	shapes() []reflect.Type
}

// kindNumber is a place in registry.
type kindNumber uint8

// maxKinds is how many kinds there may be.
const maxKinds = 64

var (
	registry []registered
	kindOf   = map[Kind]kindNumber{}
)

// register makes a kind known whose events stand in the log. It is called by
// init functions alone.
func register[E, P any](k kind[E, P]) *kind[E, P] {
	k.number = enter(registered{traits: k.traits, loggedKind: &k})
	if k.decode == nil {
		panic(fmt.Sprintf("the kind of event %q says not how it is read", k.name))
	}
	if reflect.TypeFor[E]().Size() > 0 && k.pack == nil || reflect.TypeFor[P]().Size() > 0 && k.packAll == nil {
		panic(fmt.Sprintf("the kind of event %q says not how it is packed", k.name))
	}
	return &k
}

// registerMeta makes a kind known whose events say something of others.
func registerMeta(name Kind, apply func(s *State, e *Event) bool) {
	enter(registered{traits: traits{name: name}, meta: apply})
}

func enter(k registered) kindNumber {
	if _, twice := kindOf[k.name]; twice {
		panic(fmt.Sprintf("the kind of event %q is registered twice", k.name))
	}
	if len(registry) == maxKinds {
		panic(fmt.Sprintf("the kind of event %q is one too many", k.name))
	}
	number := kindNumber(len(registry))
	kindOf[k.name] = number
	registry = append(registry, k)
	return number
}

// part is what a State keeps of one kind: its events, in the order in which they
// came, and their projection.
type part[E, P any] struct {
	events     []E
	projection P
}

func (k *kind[E, P]) part(s *State) *part[E, P] { return s.parts[k.number].(*part[E, P]) }

// in gives the projection in a state.
func (k *kind[E, P]) in(s *State) *P { return &k.part(s).projection }

// event gives what is kept of an event; nil when it is of another kind.
func (k *kind[E, P]) event(s *State, r *record) *E {
	if r.kind != k.number {
		return nil
	}
	return &k.part(s).events[r.index]
}

func (k *kind[E, P]) newPart() any { return &part[E, P]{} }

func (k *kind[E, P]) resetIn(s *State) {
	if k.reset != nil {
		k.reset(k.in(s))
	}
}

func (k *kind[E, P]) keep(s *State, id ulid.ULID, payload []byte) (index int32, ok bool) {
	e, ok := k.decode(s, payload)
	if !ok {
		return 0, false
	}
	p := k.part(s)
	index = int32(len(p.events))
	p.events = append(p.events, e)
	if k.arrived != nil { // it may unpack others of the kind, which come after
		k.arrived(s, id, &p.events[index])
	}
	return index, true
}

func (k *kind[E, P]) applyIn(s *State, i int32, r *record) {
	if k.apply != nil {
		p := k.part(s)
		k.apply(s, &p.projection, i, r, &p.events[r.index])
	}
}

// toggleIn is false when the projection has to be computed anew.
func (k *kind[E, P]) toggleIn(s *State, i int32) bool {
	if k.toggle != nil {
		r, p := s.at(i), k.part(s)
		k.toggle(s, &p.projection, i, &p.events[r.index])
	}
	return k.toggle != nil || k.apply == nil
}

func (k *kind[E, P]) undoable(s *State, r *record) (OperationKind, Scope, bool) {
	if k.operation == nil {
		return OpStudy, Scope{}, false
	}
	op, scope := k.operation(s, k.event(s, r))
	return op, scope, op != OpStudy
}

func (k *kind[E, P]) isEffective(s *State, i int32) bool {
	return k.effective == nil || k.effective(s, i)
}

func (k *kind[E, P]) isPresent(s *Session, r *record) bool {
	return k.present == nil || k.present(s, k.event(s.state, r))
}

func (k *kind[E, P]) describeIn(s *Session, r *record, done *Done) {
	if k.describe != nil {
		k.describe(s, k.event(s.state, r), done)
	}
}

// packIn packs what is kept of a record's event, or unpacks it and says in the
// record where it is then.
func (k *kind[E, P]) packIn(c *codec, r *record) {
	p := k.part(c.state)
	if !c.reading {
		if k.pack != nil {
			k.pack(c, r.id, &p.events[r.index])
		}
		return
	}
	var e E
	r.index = int32(len(p.events))
	p.events = append(p.events, e)
	if k.pack != nil {
		k.pack(c, r.id, &p.events[r.index])
	}
}

func (k *kind[E, P]) packAllIn(c *codec) {
	if k.packAll != nil {
		k.packAll(c, k.in(c.state))
	}
}

// kept counts the events of the kind.
func (k *kind[E, P]) kept(s *State) int { return len(k.part(s).events) }

// keepOnly forgets those after the first n.
func (k *kind[E, P]) keepOnly(s *State, n int) {
	p := k.part(s)
	clear(p.events[n:])
	p.events = p.events[:n]
}

// shapes gives the types of what is kept.
func (k *kind[E, P]) shapes() []reflect.Type {
	return []reflect.Type{reflect.TypeFor[E](), reflect.TypeFor[P]()}
}

func (r *record) of() *registered { return &registry[r.kind] }
