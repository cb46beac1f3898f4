package study

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content"
)

// clean writes what a change says as a file of a course would give it back,
// leaves out what doesn't belong to its kind, and gives an error when it is no
// change at all or more than one may hold.
func (c *Change) clean() error {
	bare := Change{Kind: c.Kind, Step: c.Step}
	switch c.Kind {
	case ChangeRemove:
		bare.Step = ""
	case ChangeDrop:
	case ChangeMove:
		bare.After = c.After
	case ChangeAdd:
		bare.After, bare.Text = c.After, oneLine(c.Text)
		if bare.Text == "" {
			return ErrEmpty
		}
	case ChangeSet:
		bare.Field = c.Field
		if (c.Step == "") != (c.Field == FieldTitle || c.Field == FieldAbout || c.Field == FieldSource) {
			return ErrNoChange
		}
		switch c.Field {
		case FieldTitle, FieldName:
			if bare.Text = oneLine(c.Text); bare.Text == "" {
				return ErrEmpty
			}
		case FieldStage, FieldLead, FieldLesson, FieldSource, FieldMeasuredBy:
			bare.Text = oneLine(c.Text)
		case FieldAbout, FieldAim, FieldMistake:
			bare.Text = normalized(c.Text)
		case FieldHappens, FieldDoneWhen, FieldLeaves:
			bare.Texts = lines(c.Texts)
		case FieldSupport, FieldTerms, FieldBackTo:
			bare.Texts = distinct(lines(c.Texts))
		case FieldSameAs:
			bare.Same = cleanSame(c.Same)
		default:
			return ErrNoChange
		}
	default:
		return ErrNoChange
	}
	*c = bare
	return within([]string{c.Text, c.Step, c.After}, [][]string{c.Texts}, c.Same)
}

// clean does the same for a whole process.
func (m *MadeProcess) clean() error {
	m.Title, m.About, m.Source = oneLine(m.Title), normalized(m.About), oneLine(m.Source)
	switch {
	case m.Title == "" || len(m.Steps) == 0:
		return ErrEmpty
	case len(m.Steps) > MaxSteps:
		return fmt.Errorf("%w: %d steps; %d are the most", ErrTooMany, len(m.Steps), MaxSteps)
	}
	if err := within([]string{m.Title, m.About, m.Source}, nil, nil); err != nil {
		return err
	}
	seen := map[string]bool{}
	for i := range m.Steps {
		s := &m.Steps[i]
		s.Name = oneLine(s.Name)
		switch {
		case s.Name == "":
			return ErrEmpty
		case seen[s.ID] || !content.ValidID(s.ID):
			return fmt.Errorf("%w: a step can't be named %q", ErrNoStep, s.ID)
		}
		seen[s.ID] = true
		for _, text := range []*string{&s.Stage, &s.Lead, &s.Lesson, &s.MeasuredBy} {
			*text = oneLine(*text)
		}
		s.Aim, s.Mistake = normalized(s.Aim), normalized(s.Mistake)
		s.Happens, s.DoneWhen, s.Leaves = lines(s.Happens), lines(s.DoneWhen), lines(s.Leaves)
		s.Support, s.Terms, s.BackTo = distinct(lines(s.Support)), distinct(lines(s.Terms)), distinct(lines(s.BackTo))
		same := cleanSame(correspondences(s.Same))
		s.Same = sameAs(same)
		err := within([]string{s.Name, s.Stage, s.Aim, s.Lead, s.MeasuredBy, s.Mistake, s.Lesson},
			[][]string{s.Happens, s.DoneWhen, s.Support, s.Leaves, s.Terms, s.BackTo}, same)
		if err != nil {
			return err
		}
	}
	return nil
}

// checkLength says whether names are such as a file of a course may hold, so
// that what is written out can be taken in again. Older events may hold longer
// ones, and are taken as they are.
func checkLength(names ...string) error {
	for _, name := range names {
		if n := utf8.RuneCountInString(name); n > content.MaxName {
			return fmt.Errorf("%w: a name of %d letters; %d is the most", ErrTooLong, n, content.MaxName)
		}
	}
	return nil
}

// within says whether texts, lists and correspondences are within their bounds.
func within(texts []string, lists [][]string, same []content.Correspondence) error {
	for _, t := range texts {
		if len(t) > MaxText {
			return fmt.Errorf("%w: %d bytes; %d is the most", ErrTooLong, len(t), MaxText)
		}
	}
	var corresponding []string
	for _, c := range same {
		corresponding = append(corresponding, c.Process+"/"+c.Step+c.Why)
	}
	for _, list := range append(lists, corresponding) {
		size := 0
		for _, t := range list {
			size += len(t)
		}
		switch {
		case len(list) > MaxTexts:
			return fmt.Errorf("%w: %d values; %d are the most", ErrTooMany, len(list), MaxTexts)
		case size > MaxList:
			return fmt.Errorf("%w: %d bytes; %d is the most", ErrTooLong, size, MaxList)
		}
	}
	return nil
}

// normalized is a text without what no file shows: control characters, spaces
// around it, line ends of other systems.
func normalized(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case c == '\r':
			return '\n'
		case unicode.IsControl(c) || c == '\ufeff':
			return -1
		}
		return c
	}, text)
	return strings.TrimSpace(text)
}

// oneLine is tidied, with line ends, tabs and runs of spaces as one space.
func oneLine(text string) string {
	words := strings.FieldsFunc(normalized(text), func(c rune) bool {
		return c == ' ' || c == '\n' || c == '\t' || c == '\u2028' || c == '\u2029'
	})
	return strings.TrimSpace(strings.Join(words, " "))
}

// lines gives texts as oneLine does, empty ones left out.
func lines(texts []string) []string {
	var all []string
	for _, t := range texts {
		if t = oneLine(t); t != "" {
			all = append(all, t)
		}
	}
	return all
}

func distinct(texts []string) []string {
	var all []string
	for _, t := range texts {
		if !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

// cleanSame leaves out what names no step, or one a second time.
func cleanSame(same []content.Correspondence) []content.Correspondence {
	var all []content.Correspondence
	for _, c := range same {
		c.Why = oneLine(c.Why)
		if content.ValidID(c.Process) && content.ValidID(c.Step) &&
			!slices.ContainsFunc(all, func(o content.Correspondence) bool { return o.Process == c.Process && o.Step == c.Step }) {
			all = append(all, c)
		}
	}
	return all
}
