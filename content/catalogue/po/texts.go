package po

import (
	"cmp"
	"maps"
	"slices"

	"stagecraft/content/catalogue"
)

// Of gives a file with all texts of the program, and what is said for them in a language;
// what isn't translated yet is empty.
func Of(tag string, texts catalogue.Texts) (*File, error) {
	rule, err := PluralOf(tag)
	if err != nil {
		return nil, err
	}
	names, err := rule.Names(tag)
	if err != nil {
		return nil, err
	}
	f := &File{Language: tag, Plural: rule}
	english := catalogue.English()
	for _, text := range slices.Sorted(maps.Keys(english)) {
		said, original := texts[text], english[text]
		if original.Forms == nil {
			f.Messages = append(f.Messages, Message{ID: text, Said: []string{said.Said}})
			continue
		}
		m := Message{ID: original.Forms["one"], IDs: text, PluralRule: true}
		for _, name := range names {
			m.Said = append(m.Said, said.Forms[name])
		}
		f.Messages = append(f.Messages, m)
	}
	return f, nil
}

// Translation is what a file gives.
type Translation struct {
	Texts catalogue.Texts
	// Mistakes are what has to be put right, Untranslated what has no translation yet,
	// and Unused what is no text of the program any more: each left out of Texts.
	Mistakes, Untranslated, Unused []Mistake
}

// Texts gives the texts of a file, each with its verbs and plural forms as they have to
// be.
func (f *File) Texts() *Translation {
	t := &Translation{Texts: catalogue.Texts{}}
	names, err := f.Plural.Names(f.Language)
	if err != nil {
		t.Mistakes = append(t.Mistakes, Mistake{1, err.Error()})
		return t
	}
	english := catalogue.English()
	lines := map[string]int{}
	for _, m := range f.Messages {
		key := cmp.Or(m.IDs, m.ID)
		_, used := english[key]
		lines[key] = m.Line
		switch {
		case !used:
			t.Unused = append(t.Unused, Mistake{m.Line, catalogue.Fault{Text: key, Says: "is no text of the program"}.String()})
		case m.Fuzzy || !slices.ContainsFunc(m.Said, func(said string) bool { return said != "" }):
			t.Untranslated = append(t.Untranslated, Mistake{m.Line, catalogue.Fault{Text: key, Says: "isn't translated"}.String()})
		default:
			t.Texts[key] = m.text(names)
		}
	}
	for _, fault := range t.Texts.Check(f.Language) {
		line, there := lines[fault.Text]
		switch {
		case !fault.Missing:
			t.Mistakes = append(t.Mistakes, Mistake{line, fault.String()})
			delete(t.Texts, fault.Text)
		case !there:
			t.Untranslated = append(t.Untranslated, Mistake{1, catalogue.Fault{Text: fault.Text, Says: "isn't in the file"}.String()})
		}
	}
	for _, all := range [][]Mistake{t.Mistakes, t.Untranslated, t.Unused} {
		slices.SortStableFunc(all, func(a, b Mistake) int { return a.Line - b.Line })
	}
	return t
}

// text is the translation, with plural forms of some names.
func (m *Message) text(names []string) catalogue.Text {
	if !m.PluralRule {
		return catalogue.Text{Said: m.Said[0]}
	}
	forms := map[string]string{}
	for i, said := range m.Said[:min(len(m.Said), len(names))] {
		forms[names[i]] = said
	}
	if last := names[len(names)-1]; forms[catalogue.Other] == "" { // for fractions, which no number here is
		forms[catalogue.Other] = forms[last]
	}
	return catalogue.Text{Forms: forms}
}
