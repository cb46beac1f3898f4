package anki

import (
	"errors"
	"html"
	"regexp"
	"strings"
)

// A template is HTML with marks: {{Field}} stands for a field, {{filter:Field}} for one
// that is changed, {{#Field}} to {{/Field}} for what shows only with the field, and
// {{^Field}} to {{/Field}} for what shows only without.

var errTemplate = errors.New("its template can't be read: a condition doesn't end, or makes too much")

// rendering is what a template is filled with.
type rendering struct {
	note     *Note
	card     *Card
	template string // its name
	front    string // what {{FrontSide}} stands for
	answer   bool

	out    strings.Builder
	sound  bool // it plays something
	typing bool // it asks to type the answer
}

// render fills a template.
func (r *rendering) render(template string) (string, error) {
	rest, err := r.part(template, "", true, 0)
	if err == nil && rest != "" {
		err = errTemplate
	}
	return r.out.String(), err
}

// part fills a template up to the end of a condition, or to its own, and gives what
// comes after it.
func (r *rendering) part(template, until string, shown bool, depth int) (rest string, err error) {
	if depth > mostNesting {
		return "", errTemplate
	}
	for {
		before, after, found := strings.Cut(template, "{{")
		if shown {
			r.out.WriteString(before)
		}
		if r.out.Len() > mostFace {
			return "", errTemplate
		}
		if !found {
			if until != "" {
				return "", errTemplate
			}
			return "", nil
		}
		mark, then, closed := strings.Cut(after, "}}")
		if !closed {
			if until != "" {
				return "", errTemplate
			}
			if shown {
				r.out.WriteString("{{" + after)
			}
			return "", nil
		}
		template = then
		mark = strings.TrimSpace(strings.Trim(strings.TrimSpace(mark), "{}"))
		switch {
		case strings.HasPrefix(mark, "#"), strings.HasPrefix(mark, "^"):
			name := strings.TrimSpace(mark[1:])
			there := r.has(name)
			if template, err = r.part(template, name, shown && there == (mark[0] == '#'), depth+1); err != nil {
				return "", err
			}
		case strings.HasPrefix(mark, "/"):
			if name := strings.TrimSpace(mark[1:]); until == "" || name != until {
				return "", errTemplate
			}
			return template, nil
		case strings.HasPrefix(mark, "!"): // a remark
		case shown:
			r.out.WriteString(r.value(mark))
		}
	}
}

var emptyField = regexp.MustCompile(`(?i)^(?:\s|&nbsp;|</?(?:br|div|p)\s*/?>)*$`)

// has says whether a field is there and isn't empty.
func (r *rendering) has(name string) bool {
	if value, ok := r.note.Field(name); ok {
		return !emptyField.MatchString(value)
	}
	switch {
	case name == "Tags":
		return len(r.note.Tags) > 0
	case r.note.Type.Kind == Cloze && gapName.MatchString(name):
		return true
	}
	return name == "Deck" || name == "Card" || name == "Type" || name == "FrontSide"
}

var gapName = regexp.MustCompile(`^c\d+$`)

// value gives what a mark stands for.
func (r *rendering) value(mark string) string {
	filters := strings.Split(mark, ":")
	name := strings.TrimSpace(filters[len(filters)-1])
	filters = filters[:len(filters)-1]
	value, ok := r.note.Field(name)
	if !ok {
		switch name {
		case "FrontSide":
			return r.front
		case "Tags":
			value = html.EscapeString(strings.Join(r.note.Tags, " "))
		case "Deck":
			value = html.EscapeString(r.card.Deck.Name)
		case "Subdeck":
			parts := strings.Split(r.card.Deck.Name, "::")
			value = html.EscapeString(parts[len(parts)-1])
		case "Card":
			value = html.EscapeString(r.template)
		case "Type":
			value = html.EscapeString(r.note.Type.Name)
		}
	}
	for i := len(filters) - 1; i >= 0; i-- {
		switch filter := strings.TrimSpace(filters[i]); {
		case filter == "type", strings.HasPrefix(filter, "type "), filter == "nc":
			if r.typing = true; !r.answer {
				value = ""
			}
		case strings.HasPrefix(filter, "tts"):
			r.sound, value = true, ""
		case filter == "text":
			value = html.EscapeString(html.UnescapeString(someTag.ReplaceAllString(value, " ")))
		case filter == "kanji":
			value = ruby.ReplaceAllString(value, "$1")
		case filter == "kana":
			value = ruby.ReplaceAllString(value, "$2")
		case filter == "furigana":
			value = ruby.ReplaceAllString(value, "$1 ($2)")
		}
	}
	return value
}

var (
	someTag = regexp.MustCompile(`<[^>]*>`)
	ruby    = regexp.MustCompile(` ?([^ >\[\]]+?)\[([^\]]+?)\]`)
)

var gapMark = regexp.MustCompile(`\{\{[^}]*\bcloze:\s*([^}:]+?)\s*\}\}`)

// settle finds the field that has the gaps.
func (t *NoteType) settle() {
	t.asked = -1
	if t.Kind != Cloze {
		return
	}
	t.asked = 0
	if len(t.Templates) == 0 {
		return
	}
	if m := gapMark.FindStringSubmatch(t.Templates[0].Question); m != nil {
		for i, f := range t.Fields {
			if f == m[1] {
				t.asked = i
			}
		}
	}
}
