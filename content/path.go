package content

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/content/catalogue"
)

// OpenPath opens the course at a path of the computer: a folder, or a .course
// file, whose hashes are then checked; or a folder, a .zip file or one .md file of
// notes, of which package notefolder makes a course. It gives what Open gives; a path that
// leads to no course is a Problem too. Close the course when done with it.
//
// When ctx ends before the course is open, OpenPath soon gives no course, and
// the problems it then gives say nothing.
func OpenPath(ctx context.Context, name string) (*Course, Problems) {
	fsys, closer, problems := filesAt(ctx, name)
	if len(problems) > 0 {
		return nil, problems
	}
	c, problems := openFiles(untilDone{fsys, ctx}, notesIn(fsys))
	if c != nil {
		c.Files = AnyForm(fsys) // for as long as the course is open
		c.Signature = signatureIn(fsys)
	}
	if c == nil {
		if err := closer.Close(); err != nil {
			problems = append(problems, pathProblem(name, "unreadable", catalogue.Joined("", err)))
		}
		return nil, problems
	}
	c.closer = closer
	return c, problems
}

// untilDone is files of which none can be opened once a context has ended, so
// that whoever reads them stops.
type untilDone struct {
	fs.FS
	ctx context.Context
}

// Open opens a file.
func (u untilDone) Open(name string) (fs.File, error) {
	if err := u.ctx.Err(); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return u.FS.Open(name)
}

// CheckPath checks what is at a path of the computer: a course's folder, a
// .course file, or a single note.
func CheckPath(name string) Problems {
	if filepath.Ext(name) == ".md" {
		return checkNoteAt(name)
	}
	fsys, closer, problems := filesAt(context.Background(), name)
	if len(problems) > 0 {
		return problems
	}
	problems = checkAll(fsys, notesIn(fsys))
	if err := closer.Close(); err != nil {
		problems = append(problems, pathProblem(name, "unreadable", catalogue.Joined("", err)))
	}
	return problems
}

// FilesAt gives the files of what is at a path, as OpenPath reads them: close them when
// done. The problems are why there are none.
func FilesAt(ctx context.Context, name string) (fs.FS, io.Closer, Problems) {
	return filesAt(ctx, name)
}

// CheckFiles checks files that FilesAt gave, or those of a [Course]. When ctx ends
// first, the problems say nothing.
func CheckFiles(ctx context.Context, files fs.FS) Problems {
	return checkAll(untilDone{files, ctx}, notesIn(files))
}

// CheckFolder checks the course, or the notes, in a folder of a name. When ctx ends
// first, the problems say nothing.
func CheckFolder(ctx context.Context, folder fs.FS, name string) Problems {
	files, err := orNotes(folder, name)
	if err != nil {
		return Problems{pathProblem(name, "unreadable", catalogue.Joined("", err))}
	}
	return CheckFiles(ctx, files)
}

// filesAt gives the files of the folder or .course file at a path, none of
// which leads out of it.
func filesAt(ctx context.Context, name string) (fs.FS, io.Closer, Problems) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, Problems{statProblem(name, err)}
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, nil, Problems{pathProblem(name, "unreadable", catalogue.Say("cannot be read: %v", plainError(err)))}
		}
		fsys, err := orNotes(root.FS(), folderName(name))
		if err != nil {
			return nil, nil, append(Problems{pathProblem(name, "unreadable", catalogue.Joined("", err))}, closing(name, root)...)
		}
		return fsys, root, nil
	}
	if !info.Mode().IsRegular() {
		return nil, nil, Problems{pathProblem(name, "not-a-course", catalogue.Say("this is neither a folder nor a file; a course is a folder or a .course file"))}
	}
	if isNote(name) {
		return noteAt(name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, Problems{pathProblem(name, "unreadable", catalogue.Say("cannot be read: %v", plainError(err)))}
	}
	var fsys fs.FS
	if strings.EqualFold(filepath.Ext(name), ".zip") {
		fsys, err = zippedNotes(file, info.Size(), folderName(strings.TrimSuffix(name, filepath.Ext(name))))
	} else {
		fsys, err = archiveFS(ctx, file, info.Size())
	}
	if err != nil {
		problem := pathProblem(name, "damaged", catalogue.Joined("", err))
		if x := (*refusal)(nil); errors.As(err, &x) {
			problem.Rule = x.rule
			if x.file != "" {
				problem.File = x.file
			}
		}
		return nil, nil, append(Problems{problem}, closing(name, file)...)
	}
	return fsys, file, nil
}

// closing closes what was opened at a path, and says so when that fails.
func closing(name string, c io.Closer) Problems {
	if err := c.Close(); err != nil {
		return Problems{pathProblem(name, "unreadable", catalogue.Joined("", err))}
	}
	return nil
}

// statProblem says why there is nothing to read at a path.
func statProblem(name string, err error) Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return pathProblem(name, "no-such-path", catalogue.Say("there is no such folder or file; check the name"))
	}
	return pathProblem(name, "unreadable", catalogue.Say("cannot be read: %v", plainError(err)))
}

func pathProblem(name, rule string, message catalogue.Message) Problem {
	return Problem{File: name, Severity: Error, Rule: rule}.Saying(message)
}
