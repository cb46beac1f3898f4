// Package study is what a learner does and what follows from it.
//
// What happened is a journal of events; everything else is computed. A [State]
// is replayed from the events of one course: the memory of every card, what
// has been read, how questions were answered. Each kind of [Event] is registered
// once, in a file of its own, event_….go: its payload, what is kept of it, its
// projection (what all of the kind come to), and whether and how it is undone.
//
// What the learner does at once is one operation, however many events it takes:
// [Session.Do] writes them in one transaction, and [Session.Undo] takes them back
// together, whenever they were done. Undoing and redoing are events as well: a
// replay leaves out what is undone, so the state is as if that never happened.
//
// A [Session] is the one thing that pages talk to. It holds the course, the
// store and the clock, writes down what the learner does, synced to disk before
// it returns, and answers what to show next, until it is closed.
//
// A learner's own processes are such events too: one that made a process, then
// one for each change. A Session's course is the one that was opened with these
// processes after its own, so that cards, drills and pages need know nothing of
// where a process comes from.
//
// A day here is the learner's local day, of package day. Each event keeps the
// time that the clock showed and the UTC offset it was written at; when it is
// taken to have happened, and on which day, follows from these and from the
// order of the events, since clocks are wrong at times.
package study
