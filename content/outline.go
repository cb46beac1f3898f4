package content

import (
	"strings"
	"unicode/utf8"
)

// readOutline reads course.yaml: what the course is called, the order of its
// lessons, the buyer's journey, and what stands for pictures and videos.
func (r *loader) readOutline() {
	f := r.openFields("course.yaml", "a course")
	if f == nil {
		return
	}
	c := r.course
	if id := f.required("id", "a short name that never changes, such as sales-process"); r.checkID(id, "course", "") {
		c.ID = id.string
	}
	c.Title = f.required("title", "what the learner sees").string
	c.Summary = f.text("summary").string
	c.Language = f.text("language").string
	c.Version = f.text("version").string
	c.Authors = stringsOf(f.texts("authors"))
	c.Licence = f.text("licence").string
	r.cover = f.text("cover")
	c.Cover = r.cover.string
	r.readCertificate(f)
	r.listed = f.texts("lessons")
	r.takeNotes(r.readNotes(f))
	for _, n := range f.list("journey") {
		r.readStage(n)
	}
	c.Figures = map[string]Figure{}
	for _, e := range f.pairs("figures") {
		r.readFigure(e)
	}
	c.Videos = map[string]Video{}
	for _, e := range f.pairs("videos") {
		r.readVideo(e)
	}
	r.readPronunciations(f)
	r.readEditing(f)
	f.done()
}

// mostPronounced is how many letters a word and what is said for it may have.
const mostPronounced = 100

// readPronunciations reads how words are said, by the words.
func (r *loader) readPronunciations(f *fields) {
	r.course.Pronunciations = map[string]string{}
	for _, e := range f.pairs("pronunciations") {
		said := r.text("course.yaml", e.value, "how a word is said")
		switch written := strings.TrimSpace(e.key); {
		case e.value.kind == listNode || e.value.kind == mappingNode: // which is reported
		case written == "" || said.string == "" || max(utf8.RuneCountInString(written), utf8.RuneCountInString(said.string)) > mostPronounced:
			r.report(e.keyAt, Error, "wrong-pronunciation", "this says of no word how it sounds; before the colon stands the word and after it how it sounds, such as Siobhan: Shivawn, each in %d letters at most", mostPronounced)
		default:
			r.course.Pronunciations[written] = said.string
		}
	}
}

// openFields reads the mapping that a file of its own holds.
func (r *loader) openFields(file, what string) *fields {
	n := r.openYAML(file)
	if n == nil {
		return nil
	}
	return r.fields(file, n, what)
}

// openYAML reads a YAML file of the folder; nil when there is none or it
// can't be read.
func (r *loader) openYAML(file string) *node {
	if _, ok := r.folder.sizes[file]; !ok {
		return nil
	}
	if source, ok := r.read(file); ok {
		if n := r.parseYAML(file, source); n != nil {
			return n
		}
	}
	r.leaveOut(file)
	return nil
}

// openList reads a YAML file that holds a list.
func (r *loader) openList(file string) []*node {
	n := r.openYAML(file)
	if n == nil {
		return nil
	}
	if n.kind != listNode {
		r.report(n.place(file), Error, "wrong-type", "this is %s; %s is a list, each of whose entries starts with \"- id:\"", kindOf(n), file)
		return nil
	}
	return n.values
}

func (r *loader) readStage(n *node) {
	f := r.fields("course.yaml", n, "a stage of the journey")
	if f == nil {
		return
	}
	id := f.required("id", "a short name that never changes, such as awareness")
	s := Stage{ID: id.string, Name: f.required("name", "what the learner sees").string, Buyer: f.text("buyer").string}
	f.done()
	if r.checkID(id, f.kind, "") {
		r.declare("stage", id.string, id.at)
		r.course.Journey = append(r.course.Journey, s)
	}
}

// figureEntry is a figure of course.yaml whose target is still to be checked.
type figureEntry struct {
	address string
	at      filePosition
	darkAt  filePosition
	figure  Figure
}

// readFigure reads "address: media/x.png", "address: process:id" or
// "address: {media or process, dark, alt, caption}".
func (r *loader) readFigure(e entry) {
	var figure Figure
	at := e.value.place("course.yaml")
	darkAt := at
	switch e.value.kind {
	case mappingNode:
		f := r.fields("course.yaml", e.value, "a figure")
		if f == nil {
			return
		}
		media, process := f.text("media"), f.text("process")
		dark := f.text("dark")
		figure = Figure{Media: media.string, Dark: dark.string, Process: process.string, Alt: f.text("alt").string, Caption: f.text("caption").string}
		f.done()
		if (figure.Media == "") == (figure.Process == "") {
			r.report(at, Error, "figure-target", "a figure shows either media or process; give one of the two")
			return
		}
		if figure.Dark != "" && figure.Media == "" {
			r.report(dark.at, Error, "figure-target", "dark stands in for media, and a process draws itself in both; leave dark out").
				drop("dark")
			return
		}
		darkAt = dark.at
		if at = media.at; figure.Media == "" {
			at = process.at
		}
	default:
		t := r.text("course.yaml", e.value, "a figure")
		if t.string == "" {
			return
		}
		if process, ok := strings.CutPrefix(t.string, "process:"); ok {
			figure.Process = process
		} else {
			figure.Media = t.string
		}
	}
	r.course.Figures[e.key] = figure
	r.figures = append(r.figures, figureEntry{e.key, at, darkAt, figure})
}

// checkFigures checks that what figures and the cover show is there.
func (r *checker) checkFigures() {
	if r.cover.string != "" {
		r.checkMedia(r.cover.at, r.cover.string, r.cover.string)
	}
	for _, e := range r.figures {
		if e.figure.Process != "" {
			r.refer(e.at, Ref{Kind: "process", ID: e.figure.Process}, e.figure.Process)
			continue
		}
		r.checkMedia(e.at, e.figure.Media, e.figure.Media)
		if e.figure.Dark != "" {
			r.checkMedia(e.darkAt, e.figure.Dark, e.figure.Dark)
		}
	}
}

// checkMedia checks that a picture is a file of media/. It is written at the place,
// maybe otherwise.
func (r *checker) checkMedia(at filePosition, name, written string) {
	r.usedMedia[name] = true
	if strings.HasPrefix(name, "media/") && r.folder.holds(name) {
		return
	}
	if r.unread["picture"] {
		return
	}
	var media []string
	if r.hints < maxHints {
		for _, n := range r.folder.names {
			if strings.HasPrefix(n, "media/") {
				media = append(media, n)
			}
		}
	}
	nearest := r.nearest(name, media)
	r.report(at, Error, "missing-picture", "there is no picture %q%s; pictures lie in media/", shortened(name), asQuestion(nearest)).
		instead(written, besideNotes(written, sure(name, nearest, media)))
}

// besideNotes gives the address of a picture of the course, from where another was
// written: notes lie in a folder of their own.
func besideNotes(written, picture string) string {
	if strings.HasPrefix(written, "../") && picture != "" {
		return "../" + picture
	}
	return picture
}

func (r *loader) readVideo(e entry) {
	f := r.fields("course.yaml", e.value, "a video")
	if f == nil {
		return
	}
	r.course.Videos[e.key] = Video{
		Title:   f.required("title", "what the learner sees of the video offline").string,
		Minutes: f.number("minutes", 24*60),
		Summary: f.text("summary").string,
	}
	f.done()
}
