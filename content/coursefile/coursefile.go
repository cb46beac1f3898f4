// Package coursefile changes course.yaml: what a course is called and says of itself, the
// order of its lessons and the stages of its journey. All else in it stays as it is written,
// with its comments and its order.
package coursefile

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"stagecraft/content"
	"stagecraft/content/yamllines"
)

// Outline is what of course.yaml can be changed.
type Outline struct {
	Title, Summary, Cover string
	Lessons               []string // their ids, in their order
	Stages                []content.Stage
}

// Of gives that of a course.
func Of(c *content.Course) Outline {
	o := Outline{Title: c.Title, Summary: c.Summary, Cover: c.Cover, Stages: slices.Clone(c.Journey)}
	for _, l := range c.Lessons {
		o.Lessons = append(o.Lessons, l.ID)
	}
	return o
}

// Same tells whether two outlines say the same.
func Same(a, b Outline) bool {
	return a.Title == b.Title && a.Summary == b.Summary && a.Cover == b.Cover && slices.Equal(a.Lessons, b.Lessons) && slices.Equal(a.Stages, b.Stages)
}

// ErrByHand says that a file is written in a way that only its author can change.
var ErrByHand = errors.New("course.yaml isn't written with each key on lines of its own; change it in a text editor")

const most = 8 << 20 // bytes of a file that are read

// order is that in which the keys are written.
var order = []string{"id", "title", "summary", "language", "version", "authors", "licence", "cover", "certificate", "lessons", "notes", "journey", "figures", "videos"}

// Set gives the file in which it says what now says, where it said what was. The error is
// ErrByHand.
func Set(source []byte, was, now Outline) ([]byte, error) {
	if len(source) > most {
		return nil, ErrByHand
	}
	text := yamllines.ReadText(source)
	lines := text.Lines
	if lines != "" && !strings.HasSuffix(lines, "\n") {
		lines += "\n"
	}
	m, ok := yamllines.ReadMapping(lines, -1)
	if !ok {
		return nil, ErrByHand
	}
	for _, k := range []struct{ name, was, now string }{
		{"title", was.Title, now.Title}, {"summary", was.Summary, now.Summary}, {"cover", was.Cover, now.Cover},
	} {
		if k.was != k.now {
			m.Set(k.name, content.WriteKey("", k.name, k.now), order)
		}
	}
	if !slices.Equal(was.Lessons, now.Lessons) && !setLessons(&m, was.Lessons, now.Lessons) {
		return nil, ErrByHand
	}
	if !slices.Equal(was.Stages, now.Stages) && !setStages(&m, was.Stages, now.Stages) {
		return nil, ErrByHand
	}
	after := text.Bytes(m.String())
	if !proved(source, after, was, now) {
		return nil, ErrByHand
	}
	return after, nil
}

var (
	flow = regexp.MustCompile(`^(lessons:\s*)\[([^\]"'#]*)\](\s*(?:#.*)?)\n$`)
	one  = regexp.MustCompile(`(?s)^\s*- +["']?[^"'#\s]+["']?\s*(?:#.*)?\n`)
)

// setLessons puts the list of lessons in another order: which is which is told by where
// each stands, as it may be named by its file.
func setLessons(m *yamllines.Mapping, was, now []string) bool {
	part := m.Part("lessons")
	if part == nil {
		m.Set("lessons", "lessons:\n  - "+strings.Join(now, "\n  - ")+"\n", order)
		return true
	}
	if f := flow.FindStringSubmatch(part.Text); f != nil {
		entries := strings.Split(strings.TrimSuffix(strings.TrimSpace(f[2]), ","), ",")
		if len(entries) != len(was) {
			return false
		}
		var sorted []string
		for _, id := range now {
			at := slices.Index(was, id)
			if at < 0 {
				return false
			}
			sorted = append(sorted, strings.TrimSpace(entries[at]))
		}
		part.Text = f[1] + "[" + strings.Join(sorted, ", ") + "]" + f[3] + "\n"
		return true
	}
	head, rest, _ := strings.Cut(part.Text, "\n")
	list, ok := yamllines.ReadList(rest)
	if !ok || len(list.Entries) != len(was) || len(now) != len(was) {
		return false
	}
	list.OwnLead()
	for _, e := range list.Entries {
		if _, body := yamllines.CutComments(e); !one.MatchString(body) {
			return false
		}
	}
	ids := slices.Clone(was)
	for i, id := range now {
		at := slices.Index(ids, id)
		if at < i {
			return false
		}
		list.Move(at, i)
		ids = slices.Insert(slices.Delete(ids, at, at+1), i, id)
	}
	part.Text = head + "\n" + list.String()
	return true
}

// setStages changes the list of stages.
func setStages(m *yamllines.Mapping, was, now []content.Stage) bool {
	part := m.Part("journey")
	switch {
	case part == nil || len(was) == 0:
		var b strings.Builder
		b.WriteString("journey:\n")
		for _, s := range now {
			b.WriteString(stage(&s, 2))
		}
		m.Set("journey", b.String(), order)
		return true
	case len(now) == 0:
		m.Set("journey", "", order)
		return true
	}
	head, rest, _ := strings.Cut(part.Text, "\n")
	list, ok := yamllines.ReadList(rest)
	if !ok || len(list.Entries) != len(was) {
		return false
	}
	list.OwnLead()
	var ids []string
	for _, s := range was {
		ids = append(ids, s.ID)
	}
	for i := len(ids) - 1; i >= 0; i-- {
		if !slices.ContainsFunc(now, func(s content.Stage) bool { return s.ID == ids[i] }) {
			list.Remove(i)
			ids = slices.Delete(ids, i, i+1)
		}
	}
	for i, s := range now {
		at := slices.Index(ids, s.ID)
		if at < 0 {
			list.Add(i, stage(&s, list.Dash), "")
			ids = slices.Insert(ids, i, s.ID)
			continue
		}
		list.Move(at, i)
		ids = slices.Insert(slices.Delete(ids, at, at+1), i, s.ID)
		before := was[slices.IndexFunc(was, func(o content.Stage) bool { return o.ID == s.ID })]
		if before == s {
			continue
		}
		above, body := yamllines.CutComments(list.Entries[i])
		entry, ok := yamllines.ReadMapping(body, list.Dash)
		if !ok {
			return false
		}
		in := strings.Repeat(" ", entry.Deep)
		if before.Name != s.Name {
			entry.Set("name", content.WriteKey(in, "name", s.Name), stageOrder)
		}
		if before.Buyer != s.Buyer {
			entry.Set("buyer", content.WriteKey(in, "buyer", s.Buyer), stageOrder)
		}
		list.Entries[i] = above + entry.String()
	}
	part.Text = head + "\n" + list.String()
	return true
}

var stageOrder = []string{"id", "name", "buyer"}

// stage is an entry of the list of stages.
func stage(s *content.Stage, dash int) string {
	in := strings.Repeat(" ", dash)
	return content.WriteKey(in+"- ", "id", s.ID) + content.WriteKey(in+"  ", "name", s.Name) + content.WriteKey(in+"  ", "buyer", s.Buyer)
}

// written is what of the file is looked at to see whether it says what it should.
type written struct {
	Title, Summary, Cover string
	Lessons               []string
	Journey               []struct{ ID, Name, Buyer string }
}

// proved tells whether a file says now what it should.
func proved(before, after []byte, was, now Outline) bool {
	var old, got written
	if yaml.Unmarshal(before, &old) != nil || yaml.Unmarshal(after, &got) != nil {
		return false
	}
	want := old
	for _, k := range []struct {
		to       *string
		was, now string
	}{{&want.Title, was.Title, now.Title}, {&want.Summary, was.Summary, now.Summary}, {&want.Cover, was.Cover, now.Cover}} {
		if k.was != k.now {
			*k.to = k.now
		}
	}
	if !slices.Equal(was.Lessons, now.Lessons) {
		want.Lessons = nil
		for _, id := range now.Lessons {
			name := id
			if at := slices.Index(was.Lessons, id); len(old.Lessons) > 0 && at >= 0 {
				name = old.Lessons[at]
			}
			want.Lessons = append(want.Lessons, name)
		}
	}
	if !slices.Equal(was.Stages, now.Stages) {
		want.Journey = nil
		for _, s := range now.Stages {
			want.Journey = append(want.Journey, struct{ ID, Name, Buyer string }{s.ID, s.Name, s.Buyer})
		}
	}
	trim := func(w *written) {
		w.Title, w.Summary = strings.TrimSpace(w.Title), strings.TrimSpace(w.Summary)
	}
	trim(&want)
	trim(&got)
	return reflect.DeepEqual(want, got)
}
