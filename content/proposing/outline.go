package proposing

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stagecraft/content/yamltext"
)

// figure is what stands for an address of a picture.
type figure struct {
	address, file, alt string
	ownAlt             bool // alt isn't the note's
}

// outline writes course.yaml: anew, or what changes in it.
func (w *written) outline(f *Found, p Plan, figures []figure) error {
	const name = "course.yaml"
	was, err := w.read(name)
	if err != nil {
		return err
	}
	if was == nil {
		w.now[name] = newOutline(f, p, figures)
		return nil
	}
	y := readYAML(string(was))
	if p.Title != f.Title && !y.setTitle(oneLine(p.Title)) {
		return errByHand(name, "its title")
	}
	var ids []string
	entries := map[string]string{}
	for _, l := range p.Lessons {
		if !l.Out {
			ids = append(ids, l.ID)
		}
		if before := f.lesson(l.ID); before != nil && (before.Out || before.Title != l.Title) || before == nil {
			entries[l.ID] = noteEntry(l)
		}
	}
	if !y.setLessons(ids) {
		return errByHand(name, "its lessons")
	}
	if !y.setNotes(ids, entries) {
		return errByHand(name, "its notes")
	}
	if !y.addFigures(figures) {
		return errByHand(name, "its figures")
	}
	w.now[name] = []byte(y.text())
	return nil
}

// lesson gives a lesson as it was found.
func (f *Found) lesson(id string) *Lesson {
	i := slices.IndexFunc(f.Lessons, func(l Lesson) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return &f.Lessons[i]
}

// newOutline is a course.yaml where there was none.
func newOutline(f *Found, p Plan, figures []figure) []byte {
	var b, notes strings.Builder
	fmt.Fprintf(&b, "id: %s\ntitle: %s\n\n# The lessons, in the order in which they are read.\nlessons:\n", f.ID, scalar(oneLine(p.Title)))
	for _, l := range p.Lessons {
		if !l.Out {
			fmt.Fprintf(&b, "  - %s\n", l.ID)
			notes.WriteString(noteEntry(l))
		}
	}
	b.WriteString("\n# The note that each lesson is. Notes stay as they are: edit them wherever you do.\nnotes:\n" + notes.String())
	if len(figures) > 0 {
		b.WriteString("\n# What is shown for pictures that notes have from the web.\nfigures:\n")
		for _, x := range figures {
			b.WriteString(x.entry())
		}
	}
	return []byte(b.String())
}

// noteEntry is a lesson under notes.
func noteEntry(l Lesson) string {
	if l.Title == l.Own {
		return fmt.Sprintf("  %s: %s\n", l.ID, fileValue(l.File))
	}
	return fmt.Sprintf("  %s:\n    file: %s\n    title: %s\n", l.ID, fileValue(l.File), scalar(oneLine(l.Title)))
}

var plainPath = regexp.MustCompile(`^[\pL][\pL\pN_./-]*$`)

// fileValue is a path as a value of YAML.
func fileValue(name string) string {
	if plainPath.MatchString(name) {
		return name
	}
	return yamltext.Quoted(name)
}

func (x figure) entry() string {
	if x.alt != "" && x.ownAlt {
		return fmt.Sprintf("  %s:\n    media: %s\n    alt: %s\n", yamltext.Quoted(x.address), fileValue(x.file), scalar(oneLine(x.alt)))
	}
	return fmt.Sprintf("  %s: %s\n", yamltext.Quoted(x.address), fileValue(x.file))
}

// yaml is a YAML file in lines, without their ends, of which single entries are
// changed and the rest stays as it is.
type yaml struct {
	mark  string // of byte order
	eol   string
	lines []string
}

func readYAML(text string) *yaml {
	y := &yaml{eol: lineEnd(text)}
	if rest, ok := strings.CutPrefix(text, "\ufeff"); ok {
		y.mark, text = "\ufeff", rest
	}
	y.lines = strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	return y
}

func (y *yaml) text() string { return y.mark + strings.Join(y.lines, y.eol) + y.eol }

// block gives the line of a key at the left, and the line after the last of what it
// holds; from is -1 when there is none.
func (y *yaml) block(key string) (from, to int) {
	from = slices.IndexFunc(y.lines, func(l string) bool { return l == key+":" || strings.HasPrefix(l, key+": ") })
	if from < 0 {
		return -1, -1
	}
	to = from + 1
	for i := from + 1; i < len(y.lines); i++ {
		l := strings.TrimRight(y.lines[i], " ")
		switch {
		case l == "":
		case l[0] == ' ' || l == "-" || strings.HasPrefix(l, "- "):
			to = i + 1
		case l[0] != '#':
			return from, to
		}
	}
	return from, to
}

// rest is what stands after a key on its line, without a comment.
func rest(line string) string {
	_, after, _ := strings.Cut(line, ":")
	if i := strings.Index(after, " #"); i >= 0 {
		after = after[:i]
	}
	return strings.TrimSpace(after)
}

// comment is the comment at the end of a line, with the space before it.
func comment(line string) string {
	if i := strings.LastIndex(line, " #"); i >= 0 && !strings.ContainsAny(line[i:], `"'`) {
		return line[i:]
	}
	return ""
}

func (y *yaml) setTitle(title string) bool {
	from, to := y.block("title")
	if from < 0 || to != from+1 {
		return false
	}
	y.lines[from] = "title: " + scalar(title) + comment(y.lines[from])
	return true
}

// entry is an entry of a block with the comments before it.
type entry struct {
	id    string
	lines []string
}

var (
	listed  = regexp.MustCompile(`^ *- ["']?([^"'#\s]+)["']?\s*(?:#.*)?$`)
	keyed   = regexp.MustCompile(`^( +)["']?([a-z0-9-]+)["']?:(?:\s|$)`)
	inBlock = regexp.MustCompile(`^(\s*)\[(.*)\]$`)
)

// setLessons has the list of lessons be ids.
func (y *yaml) setLessons(ids []string) bool {
	from, to := y.block("lessons")
	if from < 0 {
		var lines []string
		for _, id := range ids {
			lines = append(lines, "  - "+id)
		}
		y.lines = append(y.lines, append([]string{"lessons:"}, lines...)...)
		return true
	}
	if value := rest(y.lines[from]); value != "" {
		if !inBlock.MatchString(value) || to != from+1 {
			return false
		}
		inside := strings.TrimSpace(strings.Trim(value, "[]"))
		var now []string
		for _, id := range strings.Split(inside, ",") {
			now = append(now, strings.Trim(strings.TrimSpace(id), `"'`))
		}
		if !slices.Equal(now, ids) {
			y.lines[from] = "lessons: [" + strings.Join(ids, ", ") + "]" + comment(y.lines[from])
		}
		return true
	}
	entries, after, ok := cut(y.lines[from+1:to], func(l string) (string, bool) {
		m := listed.FindStringSubmatch(l)
		if m == nil {
			return "", false
		}
		return m[1], true
	})
	if !ok {
		return false
	}
	indent := "  "
	if len(entries) > 0 {
		last := entries[0].lines[len(entries[0].lines)-1]
		indent = last[:len(last)-len(strings.TrimLeft(last, " "))]
	}
	y.put(from, to, arranged(entries, ids, func(id string) []string { return []string{indent + "- " + id} }), after)
	return true
}

// setNotes has the mapping of notes have an entry for each id, those of some anew.
func (y *yaml) setNotes(ids []string, anew map[string]string) bool {
	from, to := y.block("notes")
	if from < 0 || rest(y.lines[from]) != "" {
		return false
	}
	deep := -1
	entries, after, ok := cut(y.lines[from+1:to], func(l string) (string, bool) {
		m := keyed.FindStringSubmatch(l)
		if m == nil || deep >= 0 && len(m[1]) != deep {
			return "", false
		}
		deep = len(m[1])
		return m[2], true
	})
	if !ok {
		return false
	}
	fresh := func(id string) []string {
		return strings.Split(strings.TrimSuffix(indented(anew[id], max(deep, 1)), "\n"), "\n")
	}
	for i := range entries {
		if anew[entries[i].id] == "" {
			continue
		}
		var comments []string
		for _, l := range entries[i].lines {
			if strings.HasPrefix(strings.TrimSpace(l), "#") {
				comments = append(comments, l)
			}
		}
		entries[i].lines = append(comments, fresh(entries[i].id)...)
	}
	// Those that stay keep their order: it means nothing here.
	var order []string
	for _, e := range entries {
		if slices.Contains(ids, e.id) {
			order = append(order, e.id)
		}
	}
	for _, id := range ids {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	y.put(from, to, arranged(entries, order, fresh), after)
	return true
}

// indented is an entry, written two spaces deep, as deep as those around it.
func indented(text string, deep int) string {
	if deep == 2 || text == "" {
		return text
	}
	var b strings.Builder
	for l := range strings.Lines(text) {
		b.WriteString(strings.Repeat(" ", deep) + strings.TrimPrefix(l, "  "))
	}
	return b.String()
}

// addFigures adds what stands for pictures.
func (y *yaml) addFigures(all []figure) bool {
	if len(all) == 0 {
		return true
	}
	var text strings.Builder
	for _, x := range all {
		text.WriteString(x.entry())
	}
	from, to := y.block("figures")
	if from < 0 {
		y.lines = append(y.lines, append([]string{"", "figures:"}, strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")...)...)
		return true
	}
	switch rest(y.lines[from]) {
	case "":
	case "{}":
		y.lines[from] = "figures:" + comment(y.lines[from])
	default:
		return false
	}
	deep := 2
	if from+1 < to {
		for _, l := range y.lines[from+1 : to] {
			if t := strings.TrimLeft(l, " "); t != "" && t[0] != '#' {
				deep = len(l) - len(t)
				break
			}
		}
	}
	y.lines = slices.Insert(y.lines, to, strings.Split(strings.TrimSuffix(indented(text.String(), deep), "\n"), "\n")...)
	return true
}

// cut cuts the lines of a block into its entries, each with the comments before it; id
// tells which begin one. After are lines that stand below the last.
func cut(lines []string, id func(string) (string, bool)) (entries []entry, after []string, ok bool) {
	var before []string
	for _, l := range lines {
		bare := strings.TrimSpace(l)
		if bare == "" || bare[0] == '#' {
			before = append(before, l)
			continue
		}
		if name, begins := id(l); begins {
			entries = append(entries, entry{name, append(before, l)})
			before = nil
			continue
		}
		if len(entries) == 0 {
			return nil, nil, false
		}
		last := &entries[len(entries)-1]
		last.lines = append(append(last.lines, before...), l)
		before = nil
	}
	return entries, before, true
}

// arranged are the entries of ids in their order; fresh makes those that aren't there.
func arranged(entries []entry, ids []string, fresh func(id string) []string) (lines []string) {
	for _, id := range ids {
		if i := slices.IndexFunc(entries, func(e entry) bool { return e.id == id }); i >= 0 {
			lines = append(lines, entries[i].lines...)
		} else {
			lines = append(lines, fresh(id)...)
		}
	}
	return lines
}

// put has a block hold lines, and then those that stood below its last entry.
func (y *yaml) put(from, to int, lines, after []string) {
	y.lines = slices.Concat(y.lines[:from+1], lines, after, y.lines[to:])
}
