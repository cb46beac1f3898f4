package study

import (
	"encoding/json"
	"time"

	"github.com/oklog/ulid/v2"
)

// Event is one thing that happened. Events are never changed or removed.
// Their order is that of their ids.
type Event struct {
	ID        ulid.ULID // sorts by when it was made; on one device always after the one before
	Operation ulid.ULID // the id of the first event of what the learner did, which may take several
	Device    string    // where it was made
	Seq       int64     // its number among the device's events, from 1; the [Store] gives it
	At        int64     // UTC milliseconds since 1970
	Offset    int       // minutes that local time was ahead of UTC
	Course    string    // course id; "" is every course
	Version   string    // of the course
	Kind      Kind
	Payload   json.RawMessage // a JSON object that the kind decides
}

// Time is when the event happened, in UTC.
func (e *Event) Time() time.Time { return time.UnixMilli(e.At).UTC() }

// Kind is what happened. A kind that this version doesn't know is kept in the
// journal and passed over by replay.
type Kind string

// The kinds. Each is registered, with what a replay does with it, in the file
// of what it is about.
const (
	Graded   Kind = "graded"   // a card was rated
	Answered Kind = "answered" // a question was answered
	Read     Kind = "read"     // a block of a lesson was read to its end
	Finished Kind = "finished" // a lesson was finished
	Stepped  Kind = "stepped"  // a step of a process was looked at
	Flagged  Kind = "flagged"  // something was flagged, or its flag taken away
	Noted    Kind = "noted"    // a passage of a lesson was highlighted or written about, or no longer is
	Changed  Kind = "edited"   // a field of a process of one's own was changed
	Adjusted Kind = "adjusted" // a setting that matters to study was changed, for every course
	Undid    Kind = "undid"    // an earlier operation was undone
	Redid    Kind = "redid"    // what was undone was done again
	Moved    Kind = "moved"    // blocks of lessons stand elsewhere in another edition of the course
	Clocked  Kind = "clocked"  // the clock was read, as it disagreed with the journal
)

// GradedPayload is what a graded event holds. It names the scheduler and the
// retention then in force, so that a replay gives the same schedule after the
// setting has changed.
type GradedPayload struct {
	Card      string  `json:"card"`
	Scheduler string  `json:"scheduler"` // fsrs.Name
	Rating    uint8   `json:"rating"`    // 1 to 4
	Retention float64 `json:"retention"`
	Took      int64   `json:"took"` // milliseconds from showing the card to its grade
}

// AnsweredPayload is what an answered event holds.
type AnsweredPayload struct {
	Question string          `json:"question"`
	Right    bool            `json:"right"`
	Answer   json.RawMessage `json:"answer,omitempty"` // as the page gave it
}

// ReadPayload is what a read event holds.
type ReadPayload struct {
	Lesson string `json:"lesson"`
	Block  string `json:"block"` // content.LessonBlock.Key
}

// FinishedPayload is what a finished event holds.
type FinishedPayload struct {
	Lesson string `json:"lesson"`
}

// SteppedPayload is what a stepped event holds.
type SteppedPayload struct {
	Process string `json:"process"`
	Step    string `json:"step"`
}

// FlaggedPayload is what a flagged event holds. It is about a card, a question,
// or a block of a lesson, which it quotes as a note does.
type FlaggedPayload struct {
	Card     string   `json:"card,omitempty"`
	Question string   `json:"question,omitempty"`
	Lesson   string   `json:"lesson,omitempty"`
	Block    string   `json:"block,omitempty"` // content.LessonBlock.Key
	Quote    string   `json:"quote,omitempty"`
	Amiss    FlagKind `json:"kind,omitempty"`
	Comment  string   `json:"comment,omitempty"`
	Done     bool     `json:"done,omitempty"`    // it was put right
	Cleared  bool     `json:"cleared,omitempty"` // the flag was taken away
}

// NotedPayload is what a noted event holds. It quotes the passage, so that a
// note can be told by what it was about once the lesson says something else.
type NotedPayload struct {
	Lesson  string `json:"lesson"`
	Block   string `json:"block"` // content.LessonBlock.Key
	Start   int    `json:"start,omitempty"`
	End     int    `json:"end,omitempty"` // 0 for the whole block
	Color   string `json:"color,omitempty"`
	Text    string `json:"text,omitempty"`
	Quote   string `json:"quote,omitempty"`
	Cleared bool   `json:"cleared,omitempty"` // the note was taken away
}

// ClockedPayload is what a clocked event holds: nothing. Its time is what the
// clock showed.
type ClockedPayload struct{}

// UndidPayload is what an undid event holds.
type UndidPayload struct {
	Operation string `json:"operation,omitempty"` // id of the operation undone
	// Event is what events before there were operations hold instead: the id of
	// the event undone, which may be an undid event.
	Event string `json:"event,omitempty"`
}

// RedidPayload is what a redid event holds.
type RedidPayload struct {
	Operation string `json:"operation"` // id of the operation that is done again
}

// AdjustedPayload is what an adjusted event holds.
type AdjustedPayload struct {
	Setting string  `json:"setting"` // SettingRetention or SettingNewPerDay
	Value   float64 `json:"value"`
}
