package progressfile

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"hash/crc64"
	"io"
	"slices"

	"github.com/klauspost/compress/zstd"
	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// window is what the writer's frames refer back to at most, in bytes.
const window = 1 << 20

// packedTable is of the checksum that the trailer has of the packed bytes.
var packedTable = crc64.MakeTable(crc64.ECMA)

// The trailer is a frame that zstd passes over: its magic and the length of what
// follows, where the frame of the last line begins, and the CRC-64 of every byte
// of the file before that. All are little-endian.
const (
	trailerMagic = 0x184d2a50
	trailerSize  = 24
)

// Writer writes a file's lines to somewhere. What it wrote is a file once Close
// has returned without an error.
type Writer struct {
	to     *packed
	pack   *zstd.Encoder
	lines  hash.Hash
	header Header
	tally  Tally
	last   ulid.ULID
	buffer []byte
	end    string // the last line's checksum, once it is written
	err    error
}

// NewWriter begins a file with its header.
func NewWriter(to io.Writer, h Header) (*Writer, error) {
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(window), zstd.WithEncoderConcurrency(2))
	if err != nil {
		return nil, fmt.Errorf("begin to pack: %w", err)
	}
	w := &Writer{to: &packed{to: to}, pack: pack, lines: sha256.New(), header: h}
	line, err := h.line()
	if err == nil {
		w.lines.Write(line)
		_, err = w.to.Write(pack.EncodeAll(line, nil))
	}
	if err != nil {
		w.stop()
		return nil, fmt.Errorf("write the header: %w", err)
	}
	pack.Reset(w.to)
	return w, nil
}

// Write writes the next event. Each must have a higher id than the one before,
// and be of what the header says.
func (w *Writer) Write(e *Event) error { return w.WriteSummed(e, e.Checksum()) }

// WriteSummed does so for an event whose checksum the caller knows: it was just
// held against it.
func (w *Writer) WriteSummed(e *Event, sum uint64) error {
	if w.err == nil {
		w.err = w.write(e, sum)
	}
	return w.err
}

// flushed is how much is gathered before it is packed, in bytes.
const flushed = 64 << 10

func (w *Writer) write(e *Event, sum uint64) error {
	if e.ID.Compare(w.last) <= 0 {
		return fmt.Errorf("the event %s follows %s; events go in order of their ids", e.ID, w.last)
	}
	w.last = e.ID
	if w.header.Course != "" && e.Course != "" && e.Course != w.header.Course {
		return fmt.Errorf("the event %s is of the course %q, and the file is of %q", e.ID, e.Course, w.header.Course)
	}
	if err := w.tally.Add(&e.Event); err != nil {
		return err
	}
	var err error
	if w.buffer, err = e.appendLine(w.buffer, sum); err != nil {
		return err
	}
	if len(w.buffer) >= flushed {
		return w.flush()
	}
	return nil
}

func (w *Writer) flush() error {
	w.lines.Write(w.buffer)
	_, err := w.pack.Write(w.buffer)
	w.buffer = w.buffer[:0]
	return err
}

// Close writes the last line and the trailer. It fails when the events weren't
// those that the header promised.
func (w *Writer) Close() (Summary, error) {
	s := w.tally.Summary()
	if w.err != nil {
		w.stop()
		return s, w.err
	}
	w.err = errors.New("the file is closed")
	err := w.finish(&s)
	w.stop()
	return s, err
}

func (w *Writer) finish(s *Summary) error {
	if s.Events != w.header.Events {
		return fmt.Errorf("%d events were promised, and %d written", w.header.Events, s.Events)
	}
	for device := range s.Devices {
		if !slices.Contains(w.header.Devices, device) {
			return fmt.Errorf("an event is of the device %q, of which the header says nothing", device)
		}
	}
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.pack.Close(); err != nil {
		return err
	}
	w.end = hex.EncodeToString(w.lines.Sum(nil))
	line, err := json.Marshal(footerLine{End: w.end, Summary: *s})
	if err != nil {
		return err
	}
	if len(line) >= maxHeader {
		return fmt.Errorf("the last line takes %d bytes; it may have %d", len(line), maxHeader)
	}
	at := w.to.n
	if _, err := w.to.Write(w.pack.EncodeAll(append(line, '\n'), nil)); err != nil {
		return err
	}
	return w.to.trail(at)
}

// stop frees what the packing holds.
func (w *Writer) stop() {
	w.pack.Reset(io.Discard)
	_ = w.pack.Close() // it has nothing to write
}

// packed passes packed bytes on and counts and sums them up.
type packed struct {
	to  io.Writer
	n   int64
	sum uint64
}

func (p *packed) Write(b []byte) (int, error) {
	n, err := p.to.Write(b)
	p.n += int64(n)
	p.sum = crc64.Update(p.sum, packedTable, b[:n])
	return n, err
}

// trail writes the trailer.
func (p *packed) trail(footer int64) error {
	var b [trailerSize]byte
	binary.LittleEndian.PutUint32(b[0:], trailerMagic)
	binary.LittleEndian.PutUint32(b[4:], trailerSize-8)
	binary.LittleEndian.PutUint64(b[8:], uint64(footer))
	if _, err := p.Write(b[:16]); err != nil {
		return err
	}
	binary.LittleEndian.PutUint64(b[16:], p.sum)
	_, err := p.to.Write(b[16:])
	return err
}

// WriteAll writes events, with no more to say of each than itself.
func (w *Writer) WriteAll(events []study.Event) error {
	for i := range events {
		if err := w.Write(&Event{Event: events[i]}); err != nil {
			return err
		}
	}
	return nil
}
