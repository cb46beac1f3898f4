// Package export writes figures into files: SVG and PNG pictures, a page to
// print as PDF, and the certificate of an exam.
package export

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"stagecraft/content"
	"stagecraft/ui/figure"
)

// PDF gives a handout of a process: one A4 page, landscape, with its figure
// and a table of its steps. Everything is drawn as lines and text. The same
// process makes the same file. Like all drawing it belongs on the main
// goroutine.
func PDF(course *content.Course, p *content.Process) ([]byte, error) {
	data, err := writePDF(course, p, true)
	if err != nil {
		return nil, fmt.Errorf("write the handout of %q: %w", p.Title, err)
	}
	return data, nil
}

// written is the date that every handout bears, so that the same process makes
// the same file.
var written = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// formulasTime is how long a handout waits for formulas that nobody had set before; see [Prepare].
const formulasTime = 250 * time.Millisecond

func writePDF(course *content.Course, p *content.Process, compressed bool) ([]byte, error) {
	defer usePrintTheme()()
	within, cancel := context.WithTimeout(context.Background(), formulasTime)
	defer cancel()
	h, set := newHandout(course, p), &formulas{within: within}
	h.table.setFormulas(set)
	fonts, err := fontsWith(set, h.text())
	if err != nil {
		return nil, err
	}
	page := h.lay(fonts)

	head := pdfHead{title: p.Title, subject: figure.TextAlternative(course, p), language: course.Language, made: written}
	if !p.Own {
		head.authors = course.Authors
	}
	doc := newPDF(fonts, compressed, head)
	for _, part := range page {
		c := &pageContext{doc: doc, fonts: fonts, at: part.at, scale: part.scale}
		for _, m := range part.marks {
			c.draw(m)
		}
	}
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

const family = "inter"

// pdfHead is what a PDF says of itself.
type pdfHead struct {
	title, subject string
	authors        []string
	language       string
	made           time.Time
}

// newPDF begins a document of A4 pages in landscape, with the first of them.
func newPDF(f *fonts, compressed bool, head pdfHead) *fpdf.Fpdf {
	return newPages(fpdf.OrientationLandscape, f, compressed, head)
}

// newPages begins a document of A4 pages, with the first of them.
func newPages(orientation string, f *fonts, compressed bool, head pdfHead) *fpdf.Fpdf {
	doc := fpdf.New(orientation, "pt", "A4", "")
	doc.SetCompression(compressed)
	doc.SetCatalogSort(true)
	doc.SetCreationDate(head.made)
	doc.SetModificationDate(head.made)
	doc.SetTitle(head.title, true)
	doc.SetSubject(head.subject, true)
	if len(head.authors) > 0 {
		doc.SetAuthor(strings.Join(head.authors, ", "), true)
	}
	doc.SetCreator("Stagecraft", true)
	if head.language != "" {
		doc.SetLang(head.language)
	}
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes(family, "", f.regular.Data)
	doc.AddUTF8FontFromBytes(family, "B", f.semiBold.Data)
	doc.AddPage()
	return doc
}
