package website

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"stagecraft/content"
	"stagecraft/content/html"
	"stagecraft/content/markup"
)

// Bounds on the index of words, in bytes: of all of it, and of the text of one
// place. What comes after the first is found by its title alone.
const (
	maxIndex = 6 << 20
	maxPlace = 20_000
)

// index is what the search looks through, as a script: a page that was opened
// from a folder may read no other file.
type index struct{ out bytes.Buffer }

// add adds a place: what it is called, where it is from the top, and its words.
func (x *index) add(title, address, text string) {
	text = strings.Join(strings.Fields(text), " ")
	switch {
	case x.out.Len() > maxIndex:
		text = ""
	case len(text) > maxPlace:
		text = strings.ToValidUTF8(text[:maxPlace], "")
	}
	entry, err := json.Marshal([3]string{title, from(searchPage)(address), text})
	if err != nil {
		return // three texts can always be written
	}
	if x.out.Len() > 0 {
		x.out.WriteString(",\n")
	}
	x.out.Write(entry)
}

// lesson adds a lesson, a place for each heading that can be led to.
func (x *index) lesson(s *site, l *content.Lesson, a html.Article) {
	title, address := l.Title, lessonPage(l)
	var text strings.Builder
	known := s.links.headings[l.ID]
	for _, b := range l.Document.Blocks {
		h, ok := b.(*markup.Heading)
		if !ok || !known[h.ID] || h.ID == "" {
			if _, asked := b.(*markup.Quiz); !asked { // whose answer would be told
				text.WriteString(markup.BlockText(b) + "\n")
			}
			continue
		}
		x.add(title, address, text.String())
		text.Reset()
		name := strings.TrimSpace(markup.PlainText(h.Inlines))
		title, address = l.Title, lessonPage(l)
		if name != "" && name != a.Title {
			title, address = l.Title+" › "+name, lessonPage(l)+"#"+h.ID
		}
	}
	x.add(title, address, text.String())
}

// search writes the page that searches the site, and its index.
func (s *site) search(ctx context.Context) error {
	h := &sheet{file: searchPage, title: s.words.T("Search"), part: searchPage, class: "search", scripts: []string{indexFile}}
	err := s.write(ctx, h, func(p *html.Page) {
		p.Line("h1", s.words.T("Search"))
		p.Element("noscript", func() {
			p.Line("p", s.words.T("The search needs scripts, which are switched off here. All that the course has is listed on its first page."))
		})
		p.Element("div", func() {
			p.Element("p", func() {
				p.Line("label", s.words.T("Words to find"), "for", "words.")
				p.Empty("input", "type", "search", "id", "words.", "autocomplete", "off", "spellcheck", "false")
			})
			p.Line("p", "", "id", "count.", "role", "status", "class", "about",
				"data-none", s.words.T("Nothing was found."), "data-found", s.words.T("Places found: %d"))
			p.Element("ol", func() {}, "id", "results.", "class", "results")
		}, "role", "search", "id", "search.", "hidden", "hidden")
	})
	if err != nil {
		return err
	}
	return s.to.file(indexFile, fmt.Appendf(nil, "var stagecraftIndex = [\n%s\n];\n", s.index.out.Bytes()))
}

// stepText gives the words of a step to find it by.
func stepText(step *content.Step) string {
	all := append([]string{step.Aim}, step.Happens...)
	all = append(append(all, step.DoneWhen...), step.Leaves...)
	return strings.Join(append(all, step.MeasuredBy, step.Mistake), " ")
}
