package content

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AnyForm gives a folder in which a file is found by its name in any of the
// forms in which Unicode writes it: a note says "café.png" with one letter
// where a file from another system may have a letter and its accent. A file of
// just the name goes first. Of nil it gives nil.
func AnyForm(fsys fs.FS) fs.FS {
	if fsys == nil {
		return nil
	}
	return anyForm{fsys}
}

type anyForm struct{ fs.FS }

// Open opens a file; the error is that of the name as it was given.
func (f anyForm) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) || onlyASCII(name) || !utf8.ValidString(name) {
		return file, err
	}
	actual := "."
	for _, part := range strings.Split(name, "/") {
		entries, listErr := fs.ReadDir(f.FS, actual)
		if listErr != nil {
			return nil, err
		}
		found := ""
		for _, e := range entries {
			if e.Name() == part || found == "" && norm.NFC.String(e.Name()) == norm.NFC.String(part) {
				found = e.Name()
			}
		}
		if found == "" {
			return nil, err
		}
		actual = path.Join(actual, found)
	}
	return f.FS.Open(actual)
}

func onlyASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// fileKey is one for names that some system takes as one: those that differ in
// case or in the form of their accents.
func fileKey(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// holds tells whether the folder has a file, in any form of its name.
func (f *folder) holds(name string) bool {
	if _, ok := f.sizes[name]; ok {
		return true
	}
	if onlyASCII(name) {
		return false
	}
	if f.forms == nil {
		f.forms = map[string]bool{}
		for _, n := range f.names {
			f.forms[norm.NFC.String(n)] = true
		}
	}
	return f.forms[norm.NFC.String(name)]
}

// checkFileNames reports files that on some systems would be one.
func (r *checker) checkFileNames() {
	first := make(map[string]string, len(r.folder.names))
	for _, name := range r.folder.names {
		key := fileKey(name)
		if other, ok := first[key]; ok {
			r.report(filePosition{file: name}, Error, "same-file", "on Windows or macOS this is the same file as %q: only case or the form of an accent is between their names; rename one", shortened(other))
			continue
		}
		first[key] = name
	}
}
