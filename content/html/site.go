package html

import (
	"bytes"
	"fmt"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/formula"
	"stagecraft/content/language"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
)

// Site is what the pages of a course have in common when they lead to each
// other. Addresses are those from its top folder, such as course/terms.html#po.
// It is used by one goroutine at a time.
type Site struct {
	Course *content.Course
	Words  *catalogue.Words // nil is English
	// Address gives where a thing of the course is; "" when it is nowhere on the site.
	Address func(ref content.Ref) string
	// Keep keeps a picture of the course's on the site and gives its address. Data
	// is harmless even when someone opens it by itself.
	Keep func(name string, kind picture.Kind, data []byte) (string, error)

	pictures map[string]embeddedPicture // by their names in the course; addresses are from the top
	effort   int                        // of decoding them, in pixels
}

// Page is the inside of one page of a site as it is written.
type Page struct {
	*Markup
	w *writer
}

// NewPage begins a page that goes to a buffer. From gives an address from the
// site's top as it is from the page.
func (s *Site) NewPage(out *bytes.Buffer, from func(address string) string) *Page {
	if s.pictures == nil {
		s.pictures = map[string]embeddedPicture{}
	}
	p := &page{rules: map[string]string{}, pictures: map[string]embeddedPicture{}, lessons: map[string]string{}}
	m := NewMarkup(out)
	note := Note{Document: &markup.Document{}, Course: s.Course, Words: s.Words}
	w := &writer{page: p, Markup: m, site: s, from: from, note: note, words: s.Words}
	if language.RightToLeft(w.language()) {
		w.direction = "rtl"
	}
	return &Page{m, w}
}

// Heading is a heading of an article.
type Heading struct {
	ID, Text string
	Level    int // from 2
}

// Article is what a page knows of a note that it shows.
type Article struct {
	Title, Description, Language string
	Headings                     []Heading
}

// Article writes a note, with id on what holds it. A page has one at most, as
// its ids are those of the note.
func (p *Page) Article(d *markup.Document, name string) Article {
	w := p.w
	w.spoken = ""
	w.note = Note{Document: d.Typeset(), Name: name, Course: w.site.Course, Words: w.words}
	w.formulas = formula.Read(w.note.Document)
	w.article()
	a := Article{Title: w.title, Description: d.Meta.Description, Language: w.language()}
	for _, e := range w.contents {
		if e.heading.ID != "" && strings.TrimSpace(e.text) != "" {
			a.Headings = append(a.Headings, Heading{w.id(e.heading.ID), e.text, e.level})
		}
	}
	return a
}

// Question writes a question that stands in no note, with its answer folded
// away; id is that of the element.
func (p *Page) Question(q *content.Question, id string) {
	p.w.question(q, nil, id, func() {})
}

// Prose writes a text of the course's, such as a definition, in which the terms
// that it names lead to where they are explained, each once, but for those of not.
func (p *Page) Prose(text string, not ...*content.Term) {
	p.w.named = map[*content.Term]bool{}
	for _, t := range not {
		p.w.named[t] = true
	}
	p.w.marked(markup.WithFormulas(text))
}

// Plain writes a text of the course's that has no markup but formulas.
func (p *Page) Plain(text string) { p.w.plain(text) }

// Inlines writes running text as its author set it.
func (p *Page) Inlines(all []markup.Inline) { p.w.inlines(all) }

// Link writes a link to a thing of the course, or the text alone where it is
// nowhere on the site.
func (p *Page) Link(ref content.Ref, text, class string) {
	address := p.w.site.Address(ref)
	if address == "" {
		p.Text(text)
		return
	}
	p.Line("a", text, "href", p.w.from(address), "class", class)
}

// External writes a link to an address on the web, or the address as text where
// a page may not lead there.
func (p *Page) External(address string) {
	href, course := p.w.address(address)
	if href == "" || course || strings.HasPrefix(href, "#") {
		p.Text(address)
		return
	}
	p.Line("a", address, "href", href, "rel", external(href))
}

// Rules gives the style that the notes of the page asked for: rules that the
// page has to have besides its style sheet.
func (p *Page) Rules() string { return strings.Join(p.w.styles, "") }

// Problems gives what the page could not show.
func (p *Page) Problems() []markup.Problem {
	all := make([]markup.Problem, len(p.w.problems))
	for i, one := range p.w.problems {
		all[i] = one.Problem
	}
	return all
}

// kept gives the address on the site of a picture of the course. A drawing in
// which more than lines and letters could be is held by the page itself, where a
// browser runs nothing of it.
func (w *writer) kept(name string, data []byte) embeddedPicture {
	s := w.site
	w.effort = s.effort
	found := w.prepare(data)
	s.effort = w.effort
	if found.err != nil || found.kind == picture.SVG && !harmless(found.data) {
		return found.held()
	}
	address, err := s.Keep(name, found.kind, found.data)
	if err != nil {
		return embeddedPicture{err: fmt.Errorf("keep it beside the page: %w", err)}
	}
	return embeddedPicture{address: address, beside: true}
}
