package markup

import (
	"reflect"
	"strings"
	"testing"
)

func TestParse_FrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, markdown string
		want           Meta
		text           string
	}{
		{
			"every key", "---\nid: a\ntitle: B\ndescription: C d\nlang: de\ndir: rtl\nminutes: 7\nbreaks: false\ntags: x, y ,x\n---\nz",
			Meta{ID: "a", Title: "B", Description: "C d", Language: "de", Direction: "rtl", Minutes: 7, Tags: []string{"x", "y"}, Lines: 10},
			"z",
		},
		{
			"several blocks", "\n---\ntitle: A\n---\n\n\n---\ntitle: B\ntags: [c]\n---\nd",
			Meta{Title: "A", Tags: []string{"c"}, Breaks: true, Lines: 10},
			"d",
		},
		{
			"what is not YAML", "---\ntitle: A: b\ntags: c, d\n---\ne",
			Meta{Title: "A: b", Tags: []string{"c", "d"}, Breaks: true, Lines: 4},
			"e",
		},
		{"byte order mark and carriage returns", "\ufeff---\r\ntitle: A\r\n---\r\nb", Meta{Title: "A", Breaks: true, Lines: 3}, "b"},
		{"comments alone", "---\n# only this\n---\na", Meta{Breaks: true, Lines: 3}, "a"},
		{"numbers as text", "---\ntitle: 2024\ntags: [1, 2]\n---\n", Meta{Title: "2024", Tags: []string{"1", "2"}, Breaks: true, Lines: 4}, ""},
		{"not closed", "---\ntitle: A\n", Meta{Breaks: true}, "title: A"},
		{"not first", "a\n\n---\ntitle: A\n---\n", Meta{Breaks: true}, "a\ntitle: A"},
		{"text between rules", "---\n\nHello\n\n---\n", Meta{Breaks: true}, "Hello"},
		{"a second that has other keys", "---\ntitle: A\n---\n---\nNote: b\n---\n", Meta{Title: "A", Breaks: true, Lines: 3}, "Note: b"},
		{"aliases", "---\ntitle: &a A\ndescription: *a\n---\nb", Meta{Title: "&a A", Description: "*a", Breaks: true, Lines: 4}, "b"},
	} {
		doc := Parse([]byte(c.markdown))
		if !reflect.DeepEqual(doc.Meta, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, doc.Meta, c.want)
		}
		if doc.Text() != c.text {
			t.Errorf("%s: text is %q; want %q", c.name, doc.Text(), c.text)
		}
	}
}

func TestParse_LeavesFrontMatterThatIsTooLongAsText(t *testing.T) {
	doc := Parse([]byte("---\ntitle: A\n" + strings.Repeat("# long\n", maxFrontMatter/7) + "---\nend"))
	if doc.Meta.Title != "" || !strings.Contains(doc.Text(), "title: A") || !strings.HasSuffix(doc.Text(), "end") {
		t.Errorf("title is %q, text ends %q", doc.Meta.Title, doc.Text()[max(0, len(doc.Text())-20):])
	}
}
