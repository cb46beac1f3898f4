package content

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"stagecraft/content/lint"
	"stagecraft/content/markup"
)

// readLessons reads lessons/*.md in the order that course.yaml gives, or
// that of their names when it gives none.
func (r *loader) readLessons() {
	var found []*Lesson
	for _, file := range r.folder.in("lessons", ".md") {
		if l := r.readLesson(file); l != nil {
			found = append(found, l)
		}
	}
	r.course.Lessons = r.inOrder(found)
	for i, l := range r.course.Lessons {
		l.Number = i + 1
		r.settleLesson(l)
	}
}

// inOrder puts lessons in the order of course.yaml, which names each by its
// id or its file.
func (r *loader) inOrder(found []*Lesson) []*Lesson {
	if len(r.listed) == 0 {
		return found
	}
	by := map[string]*Lesson{}
	var names []string
	for _, l := range found {
		by[l.Path], by[path.Base(l.Path)] = l, l
	}
	for _, l := range found {
		by[l.ID] = l
		names = append(names, l.ID)
	}
	var ordered []*Lesson
	taken := map[*Lesson]bool{}
	for _, t := range r.listed {
		l := by[t.string]
		switch {
		case l == nil && r.unread["lesson"]: // it may be the one
		case l == nil:
			nearest, hint := r.nearestOrAll(t.string, names)
			r.report(t.at, Error, "unknown-lesson", "there is no lesson %q in lessons/%s", shortened(t.string), hint).
				instead(t.string, sure(t.string, nearest, names))
		case taken[l]:
			r.report(t.at, Error, "duplicate-lesson", "%q is listed twice; keep one", t.string).
				drop(t.string)
		default:
			taken[l] = true
			ordered = append(ordered, l)
		}
	}
	for _, l := range found {
		if !taken[l] {
			r.report(filePosition{file: l.Path}, Warning, "unlisted-lesson", "this lesson is left out of the course; add %s to lessons in course.yaml", l.ID).
				instead("lessons", validOrNone(l.ID))
		}
	}
	return ordered
}

// validOrNone gives an id; "" when it can't be one.
func validOrNone(id string) string {
	if ValidID(id) {
		return id
	}
	return ""
}

var leadingNumber = regexp.MustCompile(`^\d+[-_. ]*`)

// readLesson parses one lesson and names it. What it declares and links to
// waits for settleLesson, as the course may leave it out.
func (r *loader) readLesson(file string) *Lesson {
	source, ok := r.readMarkdown(file)
	if !ok || r.full() {
		r.leaveOut(file)
		return nil
	}
	return r.parseLesson(file, source)
}

func (r *loader) parseLesson(file string, source []byte) *Lesson {
	l := &Lesson{Path: file, Document: r.parseNote(file, source)}
	meta := l.Document.Meta
	l.ID = meta.ID
	if l.ID == "" {
		l.ID = lessonIDOf(filepath.ToSlash(file))
	}
	l.Title = titleOf(l.Document)
	if l.Title == "" && r.notesFolder != nil {
		l.Title = r.notesFolder.Title(file)
	}
	if l.Title == "" {
		l.Title = l.ID
	}
	if title := r.noteTitles[l.ID]; title != "" {
		l.Title = title
	}
	if n := utf8.RuneCountInString(l.Title); n > MaxName {
		r.report(filePosition{file, 1, 1}, Warning, "long-title", "the lesson's title has %d letters, of which the first are shown; give it a shorter one, as title: in its front matter", n)
		l.Title = shortened(l.Title)
	}
	l.Title = onOneLine(l.Title)
	l.Blocks = nameBlocks(l.Document.Blocks)
	for _, b := range l.Blocks {
		l.Words += b.Words
	}
	l.Minutes = meta.Minutes
	if l.Minutes <= 0 {
		l.Minutes = lint.Minutes(l.Words)
	}
	r.notes = append(r.notes, note{file: file, source: source, document: l.Document, lesson: l})
	return l
}

// full says whether the notes read so far are more than a course may hold. It
// was reported, and the others are left unread.
func (r *loader) full() bool { return r.pieces > maxPieces }

// parseNote reads a note's Markdown, and reports when it is the one with which
// the notes are more than a course may hold.
func (r *loader) parseNote(file string, source []byte) *markup.Document {
	d := r.parsed.parse(file, source)
	if r.pieces += d.Elements; r.full() {
		r.report(filePosition{file: file}, Error, "too-big",
			"the notes up to this one have more than %d lines, marks and cells together, and are more than a course may hold; divide it into two courses", maxPieces)
	}
	return d
}

// readMarkdown reads a Markdown file of the folder.
func (r *loader) readMarkdown(file string) ([]byte, bool) {
	source, ok := r.read(file)
	if !ok {
		return nil, false
	}
	return r.plainText(file, source)
}

// titleOf is the title in the front matter, else the first heading of level 1.
func titleOf(d *markup.Document) string {
	if d.Meta.Title != "" {
		return d.Meta.Title
	}
	for _, h := range d.Headings() {
		if h.Level == 1 {
			return strings.TrimSpace(markup.PlainText(h.Inlines))
		}
	}
	return ""
}

// settleLesson declares what a lesson of the course has: its id, its
// headings and its questions.
func (r *loader) settleLesson(l *Lesson) {
	at := r.frontMatter(l.Path, "id")
	if r.checkID(text{l.ID, at}, "lesson", "") {
		r.declare("lesson", l.ID, at)
	}
	headings := map[string]bool{}
	for _, h := range l.Document.Headings() {
		headings[h.ID] = true
	}
	r.headings[l.ID] = headings
	if len(headings) == 0 {
		r.lint(filePosition{l.Path, 1, 1}, "no-heading", "the lesson has no heading; begin with # and its title, then divide it with ##").
			instead("", l.Title)
	}
	r.readBoards(l.Path, l.ID, l.Document)
	for _, q := range quizzes(l.Document) {
		r.readQuiz(l.Path, l.ID, q)
	}
}

// frontMatter gives the place of a key of a note's front matter, or the
// note's first line when it isn't there.
func (r *checker) frontMatter(file, key string) filePosition {
	for _, n := range r.notes {
		if n.file != file {
			continue
		}
		lines := strings.SplitN(string(n.source), "\n", n.document.Meta.Lines+1)
		for i, line := range lines[:min(len(lines), n.document.Meta.Lines)] {
			if strings.HasPrefix(line, key+":") {
				return filePosition{file, i + 1, 1}
			}
		}
	}
	return filePosition{file, 1, 1}
}

// nameBlocks gives each top-level block its key: a hash of what it says,
// with a count when the lesson says it more than once.
func nameBlocks(blocks []markup.Block) []LessonBlock {
	named := make([]LessonBlock, len(blocks))
	seen := map[string]int{}
	for i, b := range blocks {
		sum := sha256.Sum256([]byte(saying(b)))
		key := hex.EncodeToString(sum[:6])
		if seen[key]++; seen[key] > 1 {
			key = fmt.Sprintf("%s-%d", key, seen[key])
		}
		named[i] = LessonBlock{Key: key, Words: markup.Words(markup.BlockText(b))}
	}
	return named
}

// saying is the text a block is known by: its own, and for one without text,
// what it shows.
func saying(b markup.Block) string {
	switch b := b.(type) {
	case *markup.Figure:
		return "picture " + b.Image.Destination
	case *markup.Embed:
		return "embed " + b.Provider + " " + b.ID
	case *markup.Quiz:
		return "quiz " + b.ID + "\n" + b.Source
	case *markup.Deals:
		return "deals " + b.ID + "\n" + b.Source
	}
	if s := strings.TrimSpace(markup.BlockText(b)); s != "" {
		return s
	}
	return fmt.Sprintf("%T", b)
}

// quizzes gives the questions of a note, those within callouts and lists too.
func quizzes(d *markup.Document) []*markup.Quiz {
	var found []*markup.Quiz
	markup.Walk(d.Blocks, func(b markup.Block) bool {
		if quiz, ok := b.(*markup.Quiz); ok {
			found = append(found, quiz)
		}
		return true
	})
	return found
}

// readPractice reads practice/*.md, banks of questions.
func (r *loader) readPractice() {
	for _, file := range r.folder.in("practice", ".md") {
		source, ok := r.readMarkdown(file)
		if !ok || r.full() {
			continue
		}
		d := r.parseNote(file, source)
		r.notes = append(r.notes, note{file: file, source: source, document: d})
		r.readBoards(file, "", d)
		all := quizzes(d)
		if len(all) == 0 {
			r.lint(filePosition{file: file}, "no-question", "there is no question here; write one in a ```quiz id=a-short-name fence")
		}
		for _, q := range all {
			r.readQuiz(file, "", q)
		}
	}
}
