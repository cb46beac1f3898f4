package fix

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"

	"stagecraft/content"
)

// Change is what is to be written so that problems are gone: whole files.
type Change struct {
	Root  string
	Files []FileChange // by name
	// Mended are the findings that are gone with it, and Left those that are there
	// after it. New are those of Left that it brings; none of them is an error.
	Mended, Left, New []Finding
}

// FileChange is a file before and after.
type FileChange struct {
	Name          string // within Root
	Before, After []byte
	New           bool // there is no such file yet
	Gone          bool // there is to be no such file after
}

// ErrNothing says that nothing can be mended mechanically.
var ErrNothing = errors.New("nothing here can be mended mechanically")

// ErrNoHelp says that the fix of a problem would leave it as it is, or bring an error.
var ErrNoHelp = errors.New("the change would not put it right; mend it by hand")

// mostRounds bounds how often is looked again for what can be mended once the rest is.
const mostRounds = 8

// Diff gives the change as a unified diff.
func (c *Change) Diff() string {
	out := ""
	for i := range c.Files {
		f := &c.Files[i]
		out += unified(f.Name, string(f.Before), string(f.After), f.New)
	}
	return out
}

// One gives the change that mends one finding. It is tried first, without writing
// anything: the error is ErrNothing or ErrNoHelp, or that ctx ended.
func (r *Report) One(ctx context.Context, f *Finding) (c *Change, err error) {
	if f.Fix == nil || r.ReadOnly != "" {
		return nil, ErrNothing
	}
	t, err := r.try()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, t.root.Close()) }()
	if refused := t.make([]*Fix{f.Fix}); len(refused) > 0 {
		return nil, ErrNoHelp
	}
	left, err := t.look(ctx)
	if err != nil {
		return nil, err
	}
	c = t.change(left)
	gone := slices.ContainsFunc(c.Mended, func(m Finding) bool { return key(&m.Problem) == key(&f.Problem) })
	if !gone || len(brought(c.New, []*Finding{f})) > 0 {
		return nil, ErrNoHelp
	}
	return c, nil
}

// All gives the change that mends all that can be mended mechanically, and what can
// be after that. Nothing is written. What would bring an error is left out. The
// error is ErrNothing, or that ctx ended.
func (r *Report) All(ctx context.Context) (c *Change, err error) {
	if r.ReadOnly != "" {
		return nil, ErrNothing
	}
	t, err := r.try()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, t.root.Close()) }()
	now := r.Findings
	for range mostRounds {
		var some []*Finding
		for i := range now {
			if f := &now[i]; f.Fix != nil && !t.refused[key(&f.Problem)] {
				some = append(some, f)
			}
		}
		if len(some) == 0 {
			break
		}
		after, err := t.together(ctx, now, some)
		if err != nil {
			return nil, err
		}
		now = after
	}
	if len(t.changed) == 0 {
		return nil, ErrNothing
	}
	return t.change(now), nil
}

// trial is a course with changes that aren't written.
type trial struct {
	r       *Report
	root    *os.Root
	changed map[string][]byte
	refused map[string]bool // what isn't mended, as it would bring an error, by its key
}

func (r *Report) try() (*trial, error) {
	root, err := os.OpenRoot(r.Root)
	if err != nil {
		return nil, fmt.Errorf("open the course's folder: %w", err)
	}
	return &trial{r: r, root: root, changed: map[string][]byte{}, refused: map[string]bool{}}, nil
}

func (t *trial) files() fs.FS { return overlay{t.root.FS(), t.changed} }

// make makes as many of the fixes as go together, and gives the others.
func (t *trial) make(fixes []*Fix) (refused []*Fix) {
	taken := map[string][]Edit{}
	for _, f := range fixes {
		if slices.ContainsFunc(f.Edits, func(e Edit) bool { return slices.ContainsFunc(taken[e.File], e.overlaps) }) {
			refused = append(refused, f)
			continue
		}
		for _, e := range f.Edits {
			taken[e.File] = append(taken[e.File], e)
		}
	}
	for name, edits := range taken {
		if after, err := apply(t.read(name), edits); err == nil {
			t.changed[name] = after
		}
	}
	return refused
}

// in gives the edits of a fix in a file.
func (f *Fix) in(name string) (edits []Edit) {
	for _, e := range f.Edits {
		if e.File == name {
			edits = append(edits, e)
		}
	}
	return edits
}

func (t *trial) read(name string) []byte {
	b, err := readFile(t.files(), name)
	if err != nil {
		return nil // it is to be made
	}
	return b
}

// look gives what is wrong with the course as it would be.
func (t *trial) look(ctx context.Context) ([]Finding, error) {
	files := t.files()
	problems := t.r.check(ctx, files)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return findings(files, problems, true), nil
}

// together mends some of what is wrong now, and gives what is wrong then. Where that
// brings an error, it mends one half and then the other, down to those that bring it,
// which it leaves out.
func (t *trial) together(ctx context.Context, now []Finding, some []*Finding) ([]Finding, error) {
	if len(some) == 0 {
		return now, nil
	}
	before := maps.Clone(t.changed)
	var fixes []*Fix
	for _, f := range some {
		if !slices.Contains(fixes, f.Fix) {
			fixes = append(fixes, f.Fix)
		}
	}
	t.make(fixes)
	after, err := t.look(ctx)
	if err != nil || len(brought(without(after, now), some)) == 0 {
		return after, err
	}
	t.changed = before
	if len(some) == 1 {
		t.refused[key(&some[0].Problem)] = true
		return now, nil
	}
	if now, err = t.together(ctx, now, some[:len(some)/2]); err != nil {
		return nil, err
	}
	return t.together(ctx, now, stillThere(now, some[len(some)/2:]))
}

// stillThere gives those of now that are among some others, which were found before.
func stillThere(now []Finding, some []*Finding) (still []*Finding) {
	wanted := map[string]bool{}
	for _, f := range some {
		wanted[key(&f.Problem)] = true
	}
	for i := range now {
		if now[i].Fix != nil && wanted[key(&now[i].Problem)] {
			still = append(still, &now[i])
		}
	}
	return still
}

// change is what is to be written, with what is left after it.
func (t *trial) change(left []Finding) *Change {
	c := &Change{Root: t.r.Root, Left: left}
	for _, name := range slices.Sorted(maps.Keys(t.changed)) {
		before, err := readFile(t.root.FS(), name)
		if string(before) != string(t.changed[name]) {
			c.Files = append(c.Files, FileChange{Name: name, Before: before, After: t.changed[name], New: err != nil})
		}
	}
	c.Mended, c.New = without(t.r.Findings, left), without(left, t.r.Findings)
	return c
}

// brought gives the errors among what a change brings, but for those of things that
// weren't read before, as they had no id of their own or their file couldn't be read.
func brought(found []Finding, mended []*Finding) (errs []Finding) {
	for i := range found {
		if found[i].Severity == content.Error && !slices.ContainsFunc(mended, func(f *Finding) bool { return rules[f.Rule].reveals && f.File == found[i].File }) {
			errs = append(errs, found[i])
		}
	}
	return errs
}

// without gives the findings of all that aren't in others too, each as often as it is
// more often in all.
func without(all, others []Finding) []Finding {
	count := map[string]int{}
	for i := range others {
		count[key(&others[i].Problem)]++
	}
	var rest []Finding
	for i := range all {
		k := key(&all[i].Problem)
		if count[k]--; count[k] < 0 {
			rest = append(rest, all[i])
		}
	}
	return rest
}

// varies is what of a message changes with the rest of the course: numbers of lines,
// and what there is to choose from.
var varies = regexp.MustCompile(`\d+|; there (?:are|is only) .*$| \(did you mean .*\?\)`)

// key is what a problem is known by when lines have moved.
func key(p *content.Problem) string {
	return p.File + "\x00" + p.Rule + "\x00" + varies.ReplaceAllString(p.Message, "#")
}
