package hostile

import (
	"fmt"
	"strings"
)

// drawings are SVGs.
func drawings() []sample {
	var all []sample
	add := func(name, says, head, body string) {
		all = append(all, sample{"svg-" + name, "a.svg", says, func() []byte {
			return fmt.Appendf(nil, "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' %s>%s</svg>", head, body)
		}})
	}
	const box = "viewBox='0 0 100 100'"
	rect := "<rect width='9' height='9'/>"
	add("script", "", box, "<script>fetch('http://a.b')</script>"+rect)
	add("handler", "", box+" onload='alert(1)'", "<a href='javascript:alert(1)'>"+rect+"</a>")
	add("foreign", "", box, "<foreignObject width='90' height='90'><iframe xmlns='http://www.w3.org/1999/xhtml' src='file:///etc/passwd'/></foreignObject>"+rect)
	add("pictures-from-elsewhere", "", box, "<image href='file:///etc/passwd'/><image xlink:href='http://a.b/c.png'/><image href='\\\\server\\share\\a.png'/>"+rect)
	add("styles-from-elsewhere", "", box, "<style>@import url('http://a.b/c.css'); rect{fill:url(file:///etc/passwd)}</style>"+rect)
	add("use-of-itself", "", box, "<g id='a'><use href='#a' xlink:href='#a'/></g>"+rect)
	add("use-in-a-ring", "", box, "<g id='a'><use xlink:href='#b'/></g><g id='b'><use xlink:href='#a'/></g><use xlink:href='#a'/>"+rect)
	var laughs strings.Builder
	fmt.Fprint(&laughs, "<defs><g id='g0'>"+rect+"</g>")
	for i := range 30 {
		fmt.Fprintf(&laughs, "<g id='g%d'>%s</g>", i+1, strings.Repeat(fmt.Sprintf("<use xlink:href='#g%d'/>", i), 10))
	}
	add("use-of-use", "", box, laughs.String()+"</defs><use xlink:href='#g30'/>")
	add("gradients-in-a-ring", "", box, "<defs><linearGradient id='a' xlink:href='#b'/><linearGradient id='b' xlink:href='#a'/></defs><rect fill='url(#a)' width='9' height='9'/>")
	add("patterns", "", box, "<pattern id='a' width='1' height='1'><rect fill='url(#a)' width='9' height='9'/></pattern><rect fill='url(#a)' width='9' height='9'/>")
	add("huge-box", "", "viewBox='0 0 1e30 1e30' width='1e30' height='1e30'", rect)
	add("widest", "", "width='65535' height='65535' viewBox='0 0 65535 65535'", "<rect width='65535' height='65535'/>")
	add("no-numbers", "", "viewBox='NaN -Inf 1e999 1e-999' width='NaN' height='-1'", "<rect x='NaN' y='1e999' width='Inf' height='1e308'/><circle r='1e300'/>")
	add("nothing", cantBeShown, "", "")
	add("deep", "", box, strings.Repeat("<g>", 50_000)+rect+strings.Repeat("</g>", 50_000))
	add("open", "", box, strings.Repeat("<g>", 50_000))
	add("many", "", box, strings.Repeat(rect, 200_000))
	add("long-path", "", box, "<path d='M0 0"+strings.Repeat("L9 9 C1 2 3 4 5 6 A1 1 0 0 1 9 9 ", 60_000)+"'/>")
	add("path-of-errors", "", box, "<path d='"+strings.Repeat("M-- .. 1e L,,Z A 0 0 0 9 9 1 1", 20_000)+"'/>")
	add("dashes", "", box, "<path d='M0 0 L1e7 1e7' stroke='red' stroke-width='2' stroke-dasharray='0.000001 0.000001'/>")
	add("wide-line", "", box, "<path d='M0 0 L1e30 1e30' stroke='red' stroke-width='1e30'/>")
	add("transforms", "", box, "<g transform='"+strings.Repeat("scale(1e9) rotate(45) matrix(1 2 3 4 5 6) ", 20_000)+"'>"+rect+"</g>")
	add("attributes", "", strings.Repeat("a='b' ", 100_000), rect)
	add("words", "", box, "<text>"+strings.Repeat("a\u202e", 100_000)+"</text>")
	whole := func(name, says, text string) {
		all = append(all, sample{"svg-" + name, "a.svg", says, func() []byte { return []byte(text) }})
	}
	whole("entities", cantBeShown, "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>&c;&c;&c;</text></svg>")
	whole("entity-of-a-file", cantBeShown, "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>&a;</text></svg>")
	whole("long-doctype", "", "<!DOCTYPE svg ["+strings.Repeat("<!ENTITY a 'b'>", 200_000)+"]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>")
	whole("long-comment", "", "<!--"+strings.Repeat(" a", 2<<20)+"--><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>")
	whole("cut", cantBeShown, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9")
	return all
}
