package progressfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"unicode/utf8"
)

// ErrConflict says that two files have an event of one id that says one thing
// here and another there.
var ErrConflict = errors.New("two files don't agree on an event")

// Merge writes a new file of all events that some files hold, each once. Every
// file is read through before, and with one that isn't sound nothing is written.
// Which order they are named in makes no difference. It gives [ErrConflict] when
// they don't agree, and fs.ErrExist when a file has the new one's name.
func Merge(ctx context.Context, path string, from []string, progress func(events int64)) (_ Summary, err error) {
	files := make([]*File, len(from))
	defer func() {
		for _, f := range files {
			if f != nil {
				err = errors.Join(err, f.Close())
			}
		}
	}()
	for i, name := range from {
		if files[i], err = Open(name); err != nil {
			return Summary{}, err
		}
	}
	var tally Tally
	course, one := "", true
	for e, err := range union(ctx, from, files, nil) {
		if err != nil {
			return Summary{}, err
		}
		if err := tally.Add(&e.Event); err != nil {
			return Summary{}, err
		}
		if e.Course != "" && e.Course != course {
			one = one && course == ""
			course = e.Course
		}
	}
	if !one || !utf8.ValidString(course) {
		course = ""
	}
	s := tally.Summary()
	to, err := Create(path, Header{Devices: slices.Sorted(maps.Keys(s.Devices)), Course: course, Events: s.Events})
	if err != nil {
		return Summary{}, err
	}
	defer to.Abandon()
	for e, err := range union(ctx, from, files, progress) {
		if err == nil {
			err = to.Write(e)
		}
		if err != nil {
			return Summary{}, err
		}
	}
	return to.CommitNew(ctx)
}

// union gives the events of all files in order, each once and good until the next.
func union(ctx context.Context, names []string, files []*File, progress func(int64)) iter.Seq2[*Event, error] {
	type source struct {
		name string
		e    *Event
		next func() (*Event, error, bool)
	}
	return func(yield func(*Event, error) bool) {
		var open []*source
		advance := func(s *source) error {
			e, err, ok := s.next()
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			s.e = e
			if !ok {
				open = slices.DeleteFunc(open, func(o *source) bool { return o == s })
			}
			return nil
		}
		for i, f := range files {
			next, stop := iter.Pull2(f.Events(ctx, nil))
			defer stop()
			s := &source{name: names[i], next: next}
			open = append(open, s)
			if err := advance(s); err != nil {
				yield(nil, err)
				return
			}
		}
		for n := int64(1); len(open) > 0; n++ {
			first := slices.MinFunc(open, func(a, b *source) int { return a.e.ID.Compare(b.e.ID) })
			var same []*source
			for _, s := range open {
				if s.e.ID != first.e.ID {
					continue
				}
				same = append(same, s)
				if s != first && !bytes.Equal(s.e.AppendRow(nil), first.e.AppendRow(nil)) {
					yield(nil, fmt.Errorf("%w: %s is %q of %s in %s, and %q of %s in %s", ErrConflict, s.e.ID,
						first.e.Kind, first.e.Time().Format("2 January 2006"), first.name, s.e.Kind, s.e.Time().Format("2 January 2006"), s.name))
					return
				}
				if s != first {
					first.e.adopt(s.e)
				}
			}
			if !yield(first.e, nil) {
				return
			}
			if progress != nil && n%8192 == 0 {
				progress(n)
			}
			for _, s := range same {
				if err := advance(s); err != nil {
					yield(nil, err)
					return
				}
			}
		}
	}
}

// adopt takes up what another line says of the same event that this version
// doesn't know. Of two values of a field the same one is kept, whichever comes first.
func (e *Event) adopt(other *Event) {
	for _, f := range other.More {
		at := slices.IndexFunc(e.More, func(own Field) bool { return own.Name == f.Name })
		switch {
		case at < 0:
			e.More = append(e.More, f)
		case bytes.Compare(f.Value, e.More[at].Value) < 0:
			e.More[at] = f
		}
	}
	slices.SortFunc(e.More, func(a, b Field) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
}
