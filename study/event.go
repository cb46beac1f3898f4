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

// Kind is what happened. Each is declared and registered, with its payload and
// what a replay does with it, in a file of its own, event_….go. A kind that this
// version doesn't know is kept in the journal and passed over by replay.
type Kind string
