// Package website writes a course as a static site: lessons, processes step by
// step, terms, roles, and questions whose answers are behind a click, on pages
// that lead to each other. It works from a folder on a disk, without a server
// and without a network.
//
// Every page is read in order by a screen reader, can be used by keys, printed,
// and used without script, which adds the search and shows a process one step at
// a time. Nothing in a course is trusted: pages are made by package html, and a
// policy in each forbids everything that isn't of the site.
package website

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/html"
	"stagecraft/content/language"
	"stagecraft/content/palette"
	"stagecraft/content/picture"
)

// Options are what whoever hands the site out may choose.
type Options struct {
	Name      string            // of the site; "" is the course's title
	Publisher string            // who hands it out, said at the foot of each page
	Accent    string            // the colour of what is pressed and chosen, as #RRGGBB; "" is the app's own
	Icon      []byte            // a picture of a kind that browsers show as a site's icon: PNG or SVG; nil is none
	More      map[string][]byte // further files to lie beside index.html, by name
	// Words are those around the course's own text; nil is those of its language.
	Words *catalogue.Words
}

// Stylesheet, script and index of the site, from its top.
const (
	styleFile  = "course/style.css"
	scriptFile = "course/site.js"
	indexFile  = "course/search-index.js"
)

// site is a site as it is written.
type site struct {
	course  *content.Course
	options Options
	words   *catalogue.Words
	spoken  string // language tag
	name    string
	to      sink
	html    *html.Site
	theme   html.Theme
	icon    string // address from the top, or ""

	index    index
	taken    map[string]bool // file names of pictures, in lower case
	titled   map[string]int  // how many pages have a title
	problems content.Problems
	practice []practiceSet
	links    links
	page     bytes.Buffer // the inside of the page that is being written
}

// write writes the whole site of a course. What it could not show, such as a
// picture that is damaged, is on the page as text and among the problems.
func write(ctx context.Context, to sink, course *content.Course, o Options) (content.Problems, error) {
	s, err := newSite(to, course, o)
	if err != nil {
		return nil, err
	}
	if err := s.keepIcon(); err != nil {
		return nil, err
	}
	if err := s.assets(); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(o.More)) {
		if err := to.file(name, o.More[name]); err != nil {
			return nil, err
		}
	}
	parts := []func(context.Context) error{s.cover, s.lessons, s.processes, s.terms, s.roles, s.practices, s.dialogues, s.search}
	for _, part := range parts {
		if err := part(ctx); err != nil {
			return s.problems, err
		}
	}
	return s.problems, nil
}

func newSite(to sink, course *content.Course, o Options) (*site, error) {
	s := &site{course: course, options: o, to: to, name: o.Name, theme: html.Plain(), taken: map[string]bool{}, titled: map[string]int{}}
	if s.name == "" {
		s.name = course.Title
	}
	if o.Accent != "" {
		chosen, err := palette.Parse(o.Accent)
		if err != nil {
			return nil, fmt.Errorf("the accent: %w", err)
		}
		s.theme.Primary, s.theme.PrimarySoft, s.theme.OnPrimary = palette.Accent(chosen)
	}
	s.spoken = "en"
	if course.Language != "" {
		s.spoken = course.Language
	} else if len(course.Lessons) > 0 {
		if guessed := content.LanguageOf(course.Lessons[0].Document, course); guessed != "" {
			s.spoken = guessed
		}
	}
	if s.words = o.Words; s.words == nil {
		s.words = catalogue.For(s.spoken)
	}
	s.links = newLinks(course)
	s.practice = s.practiceSets()
	s.html = &html.Site{Course: course, Words: s.words, Address: s.address, Keep: s.keep}
	return s, nil
}

func (s *site) rightToLeft() bool { return language.RightToLeft(s.spoken) }

// keepIcon puts the icon beside the pages.
func (s *site) keepIcon() error {
	if s.options.Icon == nil {
		return nil
	}
	kind, ok := picture.KindOf(s.options.Icon)
	if !ok || kind != picture.PNG && kind != picture.SVG {
		return fmt.Errorf("the icon is no PNG and no SVG, which browsers take as a site's icon")
	}
	s.icon = "course/icon" + kind.Extension
	return s.to.file(s.icon, s.options.Icon)
}

// keep puts a picture of the course beside the pages, under a name that every
// system takes.
func (s *site) keep(name string, kind picture.Kind, data []byte) (string, error) {
	base := name[strings.LastIndexByte(name, '/')+1:]
	stem := strings.Trim(strings.Map(plainly, base[:max(strings.LastIndexByte(base, '.'), 0)]), "-")
	stem = "picture-" + stem[:min(len(stem), 60)]
	file := "course/pictures/" + strings.TrimRight(stem, "-") + kind.Extension
	for n := 2; s.taken[file]; n++ {
		file = fmt.Sprintf("course/pictures/%s-%d%s", stem, n, kind.Extension)
	}
	s.taken[file] = true
	return file, s.to.file(file, data)
}

// plainly leaves what can stand in the name of a file everywhere.
func plainly(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	}
	return '-'
}
