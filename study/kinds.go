package study

import "fmt"

// eventKind is all that a replay has to know of a kind of event. Each is
// registered once, by [register], in the file of what it is about; nothing else
// lists the kinds.
type eventKind struct {
	kind Kind

	// read takes a payload into a moment, and says whether it makes sense. Of a
	// kind that says something of other events it is nil.
	read func(s *State, m *moment, payload []byte) bool
	// apply takes an event that says something of others into account, and says
	// whether it makes sense. Of any other kind it is nil.
	apply func(s *State, e *Event) bool

	// view adds a moment that counts to what is computed from the log; nil when
	// nothing is. With every it is given those undone as well.
	view  func(s *State, i int32)
	every bool
	// turned brings what is computed up to a moment that was just undone or is no
	// longer; nil has all of it computed anew.
	turned func(s *State, i int32)

	studied bool // it makes a day one of study
	timed   bool // it adds to the time spent studying

	// operation names what a moment does, so that it can be undone, and says
	// whether it is within a scope. It is nil for what can't be undone.
	operation func(s *State, m *moment) (OperationKind, Scope)
	// effective says whether a moment that counts changes anything; nil is always.
	effective func(s *State, i int32) bool
}

// momentKind is a place in registry.
type momentKind uint8

var (
	registry []*eventKind
	kindOf   = map[Kind]momentKind{}
)

// register makes a kind known. It is called by init functions alone.
func register(k eventKind) {
	if _, twice := kindOf[k.kind]; twice || (k.read == nil) == (k.apply == nil) {
		panic(fmt.Sprintf("the kind of event %q is registered twice, or says not how it is read", k.kind))
	}
	kindOf[k.kind] = momentKind(len(registry))
	registry = append(registry, &k)
}

// keeping is the read of a kind whose payloads are kept whole in a list, where
// the moment's sub is the place. About names what the payload is about.
func keeping[P any](list func(*State) *[]P, decode func([]byte) (P, bool), about func(*P) string) func(*State, *moment, []byte) bool {
	return func(s *State, m *moment, payload []byte) bool {
		p, ok := decode(payload)
		all := list(s)
		m.name, m.sub = s.name(about(&p)), int32(len(*all))
		if ok {
			*all = append(*all, p)
		}
		return ok
	}
}

func (m *moment) of() *eventKind { return registry[m.kind] }

// is says whether a moment is of a kind.
func (m *moment) is(k Kind) bool { return registry[m.kind].kind == k }
