package study

// WhileWritten starts a session on a course that is being written, after each change of
// its files: what the change is to the learner is not worked out and not written down,
// as the next change may take it back. The next start without it does that.
func WhileWritten() Option { return func(s *Session) { s.starting.written = true } }

// CatchUp takes into account what was written down since the session was started, by
// another session on the same store. It is false, and nothing has changed, when that
// can't be told or some of it belongs before what is known, as what another device did
// may: start another session then.
func (s *Session) CatchUp() bool {
	kept, ok := s.store.(SnapshotStore)
	if !ok || s.closed || s.starting.counts == nil || !s.Saved() {
		return false
	}
	counts := kept.Counts()
	late := total(counts) - total(s.starting.counts)
	if late == 0 {
		return true
	}
	var events []Event
	for e, err := range kept.EventsFrom(s.state.lastID) {
		if err != nil {
			return false
		}
		if e.ID != s.state.lastID {
			events = append(events, e)
		}
	}
	if int64(len(events)) != late {
		return false
	}
	s.starting.counts = counts
	s.applyEvents(events...)
	return true
}
