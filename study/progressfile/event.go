package progressfile

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// Event is an event with what else its line says.
type Event struct {
	study.Event
	More []Field // fields that this version doesn't know, in their order
}

// Field is a field of a line.
type Field struct {
	Name  string
	Value json.RawMessage
}

// AppendLine appends the event's line, its newline included. An event whose
// texts JSON can't hold as they are has them in base64, and says so.
func (e *Event) AppendLine(b []byte) ([]byte, error) { return e.appendLine(b, e.Checksum()) }

// appendLine does so with the event's checksum.
func (e *Event) appendLine(b []byte, sum uint64) ([]byte, error) {
	if err := e.valid(); err != nil {
		return nil, err
	}
	start := len(b)
	text, payload := appendText, []byte(e.Payload)
	if len(payload) == 0 {
		payload = []byte("{}")
	}
	encoded := !e.isText() || !holdsAsIs(payload)
	if encoded {
		text = func(b []byte, s string) []byte {
			return base64.StdEncoding.AppendEncode(b, []byte(s))
		}
	}
	b = appendID(append(b, `{"id":"`...), e.ID)
	b = appendID(append(b, `","operation":"`...), e.Operation)
	b = text(append(b, `","device":"`...), e.Device)
	b = strconv.AppendInt(append(b, `","seq":`...), e.Seq, 10)
	b = strconv.AppendInt(append(b, `,"at":`...), e.At, 10)
	b = strconv.AppendInt(append(b, `,"offset":`...), int64(e.Offset), 10)
	b = text(append(b, `,"course":"`...), e.Course)
	b = text(append(b, `","version":"`...), e.Version)
	b = text(append(b, `","kind":"`...), string(e.Kind))
	if encoded {
		b = base64.StdEncoding.AppendEncode(append(b, `","payload":"`...), payload)
		b = append(b, `","base64":true`...)
	} else {
		b = append(append(b, `","payload":`...), payload...)
	}
	b = appendHex(append(b, `,"sum":"`...), sum)
	b = append(b, '"')
	for _, f := range e.More {
		b = append(appendText(append(b, `,"`...), f.Name), `":`...)
		b = append(b, f.Value...)
	}
	b = append(b, "}\n"...)
	if n := len(b) - start; n > MaxLine {
		return nil, fmt.Errorf("the event %s takes %d bytes; a line holds %d", e.ID, n, MaxLine)
	}
	return b, nil
}

// valid says what keeps an event from being one of a journal.
func (e *Event) valid() error {
	switch {
	case e.ID.IsZero():
		return errors.New("the event has no id")
	case e.Device == "" || e.Kind == "":
		return fmt.Errorf("the event %s must have a device and a kind", e.ID)
	case e.Seq < 1:
		return fmt.Errorf("the event %s has the number %d; a device's events are numbered from 1", e.ID, e.Seq)
	}
	for _, s := range []string{e.Device, e.Course, e.Version, string(e.Kind)} {
		if strings.IndexByte(s, study.FieldSeparator) >= 0 {
			return fmt.Errorf("the event %s has a control character in %q", e.ID, s)
		}
	}
	return nil
}

func (e *Event) isText() bool {
	return utf8.ValidString(e.Device) && utf8.ValidString(e.Course) && utf8.ValidString(e.Version) && utf8.ValidString(string(e.Kind))
}

// holdsAsIs says whether a payload can stand in a line and be had back byte for
// byte.
func holdsAsIs(payload []byte) bool {
	if plain(payload) {
		return true
	}
	return len(payload) == len(bytes.TrimSpace(payload)) && bytes.IndexByte(payload, '\n') < 0 &&
		utf8.Valid(payload) && json.Valid(payload)
}

// appendText appends what stands between the quotes of a JSON string.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			quoted, _ := json.Marshal(s) // text can be marshalled
			return append(b, quoted[1:len(quoted)-1]...)
		}
	}
	return append(b, s...)
}

// appendID appends what an id's String gives.
func appendID(b []byte, id ulid.ULID) []byte {
	var text [ulid.EncodedSize]byte
	_ = id.MarshalTextTo(text[:]) // there is room for it
	return append(b, text[:]...)
}

func appendHex(b []byte, sum uint64) []byte {
	const digits = "0123456789abcdef"
	for shift := 60; shift >= 0; shift -= 4 {
		b = append(b, digits[sum>>shift&15])
	}
	return b
}

// texts keeps each of the few texts that thousands of events share once, up to
// as many as a file may name.
type texts map[string]string

func (t texts) text(b []byte) string {
	if s, ok := t[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(t) < maxNames {
		t[s] = s
	}
	return s
}

// parseLine reads an event's line, without its newline, and holds the event
// against its checksum. The payload, and what isn't known, are parts of the line.
func parseLine(line []byte, same texts) (e Event, err error) {
	e, sum, ok := parseUsual(line, same)
	if !ok {
		if e, sum, err = parseAny(line); err != nil {
			return e, err
		}
	}
	if err := e.valid(); err != nil {
		return e, err
	}
	if is := e.Checksum(); is != sum {
		return e, fmt.Errorf("the event isn't as it was written: its checksum is %016x, and it says %016x", is, sum)
	}
	return e, nil
}

// parseUsual reads a line that is just as AppendLine writes almost all. It makes
// reading several times faster.
func parseUsual(line []byte, same texts) (e Event, sum uint64, ok bool) {
	rest := line
	field := func(begins string, end byte) []byte {
		after, found := bytes.CutPrefix(rest, []byte(begins))
		at := bytes.IndexByte(after, end)
		if rest == nil || !found || at < 0 {
			rest = nil
			return nil
		}
		rest = after[at:]
		return after[:at]
	}
	id, operation := field(`{"id":"`, '"'), field(`","operation":"`, '"')
	device := field(`","device":"`, '"')
	seq, at, offset := field(`","seq":`, ','), field(`,"at":`, ','), field(`,"offset":`, ',')
	course, version, kind := field(`,"course":"`, '"'), field(`","version":"`, '"'), field(`","kind":"`, '"')
	const sumBegins, sumEnds = `,"sum":"`, `"}`
	payload, found := bytes.CutPrefix(rest, []byte(`","payload":`))
	tail := len(payload) - len(sumBegins) - 16 - len(sumEnds)
	if !found || tail < 0 {
		return e, 0, false
	}
	payload, rest = payload[:tail], payload[tail:]
	if string(rest[:len(sumBegins)]) != sumBegins || string(rest[len(rest)-len(sumEnds):]) != sumEnds || !holdsAsIs(payload) {
		return e, 0, false
	}
	for _, text := range [][]byte{device, course, version, kind} {
		for _, c := range text {
			if c < ' ' || c == '\\' || c >= 0x7f {
				return e, 0, false
			}
		}
	}
	var errs [6]error
	errs[0] = e.ID.UnmarshalText(id)
	errs[1] = e.Operation.UnmarshalText(operation)
	e.Seq, errs[2] = parseInt(seq)
	e.At, errs[3] = parseInt(at)
	var minutes int64
	minutes, errs[4] = parseInt(offset)
	sum, errs[5] = strconv.ParseUint(string(rest[len(sumBegins):len(sumBegins)+16]), 16, 64)
	if errors.Join(errs[:]...) != nil || minutes != int64(int32(minutes)) {
		return e, 0, false
	}
	e.Offset = int(minutes)
	e.Device, e.Course, e.Version, e.Kind = same.text(device), same.text(course), same.text(version), study.Kind(same.text(kind))
	e.Payload = payload
	return e, sum, true
}

func parseInt(b []byte) (int64, error) {
	n, err := strconv.ParseInt(string(b), 10, 64)
	if err == nil && (b[0] == '+' || string(strconv.AppendInt(nil, n, 10)) != string(b)) {
		err = strconv.ErrSyntax // JSON has no such numbers
	}
	return n, err
}

// parseAny reads any line that says the same.
func parseAny(line []byte) (e Event, sum uint64, err error) {
	fields, err := fieldsOf(line)
	if err != nil {
		return e, 0, err
	}
	var f struct {
		id, operation, device, course, version, kind, sum string
		encoded                                           bool
		payload                                           json.RawMessage
	}
	known := map[string]any{
		"id": &f.id, "operation": &f.operation, "device": &f.device, "seq": &e.Seq, "at": &e.At, "offset": &e.Offset,
		"course": &f.course, "version": &f.version, "kind": &f.kind, "payload": &f.payload, "base64": &f.encoded, "sum": &f.sum,
	}
	for _, field := range fields {
		to := known[field.Name]
		if to == nil {
			e.More = append(e.More, field)
			continue
		}
		if err := json.Unmarshal(field.Value, to); err != nil {
			return e, 0, fmt.Errorf("%q makes no sense: %w", field.Name, err)
		}
		delete(known, field.Name)
	}
	delete(known, "base64")
	for _, name := range []string{"id", "operation", "device", "seq", "at", "offset", "course", "version", "kind", "payload", "sum"} {
		if known[name] != nil {
			return e, 0, fmt.Errorf("an event must say its %q", name)
		}
	}
	if e.ID, err = ulid.ParseStrict(f.id); err == nil {
		e.Operation, err = ulid.ParseStrict(f.operation)
	}
	if err != nil {
		return e, 0, fmt.Errorf("an id must be a ULID, of 26 letters and digits: %w", err)
	}
	if sum, err = strconv.ParseUint(f.sum, 16, 64); err != nil || len(f.sum) != 16 {
		return e, 0, fmt.Errorf("the checksum must be 16 hexadecimal digits, not %.40q", f.sum)
	}
	e.Payload = f.payload
	if f.encoded {
		var payload string
		if err := json.Unmarshal(f.payload, &payload); err != nil {
			return e, 0, fmt.Errorf("with base64 the payload must be a string: %w", err)
		}
		for _, text := range []*string{&f.device, &f.course, &f.version, &f.kind, &payload} {
			b, err := base64.StdEncoding.Strict().DecodeString(*text)
			if err != nil {
				return e, 0, fmt.Errorf("with base64 %.40q makes no sense: %w", *text, err)
			}
			*text = string(b)
		}
		e.Payload = json.RawMessage(payload)
	}
	e.Device, e.Course, e.Version, e.Kind = f.device, f.course, f.version, study.Kind(f.kind)
	return e, sum, nil
}

// fieldsOf takes a line apart. A field must not be there twice.
func fieldsOf(line []byte) ([]Field, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("it must be text in UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(line))
	if begin, err := d.Token(); err != nil || begin != json.Delim('{') {
		return nil, errors.New("it must be a JSON object")
	}
	var fields []Field
	names := map[string]bool{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("it must be a JSON object: %w", err)
		}
		f := Field{Name: name.(string)} // else it is an error
		if err := d.Decode(&f.Value); err != nil {
			return nil, fmt.Errorf("it must be a JSON object: %w", err)
		}
		if names[f.Name] {
			return nil, fmt.Errorf("it says %q twice", f.Name)
		}
		names[f.Name] = true
		fields = append(fields, f)
	}
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("it must be a JSON object: %w", err)
	}
	if len(bytes.TrimSpace(line[d.InputOffset():])) > 0 {
		return nil, errors.New("something stands after the JSON object")
	}
	return fields, nil
}
