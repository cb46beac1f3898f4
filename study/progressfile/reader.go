package progressfile

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc64"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"github.com/klauspost/compress/zstd"
	"github.com/oklog/ulid/v2"
)

// File is an open file. What it says of itself was read, and not whether that is so.
type File struct {
	Header  Header
	Summary Summary
	Size    int64 // in bytes

	from   io.ReaderAt
	close  func() error
	footer int64 // where the frame of the last line begins
	end    []byte
	begin  []byte // the first line
	sum    string
}

// End is the SHA-256, in hex, that the last line gives of every line before: two
// files of the same have the same lines.
func (f *File) End() string { return f.sum }

// Open opens a file and reads what it says of itself from its two ends. It gives
// [ErrUnsound] when those make no sense. The caller closes it.
func Open(path string) (*File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: errors.New("it is not a file")} // a pipe would wait for its other end
	}
	if err != nil {
		return nil, err
	}
	from, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if info, err = from.Stat(); err != nil {
		return nil, errors.Join(err, from.Close())
	}
	f, err := NewFile(from, info.Size())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), from.Close())
	}
	f.close = from.Close
	return f, nil
}

// NewFile does so for something that can be read as a file.
func NewFile(from io.ReaderAt, size int64) (*File, error) {
	f := &File{Size: size, from: from}
	var trailer [trailerSize]byte
	if size < trailerSize {
		return nil, &Fault{What: fmt.Sprintf("it has %d bytes, too few for a .progress file", size)}
	}
	if _, err := from.ReadAt(trailer[:], size-trailerSize); err != nil {
		return nil, err
	}
	word := binary.LittleEndian
	f.footer = int64(word.Uint64(trailer[8:]))
	if word.Uint32(trailer[0:]) != trailerMagic || word.Uint32(trailer[4:]) != trailerSize-8 || f.footer < 0 || f.footer > size-trailerSize {
		return nil, &Fault{What: "it doesn't end as a .progress file does: it isn't one, or its end is missing"}
	}
	var err error
	if f.begin, err = f.oneLine(0, f.footer); err != nil {
		return nil, atLine(1, err)
	}
	if f.Header, err = parseHeader(f.begin); err != nil {
		return nil, err
	}
	if f.end, err = f.oneLine(f.footer, size-trailerSize); err != nil {
		return nil, &Fault{What: "the last line: " + err.Error()}
	}
	last, err := parseFooter(f.end)
	if err != nil {
		return nil, &Fault{What: err.Error()}
	}
	f.Summary, f.sum = last.Summary, last.End
	return f, nil
}

// Close frees the file, if Open gave it.
func (f *File) Close() error {
	if f.close == nil {
		return nil
	}
	return f.close()
}

// oneLine reads the line that begins at a place in the file.
func (f *File) oneLine(from, to int64) ([]byte, error) {
	d, err := unpack(io.NewSectionReader(f.from, from, to-from), 1)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	line, err := bufio.NewReader(io.LimitReader(d, maxHeader)).ReadBytes('\n')
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("it ends before the line does, or the line has more than %d bytes", maxHeader)
	}
	if err != nil {
		return nil, err
	}
	return line[:len(line)-1], nil
}

// unpack unpacks with so many goroutines at once.
func unpack(r io.Reader, goroutines int) (*zstd.Decoder, error) {
	return zstd.NewReader(r, zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true), zstd.WithDecoderConcurrency(goroutines))
}

// Events gives every event in order, each good until the next: its payload and
// unknown fields must be copied to be kept. If the file isn't sound, it ends with
// an [ErrUnsound] that says where; that may be after the last event, so what was
// given counts only once it has ended without an error. It calls progress, unless
// nil, with how many there were, from time to time.
func (f *File) Events(ctx context.Context, progress func(events int64)) iter.Seq2[*Event, error] {
	return func(yield func(*Event, error) bool) {
		r := &reading{file: f, ctx: ctx, progress: progress, same: texts{}}
		if err := r.all(func(e *Event) bool { return yield(e, nil) }); err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

// Check reads the whole file and says whether it is sound. What the file says
// of itself is true then.
func (f *File) Check(ctx context.Context, progress func(events int64)) error {
	for _, err := range f.Events(ctx, progress) {
		if err != nil {
			return err
		}
	}
	return nil
}

// holds unpacks the whole file and says whether its lines have a SHA-256, in hex,
// and its packed bytes their checksum. What was read or written with that before
// need not be looked at again line by line.
func (f *File) holds(ctx context.Context, sum string) error {
	packed := &summed{from: io.NewSectionReader(f.from, 0, f.Size-trailerSize), ctx: ctx}
	d, err := unpack(packed, 2) // one unpacks while the other sums up
	if err != nil {
		return err
	}
	defer d.Close()
	lines := sha256.New()
	end := len(f.end) + 1 // the last line isn't summed up
	var held []byte
	b := make([]byte, 256<<10)
	for {
		n, err := d.Read(b)
		held = append(held, b[:n]...)
		if len(held) > end {
			lines.Write(held[:len(held)-end])
			held = append(held[:0], held[len(held)-end:]...)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	if string(held) != string(f.end)+"\n" || hex.EncodeToString(lines.Sum(nil)) != sum {
		return &Fault{What: "the file doesn't hold what was written"}
	}
	return packed.sound(f)
}

// reading is one way through a file.
type reading struct {
	file     *File
	ctx      context.Context
	progress func(int64)

	lines    *bufio.Reader
	long     []byte // a line that the buffer has no room for
	line     int64
	unpacked int64
	ended    bool // the last line was read

	event Event
	same  texts
	last  ulid.ULID
	tally Tally
}

var errStopped = errors.New("the caller has enough")

func (r *reading) all(yield func(*Event) bool) error {
	f := r.file
	packed := &summed{from: io.NewSectionReader(f.from, 0, f.Size-trailerSize), ctx: r.ctx}
	d, err := unpack(packed, 1)
	if err != nil {
		return err
	}
	defer d.Close()
	r.lines = bufio.NewReaderSize(d, 64<<10)

	sum := sha256.New()
	header, err := r.next()
	if err != nil {
		return err
	}
	if !bytes.Equal(header[:len(header)-1], f.begin) {
		return faultf(1, "the header changed while the file was read")
	}
	sum.Write(header)
	for {
		line, err := r.next()
		if err != nil {
			return err
		}
		if bytes.HasPrefix(line, []byte(footerBegins)) {
			if err := r.footer(line[:len(line)-1], hex.EncodeToString(sum.Sum(nil))); err != nil {
				return err
			}
			r.ended = true
			break
		}
		sum.Write(line)
		if r.event, err = parseLine(line[:len(line)-1], r.same); err == nil {
			err = r.fits(&r.event)
		}
		if err != nil {
			return atLine(r.line, err)
		}
		if !yield(&r.event) {
			return errStopped
		}
		if n := r.tally.events; n%8192 == 0 && r.progress != nil {
			r.progress(n)
		}
	}
	if _, err := r.next(); err == nil {
		return faultf(r.line, "something stands after the last line")
	} else if !errors.Is(err, errEnd) {
		return err
	}
	return packed.sound(f)
}

// fits says whether an event may come next.
func (r *reading) fits(e *Event) error {
	h := &r.file.Header
	switch order := e.ID.Compare(r.last); {
	case order == 0:
		return fmt.Errorf("the event %s is there twice", e.ID)
	case order < 0:
		return fmt.Errorf("the event %s follows %s; events must be in order of their ids", e.ID, r.last)
	case r.tally.events >= h.Events:
		return fmt.Errorf("the header says %d events, and more follow", h.Events)
	case h.Course != "" && e.Course != "" && e.Course != h.Course:
		return fmt.Errorf("the event is of the course %q; the header says that all are of %q", e.Course, h.Course)
	}
	r.last = e.ID
	return r.tally.Add(&e.Event)
}

// footer holds what was read against the last line.
func (r *reading) footer(line []byte, sum string) error {
	last, err := parseFooter(line)
	if err != nil {
		return atLine(r.line, err)
	}
	is, h := r.tally.Summary(), &r.file.Header
	if !bytes.Equal(line, r.file.end) {
		return faultf(r.line, "the last line isn't where the trailer says, or changed while the file was read")
	}
	if is.Events != h.Events {
		return faultf(r.line, "the header says %d events, and there are %d", h.Events, is.Events)
	}
	for device := range is.Devices {
		if !slices.Contains(h.Devices, device) {
			return faultf(1, "the header must name the device %q, of which there are events", device)
		}
	}
	if last.End != sum {
		return faultf(r.line, "the lines before aren't as they were written: their SHA-256 is %s, and this says %.64q", sum, last.End)
	}
	if !last.Summary.Equal(&is) {
		return faultf(r.line, "what this says of the events isn't what they are")
	}
	return nil
}

var errEnd = errors.New("the end")

// next gives the next line, its newline included, which is good until the next.
func (r *reading) next() ([]byte, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	r.line++
	line, err := r.lines.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		r.long = append(r.long[:0], line...)
		for errors.Is(err, bufio.ErrBufferFull) && len(r.long) <= MaxLine {
			line, err = r.lines.ReadSlice('\n')
			r.long = append(r.long, line...)
		}
		line = r.long
	}
	r.unpacked += int64(len(line))
	switch {
	case len(line) > MaxLine:
		return nil, faultf(r.line, "it has more than %d bytes", MaxLine)
	case r.unpacked > MaxUnpacked:
		return nil, faultf(r.line, "the file unpacks to more than %d bytes", int64(MaxUnpacked))
	case err == nil:
		return line, nil
	case errors.Is(err, io.EOF) && len(line) == 0 && r.ended:
		return nil, errEnd
	case errors.Is(err, io.EOF) && len(line) == 0:
		return nil, faultf(r.line, `the file ends before its last line, which begins %s`, footerBegins)
	case errors.Is(err, io.EOF):
		return nil, faultf(r.line, "the file ends in the midst of the line")
	case r.ctx.Err() != nil:
		return nil, r.ctx.Err()
	}
	var from *readError
	if errors.As(err, &from) {
		return nil, fmt.Errorf("read line %d: %w", r.line, from.err)
	}
	return nil, faultf(r.line, "it can't be unpacked: %v", err)
}

// summed sums up packed bytes as they are read.
type summed struct {
	from io.Reader
	ctx  context.Context
	sum  uint64
}

// readError is one of the disk, and not of what is on it.
type readError struct{ err error }

func (e *readError) Error() string { return e.err.Error() }

func (s *summed) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.from.Read(b)
	s.sum = crc64.Update(s.sum, packedTable, b[:n])
	if err != nil && !errors.Is(err, io.EOF) {
		err = &readError{err}
	}
	return n, err
}

// sound says whether the packed bytes are as the trailer says.
func (s *summed) sound(f *File) error {
	if _, err := io.Copy(io.Discard, s); err != nil {
		return err
	}
	var trailer [trailerSize]byte
	if _, err := f.from.ReadAt(trailer[:], f.Size-trailerSize); err != nil {
		return err
	}
	sum := crc64.Update(s.sum, packedTable, trailer[:16])
	if sum != binary.LittleEndian.Uint64(trailer[16:]) {
		return &Fault{What: "the file isn't as it was written: its checksum is another"}
	}
	return nil
}
