package content

import (
	"io/fs"

	"stagecraft/content/markup"
)

// RemotePicture is a picture on the network that a note shows and for which
// course.yaml has no figure: offline there is only its alt text.
type RemotePicture struct {
	Address      string // as it stands in the note
	File         string // within the course
	Line, Column int    // from 1
}

// RemotePictures lists the pictures of the course in fsys that Check reports
// as remote-picture, each place of each, in the order of the lessons. The
// problems are those of Check; when course.yaml could not be read, what it
// says of pictures isn't known and none is listed.
func RemotePictures(fsys fs.FS) ([]RemotePicture, Problems) {
	var found []RemotePicture
	problems := eachNote(fsys, func(r *loader, c *noteCheck) {
		c.remote = func(in *markup.Image, at filePosition) {
			found = append(found, RemotePicture{in.Destination, r.origin(at.file), at.line, at.column})
		}
	})
	return found, problems
}

// eachNote checks the notes of the course in fsys, each by a check that ready makes
// ready, and gives the problems of the course.
func eachNote(fsys fs.FS, ready func(*loader, *noteCheck)) Problems {
	fsys = mustHaveNotes(fsys)
	r := newLoader(fsys)
	r.ofNotes(notesIn(fsys))
	r.linting = true
	r.readAll()
	r.lintCourse()
	problems := r.fromNotes(r.sorted())

	shown := map[*Lesson]bool{nil: true}
	for _, l := range r.course.Lessons {
		shown[l] = true
	}
	for _, n := range r.notes {
		if !shown[n.lesson] {
			continue
		}
		c := &noteCheck{checker: r.checker, note: n, finder: newFinder(n)}
		ready(r, c)
		r.walkNote(c)
	}
	return problems
}
