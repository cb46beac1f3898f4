package content

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/notefolder"
)

// lenient are the rules by which a note is no worse than others on the web: in a
// course they are errors, in a folder of notes advice.
var lenient = map[string]bool{
	"missing-picture": true, "unknown-lesson": true, "unknown-heading": true,
	"unknown-term": true, "unknown-step": true, "unknown-process": true,
}

// isNote tells whether a path is that of a note.
func isNote(name string) bool {
	kind := strings.ToLower(filepath.Ext(name))
	return kind == ".md" || kind == ".markdown"
}

// folderName is what a folder or file is called.
func folderName(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	return strings.ToValidUTF8(filepath.Base(name), "\uFFFD")
}

// orNotes gives the course made of a folder's notes, or the folder itself when it
// is a course, or holds no notes. A course may have notes for lessons.
func orNotes(folder fs.FS, title string) (fs.FS, error) {
	if IsCourse(folder) {
		return withNotes(folder)
	}
	notes, err := notefolder.New(folder, title)
	switch {
	case errors.Is(err, notefolder.ErrNoNotes):
		return folder, nil
	case err != nil:
		return nil, err
	}
	return notes, nil
}

// noteAt gives the course made of one note and the pictures beside it.
func noteAt(name string) (fs.FS, io.Closer, Problems) {
	dir, base := filepath.Split(name)
	root, err := os.OpenRoot(filepath.Clean(dir))
	if err != nil {
		return nil, nil, Problems{pathProblem(name, "unreadable", catalogue.Say("cannot be read: %v", plainError(err)))}
	}
	notes, err := notefolder.New(root.FS(), strings.TrimSuffix(base, filepath.Ext(base)), base)
	if err != nil {
		return nil, nil, append(Problems{pathProblem(name, "unreadable", catalogue.Joined("", err))}, closing(name, root)...)
	}
	return notes, root, nil
}

// zippedNotes gives the course made of the notes in a zip file, or the course
// that was zipped by hand. A folder that holds all of it is passed over. What the
// file says of its files is held against what comes out as they are read.
func zippedNotes(file io.ReaderAt, size int64, title string) (fs.FS, error) {
	if err := checkDirectory(file, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(file, size)
	if err != nil {
		return nil, refuse("", "damaged", "the file is damaged: %v; get it again", err)
	}
	var folder fs.FS = z
	if top := onlyFolder(z); top != "" {
		if folder, err = fs.Sub(z, top); err != nil {
			return nil, refuse("", "damaged", "the file is damaged: %v; get it again", err)
		}
		title = top
	}
	course, err := orNotes(folder, title)
	if err != nil {
		return nil, refuse("", "unreadable", "%v", err)
	}
	return course, nil
}

// onlyFolder is the folder in which everything is that is in a zip file; "" when
// there is none.
func onlyFolder(z *zip.Reader) string {
	entries, err := fs.ReadDir(z, ".")
	if err != nil {
		return ""
	}
	top := ""
	for _, e := range entries {
		switch {
		case strings.HasPrefix(e.Name(), "__MACOSX"), strings.HasPrefix(e.Name(), "."):
		case !e.IsDir() || top != "":
			return ""
		default:
			top = e.Name()
		}
	}
	return top
}

// notesIn gives the folder of notes that files are made of; nil when they are a
// course's own.
func notesIn(fsys fs.FS) *notefolder.Folder {
	notes, _ := fsys.(*notefolder.Folder)
	return notes
}

// fromNotes names the files of problems as they are in the folder of notes.
func (r *loader) fromNotes(problems Problems) Problems {
	if r.notesFolder == nil {
		return problems
	}
	for i, p := range problems {
		problems[i].File = r.origin(p.File)
	}
	return problems
}

// origin names a file of the course as it is in the folder of notes.
func (r *loader) origin(file string) string {
	if r.notesFolder != nil {
		if origin := r.notesFolder.Origin(file); origin != "" {
			return origin
		}
	}
	return file
}

// ofNotes has a course read as one made of notes, unless that is nil.
func (r *loader) ofNotes(notes *notefolder.Folder) {
	if notes != nil {
		r.notesFolder, r.lenient = notes, lenient
	}
}
