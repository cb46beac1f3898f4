// Package html writes notes as one HTML page that stands by itself: it fetches
// nothing, runs nothing, and shows all the text of the notes, pictures
// included, to eyes, screen readers and printers.
//
// The page is also well-formed XML. Nothing in a note is trusted: all text is
// escaped, links lead only to the web, to mail, within the page or to things
// of the course, and a Content-Security-Policy forbids the rest.
package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// Note is one note of a page.
type Note struct {
	Document *markup.Document
	Name     string // its title when it has none of its own
	ID       string // that links to lesson:ID lead to; "" is the note's own
	Files    fs.FS  // the note's folder, for its pictures; nil when there is none. It must not lead out of the folder
	// Course is what the note belongs to, or nil. Its figures and videos are
	// shown, and pictures are those of its Files.
	Course *content.Course
	// Words are what stands around the note's own text, such as "Answer"; nil is English.
	Words *catalogue.Words
}

// Problem is a picture of a note that could not be shown.
type Problem struct {
	Note int // which of the notes, from 0
	markup.Problem
}

// Write writes notes as one page, an article each. What it could not show is
// in the page as text and among the problems; an error is one of w.
func Write(w io.Writer, notes ...Note) ([]Problem, error) {
	p := &page{rules: map[string]string{}, pictures: map[string]embeddedPicture{}, lessons: map[string]string{}}
	var articles bytes.Buffer
	title, description, language := "", "", ""
	prefix := func(i int) string {
		if i == 0 {
			return ""
		}
		return fmt.Sprintf("%d.", i+1)
	}
	for i, note := range notes {
		id := note.ID
		if id == "" {
			id = note.Document.Meta.ID
		}
		if _, taken := p.lessons[id]; !taken && id != "" {
			p.lessons[id] = prefix(i)
		}
	}
	for i, note := range notes {
		note.Document = note.Document.Typeset()
		article := &writer{page: p, Markup: NewMarkup(&articles), note: note, words: note.Words, number: i, prefix: prefix(i), formulas: formula.Read(note.Document)}
		article.article()
		if i == 0 {
			title, description, language = article.title, note.Document.Meta.Description, article.language()
		}
	}
	head := &writer{page: p, Markup: NewMarkup(&bytes.Buffer{})}
	head.head(title, description, language)
	for _, part := range []io.Reader{head.out, &articles, strings.NewReader("</main>\n</body>\n</html>\n")} {
		if _, err := io.Copy(w, part); err != nil {
			return p.problems, fmt.Errorf("write the page: %w", err)
		}
	}
	return p.problems, nil
}

// page is what the articles of a page share.
type page struct {
	rules    map[string]string // class, by the style that the note asks for
	styles   []string          // the same, as rules, in the order asked for
	pictures map[string]embeddedPicture
	lessons  map[string]string // prefix of the ids of each, by the lesson's own id
	effort   int               // of decoding them, in pixels
	bytes    int               // of the pictures in the page
	problems []Problem
}

// class gives the name of a class of one declaration, which is to be safe: the
// policy of the page allows no style outside its style sheet.
func (p *page) class(declaration string) string {
	if name, ok := p.rules[declaration]; ok {
		return name
	}
	name := fmt.Sprintf("s%d", len(p.rules)+1)
	p.rules[declaration] = name
	p.styles = append(p.styles, fmt.Sprintf(".%s { %s }\n", name, declaration))
	return name
}

// head writes all that comes before the first article.
func (w *writer) head(title, description, language string) {
	style := styleSheet() + strings.Join(w.styles, "")
	hash := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) +
		"'; base-uri 'none'; form-action 'none'"
	w.Raw("<!DOCTYPE html>\n")
	w.Start("html", "lang", language)
	w.Raw("\n<head>\n")
	w.Empty("meta", "charset", "utf-8")
	w.Empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
	w.Empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	w.Empty("meta", "name", "color-scheme", "content", "light dark")
	w.Empty("meta", "name", "referrer", "content", "no-referrer")
	if description != "" {
		w.Empty("meta", "name", "description", "content", description)
	}
	w.Start("title")
	w.Text(title)
	w.End("title")
	w.Raw("\n<style>")
	w.Raw(style)
	w.Raw("</style>\n</head>\n<body>\n<main>\n")
}

// language gives the language of the note, else that of its course, else the
// one that it seems to be written in, else English.
func (w *writer) language() string {
	if w.spoken == "" {
		w.spoken = content.LanguageOf(w.note.Document, w.note.Course)
	}
	if w.spoken == "" {
		w.spoken = "en"
	}
	return w.spoken
}
