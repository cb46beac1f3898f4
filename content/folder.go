package content

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"sort"
	"strings"

	"stagecraft/content/catalogue"
)

// What a course may hold. A course comes from strangers: whatever it is, it
// opens or is refused within bounds.
const (
	maxMarkdown = 4 << 20   // bytes of one Markdown file
	maxYAML     = 8 << 20   // bytes of one YAML file
	maxMedia    = 32 << 20  // bytes of one file in media/
	maxText     = 32 << 20  // bytes of all Markdown and YAML
	maxTotal    = 512 << 20 // bytes of all files
	maxFiles    = 5000
	maxPieces   = 250_000 // lines, marks of text and cells of all Markdown
	maxLevels   = 8       // folders within folders
)

// folder is what a course's folder holds, by size, before any of it is read.
type folder struct {
	fsys  fs.FS
	sizes map[string]int64 // of the regular files of the course
	names []string         // the same, sorted
	forms map[string]bool  // the same in NFC, made when first asked for
}

// isCourseFile tells whether a path within a folder belongs to the course.
// Anything else (a README, drafts, .git) may lie there and is left alone.
func isCourseFile(name string) bool {
	dir, base := path.Split(name)
	switch {
	case strings.HasPrefix(base, "."):
		return false
	case dir == "":
		return base == "course.yaml" || base == "roles.yaml" || base == "terms.yaml" || base == "scenes.yaml" || base == CommentsFile || base == "course.lock"
	case dir == "lessons/" || dir == "practice/" || dir == "dialogues/":
		return path.Ext(base) == ".md"
	case dir == "processes/":
		return path.Ext(base) == ".yaml"
	}
	return strings.HasPrefix(dir, "media/")
}

// limitOf is the size a course's file may have, in bytes.
func limitOf(name string) int64 {
	switch {
	case strings.HasPrefix(name, "media/"):
		return maxMedia
	case path.Ext(name) == ".md":
		return maxMarkdown
	}
	return maxYAML
}

// list takes stock of fsys. It reads no file, and gives false at the first
// bound that the whole folder breaks; a file that breaks its own is left out.
func (r *loader) list(fsys fs.FS) (*folder, bool) {
	f := &folder{fsys: fsys, sizes: map[string]int64{}}
	within := true
	var total, words int64
	seen := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			r.report(filePosition{file: name}, Error, "unreadable", "cannot be read: %v", plainError(err))
			return nil
		}
		if name == "." {
			return nil
		}
		if systemFile(name) {
			return skip(d)
		}
		if seen++; seen > maxFiles {
			r.report(filePosition{file: "."}, Error, "too-many-files", "more than %d files; a course holds fewer", maxFiles)
			within = false
			return fs.SkipAll
		}
		if d.IsDir() {
			if strings.Count(name, "/") >= maxLevels {
				r.report(filePosition{file: name}, Error, "too-deep", "folders lie more than %d deep; move the files up", maxLevels)
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			if mayHold(name) {
				r.report(filePosition{file: name}, Error, "not-a-file", "this is a link or a device; put the file itself here")
				r.leaveOut(name)
			}
			return nil
		}
		if name == formulasFile {
			return nil
		}
		if !isCourseFile(name) {
			r.misnamed(name)
			return nil
		}
		if why, bad := badName(name); bad {
			r.report(filePosition{file: shortened(name)}, Error, "bad-name", "the name %q %s; rename it", shortened(name), why)
			r.leaveOut(name)
			return nil
		}
		info, err := d.Info()
		if err != nil {
			r.report(filePosition{file: name}, Error, "unreadable", "cannot be read: %v", plainError(err))
			r.leaveOut(name)
			return nil
		}
		if limit := limitOf(name); info.Size() > limit {
			r.report(filePosition{file: name}, Error, "too-big", "%d bytes; a file like this may have %d", info.Size(), limit)
			r.leaveOut(name)
			return nil
		}
		total += info.Size()
		if !strings.HasPrefix(name, "media/") {
			words += info.Size()
		}
		if total > maxTotal || words > maxText {
			r.report(filePosition{file: "."}, Error, "too-big", "a course may have %d MB in all, and %d MB of Markdown and YAML", maxTotal>>20, maxText>>20)
			within = false
			return fs.SkipAll
		}
		f.sizes[name] = info.Size()
		f.names = append(f.names, name)
		return nil
	})
	if err != nil {
		r.report(filePosition{file: "."}, Error, "unreadable", "the course cannot be read: %v", plainError(err))
		within = false
	}
	sort.Strings(f.names)
	return f, within
}

// mayHold tells whether name is, or would lead to, a course's file.
func mayHold(name string) bool {
	switch top, _, _ := strings.Cut(name, "/"); top {
	case "lessons", "processes", "practice", "dialogues", "media":
		return true
	}
	return isCourseFile(name)
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// misnamed says so when a file is not read only because of its name.
func (r *loader) misnamed(name string) {
	renamed := strings.ToLower(name)
	renamed = strings.TrimSuffix(renamed, path.Ext(renamed))
	switch path.Ext(strings.ToLower(name)) {
	case ".yml", ".yaml":
		renamed += ".yaml"
	case ".md", ".markdown":
		renamed += ".md"
	default:
		return
	}
	if renamed != name && isCourseFile(renamed) {
		r.lint(filePosition{file: name}, "misnamed", "not read; name it %s", renamed)
	}
}

// in gives the files right inside a folder with an extension, sorted.
func (f *folder) in(dir, ext string) []string {
	var names []string
	for _, name := range f.names {
		if path.Dir(name) == dir && path.Ext(name) == ext {
			names = append(names, name)
		}
	}
	return names
}

// read gives the bytes of a file that list found, or false after reporting
// why not. The bound holds even when the file has grown since.
func (r *loader) read(name string) ([]byte, bool) {
	source, err := r.folder.bytes(name)
	if err != nil {
		r.report(filePosition{file: name}, Error, "unreadable", "cannot be read: %v", plainError(err))
		return nil, false
	}
	return source, true
}

// bytes reads a file, no more of it than its bound.
func (f *folder) bytes(name string) ([]byte, error) {
	file, err := f.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	limit := limitOf(name)
	source, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err == nil && int64(len(source)) > limit {
		err = catalogue.Errorf("more than %d bytes", limit)
	}
	return source, errors.Join(err, file.Close())
}

// leaveOut notes that a file could not be read, so that what names a thing
// which may well be in it isn't reported too.
func (r *checker) leaveOut(file string) {
	top, _, _ := strings.Cut(file, "/")
	for _, kind := range map[string][]string{
		"course.yaml": {"stage", "figure", "video"},
		"roles.yaml":  {"role"},
		"terms.yaml":  {"term"},
		"processes":   {"process", "step"},
		"lessons":     {"lesson"},
		"dialogues":   {"dialogue"},
		"media":       {"picture"},
	}[top] {
		r.unread[kind] = true
	}
}

// plainError drops the path that fs errors repeat.
func plainError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
