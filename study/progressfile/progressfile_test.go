package progressfile_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// headerOf is the header that fits some events.
func headerOf(events []progressfile.Event) progressfile.Header {
	var t progressfile.Tally
	for i := range events {
		if err := t.Add(&events[i].Event); err != nil {
			panic(err)
		}
	}
	s := t.Summary()
	return progressfile.Header{Devices: slices.Sorted(maps.Keys(s.Devices)), Events: s.Events}
}

func written(t rapid.TB, h progressfile.Header, events []progressfile.Event) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := progressfile.NewWriter(&b, h)
	if err != nil {
		t.Fatal(err)
	}
	for i := range events {
		if err := w.Write(&events[i]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readAll gives the events of a file, if it is sound.
func readAll(b []byte) ([]progressfile.Event, error) {
	f, err := progressfile.NewFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	var all []progressfile.Event
	for e, err := range f.Events(context.Background(), nil) {
		if err != nil {
			return nil, err
		}
		all = append(all, kept(e))
	}
	return all, nil
}

// kept copies an event so that it outlives the next.
func kept(e *progressfile.Event) progressfile.Event {
	k := *e
	k.Payload = bytes.Clone(e.Payload)
	k.More = nil
	for _, f := range e.More {
		k.More = append(k.More, progressfile.Field{Name: f.Name, Value: bytes.Clone(f.Value)})
	}
	return k
}

// some gives a few events of two devices.
func some(n int) []progressfile.Event {
	random := rand.New(rand.NewPCG(1, 2))
	start := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	events := make([]progressfile.Event, n)
	for i := range events {
		at := start.Add(time.Duration(i) * time.Hour)
		id := ulid.MustNew(uint64(at.UnixMilli()), byteReader{random})
		events[i].Event = study.Event{
			ID: id, Operation: id, Device: []string{"desk", "laptop"}[i%2], Seq: int64(i/2 + 1), At: at.UnixMilli(), Offset: 60,
			Course: "sales", Version: "1.0.0", Kind: study.Graded,
			Payload: json.RawMessage(`{"card":"term:po/definition","scheduler":"fsrs-6","rating":3,"retention":0.9,"took":2150}`),
		}
	}
	return events
}

type byteReader struct{ *rand.Rand }

func (r byteReader) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return len(b), nil
}

// anyEvents are events with whatever a journal can hold.
func anyEvents() *rapid.Generator[[]progressfile.Event] {
	return rapid.Custom(func(t *rapid.T) []progressfile.Event {
		text := rapid.OneOf(
			rapid.SampledFrom([]string{"", "sales", "é", "a\"b\\c", "line\nline", "\x00", "\xff\xfe", "</b>&", "\u2028"}),
			rapid.StringMatching(`[ -~]{0,12}`),
			rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 8), func(b []byte) string {
				return string(bytes.ReplaceAll(b, []byte{study.FieldSeparator}, nil))
			}),
		)
		name := rapid.Map(text, func(s string) string { return "x" + s })
		payload := rapid.OneOf(
			rapid.SampledFrom([]string{
				"{}", `{"a":1}`, `{ "a": [1, {"b":null}] }`, "{\n}", " {}", "", "null", "nonsense", `{"a":1},"kind":"graded"`, "[]", `"text"`,
				`{"n":-0.50,"big":12345678901234567890,"e":1e5}`, `{"n":01}`, `{"q":"\u00e9\n"}`, "{\"q\":\"\xff\"}", "{\"s\":\"\x1f\"}",
			}),
			text,
		)
		n := rapid.IntRange(0, 8).Draw(t, "events")
		ids := map[ulid.ULID]bool{}
		for range n {
			var id ulid.ULID
			copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
			id[15] |= 1
			id[0] &= 0x7f
			ids[id] = true
		}
		var events []progressfile.Event
		for i, id := range slices.SortedFunc(maps.Keys(ids), ulid.ULID.Compare) {
			e := progressfile.Event{Event: study.Event{
				ID: id, Operation: id, Device: name.Draw(t, "device"), Seq: int64(i + 1), At: rapid.Int64().Draw(t, "at"),
				Offset: int(rapid.Int32().Draw(t, "offset")), Course: text.Draw(t, "course"), Version: text.Draw(t, "version"),
				Kind: study.Kind(name.Draw(t, "kind")), Payload: json.RawMessage(payload.Draw(t, "payload")),
			}}
			if rapid.Bool().Draw(t, "more") {
				e.More = []progressfile.Field{{Name: "mood", Value: json.RawMessage(`{"of":["the", "day"]}`)}, {Name: `q"`, Value: json.RawMessage("1")}}
			}
			if len(e.Payload) == 0 {
				e.Payload = json.RawMessage("{}")
			}
			events = append(events, e)
		}
		return events
	})
}

func TestFile_GivesBackAnyEventsWithAllTheirFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyEvents().Draw(t, "events")
		got, err := readAll(written(t, headerOf(events), events))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, events) {
			t.Fatalf("got %+v\nwant %+v", got, events)
		}
	})
}

func TestFile_SaysOfItselfWhatIsInIt(t *testing.T) {
	events := some(50)
	events[7].Kind, events[9].Course = "dreamt", ""
	b := written(t, headerOf(events), events)
	f, err := progressfile.NewFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	want := progressfile.Summary{
		Events: 50, From: events[0].At, To: events[49].At, Days: 3,
		Kinds: map[study.Kind]int64{study.Graded: 49, "dreamt": 1}, Courses: map[string]int64{"sales": 49, "": 1},
		Devices: map[string]progressfile.DeviceInfo{
			"desk":   {Events: 25, Last: 25, From: events[0].At, To: events[48].At},
			"laptop": {Events: 25, Last: 25, From: events[1].At, To: events[49].At},
		},
	}
	if !reflect.DeepEqual(f.Summary, want) {
		t.Errorf("got %+v\nwant %+v", f.Summary, want)
	}
	if err := f.Check(t.Context(), nil); err != nil {
		t.Error(err)
	}
}

func TestFile_NoticesEveryFlippedBitAndEveryCut(t *testing.T) {
	events := some(20)
	b := written(t, headerOf(events), events)
	for at := range b {
		for bit := range 8 {
			b[at] ^= 1 << bit
			if got, err := readAll(b); err == nil {
				t.Errorf("bit %d of byte %d of %d: no error, %d events", bit, at, len(b), len(got))
			}
			b[at] ^= 1 << bit
		}
		if _, err := readAll(b[:at]); err == nil {
			t.Errorf("cut to %d bytes of %d: no error", at, len(b))
		}
	}
	if _, err := readAll(append(slices.Clone(b), 0)); err == nil {
		t.Error("a byte more: no error")
	}
}

func TestFile_StopsWhenItsContextEnds(t *testing.T) {
	events := some(5000)
	b := written(t, headerOf(events), events)
	f, err := progressfile.NewFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for _, err = range f.Events(ctx, nil) {
		if n++; n == 100 {
			cancel()
		}
	}
	if !errors.Is(err, context.Canceled) || n > 101 {
		t.Errorf("after %d events: %v", n, err)
	}
}

func TestCreate_LeavesWhatWasThereUntilItIsCommitted(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.progress")
	before := some(3)
	write := func(events []progressfile.Event, commit func(*progressfile.Creation) error) error {
		c, err := progressfile.Create(path, headerOf(events))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Abandon()
		for i := range events {
			if err := c.Write(&events[i]); err != nil {
				t.Fatal(err)
			}
		}
		return commit(c)
	}
	commit := func(c *progressfile.Creation) error { _, err := c.Commit(context.Background()); return err }
	commitNew := func(c *progressfile.Creation) error { _, err := c.CommitNew(context.Background()); return err }
	if err := write(before, commitNew); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(some(9), func(*progressfile.Creation) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if err := write(some(9), commitNew); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second of the name: %v", err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, first) {
		t.Error("the file changed before it was committed")
	}
	if err := write(some(9), commit); err != nil {
		t.Fatal(err)
	}
	now, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := readAll(now); err != nil || len(got) != 9 {
		t.Errorf("%d events, %v", len(got), err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("the folder holds %v", left)
	}
}

func TestWriter_RefusesWhatAReaderWould(t *testing.T) {
	header := func(change func(*progressfile.Header)) progressfile.Header {
		h := headerOf(some(2))
		if change != nil {
			change(&h)
		}
		return h
	}
	events := func(change func([]progressfile.Event)) []progressfile.Event {
		all := some(2)
		if change != nil {
			change(all)
		}
		return all
	}
	for name, c := range map[string]struct {
		header progressfile.Header
		events []progressfile.Event
	}{
		"fewer than promised":   {header(func(h *progressfile.Header) { h.Events = 3 }), events(nil)},
		"an unnamed device":     {header(func(h *progressfile.Header) { h.Devices = []string{"desk"} }), events(nil)},
		"another course":        {header(func(h *progressfile.Header) { h.Course = "tea" }), events(nil)},
		"out of order":          {header(nil), events(slices.Reverse)},
		"twice":                 {header(nil), events(func(all []progressfile.Event) { all[1] = all[0] })},
		"no number":             {header(nil), events(func(all []progressfile.Event) { all[1].Seq = 0 })},
		"a separator in a name": {header(nil), events(func(all []progressfile.Event) { all[1].Course = "a\x1fb" })},
		"a payload too long": {header(nil), events(func(all []progressfile.Event) {
			all[1].Payload = bytes.Repeat([]byte("1"), progressfile.MaxLine)
		})},
	} {
		w, err := progressfile.NewWriter(&bytes.Buffer{}, c.header)
		for i := range c.events {
			if err == nil {
				err = w.Write(&c.events[i])
			}
		}
		if _, closed := w.Close(); err == nil {
			err = closed
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
