package importing

import (
	"bytes"
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/marker"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
	"stagecraft/content/plaintext"
)

// mostPage is how many bytes a page may have: as many as a lesson.
const mostPage = 4 << 20

// page reads a lesson of an HTML page.
func (r *reader) page() {
	source, err := plaintext.Decode(r.Data)
	switch {
	case err != nil:
		r.errorf(markup.Pos{}, "not-text", "it can't be read as text: %v", err)
		return
	case len(r.withoutData(source)) > mostPage:
		r.errorf(markup.Pos{}, "too-big", "the page has more than %d MB beside its pictures; divide it", mostPage>>20)
		return
	}
	top, err := fragment.Parse(string(source))
	if err != nil {
		r.errorf(markup.Pos{}, "too-deep", "the page can't be read: %v", err)
		return
	}
	l := &Lesson{}
	main := r.preparePage(top, l)
	md, err := r.pageMarkdown(main)
	if err != nil {
		r.errorf(markup.Pos{}, "damaged", "the page can't be turned into a lesson: %v", err)
		return
	}
	if strings.TrimSpace(md) == "" {
		return
	}
	l.Markdown = md
	r.setLesson(l)
}

var dataAddress = regexp.MustCompile(`data:[a-z]+/[a-z+.-]+;base64,[A-Za-z0-9+/=\s]+`)

func (r *reader) withoutData(source []byte) []byte { return dataAddress.ReplaceAll(source, nil) }

// setLesson makes a lesson what was found.
func (r *reader) setLesson(l *Lesson) {
	if l.Title = fragment.OneLine(fragment.Tidy(l.Title)); l.Title == "" {
		l.Title = strings.TrimSuffix(path.Base(r.Name), path.Ext(r.Name))
	}
	l.Markdown = strings.TrimSpace(l.Markdown) + "\n"
	if d := markup.Parse([]byte(l.Markdown)); len(d.Headings()) == 0 || d.Headings()[0].Level != 1 {
		l.Markdown = "# " + fragment.Literal(l.Title) + "\n\n" + l.Markdown
	}
	r.found.Lesson = l
}

// notText are elements of a page that a learner has no use for.
var notText = []atom.Atom{
	atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Form, atom.Button, atom.Input, atom.Select,
	atom.Textarea, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Canvas, atom.Audio, atom.Video, atom.Dialog, atom.Link, atom.Meta,
}

// preparePage gives the part of a page that is its text, with its pictures brought
// in and without what is no text, and gives the lesson its title.
func (r *reader) preparePage(top *html.Node, l *Lesson) *html.Node {
	var title, heading string
	var mains, articles, drop, images, links []*html.Node
	body := top
	for n := range top.Descendants() {
		switch {
		case n.Type == html.CommentNode, slices.Contains(notText, n.DataAtom):
			drop = append(drop, n)
		case n.DataAtom == atom.Title && title == "":
			title = fragment.Text(n)
		case n.DataAtom == atom.H1 && heading == "":
			heading = fragment.Text(n)
		case n.DataAtom == atom.Body:
			body = n
		case n.DataAtom == atom.Main:
			mains = append(mains, n)
		case n.DataAtom == atom.Article:
			articles = append(articles, n)
		case n.DataAtom == atom.Img:
			images = append(images, n)
		case n.DataAtom == atom.A:
			links = append(links, n)
		case n.DataAtom == atom.Header && n.Parent != nil && n.Parent.DataAtom == atom.Body,
			n.DataAtom == atom.Footer && n.Parent != nil && n.Parent.DataAtom == atom.Body:
			drop = append(drop, n)
		}
	}
	if l.Title = heading; strings.TrimSpace(heading) == "" {
		l.Title = title
	}
	switch {
	case len(mains) == 1:
		body = mains[0]
	case len(articles) == 1:
		body = articles[0]
	}
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	r.settleImages(images, body)
	settleLinks(links)
	return body
}

// settleImages gives pictures of the text their addresses in the course, and takes
// out those that are left out.
func (r *reader) settleImages(images []*html.Node, body *html.Node) {
	for _, n := range images {
		if !within(n, body) {
			continue
		}
		address := r.picture(fragment.Attribute(n, "src"), markup.Pos{})
		if address != "" {
			n.Attr = []html.Attribute{{Key: "src", Val: address}, {Key: "alt", Val: fragment.OneLine(fragment.Attribute(n, "alt"))}}
			continue
		}
		if alt := fragment.Attribute(n, "alt"); alt != "" {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: alt}, n)
		}
		n.Parent.RemoveChild(n)
	}
}

func within(n, of *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == of {
			return true
		}
	}
	return false
}

// settleLinks takes the addresses off links that would lead nowhere: to other pages
// of a site, to parts of the page, to scripts.
func settleLinks(links []*html.Node) {
	for _, n := range links {
		address := strings.TrimSpace(fragment.Attribute(n, "href"))
		lower := strings.ToLower(address)
		if strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "mailto:") {
			n.Attr = []html.Attribute{{Key: "href", Val: address}}
			continue
		}
		n.Data, n.DataAtom, n.Attr = "span", atom.Span, nil
	}
}

// ownSigns mean something in notes that they don't in CommonMark: formulas, what is
// marked, inserted, raised or lowered, emoji, containers, figures of mathematics.
const ownSigns = "$^~=+:{}|%"

// pageMarkdown turns a part of a page into Markdown.
func (r *reader) pageMarkdown(main *html.Node) (string, error) {
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithHorizontalRule("---"), commonmark.WithListEndComment(false)),
		strikethrough.NewStrikethroughPlugin(),
		table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithNewlineBehavior(table.NewlineBehaviorPreserve)),
	))
	for _, s := range ownSigns {
		c.Register.EscapedChar(s)
	}
	c.Register.UnEscaper(escapeOwn, converter.PriorityStandard)
	md, err := c.ConvertNode(main, converter.WithContext(r.ctx))
	if err != nil {
		return "", err
	}
	if r.stopped() {
		return "", errors.New("it takes too long")
	}
	return tidyMarkdown(string(md)), nil
}

// escapeOwn says that a sign of a note's own is to be escaped, where it could mean
// something: always those of formulas and of what is raised or lowered, the others
// where they are doubled or stand at the beginning of a word.
func escapeOwn(text []byte, at int) int {
	switch text[at] {
	case '$', '^', '~', '|':
		return 1
	case '=', '+', ':', '%':
		rest := bytes.TrimPrefix(text[at+1:], marker.BytesMarkerEscaping)
		if len(rest) > 0 && (rest[0] == text[at] || text[at] == ':' && isWordByte(rest[0])) {
			return 1
		}
	case '{', '}':
		return 1
	}
	return -1
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '_'
}

// tidyMarkdown takes out what can't be seen, but leaves the spaces of code.
func tidyMarkdown(md string) string {
	md = markup.Visible(strings.NewReplacer("\r", "", "\u200b", "", "\ufeff", "", "\u00ad", "", "\u2028", "\n", "\u2029", "\n").Replace(md))
	return strings.TrimSpace(md)
}
