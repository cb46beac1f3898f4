package html

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stagecraft/content/markup"
)

// FuzzWrite holds for any note what checkPage holds.
func FuzzWrite(f *testing.F) {
	source, err := os.ReadFile("testdata/constructs.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(source)
	for part := range bytes.SplitSeq(source, []byte("\n## ")) {
		f.Add(part)
	}
	for _, s := range []string{
		"<script>a</script> <b onclick=x>c</b> [d](javascript:e) ![](javascript:f)\n\n<img src=x onerror=g>",
		"[a <a href=b>c</a> ^[d]](e)", "```quiz\na ^[b] ==c==\n```", "# \x00\ufffe\x0c", "{%pdf javascript:a %}",
		"> [name=A\"] [color=red;x:y]", "```a\" onload=\"b=\n```", "![a](data:image/svg+xml;base64,PHN2Zy8+ =5%x)",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		note := Note{Document: markup.Parse(source), Name: "name", Files: fstest.MapFS{}}
		page, _ := write(t, note)
		checkPage(t, page, note)
	})
}

// checkPage holds that a page is well-formed XML which a browser reads as the
// same elements; that it can run and fetch nothing; that its ids are unique
// and its own links find them; that headings skip no level; and that the text
// of its notes is in it.
func checkPage(t *testing.T, page string, notes ...Note) {
	t.Helper()
	elements, text := readXML(t, page)
	browser := readHTML(t, page)
	for i, e := range elements {
		if i >= len(browser) || browser[i] != e {
			t.Fatalf("element %d is %s in XML and %q in HTML\n%s", i, e, browser[min(i, len(browser)):min(i+1, len(browser))], page)
		}
	}
	if len(browser) != len(elements) {
		t.Fatalf("%d elements in XML and %d in HTML\n%s", len(elements), len(browser), page)
	}
	for _, n := range notes {
		for _, r := range readable(n.Document.Typeset()) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				if text[r]--; text[r] < 0 {
					t.Fatalf("%q is lost\n%s\ngives\n%s", r, n.Document.Text(), page)
				}
			}
		}
	}
}

// readable gives the text of a document; of questions, what they are as
// Markdown, as the x of a right choice isn't text.
func readable(d *markup.Document) string {
	var questions strings.Builder
	sources, deals := map[*markup.Quiz]string{}, map[*markup.Deals]string{}
	hide := func(b markup.Block) bool {
		if q, ok := b.(*markup.Quiz); ok {
			asked := q.Source
			switch first, rest, _ := strings.Cut(strings.TrimLeft(asked, "\n"), "\n"); {
			case strings.HasPrefix(asked, "given "):
				asked = unshown.ReplaceAllString(asked, "")
			case strings.HasPrefix(first, "write"), strings.HasPrefix(first, "board"):
				asked = rest
			}
			questions.WriteString(markup.Parse([]byte(asked)).Text())
			sources[q], q.Source = q.Source, ""
		}
		if b, ok := b.(*markup.Deals); ok { // whose heads and steps the page has in words of its own
			deals[b], b.Source = b.Source, ""
		}
		return true
	}
	markup.Walk(d.Blocks, hide)
	for _, f := range d.Footnotes {
		markup.Walk(f.Blocks, hide)
	}
	text := d.Text()
	for q, source := range sources {
		q.Source = source
	}
	for b, source := range deals {
		b.Source = source
	}
	return text + questions.String()
}

// unshown is what of a calculation isn't shown as it is written: what its numbers
// are drawn from, and where they stand.
var unshown = regexp.MustCompile(`(?m)^(?:given|let|[=!]) .*$|\{[^}]*\}`)

var allowedAddress = regexp.MustCompile(`(?i)^(https?://|mailto:|#|term:|step:|process:|lesson:|dialogue:)`)

// readXML reads the page strictly as XML, checks each element, and gives the
// elements, each with its depth, and the characters that can be read in them.
func readXML(t *testing.T, page string) (elements []string, text map[rune]int) {
	t.Helper()
	text = map[rune]int{}
	ids, targets := map[string]bool{}, map[string]bool{}
	level, depth, inStyle := 0, 0, false
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, page)
		}
		switch token := token.(type) {
		case xml.CharData:
			if !inStyle {
				for _, r := range string(token) {
					text[r]++
				}
			}
		case xml.EndElement:
			inStyle = false
			depth--
		case xml.StartElement:
			name := token.Name.Local
			depth++
			elements = append(elements, fmt.Sprintf("%d %s", depth, name))
			inStyle = name == "style"
			switch name {
			case "script", "iframe", "object", "embed", "form", "input", "link", "base", "use", "image", "foreignObject", "animate", "set":
				t.Fatalf("the page has <%s>\n%s", name, page)
			}
			if token.Name.Space == "http://www.w3.org/2000/svg" && !strings.Contains(" svg title desc path text a ", " "+name+" ") {
				t.Fatalf("a drawing has <%s>\n%s", name, page)
			}
			if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
				next := int(name[1] - '0')
				if next > level+1 {
					t.Fatalf("h%d comes after h%d\n%s", next, level, page)
				}
				level = next
			}
			for _, a := range token.Attr {
				switch key := strings.ToLower(a.Name.Local); {
				case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc":
					t.Fatalf("<%s> has %s\n%s", name, key, page)
				case key == "href":
					if !allowedAddress.MatchString(a.Value) {
						t.Fatalf("a link leads to %q\n%s", a.Value, page)
					}
					if id, ok := strings.CutPrefix(a.Value, "#"); ok && strings.Contains(id, ".") {
						targets[id] = true
					}
				case key == "src", key == "srcset":
					if !strings.HasPrefix(a.Value, "data:image/") || strings.ContainsAny(a.Value, " \t\n") {
						t.Fatalf("a picture is at %q\n%s", a.Value, page)
					}
				case key == "id":
					if ids[a.Value] || strings.ContainsAny(a.Value, " \t\n") {
						t.Fatalf("the id %q is taken or has a space\n%s", a.Value, page)
					}
					ids[a.Value] = true
				case key == "alt":
					for _, r := range a.Value {
						text[r]++
					}
				}
			}
		}
	}
	for id := range targets {
		if prefix := regexp.MustCompile(`^(\d+\.)?(note|call|contents|callout)\.`); prefix.MatchString(id) && !ids[id] {
			t.Fatalf("a link leads to #%s, which isn't there\n%s", id, page)
		}
	}
	return elements, text
}

// readHTML gives the elements that a browser makes of the page, each with its depth.
func readHTML(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("not HTML: %v", err)
	}
	var elements []string
	var descend func(*html.Node, int)
	descend = func(n *html.Node, depth int) {
		if n.Type == html.ElementNode {
			elements = append(elements, fmt.Sprintf("%d %s", depth, n.Data))
			if n.Namespace == "svg" {
				if !strings.Contains(" svg title desc path text a ", " "+n.Data+" ") {
					t.Errorf("<%s> is in a drawing, %d deep", n.Data, depth)
				}
			} else if n.Namespace == "" && n.DataAtom == 0 && atom.Lookup([]byte(n.Data)) == 0 {
				t.Errorf("<%s> is no element of HTML, %d deep", n.Data, depth)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			descend(c, depth+1)
		}
	}
	descend(root, 0)
	return elements
}
