package fix

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

var (
	fenceOpens = regexp.MustCompile("^([ \\t>]*(?:`{3,}|~{3,})[ \\t]*)([^ \\t{]+)(.*)$")
	fenceID    = regexp.MustCompile(`(^|[\s{])id=("?)([^\s"}]*)("?)`)
	frontID    = regexp.MustCompile(`^(id:[ \t]*)(.*?)[ \t]*$`)
)

// giveID writes an id: of a question into its fence, of a lesson into its front
// matter, of anything else where it stands.
func giveID(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" {
		return nil
	}
	if s.yaml() {
		if p.Rule == "missing-id" {
			return addKey(m, p)
		}
		return swap(m, p)
	}
	fix := &Fix{Says: catalogue.Say("Give it the id %s", p.Right)}
	line, from := s.line(p.Line), s.start(p.Line)
	if f := fenceOpens.FindStringSubmatchIndex(line); f != nil {
		info := line[f[4]:]
		if id := fenceID.FindStringSubmatchIndex(info); id != nil {
			fix.Edits = []Edit{s.replace(from+f[4]+id[6], from+f[4]+id[7], p.Right)}
		} else {
			fix.Edits = []Edit{s.replace(from+f[5], from+f[5], " id="+p.Right)}
		}
		return fix
	}
	if id := frontID.FindStringSubmatchIndex(line); id != nil && p.Line > 1 {
		fix.Edits = []Edit{s.replace(from+id[4], from+id[5], p.Right)}
		return fix
	}
	if lines := frontMatter(s); lines > 0 {
		fix.Edits = []Edit{s.insertLines(2, "id: "+p.Right+"\n")}
		return fix
	}
	fix.Edits = []Edit{s.replace(s.start(1), s.start(1), "---\nid: "+p.Right+"\n---\n")}
	return fix
}

// frontMatter gives how many lines of a note are front matter.
func frontMatter(s *source) int {
	plain := bytes.ReplaceAll(s.raw[s.start(1):], []byte("\r\n"), []byte("\n"))
	if !strings.HasPrefix(s.line(1), "---") {
		return 0
	}
	return markup.Parse(plain).Meta.Lines
}

// question makes a question of a fence that is almost one.
func question(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil {
		return nil
	}
	f := fenceOpens.FindStringSubmatchIndex(s.line(p.Line))
	if f == nil {
		return nil
	}
	name, from := "quiz", s.start(p.Line)
	if p.Right != "" && !fenceID.MatchString(s.line(p.Line)[f[4]:]) {
		name += " id=" + p.Right
	}
	return &Fix{Says: catalogue.Say("Name it quiz"), Edits: []Edit{s.replace(from+f[4], from+f[5], name)}}
}

var calloutName = regexp.MustCompile(`^[ \t>]*:::[ \t]*([A-Za-z]+)`)

// callout writes the kind of a callout in small letters.
func callout(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil {
		return nil
	}
	f := calloutName.FindStringSubmatchIndex(s.line(p.Line))
	if f == nil {
		return nil
	}
	name := s.line(p.Line)[f[2]:f[3]]
	small := strings.ToLower(name)
	if small == name || !slices.Contains([]string{"info", "success", "warning", "danger", "note", "tip", "spoiler"}, small) {
		return nil
	}
	from := s.start(p.Line)
	return &Fix{Says: catalogue.Say("Write “%s” for “%s”", small, name), Edits: []Edit{s.replace(from+f[2], from+f[3], small)}}
}

var spacedName = regexp.MustCompile(`\{%([ \t]+)[a-z]`)

// embed takes out the space before what is embedded.
func embed(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil {
		return nil
	}
	at := spacedName.FindStringSubmatchIndex(s.line(p.Line))
	if at == nil {
		return nil
	}
	from := s.start(p.Line)
	return &Fix{Says: catalogue.Say("Take out the space"), Edits: []Edit{s.replace(from+at[2], from+at[3], "")}}
}

// outOfNote takes out the line that a problem is on, if it begins as is expected.
func outOfNote(begins string) mender {
	return func(m *mending, p *content.Problem) *Fix {
		s := m.file(p.File)
		if s == nil || !strings.HasPrefix(strings.TrimLeft(s.line(p.Line), " "), begins) {
			return nil
		}
		return &Fix{Says: catalogue.Say("Take out the line"), Edits: []Edit{s.replace(s.start(p.Line), s.start(p.Line+1), "")}}
	}
}

// describe gives a picture without a text what is known of it: its caption, else the
// name of its file, which it says that it is.
func describe(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Wrong == "" {
		return nil
	}
	at := s.find(p.Line, p.Column, p.Wrong)
	if at < 0 {
		return nil
	}
	empty := emptyText.FindSubmatchIndex(s.raw[s.start(p.Line):at])
	if empty == nil {
		return nil
	}
	text := p.Right
	says := catalogue.Say("Describe it by its caption")
	if text == "" {
		text = "To be described: the picture " + pictureName(p.Wrong)
		says = catalogue.Say("Write that it is to be described, with the name of its file")
	}
	text = strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(text)
	from := s.start(p.Line)
	return &Fix{Says: says, Edits: []Edit{s.replace(from+empty[2], from+empty[3], text)}}
}

var emptyText = regexp.MustCompile(`!\[([ \t]*)\]\([ \t]*<?$`)

// pictureName is what a picture's file is called, without its ending.
func pictureName(address string) string {
	if u, err := url.Parse(address); err == nil && u.Path != "" {
		address = u.Path
	}
	name := path.Base(address)
	name = strings.TrimSuffix(name, path.Ext(name))
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
}

// head begins a lesson with its title.
func head(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" {
		return nil
	}
	return &Fix{Says: catalogue.Say("Begin with # %s", p.Right), Edits: []Edit{s.insertLines(frontMatter(s)+1, "# "+p.Right+"\n\n")}}
}

// fenceEnd gives the line that closes the fence which a line opens; 0 when none does.
func fenceEnd(s *source, line int) int {
	f := fenceOpens.FindStringSubmatch(s.line(line))
	if f == nil {
		return 0
	}
	marks := strings.TrimSpace(strings.TrimLeft(f[1], " \t>"))
	for at := line + 1; at <= len(s.starts); at++ {
		text := strings.TrimSpace(strings.TrimLeft(s.line(at), " \t>"))
		if len(text) >= len(marks) && strings.Trim(text, marks[:1]) == "" {
			return at
		}
	}
	return 0
}

// answers gives the lines of a question that are answers to type.
func answers(s *source, fence int) (lines []int) {
	for at, end := fence+1, fenceEnd(s, fence); at < end; at++ {
		if strings.HasPrefix(strings.TrimLeft(s.line(at), " "), "= ") {
			lines = append(lines, at)
		}
	}
	return lines
}

// addAnswer adds another form of a number to the answers of a question.
func addAnswer(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" {
		return nil
	}
	lines := answers(s, p.Line)
	if len(lines) == 0 {
		return nil
	}
	last := lines[len(lines)-1]
	space := s.line(last)[:indent(s.line(last))]
	return &Fix{Says: catalogue.Say("Add the line = %s", p.Right), Edits: []Edit{s.insertLines(last+1, space+"= "+p.Right+"\n")}}
}

// bareAnswer takes the marks off an answer.
func bareAnswer(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" {
		return nil
	}
	for _, line := range answers(s, p.Line) {
		if i := strings.Index(s.line(line), p.Wrong); i >= 0 {
			from := s.start(line) + i
			return &Fix{Says: catalogue.Say("Write “%s” for “%s”", p.Right, p.Wrong), Edits: []Edit{s.replace(from, from+len(p.Wrong), p.Right)}}
		}
	}
	return nil
}

// asMeant writes a line of a question as it was meant.
func asMeant(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" || p.Right == p.Wrong {
		return nil
	}
	i := strings.Index(s.line(p.Line), p.Wrong)
	if i < 0 {
		return nil
	}
	from := s.start(p.Line) + i
	return &Fix{Says: catalogue.Say("Write it as “%s”", strings.TrimSpace(p.Right)), Edits: []Edit{s.replace(from, from+len(p.Wrong), p.Right)}}
}

var minutesGiven = regexp.MustCompile(`^minutes:[ \t]*(\d+)`)

// count writes how many minutes a lesson takes.
func count(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" {
		return nil
	}
	at := minutesGiven.FindStringSubmatchIndex(s.line(p.Line))
	if at == nil {
		return nil
	}
	from := s.start(p.Line)
	return &Fix{Says: catalogue.Say("Write minutes: %s", p.Right), Edits: []Edit{s.replace(from+at[2], from+at[3], p.Right)}}
}

// withoutZeros takes the zero bytes out of a file.
func withoutZeros(m *mending, p *content.Problem) *Fix {
	s := m.bytes(p.File)
	if s == nil {
		return nil
	}
	fix := &Fix{Says: catalogue.Say("Take the zero bytes out")}
	for i, c := range s.raw {
		if c == 0 {
			fix.Edits = append(fix.Edits, s.replace(i, i+1, ""))
		}
	}
	return fix
}

// asUTF8 writes a file as UTF-8: what begins as UTF-16 is taken for that, and each
// byte that is no UTF-8 for one of Windows-1252, in which old editors write.
func asUTF8(m *mending, p *content.Problem) *Fix {
	s := m.bytes(p.File)
	if s == nil {
		return nil
	}
	if bytes.HasPrefix(s.raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(s.raw, []byte{0xfe, 0xff}) {
		plain, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(s.raw)
		if err != nil {
			return nil
		}
		return &Fix{Says: catalogue.Say("Save it as UTF-8; it is UTF-16"), Edits: []Edit{{File: s.name, From: 0, To: len(s.raw), Text: string(plain)}}}
	}
	fix := &Fix{Says: catalogue.Say("Save it as UTF-8; it is taken for Windows-1252")}
	for at := 0; at < len(s.raw); {
		r, n := utf8.DecodeRune(s.raw[at:])
		if r == utf8.RuneError && n == 1 {
			fix.Edits = append(fix.Edits, s.replace(at, at+1, string(charmap.Windows1252.DecodeByte(s.raw[at]))))
		}
		at += n
	}
	return fix
}

// withoutHidden takes the signs that can't be seen out of a text on one line.
func withoutHidden(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil {
		return nil
	}
	fix := &Fix{Says: catalogue.Say("Take out the signs that can’t be seen")}
	from, end := s.at(p.Line, p.Column), s.start(p.Line)+len(s.line(p.Line))
	for at := max(from, 0); at < end; {
		r, n := utf8.DecodeRune(s.raw[at:])
		if shown := string(s.raw[at : at+n]); r != utf8.RuneError && markup.Visible(shown) != shown {
			fix.Edits = append(fix.Edits, s.replace(at, at+n, ""))
		}
		at += n
	}
	if len(fix.Edits) == 0 {
		return nil
	}
	return fix
}
