// Package processfile changes a file of processes/ key by key and step by step: what isn't
// changed stays as it is written, with its comments and its order.
package processfile

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/yamllines"
)

// ErrByHand says that a file is written in a way that only its author can change.
var ErrByHand = errors.New("the process isn't written with each key and each step on lines of its own; change it in a text editor")

// order is that in which the keys of a process and of a step are written.
var (
	order     = []string{"id", "title", "about", "source", "steps"}
	stepOrder = []string{"id", "name", "stage", "aim", "happens", "done_when", "lead", "support", "leaves", "measured_by", "mistake", "terms", "lesson", "same_as", "back_to"}
)

const most = 8 << 20 // bytes of a file that are read

// Set gives a file in which a process says what now says, where it said what was. What
// both names is looked up in a course. The error is ErrByHand, or says as
// [content.Problems] why it would be no process of the course.
func Set(course *content.Course, source []byte, was, now *content.Process) ([]byte, error) {
	if len(source) > most {
		return nil, ErrByHand
	}
	text := yamllines.ReadText(source)
	lines := text.Lines
	if lines != "" && !strings.HasSuffix(lines, "\n") {
		lines += "\n"
	}
	m, ok := yamllines.ReadMapping(lines, -1)
	if !ok || m.Part("steps") == nil {
		return nil, ErrByHand
	}
	for _, name := range []string{"title", "about", "source"} {
		before, after := processKey(was, name), processKey(now, name)
		if before != after {
			m.Set(name, after, order)
		}
	}
	steps := m.Part("steps")
	head, rest, _ := strings.Cut(steps.Text, "\n")
	if rest, ok = setSteps(rest, was, now); !ok {
		return nil, ErrByHand
	}
	steps.Text = head + "\n" + rest
	after := text.Bytes(m.String())
	got, problems := content.ReadProcess(course, "processes", after)
	if got == nil {
		return nil, problems
	}
	if string(content.WriteProcess(got)) != string(content.WriteProcess(now)) {
		return nil, ErrByHand
	}
	return after, nil
}

// processKey gives the lines of a key of a process; "" when it is empty.
func processKey(p *content.Process, name string) string {
	alone := &content.Process{}
	switch name {
	case "title":
		alone.Title = p.Title
	case "about":
		alone.About = p.About
	case "source":
		alone.Source = p.Source
	}
	return strings.TrimSuffix(string(content.WriteProcess(alone)), "steps:\n")
}

// keysOf gives the lines of each key of a step that isn't empty, indented by four.
func keysOf(s *content.Step) map[string]string {
	all := map[string]string{}
	from := reflect.ValueOf(s).Elem()
	for i, name := range []string{"Name", "Stage", "Aim", "Happens", "DoneWhen", "Lead", "Support", "Leaves", "MeasuredBy", "Mistake", "Terms", "Lesson", "SameAs", "BackTo"} {
		alone := &content.Step{}
		reflect.ValueOf(alone).Elem().FieldByName(name).Set(from.FieldByName(name))
		all[stepOrder[i+1]] = stepLines(alone)
	}
	return all
}

// stepLines gives the lines of a step, as [content.WriteProcess] writes them.
func stepLines(s *content.Step) string {
	return strings.TrimPrefix(string(content.WriteProcess(&content.Process{Steps: []*content.Step{s}})), "steps:\n")
}

// setSteps gives the list of steps as it is to be; false when it isn't written with each
// entry on lines of its own.
func setSteps(text string, was, now *content.Process) (string, bool) {
	list, ok := yamllines.ReadList(text)
	if !ok || len(list.Entries) != len(was.Steps) {
		return "", false
	}
	list.OwnLead()
	ids := make([]string, len(was.Steps))
	for i, s := range was.Steps {
		ids[i] = s.ID
	}
	if list.Dash < 0 {
		list.Dash = 2
	}
	for i := len(ids) - 1; i >= 0; i-- {
		if !slices.ContainsFunc(now.Steps, func(s *content.Step) bool { return s.ID == ids[i] }) {
			list.Remove(i)
			ids = slices.Delete(ids, i, i+1)
		}
	}
	for i, s := range now.Steps {
		at := slices.Index(ids, s.ID)
		if at < 0 {
			list.Add(i, yamllines.Reindent(stepLines(s), 2, list.Dash), "\n")
			ids = slices.Insert(ids, i, s.ID)
			continue
		}
		if at != i {
			list.Move(at, i)
			ids = slices.Insert(slices.Delete(ids, at, at+1), i, s.ID)
		}
		before := was.Steps[slices.IndexFunc(was.Steps, func(o *content.Step) bool { return o.ID == s.ID })]
		if list.Entries[i], ok = setStep(list.Entries[i], list.Dash, before, s); !ok {
			return "", false
		}
	}
	return list.String(), true
}

// setStep gives an entry of the list with the keys changed that say something else.
func setStep(entry string, dash int, was, now *content.Step) (string, bool) {
	before, after := keysOf(was), keysOf(now)
	if reflect.DeepEqual(before, after) {
		return entry, true
	}
	above, body := yamllines.CutComments(entry)
	m, ok := yamllines.ReadMapping(body, dash)
	if !ok {
		return "", false
	}
	for _, name := range stepOrder[1:] {
		if before[name] != after[name] {
			m.Set(name, yamllines.Reindent(after[name], 4, m.Deep), stepOrder)
		}
	}
	return above + m.String(), true
}
