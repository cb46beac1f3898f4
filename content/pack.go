package content

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"time"
)

// manifestName is the first file of a .course file: what it holds, by hash.
const manifestName = "manifest.json"

// packFormat is the version of the .course format that this package writes,
// and the newest that it reads.
const packFormat = 1

// manifest is what manifest.json says.
type manifest struct {
	Format  int            `json:"format"`
	Course  string         `json:"course"`
	Version string         `json:"version"`
	Files   []manifestFile `json:"files"` // by path
}

type manifestFile struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`   // bytes
	SHA256 string `json:"sha256"` // hex
}

// Pack writes the course in fsys as a .course file: a zip of the course's
// files with a manifest of their hashes. What else lies in the folder is left
// out. The same course gives the same bytes, whatever its files' dates.
//
// A course with errors is not packed; the error is then its Problems.
func Pack(fsys fs.FS, w io.Writer) error {
	r := newLoader(fsys)
	r.readAll()
	if r.errors > 0 {
		return r.sorted()
	}
	m := manifest{Format: packFormat, Course: r.course.ID, Version: r.course.Version}
	for _, name := range r.folder.names {
		f, err := hashed(fsys, name)
		if err != nil {
			return fmt.Errorf("pack %s: %w", name, err)
		}
		m.Files = append(m.Files, f)
	}
	z := zip.NewWriter(w)
	if err := writeManifest(z, m); err != nil {
		return fmt.Errorf("pack %s: %w", manifestName, err)
	}
	for _, f := range m.Files {
		if err := packFile(z, fsys, f); err != nil {
			return fmt.Errorf("pack %s: %w", f.Path, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("finish the course file: %w", err)
	}
	return nil
}

// hashed reads a file once for the manifest.
func hashed(fsys fs.FS, name string) (f manifestFile, err error) {
	sum := sha256.New()
	n, err := copyFile(sum, fsys, name)
	return manifestFile{Path: name, Size: n, SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

func copyFile(w io.Writer, fsys fs.FS, name string) (n int64, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(w, f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return n, err
}

func writeManifest(z *zip.Writer, m manifest) error {
	w, err := z.CreateHeader(header(manifestName, zip.Deflate))
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// packFile adds a file, and fails when it is no longer what the manifest says.
func packFile(z *zip.Writer, fsys fs.FS, f manifestFile) error {
	method := zip.Deflate
	switch path.Ext(f.Path) {
	case ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif":
		method = zip.Store // packed already
	}
	w, err := z.CreateHeader(header(f.Path, method))
	if err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := copyFile(io.MultiWriter(w, sum), fsys, f.Path); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
		return fmt.Errorf("the file changed while it was being packed; try again")
	}
	return nil
}

// header is a zip entry's, with a date that never changes.
func header(name string, method uint16) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: method, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
}
