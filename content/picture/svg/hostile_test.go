package svg_test

import (
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content/picture/svg"
)

// hostile are drawings that would burden whoever draws them.
func hostile() map[string]string {
	wrap := func(head, body string) string {
		return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " + head + ">" + body + "</svg>"
	}
	const box = "viewBox='0 0 100 100'"
	all := map[string]string{}
	var nested, layers, clips strings.Builder
	for i := range 30 {
		fmt.Fprintf(&nested, "<g id='g%d'>%s</g>", i+1, strings.Repeat(fmt.Sprintf("<use href='#g%d'/>", i), 10))
	}
	all["use of use"] = wrap(box, "<g id='g0'><path d='M0 0h9'/></g>"+nested.String()+"<use href='#g30'/>")
	layers.WriteString(strings.Repeat("<g opacity='.5'>", 100) + "<rect width='100' height='100'/>" + strings.Repeat("</g>", 100))
	all["layers"] = wrap(box, layers.String())
	all["many layers"] = wrap(box, strings.Repeat("<g opacity='.5'><rect width='100' height='100'/><rect width='100' height='100'/></g>", 20_000))
	clips.WriteString("<clipPath id='c'><circle cx='50' cy='50' r='50'/></clipPath>" + strings.Repeat("<g clip-path='url(#c)'>", 100) + "<rect width='100' height='100'/>" + strings.Repeat("</g>", 100))
	all["clips"] = wrap(box, clips.String())
	all["masks"] = wrap(box, "<mask id='m'><g mask='url(#m)'><rect width='100' height='100' fill='#fff'/></g></mask>"+strings.Repeat("<g mask='url(#m)'>", 90)+"<rect width='100' height='100'/>"+strings.Repeat("</g>", 90))
	all["patterns"] = wrap(box, "<pattern id='p' width='.001' height='.001'><rect width='9' height='9' fill='url(#q)'/></pattern><pattern id='q' width='1' height='1'><rect width='9' height='9' fill='url(#p)'/></pattern>"+strings.Repeat("<rect width='100' height='100' fill='url(#p)'/>", 1000))
	all["big patterns"] = wrap(box, "<pattern id='p' width='9' height='9' patternUnits='userSpaceOnUse' patternTransform='scale(1000)'><rect width='9' height='9'/></pattern>"+strings.Repeat("<rect width='100' height='100' fill='url(#p)'/>", 1000))
	all["markers"] = wrap(box, "<marker id='m' markerWidth='99' markerHeight='99'><path marker-mid='url(#n)' d='"+strings.Repeat("M0 0L9 9", 500)+"'/></marker><marker id='n'><path marker-mid='url(#m)' d='"+strings.Repeat("M0 0L9 9", 500)+"'/></marker><path marker-mid='url(#m)' d='"+strings.Repeat("M0 0L9 9", 2000)+"'/>")
	all["dashes"] = wrap(box, strings.Repeat("<path d='M0 0 L100 100' stroke='red' stroke-dasharray='.01 .01'/>", 20_000))
	all["no dash"] = wrap(box, "<path d='M0 0 L100 100' stroke='red' stroke-dasharray='0 0 0 .5 0 0'/><path d='M0 0 L100 100' stroke='red' stroke-dasharray='1 0' stroke-dashoffset='-1e9'/>")
	all["round lines"] = wrap(box, "<path stroke-linejoin='round' stroke-width='90' stroke='red' fill='none' d='M0 0"+strings.Repeat("L99 0 0 99 ", 100_000)+"'/>")
	all["curves"] = wrap("viewBox='0 0 1 1'", "<path d='M0 0"+strings.Repeat("C9e5-9e5 9e5 9e5 0 0", 80_000)+"'/>")
	all["rules"] = wrap(box, "<style>"+strings.Repeat("*{fill:red}", 5000)+"</style>"+strings.Repeat("<path/>", 100_000))
	all["descendants"] = wrap(box, "<style>"+strings.Repeat("g g g g g g g rect{fill:red}", 5000)+"</style>"+strings.Repeat("<g>", 100)+strings.Repeat("<rect/>", 10_000)+strings.Repeat("</g>", 100))
	all["variables"] = wrap(box, "<style>:root{--a:var(--b)var(--b);--b:var(--a)var(--a)}</style>"+strings.Repeat("<rect width='9' height='9' fill='var(--a)'/>", 10_000))
	all["letters"] = wrap(box, "<text>"+strings.Repeat("Wörter ", 100_000)+"</text>")
	all["texts"] = wrap(box, strings.Repeat("<text y='9'>words of a text</text>", 30_000))
	all["large letters"] = wrap(box, "<text font-size='1e9' stroke='red' stroke-width='1e8'>"+strings.Repeat("W", 10_000)+"</text>")
	all["tspans"] = wrap(box, "<text>"+strings.Repeat("<tspan dx='1'>a", 120)+strings.Repeat("</tspan>", 120)+"</text>")
	all["lists"] = wrap(box, "<text x='"+strings.Repeat("1 ", 200_000)+"'>"+strings.Repeat("a", 10_000)+"</text>")
	all["transforms"] = wrap(box, "<g transform='"+strings.Repeat("scale(1e9) rotate(45) ", 80_000)+"'><rect width='9' height='9'/></g>")
	inner := wrap(box, strings.Repeat("<rect width='9' height='9'/>", 10))
	for range 4 {
		inner = wrap(box, "<image width='99' height='99' href=\"data:image/svg+xml,"+strings.NewReplacer("%", "%25", "\"", "%22", "<", "%3C", "#", "%23").Replace(inner)+"\"/>")
	}
	all["svg in svg"] = inner
	all["stops"] = wrap(box, "<linearGradient id='a'>"+strings.Repeat("<stop offset='.5'/>", 50_000)+"</linearGradient>"+strings.Repeat("<rect width='99' height='99' fill='url(#a)'/>", 5000))
	all["ring of gradients"] = wrap(box, "<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/><rect width='9' height='9' fill='url(#a)'/>")
	all["shadows"] = wrap(box, "<filter id='f'><feGaussianBlur stdDeviation='9'/><feOffset dx='1e9'/></filter><filter id='g'><feDropShadow dx='3' stdDeviation='1e9'/></filter>"+strings.Repeat("<g filter='url(#f)'><rect width='90' height='90' filter='url(#g)'/></g>", 1000))
	all["html"] = wrap(box, "<foreignObject width='9' height='9'><div xmlns='http://www.w3.org/1999/xhtml'>"+strings.Repeat("words ", 50_000)+"</div></foreignObject>")
	all["ring of text"] = wrap(box, "<path id='p' d='"+strings.Repeat("M0 0L99 99", 50_000)+"'/><text>"+strings.Repeat("<textPath href='#p'>a</textPath>", 5000)+"</text>")
	return all
}

// TestDraw_LeavesOutWhatIsElsewhere says so, and reads nothing.
func TestDraw_LeavesOutWhatIsElsewhere(t *testing.T) {
	text := "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<image width='9' height='9' href='file:///etc/passwd'/>\n" +
		"<use href='http://a.b/c.svg#d'/><g filter='url(#f)'><rect width='9' height='9' style='mix-blend-mode:multiply'/></g>" +
		"<script>alert(1)</script><text>\u4e2d</text></svg>"
	d, err := svg.Parse([]byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Draw(image.Pt(9, 9)); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range d.Omissions() {
		got = append(got, fmt.Sprintf("%d: %s", o.Line, o.What))
	}
	want := "2: a picture in another file (file:///etc/passwd)\n3: a filter other than a shadow or a blur\n3: a part of another file (http://a.b/c.svg#d)\n" +
		"3: blending with what lies below (multiply)\n3: letters that the typeface lacks, such as '中'"
	if strings.Join(got, "\n") != want {
		t.Errorf("left out:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
}

func TestParse_RefusesWhatIsNoDrawing(t *testing.T) {
	for name, text := range map[string]string{
		"no size":      "<svg xmlns='http://www.w3.org/2000/svg'/>",
		"no area":      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 9'/>",
		"cut":          "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect",
		"HTML":         "<html><svg viewBox='0 0 9 9'/></html>",
		"an entity":    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg viewBox='0 0 9 9'><text>&a;</text></svg>",
		"entities":     "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg viewBox='0 0 9 9'><text>&b;</text></svg>",
		"too deep":     "<svg viewBox='0 0 9 9'>" + strings.Repeat("<g>", 1000) + strings.Repeat("</g>", 1000) + "</svg>",
		"out of shape": "<svg viewBox='0 0 9 9'></g></svg>",
	} {
		if _, err := svg.Parse([]byte(text), nil); err == nil {
			t.Errorf("%s: is taken", name)
		}
	}
	if _, err := svg.Parse([]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), nil); !errors.Is(err, svg.ErrNoSize) {
		t.Errorf("no size: %v", err)
	}
}

func FuzzDraw(f *testing.F) {
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := svg.Parse(data, nil)
		if err != nil {
			return
		}
		if w, h := d.Size(); !(w > 0 && h > 0) {
			t.Errorf("is %v by %v", w, h)
		}
		if _, err := d.Draw(image.Pt(64, 64)); err != nil && !errors.Is(err, svg.ErrTooMuch) {
			t.Error(err)
		}
	})
}
