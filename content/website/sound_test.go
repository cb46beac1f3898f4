package website

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// memory is a sink that keeps the files.
type memory map[string]string

func (m memory) file(name string, data []byte) error {
	if _, taken := m[name]; taken {
		return fmt.Errorf("%s is written twice", name)
	}
	m[name] = string(data)
	return nil
}

// pages gives the names of a site's pages.
func (m memory) pages() []string {
	var all []string
	for name := range m {
		if path.Ext(name) == ".html" {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// seen is what checkSite has found on a page.
type seen struct {
	name, title string
	ids         map[string]bool
	links       []string // as they stand
	text        string
	level, h1   int
}

// checkSite holds what each page of any site has to be: well-formed, with a
// language, a title of its own, one h1 and no heading level skipped; ids that
// are unique; pictures with alt that are of the site; links that lead to a page
// and a place that is there, or to the web; no script but the site's.
func checkSite(t *testing.T, files memory) map[string]*seen {
	t.Helper()
	all, titles := map[string]*seen{}, map[string]string{}
	for _, name := range files.pages() {
		wellFormed(t, name, files[name])
		root, err := html.Parse(strings.NewReader(files[name]))
		if err != nil {
			t.Fatal(err)
		}
		s := &seen{name: name, ids: map[string]bool{}}
		all[name] = s
		s.look(t, root, files)
		if s.h1 != 1 {
			t.Errorf("%s has %d h1", name, s.h1)
		}
		if s.title == "" || titles[s.title] != "" {
			t.Errorf("%s has the title %q, as %q has", name, s.title, titles[s.title])
		}
		titles[s.title] = name
	}
	for name, s := range all {
		for _, link := range s.links {
			s.follow(t, all, name, link)
		}
	}
	return all
}

func wellFormed(t *testing.T, name, page string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
	}
}

var ownAddress = regexp.MustCompile(`^[a-z0-9./-]+(#.+)?$`)

// look looks at a page from an element on.
func (s *seen) look(t *testing.T, n *html.Node, files memory) {
	t.Helper()
	if n.Type == html.TextNode {
		s.text += n.Data + " "
	}
	if n.Type == html.ElementNode {
		s.element(t, n, files)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.look(t, c, files)
	}
}

func (s *seen) element(t *testing.T, n *html.Node, files memory) {
	t.Helper()
	has := map[string]string{}
	for _, a := range n.Attr {
		has[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || a.Key == "action" {
			t.Errorf("%s: <%s> has %s", s.name, n.Data, a.Key)
		}
	}
	if id, ok := has["id"]; ok {
		if id == "" || s.ids[id] || strings.ContainsAny(id, " \t\n") {
			t.Errorf("%s: the id %q is empty, taken, or has a space", s.name, id)
		}
		s.ids[id] = true
	}
	if n.Namespace == "svg" && n.Data != "a" { // a formula or a diagram, which asks for nothing
		if !strings.Contains(" svg title desc path text ", " "+n.Data+" ") {
			t.Errorf("%s: a drawing has <%s>", s.name, n.Data)
		}
		return
	}
	switch n.Data {
	case "html":
		if has["lang"] == "" {
			t.Errorf("%s has no language", s.name)
		}
	case "title":
		s.title = n.FirstChild.Data
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(n.Data[1] - '0')
		if level > s.level+1 {
			t.Errorf("%s: %s comes after h%d", s.name, n.Data, s.level)
		}
		if s.level = level; level == 1 {
			s.h1++
		}
	case "a":
		s.links = append(s.links, has["href"])
		if strings.Contains(has["href"], "://") && !strings.Contains(has["rel"], "noopener") {
			t.Errorf("%s: the link to %s has the rel %q", s.name, has["href"], has["rel"])
		}
	case "img", "source":
		s.shown(t, n.Data, has, files)
	case "script", "link":
		address := has["src"] + has["href"]
		if _, ok := files[s.whole(address)]; !ok || n.FirstChild != nil {
			t.Errorf("%s: <%s> is at %q, or holds something", s.name, n.Data, address)
		}
	case "iframe", "object", "embed", "form", "base", "video", "audio":
		t.Errorf("%s has <%s>", s.name, n.Data)
	}
}

// shown looks at a picture.
func (s *seen) shown(t *testing.T, element string, has map[string]string, files memory) {
	t.Helper()
	if _, ok := has["alt"]; !ok && element == "img" {
		t.Errorf("%s: the picture %q has no alt", s.name, has["src"])
	}
	address := has["src"] + has["srcset"]
	if strings.HasPrefix(address, "data:image/") {
		return
	}
	if _, ok := files[s.whole(address)]; !ok || !ownAddress.MatchString(address) {
		t.Errorf("%s: a picture is at %q", s.name, address)
	}
}

// whole gives an address of the page as a name of the site.
func (s *seen) whole(address string) string { return path.Join(path.Dir(s.name), address) }

// follow holds that a link leads to something.
func (s *seen) follow(t *testing.T, all map[string]*seen, name, link string) {
	t.Helper()
	lower := strings.ToLower(link)
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) {
			return
		}
	}
	file, fragment, _ := strings.Cut(link, "#")
	to := s
	if file != "" {
		if to = all[s.whole(file)]; to == nil || !ownAddress.MatchString(link) {
			t.Errorf("%s: a link leads to %q, which is no page", name, link)
			return
		}
	}
	plain, err := url.PathUnescape(fragment)
	if fragment != "" && !to.ids[fragment] && (err != nil || !to.ids[plain]) {
		t.Errorf("%s: a link leads to %q, which isn't there", name, link)
	}
}
