package study

import "github.com/oklog/ulid/v2"

// Adjusted is when a setting that matters to study was changed, for every course.
const Adjusted Kind = "adjusted"

// AdjustedPayload is what an adjusted event holds.
type AdjustedPayload struct {
	Setting string  `json:"setting"` // the Key of a Setting
	Value   float64 `json:"value"`
}

// settings are the values of those that were adjusted.
type settings map[string]float64

var adjustedEvents *kind[AdjustedPayload, settings]

func init() {
	adjustedEvents = register(kind[AdjustedPayload, settings]{
		traits: traits{name: Adjusted, everywhere: true},
		decode: func(_ *State, payload []byte) (AdjustedPayload, bool) {
			p, ok := decode[AdjustedPayload](payload)
			return p, ok && p.valid()
		},
		reset: func(p *settings) { *p = settings{} },
		apply: func(_ *State, p *settings, _ int32, _ *record, e *AdjustedPayload) { (*p)[e.Setting] = e.Value },
		pack: func(c *codec, _ ulid.ULID, e *AdjustedPayload) {
			text(c, &e.Setting)
			c.shared(&e.Value)
		},
		packAll: func(c *codec, p *settings) {
			dictionary(c, (*map[string]float64)(p), text, (*codec).float)
		},
		operation: func(_ *State, e *AdjustedPayload) (OperationKind, Scope) {
			if d := settingOf(e.Setting); d != nil {
				return d.Operation(), ScopeSettings
			}
			return OpStudy, ScopeSettings
		},
	})
}

func (s *State) settings() settings { return *adjustedEvents.in(s) }

// valid says whether a setting may have a value. What one of a later version may
// be isn't known here.
func (p *AdjustedPayload) valid() bool {
	if d := settingOf(p.Setting); d != nil {
		return d.valid(p.Value)
	}
	return p.Setting != ""
}
