package importing

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/content/fragment"
	"stagecraft/content/markup"
	"stagecraft/content/slug"
	"stagecraft/content/yamltext"
)

// lessons writes the lessons that the course hasn't, and lists them in course.yaml.
func (l *laying) lessons(all []*Found) {
	ids, titles := map[string]string{}, map[string]string{}
	for _, lesson := range l.course.Lessons {
		ids[lesson.ID], titles[fold.Key(lesson.Title)] = lesson.Path, lesson.Path
	}
	number, width := l.nextNumber()
	for _, f := range all {
		if f.Lesson == nil {
			continue
		}
		id := slug.Of(f.Lesson.Title)
		if id == "" {
			id = "lesson-" + slug.Short(f.Lesson.Title)
		}
		there := titles[fold.Key(f.Lesson.Title)]
		if there == "" {
			there = ids[id]
		}
		if there != "" {
			l.tell(f.Name, markup.Pos{}, "same-lesson", "the lesson %q is left out: %s is called so already; give the page another title", fragment.Shortened(f.Lesson.Title), there)
			continue
		}
		base := id
		if width > 0 {
			base = fmt.Sprintf("%0*d-%s", width, number, id)
			number++
		}
		name := l.freeFile("lessons/", base)
		ids[id], titles[fold.Key(f.Lesson.Title)] = name, name
		text := fmt.Sprintf("---\nid: %s\ntitle: %s\n---\n\n%s", id, yamltext.Scalar(cutTitle(f.Lesson.Title)), f.Lesson.Markdown)
		l.origins[name] = []origin{{1, f.Name, markup.Pos{}}}
		l.plan.Files = append(l.plan.Files, File{name, nil, []byte(text), text})
		l.ids = append(l.ids, id)
	}
	if l.plan.Lessons = len(l.ids); l.plan.Lessons > 0 {
		l.listLessons()
	}
}

// cutTitle is a title of a length that a lesson may have.
func cutTitle(title string) string {
	if r := []rune(title); len(r) > content.MaxName {
		return string(r[:content.MaxName-1]) + "…"
	}
	return title
}

var numbered = regexp.MustCompile(`^(\d{1,6})[-_. ]`)

// nextNumber gives the number that the name of the next lesson's file begins with,
// and how many digits it has; 0 where the others have none.
func (l *laying) nextNumber() (number, width int) {
	entries, err := fs.Glob(l.folder, "lessons/*.md")
	if err != nil || len(entries) == 0 {
		return 1, 2
	}
	for _, e := range entries {
		if m := numbered.FindStringSubmatch(path.Base(e)); m != nil {
			n, _ := strconv.Atoi(m[1]) // it is digits alone
			number, width = max(number, n), max(width, len(m[1]))
		}
	}
	return number + 1, width
}

var (
	lessonsKey  = regexp.MustCompile(`^lessons:[ \t]*(?:#.*)?$`)
	lessonsFlow = regexp.MustCompile(`^(lessons:[ \t]*\[.*[^\s\[,])([ \t]*,?[ \t]*\][ \t]*(?:#.*)?)$`)
	lessonsNone = regexp.MustCompile(`^lessons:[ \t]*(?:\[[ \t]*\]|null|~)[ \t]*(?:#.*)?$`)
	listEntry   = regexp.MustCompile(`^([ \t]*)-(?:[ \t]|$)`)
)

// listLessons adds the new lessons to the list in course.yaml. Where there is no list,
// lessons go by the names of their files, and nothing is added.
func (l *laying) listLessons() {
	const name = "course.yaml"
	was, err := fs.ReadFile(l.folder, name)
	if err != nil {
		l.wrong = append(l.wrong, l.problem(name, markup.Pos{}, content.Error, "unreadable", "cannot be read: %v", err))
		return
	}
	lines := strings.SplitAfter(string(was), "\n")
	at := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(strings.TrimPrefix(s, "\ufeff"), "lessons:") })
	if at < 0 || lessonsNone.MatchString(strings.TrimRight(lines[at], "\r\n")) {
		l.names = true
		return
	}
	eol := "\n"
	if strings.HasSuffix(lines[0], "\r\n") {
		eol = "\r\n"
	}
	body := strings.TrimRight(lines[at], "\r\n")
	if m := lessonsFlow.FindStringSubmatch(body); m != nil {
		added := ", " + strings.Join(l.ids, ", ")
		lines[at] = m[1] + added + m[2] + lines[at][len(body):]
		l.plan.Files = append(l.plan.Files, File{name, was, []byte(strings.Join(lines, "")), strings.TrimPrefix(added, ", ") + "\n"})
		return
	}
	end, indent := lastEntry(lines, at)
	switch {
	case !lessonsKey.MatchString(body):
		l.wrong = append(l.wrong, l.problem(name, line(at+1), content.Error, "by-hand", "a lesson can't be added to this list as it is written; write each on a line of its own: - id"))
		return
	case end == 0:
		l.names = true
		return
	}
	var added strings.Builder
	for _, id := range l.ids {
		added.WriteString(indent + "- " + id + eol)
	}
	before := strings.Join(lines[:end], "")
	if !strings.HasSuffix(before, "\n") {
		before += eol
	}
	now := before + added.String() + strings.Join(lines[end:], "")
	l.plan.Files = append(l.plan.Files, File{name, was, []byte(now), added.String()})
}

// lastEntry gives the line after the last entry of the list that follows a line, and
// how far its entries are indented; 0 when there is no entry.
func lastEntry(lines []string, at int) (end int, indent string) {
	for i := at + 1; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		m := listEntry.FindStringSubmatch(strings.TrimRight(lines[i], "\r\n"))
		if m == nil || end > 0 && m[1] != indent {
			return end, indent
		}
		end, indent = i+1, m[1]
	}
	return end, indent
}

// list is how the entries of a file that is a list are written.
type list struct {
	indent  string // before each
	between string
	lead    string // before the first that is added
	returns bool   // lines end as on Windows
}

// shapeOfList tells how a list of mappings is written; false when it isn't one in
// lines of its own.
func shapeOfList(source []byte) (list, bool) {
	shape := list{returns: bytes.Contains(source, []byte("\r\n"))}
	if len(source) > 0 && source[len(source)-1] != '\n' {
		shape.lead = "\n"
	}
	text := strings.ReplaceAll(string(bytes.TrimPrefix(source, []byte("\ufeff"))), "\r\n", "\n")
	for l := range strings.SplitSeq(text, "\n") {
		trimmed := strings.TrimSpace(l)
		if trimmed == "" || strings.HasPrefix(trimmed, "#") || trimmed == "---" {
			continue
		}
		m := listEntry.FindStringSubmatch(l)
		if m == nil {
			return shape, false
		}
		shape.indent = m[1]
		if strings.Contains(text, "\n\n"+m[1]+"- ") {
			shape.between = "\n"
			if !strings.HasSuffix(text, "\n\n") {
				shape.lead += "\n"
			}
		}
		return shape, true
	}
	return shape, true
}
