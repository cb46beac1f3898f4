package lock

import (
	"bytes"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"stagecraft/content/anchor"
	"stagecraft/content/catalogue"
	"stagecraft/content/edition"
)

// Fault is why a file can't be read.
type Fault struct {
	Line    int // from 1
	Message catalogue.Message
}

// Error gives the line and what is wrong there.
func (f *Fault) Error() string { return fmt.Sprintf("line %d: %s", f.Line, f.Message) }

// maxCharacter is the largest count of characters in a move.
const maxCharacter = 1 << 24

// Read reads a file, which may be from anyone. It takes no more memory than a few
// times its size. Lines of kinds that it doesn't know are an error: a lock of a later
// format is not to be written over.
func Read(text []byte) (*Lock, *Fault) {
	r := &reader{lock: &Lock{}, ids: map[string]bool{}}
	if len(text) > MaxSize {
		return nil, &Fault{1, catalogue.Say("it has %d bytes; a %s may have %d", len(text), Name, MaxSize)}
	}
	if !utf8.Valid(text) {
		return nil, &Fault{1, catalogue.Say("it isn't UTF-8 text; put back the file that coursekit lock wrote")}
	}
	for line := range bytes.Lines(text) {
		r.line++
		if len(line) > maxLine || r.line > maxLines {
			return nil, r.fault(catalogue.Say("it is longer than coursekit lock writes any; put back the file that it wrote"))
		}
		if message := r.read(strings.TrimRight(string(line), "\r\n")); !message.Empty() {
			return nil, r.fault(message)
		}
	}
	if r.line == 0 || r.lock.Course == "" {
		return nil, r.fault(catalogue.Say("it says not which course it is of; put back the file that coursekit lock wrote"))
	}
	r.lock.sort()
	return r.lock, nil
}

type reader struct {
	lock *Lock
	line int
	ids  map[string]bool
}

func (r *reader) fault(message catalogue.Message) *Fault { return &Fault{max(r.line, 1), message} }

// read reads a line, and says what is wrong with it.
func (r *reader) read(line string) catalogue.Message {
	kind, rest, _ := strings.Cut(line, " ")
	l := r.lock
	switch {
	case r.line == 1:
		if n, err := strconv.Atoi(rest); kind != Name || err != nil || n < 1 {
			return catalogue.Say("it isn't a %s: its first line should be \"%s 1\"", Name, Name)
		} else if n > format {
			return catalogue.Say("it is of format %d and this version reads up to %d; get a newer version", n, format)
		}
		return catalogue.Message{}
	case kind == "" || strings.HasPrefix(kind, "#"):
		return catalogue.Message{}
	case strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>"):
		return catalogue.Say("two versions of it were merged and not brought together; put back that of the edition handed out last and run coursekit lock")
	}
	of, known := lines[kind]
	if !known {
		return catalogue.Say("a line that begins with %q isn't known; put back the file that coursekit lock wrote", shortened(kind))
	}
	parts := strings.SplitN(rest, " ", of.fields+1)
	words := ""
	if of.words && len(parts) == of.fields+1 {
		words, parts = parts[of.fields], parts[:of.fields]
	}
	if len(parts) != of.fields {
		return catalogue.Say("after %q there should be %d fields", kind, of.fields)
	}
	text, ok := unquoted(words)
	if !ok {
		return catalogue.Say("its words have a backslash that stands for nothing; put back the file that coursekit lock wrote")
	}
	for i := range parts {
		if of.raw {
			break
		}
		if parts[i], ok = unescaped(parts[i]); !ok {
			return catalogue.Say("it has a %% that stands for nothing; put back the file that coursekit lock wrote")
		}
	}
	return of.read(r, l, parts, text)
}

// lineKind is how a line is read that begins with a word.
type lineKind struct {
	fields int
	words  bool // words stand after the fields
	raw    bool // it resolves escapes itself
	read   func(r *reader, l *Lock, fields []string, words string) catalogue.Message
}

var lines = map[string]lineKind{
	"course": {fields: 1, read: func(_ *reader, l *Lock, f []string, _ string) catalogue.Message {
		l.Course = f[0]
		return catalogue.Message{}
	}},
	"version": {fields: 1, read: func(_ *reader, l *Lock, f []string, _ string) catalogue.Message {
		l.Version = f[0]
		return catalogue.Message{}
	}},
	"id": {fields: 4, words: true, read: func(r *reader, l *Lock, f []string, words string) catalogue.Message {
		if f[0] == "" || f[1] == "" || len(words) > edition.MaxText || r.twice("id "+f[0]+" "+f[1]) {
			return catalogue.Say("it names the same id and part as another line, or makes no sense; put back the file that coursekit lock wrote")
		}
		l.Entries = append(l.Entries, Entry{ID: f[0], Part: edition.Part{Name: f[1], Sum: f[2], Text: words}, Since: f[3], Line: r.line})
		return catalogue.Message{}
	}},
	"gone": {fields: 4, read: func(r *reader, l *Lock, f []string, _ string) catalogue.Message {
		if f[0] == "" || f[2] == "" || r.twice("gone "+f[0]) {
			return catalogue.Say("it names an id that another line names, or none; put back the file that coursekit lock wrote")
		}
		l.Gone = append(l.Gone, Gone{ID: f[0], Since: f[1], To: f[2], Sum: f[3]})
		return catalogue.Message{}
	}},
	"step": {fields: 1, read: func(_ *reader, l *Lock, f []string, _ string) catalogue.Message {
		l.Steps = append(l.Steps, Step{Version: f[0]})
		return catalogue.Message{}
	}},
	"move": {fields: 3, raw: true, read: readMove},
	"block": {fields: 2, words: true, read: func(r *reader, l *Lock, f []string, words string) catalogue.Message {
		return r.block(Block{Block: anchor.Block{Lesson: f[0], Key: f[1], Text: words}})
	}},
	"heading": {fields: 4, words: true, read: func(r *reader, l *Lock, f []string, words string) catalogue.Message {
		level, err := strconv.Atoi(f[2])
		if err != nil || level < 1 || level > 9 {
			return catalogue.Say("%q is no level of a heading", shortened(f[2]))
		}
		return r.block(Block{Block: anchor.Block{Lesson: f[0], Key: f[1], Level: level, Text: words}, Heading: f[3]})
	}},
}

func (r *reader) twice(name string) bool {
	was := r.ids[name]
	r.ids[name] = true
	return was
}

func (r *reader) block(b Block) catalogue.Message {
	if b.Lesson == "" || b.Key == "" || r.twice("block "+b.Lesson+" "+b.Key) {
		return catalogue.Say("it names a paragraph that another line names, or none; put back the file that coursekit lock wrote")
	}
	r.lock.Blocks = append(r.lock.Blocks, b)
	return catalogue.Message{}
}

func readMove(_ *reader, l *Lock, f []string, _ string) catalogue.Message {
	wrong := catalogue.Say("it makes no sense as a move of a paragraph; put back the file that coursekit lock wrote")
	from, ok := readPlaces(f[0])
	to, okTo := readPlaces(f[1])
	if len(l.Steps) == 0 || !ok || !okTo || len(to) != 1 {
		return wrong
	}
	m := anchor.Move{From: from, To: to[0]}
	if f[2] != "-" {
		for text := range strings.SplitSeq(f[2], ",") {
			var n [4]int
			fields := strings.Split(text, ":")
			if len(fields) != len(n) || len(m.Runs) > anchor.MaxParts*anchor.MaxRuns {
				return wrong
			}
			for i, field := range fields {
				var err error
				if n[i], err = strconv.Atoi(field); err != nil {
					return wrong
				}
			}
			m.Runs = append(m.Runs, anchor.Run{From: n[0], Start: n[1], To: n[2], Length: n[3]})
		}
	}
	if m.Check(maxCharacter) != nil {
		return wrong
	}
	step := &l.Steps[len(l.Steps)-1]
	step.Moves = append(step.Moves, m)
	return catalogue.Message{}
}

func readPlaces(field string) ([]anchor.Place, bool) {
	var all []anchor.Place
	for text := range strings.SplitSeq(field, ",") {
		lesson, key, _ := strings.Cut(text, "/")
		p := anchor.Place{}
		var ok, okKey bool
		p.Lesson, ok = unescaped(lesson)
		p.Block, okKey = unescaped(key)
		if !ok || !okKey || len(all) == anchor.MaxParts {
			return nil, false
		}
		all = append(all, p)
	}
	return all, true
}

func unescaped(field string) (string, bool) {
	if field == "-" {
		return "", true
	}
	text, err := url.PathUnescape(field)
	return text, err == nil && utf8.ValidString(text)
}

func unquoted(text string) (string, bool) {
	if !strings.Contains(text, `\`) {
		return text, true
	}
	var b strings.Builder
	for text != "" {
		r, _, rest, err := strconv.UnquoteChar(text, 0)
		if err != nil || !utf8.ValidRune(r) {
			return "", false
		}
		b.WriteRune(r)
		text = rest
	}
	return b.String(), true
}

// shortened keeps a message readable when what it quotes is long.
func shortened(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
