package importing

import (
	"archive/zip"
	"html"
	"io"
	"path"
	"regexp"
	"strings"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
)

// document reads a lesson of a word processor's document, which another program
// turns into Markdown. The pictures are taken out of the document here.
func (r *reader) document() {
	z, ok := r.checkZip(mostUnzipped)
	if !ok {
		return
	}
	if r.Document == nil {
		r.errorf(markup.Pos{}, "no-pandoc", "a .docx is read by pandoc, which isn't there: install it from https://pandoc.org, or save the document as a web page (.html) and import that")
		return
	}
	md, err := r.Document(r.ctx, r.Data)
	if err != nil {
		r.errorf(markup.Pos{}, "pandoc-failed", "pandoc can't read it: %v", err)
		return
	}
	if len(md) > mostPage {
		r.errorf(markup.Pos{}, "too-big", "the text has more than %d MB; divide it", mostPage>>20)
		return
	}
	text := r.documentPictures(z, tidyMarkdown(string(md)))
	if strings.TrimSpace(text) == "" {
		return
	}
	l := &Lesson{Markdown: text}
	for _, h := range markup.Parse([]byte(text)).Headings() {
		if h.Level == 1 {
			l.Title = markup.PlainText(h.Inlines)
			break
		}
	}
	r.setLesson(l)
}

var (
	imgTag      = regexp.MustCompile(`(?s)<img\s[^>]*>`)
	figureTag   = regexp.MustCompile(`(?s)</?figure[^>]*>|<figcaption.*?</figcaption>`)
	tagSource   = regexp.MustCompile(`(?s)\ssrc="([^"]*)"`)
	tagAlt      = regexp.MustCompile(`(?s)\salt="([^"]*)"`)
	shownAs     = regexp.MustCompile(`!\[((?:[^\]\\]|\\.)*)\]\((<[^>\n]*>|[^)\s]+)(?:\s+"[^"\n]*")?\)`)
	spanComment = regexp.MustCompile(`(?s)<span[^>]*></span>|<!-- -->`)
)

// documentPictures brings the pictures in that the text shows, in one form.
func (r *reader) documentPictures(z *zip.Reader, text string) string {
	text = spanComment.ReplaceAllString(figureTag.ReplaceAllString(text, ""), "")
	text = imgTag.ReplaceAllStringFunc(text, func(tag string) string {
		alt := ""
		if m := tagAlt.FindStringSubmatch(tag); m != nil {
			alt = html.UnescapeString(m[1])
		}
		if m := tagSource.FindStringSubmatch(tag); m != nil {
			return "![" + fragment.Escaped(fragment.OneLine(alt)) + "](<" + html.UnescapeString(m[1]) + ">)"
		}
		return alt
	})
	return shownAs.ReplaceAllStringFunc(text, func(shown string) string {
		m := shownAs.FindStringSubmatch(shown)
		address := strings.Trim(m[2], "<>")
		to := ""
		if strings.HasPrefix(address, "http") {
			to = r.picture(address, markup.Pos{})
		} else if data, ok := r.inDocument(z, address); ok {
			to = r.keepPicture(address, data, markup.Pos{})
		}
		if to == "" {
			return m[1]
		}
		return "![" + fragment.OneLine(m[1]) + "](" + to + ")"
	})
}

// inDocument reads a picture of a document.
func (r *reader) inDocument(z *zip.Reader, address string) ([]byte, bool) {
	f, err := z.Open(path.Join("word", path.Clean("/"+address)))
	if err != nil {
		r.leftOut(markup.Pos{}, "no-picture", "the picture %q isn't in the document, and is left out", fragment.Shortened(address))
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostPicture+1))
	if err != nil {
		r.leftOut(markup.Pos{}, "no-picture", "the picture %q is damaged, and is left out", fragment.Shortened(address))
		return nil, false
	}
	return data, true
}
