package content

import (
	"errors"
	"path"
	"strings"

	"stagecraft/content/diagram"
	"stagecraft/content/markup"
)

// note is one Markdown file of the course with what it was parsed from.
type note struct {
	file     string
	source   []byte
	document *markup.Document
	lesson   *Lesson // nil for a bank of questions
}

// checkNotes checks the links and pictures of every note, those of its
// questions too. Lessons that the course leaves out are not checked.
func (r *checker) checkNotes() {
	for _, n := range r.shownNotes() {
		r.checkNote(n)
	}
	r.checkFormulas()
}

// shownNotes gives the notes but those of lessons that the course leaves out.
func (r *checker) shownNotes() []note {
	shown := map[*Lesson]bool{nil: true}
	for _, l := range r.course.Lessons {
		shown[l] = true
	}
	var all []note
	for _, n := range r.notes {
		if shown[n.lesson] {
			all = append(all, n)
		}
	}
	return all
}

func (r *checker) checkNote(n note) {
	lines := newFinder(n)
	for _, p := range n.document.Problems {
		severity := Warning
		if p.Note {
			severity = Note
		}
		if r.linting {
			told := r.reportMessage(filePosition{n.file, p.Line, p.Column}, severity, p.Rule, p.Message)
			if p.Rule == "almost-quiz" {
				told.id("", "question", "", firstWords(lineAfter(n.source, lines.starts, p.Line)))
			}
		}
	}
	r.walkNote(&noteCheck{checker: r, note: n, finder: newFinder(n)})
}

// lineAfter gives the line after a line of a source, by where its lines start.
func lineAfter(source []byte, starts []int, line int) string {
	if line >= len(starts) {
		return ""
	}
	end := len(source)
	if line+1 < len(starts) {
		end = starts[line+1]
	}
	return string(source[starts[line]:end])
}

// walkNote shows c every block of its note, those of the footnotes last.
func (r *checker) walkNote(c *noteCheck) {
	n := c.note
	markup.Walk(n.document.Blocks, c.block)
	for _, f := range n.document.Footnotes {
		markup.Walk(f.Blocks, c.block)
	}
}

// noteCheck checks what a note leads to and shows.
type noteCheck struct {
	*checker
	note    note
	finder  *finder
	remote  func(*markup.Image, filePosition)   // told of each picture on the network, or nil
	undrawn func(*markup.Diagram, filePosition) // told of each diagram that wasn't drawn, or nil
}

// block checks a block and its running text; Walk brings those within it.
func (c *noteCheck) block(b markup.Block) bool {
	c.finder.from(b.Position())
	for _, child := range markup.Children(b) {
		markup.EachInline(child.Inlines, c.inline)
	}
	switch b := b.(type) {
	case *markup.Diagram:
		c.diagram(b)
	case *markup.Quiz:
		c.quizText.each(splitQuiz(b.Source), c.inline)
	case *markup.Embed:
		if _, ok := c.course.Videos[b.ID]; !ok && !c.single && !c.unread["video"] && (b.Provider == "youtube" || b.Provider == "vimeo") {
			at := filePosition{c.note.file, b.Line, b.Column}
			c.lint(at, "video-not-described", "the video %q has no entry under videos in course.yaml; add its title, minutes and summary for those who are offline", shortened(b.ID))
		}
	}
	return true
}

// diagram checks that a diagram can be drawn, and where its parts lead.
func (c *noteCheck) diagram(b *markup.Diagram) {
	if !diagram.Drawn(b.Language) {
		c.vendored(b)
		return
	}
	d, err := diagram.Parse(b.Language, b.Source)
	if f := (*diagram.Fault)(nil); errors.As(err, &f) {
		c.lint(filePosition{c.note.file, b.Line + f.Line, b.Column}, "diagram", "the diagram is shown as it is written: %s", f.What)
		return
	}
	for _, link := range diagram.Links(d) {
		c.link(link, c.finder.find(link))
	}
}

// inline checks a link or a picture.
func (c *noteCheck) inline(in markup.Inline) {
	switch in := in.(type) {
	case markup.Link:
		c.link(in.Destination, c.finder.find(in.Destination))
	case *markup.Image:
		c.picture(in, c.finder.find(in.Destination))
	}
}

func (c *noteCheck) link(destination string, at filePosition) {
	if ref, ok := ParseRef(destination); ok {
		c.refer(at, ref, destination)
		return
	}
	if heading, ok := strings.CutPrefix(destination, "#"); ok {
		if c.note.lesson != nil && heading != "" {
			c.refer(at, Ref{Kind: "lesson", ID: c.note.lesson.ID, Fragment: unescaped(heading)}, destination)
		}
		return
	}
	if !hasScheme(destination) && !strings.HasPrefix(destination, "//") {
		c.lint(at, "dead-link", "the link %q leads nowhere in a course; link to lesson:ID, term:ID, step:PROCESS/STEP, process:ID or a full address", shortened(destination)).
			instead(destination, c.lessonOf(destination))
	}
}

// lessonOf gives what leads to the lesson whose file, or whose id, an address names;
// "" when there is none.
func (c *noteCheck) lessonOf(address string) string {
	if c.hints++; c.hints > maxHints {
		return ""
	}
	name, heading, _ := strings.Cut(address, "#")
	base := path.Base(PicturePath(name))
	for _, l := range c.course.Lessons {
		if base == path.Base(l.Path) || base == l.ID || base == l.ID+".md" {
			return Ref{Kind: "lesson", ID: l.ID, Fragment: unescaped(heading)}.String()
		}
	}
	return ""
}

// picture checks that there is something to show for an image, offline.
func (c *noteCheck) picture(in *markup.Image, at filePosition) {
	figure, known := c.course.Figures[in.Destination]
	c.usedFigure[in.Destination] = true
	alt := in.Alt
	switch ref, isRef := ParseRef(in.Destination); {
	case known:
		if alt == "" {
			alt = figure.Alt
		}
		if figure.Process != "" {
			return // a drawing is described from its process
		}
	case isRef && (ref.Kind == "process" || ref.Kind == "step"):
		c.refer(at, ref, in.Destination)
		return
	case isRef:
		c.report(at, Error, "bad-picture", "%q can't be shown as a picture; a picture is a file of media/, process:ID or step:PROCESS/STEP", shortened(in.Destination))
		return
	case c.single || c.unread["figure"]:
	case hasScheme(in.Destination) || strings.HasPrefix(in.Destination, "//"):
		if c.remote != nil {
			c.remote(in, at)
		}
		c.lint(at, "remote-picture", "the picture %q is on the network and the app is offline; add it to figures in course.yaml with a file of media/ or process:ID", shortened(in.Destination))
	default:
		c.checkMedia(at, PicturePath(in.Destination), in.Destination)
	}
	if strings.TrimSpace(alt) == "" {
		c.lint(at, "no-alt", "the picture has no text for those who can't see it; say what it shows: ![what it shows](…)").
			Repair = Repair{Wrong: in.Destination, Right: figure.Caption}
	}
}

// PicturePath is where in Course.Files the picture lies whose address in a
// note is relative: media/x.png, ./media/x.png and ../media/x.png are one.
func PicturePath(address string) string {
	clean := path.Clean("/" + strings.ReplaceAll(unescaped(address), `\`, "/"))
	return strings.TrimPrefix(clean, "/")
}

// hasScheme tells whether an address starts as https: and mailto: do.
func hasScheme(address string) bool {
	for i, c := range []byte(address) {
		switch {
		case c == ':':
			return i > 1 // one letter is a drive
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}
