package website

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed" // the style sheet and the script
	"encoding/base64"
	"fmt"
	"strings"

	"stagecraft/content/html"
)

// siteRules is how the parts of a site look that a note has not.
//
//go:embed site.css
var siteRules string

//go:embed site.js
var script []byte

// assets writes the style sheet and the script.
func (s *site) assets() error {
	if err := s.to.file(styleFile, []byte(strings.TrimLeft(s.theme.Style()+siteRules, "\n"))); err != nil {
		return err
	}
	return s.to.file(scriptFile, script)
}

// sheet is a page of the site.
type sheet struct {
	file        string // from the top
	title       string // "" on the cover
	description string
	part        string // the page of the course's parts that it belongs to
	class       string // of the body
	scripts     []string
	beside      func(p *html.Page) // writes what stands beside the text, or nil
}

// write writes a page whose text is written by inside. The text comes first, as
// only then it is known which style it asks for.
func (s *site) write(ctx context.Context, h *sheet, inside func(p *html.Page)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.page.Reset()
	p := s.html.NewPage(&s.page, from(h.file))
	p.Element("main", func() { inside(p) }, "id", mainID, "tabindex", "-1")
	if h.beside != nil {
		h.beside(p)
	}
	var out bytes.Buffer
	m := html.NewMarkup(&out)
	s.head(m, h, p.Rules())
	m.Start("body", "class", h.class)
	m.Raw("\n")
	m.Line("a", s.words.T("Skip to the text"), "class", "skip", "href", "#"+mainID)
	m.Raw("\n<div class=\"layout\">\n")
	s.banner(m, h)
	out.Write(s.page.Bytes())
	m.Raw("</div>\n")
	s.foot(m)
	m.Raw("</body>\n</html>\n")
	return s.to.file(h.file, out.Bytes())
}

// head writes all that comes before the body. The policy lets in what is of the
// site; file: is what it is of when it is opened from a folder.
func (s *site) head(m *html.Markup, h *sheet, rules string) {
	policy := "default-src 'none'; img-src 'self' file: data:; style-src 'self' file:"
	if rules != "" {
		hash := sha256.Sum256([]byte(rules))
		policy += " 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
	}
	policy += "; script-src 'self' file:; base-uri 'none'; form-action 'none'"
	direction := ""
	if s.rightToLeft() {
		direction = "rtl"
	}
	to := from(h.file)
	m.Raw("<!DOCTYPE html>\n")
	m.Start("html", "lang", s.spoken, "dir", direction)
	m.Raw("\n<head>\n")
	m.Empty("meta", "charset", "utf-8")
	m.Empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
	m.Empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	m.Empty("meta", "name", "color-scheme", "content", "light dark")
	m.Empty("meta", "name", "referrer", "content", "no-referrer")
	if h.description != "" {
		m.Empty("meta", "name", "description", "content", h.description)
	}
	title := s.name
	if h.title != "" {
		title = h.title + " · " + s.name
	}
	if s.titled[title]++; s.titled[title] > 1 { // two lessons of one name are still told apart
		title = fmt.Sprintf("%s (%d) · %s", h.title, s.titled[title], s.name)
	}
	m.Line("title", title)
	m.Raw("\n")
	if s.icon != "" {
		m.Empty("link", "rel", "icon", "href", to(s.icon))
	}
	m.Empty("link", "rel", "stylesheet", "href", to(styleFile))
	if rules != "" {
		m.Raw("<style>" + rules + "</style>\n")
	}
	for _, script := range append([]string{scriptFile}, h.scripts...) {
		m.Start("script", "src", to(script), "defer", "defer")
		m.Raw("</script>\n")
	}
	m.Raw("</head>\n")
}

// part is a part of the course in the list that is on every page.
type part struct{ name, address, of string }

func (s *site) parts() []part {
	all := []part{{s.words.T("Lessons"), coverPage + "#" + lessonsID, coverPage}}
	if len(s.course.Lessons) == 0 {
		all = nil
	}
	add := func(there bool, name, page string) {
		if there {
			all = append(all, part{name, page, page})
		}
	}
	add(len(s.course.Processes) > 0, s.words.T("Processes"), processesPage)
	add(len(s.course.Terms) > 0, s.words.T("Terms"), termsPage)
	add(len(s.course.Roles) > 0, s.words.T("Roles"), rolesPage)
	add(s.practises(), s.words.T("Practice"), practicePage)
	add(true, s.words.T("Search"), searchPage)
	return all
}

// banner writes what is beside or above every page: the course's name and its parts.
func (s *site) banner(m *html.Markup, h *sheet) {
	to := from(h.file)
	m.Element("header", func() {
		m.Element("a", func() {
			if s.icon != "" {
				m.Empty("img", "src", to(s.icon), "alt", "", "width", "26", "height", "26")
			} else {
				m.Element("span", func() {}, "class", "sign", "aria-hidden", "true")
			}
			m.Line("span", s.name)
		}, "class", "brand", "href", to(coverPage), "aria-current", current(h.file == coverPage, "page"))
		m.Element("nav", func() {
			m.Element("ul", func() {
				for _, p := range s.parts() {
					value := current(p.of == h.part, "true")
					if p.address == h.file {
						value = "page"
					}
					m.Element("li", func() { m.Line("a", p.name, "href", to(p.address), "aria-current", value) })
				}
			})
		}, "aria-label", s.words.T("Parts of the course"))
	}, "class", "banner")
	m.Raw("\n")
}

func current(is bool, value string) string {
	if is {
		return value
	}
	return ""
}

// foot writes who made the course and who hands it out.
func (s *site) foot(m *html.Markup) {
	var all []string
	if len(s.course.Authors) > 0 {
		all = append(all, s.words.F("By %s", s.words.List(s.course.Authors)))
	}
	if s.options.Publisher != "" && (len(s.course.Authors) != 1 || s.course.Authors[0] != s.options.Publisher) {
		all = append(all, s.words.F("Published by %s", s.options.Publisher))
	}
	if s.course.Version != "" {
		all = append(all, s.words.F("Edition %s", s.course.Version))
	}
	if s.course.Licence != "" {
		all = append(all, s.words.F("Licence: %s", s.course.Licence))
	}
	all = append(all, s.words.T("Made with Stagecraft"))
	m.Element("footer", func() { m.Line("p", strings.Join(all, " · ")) }, "class", "colophon")
}
