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
	"slices"
	"strings"
	"time"

	"stagecraft/content/signing"
)

// manifestName is the first file of a .course file: what it holds, by hash.
const manifestName = "manifest.json"

// packFormat is the version of the .course format that this package writes,
// and the newest that it reads.
const packFormat = 1

// manifest is what manifest.json says.
type manifest struct {
	Format  int             `json:"format"`
	Course  string          `json:"course"`
	Version string          `json:"version"`
	Signer  *signing.Signer `json:"signer,omitempty"` // who signed it; nil for nobody
	Files   []manifestFile  `json:"files"`            // by path

	text []byte // as it stands in the file
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
// A course with errors is not packed; the error is then its Problems. One with a
// course.lock has to be as it was locked.
func Pack(fsys fs.FS, w io.Writer) error { return PackSigned(fsys, w, nil) }

// PackSigned is [Pack] with the signature of a key, by which every file is known to be
// as it was packed and whose course it is; nil signs nothing. The same course and the
// same key give the same bytes.
func PackSigned(fsys fs.FS, w io.Writer, key *signing.Secret) error {
	fsys = mustHaveNotes(fsys)
	r := newLoader(fsys)
	r.ofNotes(notesIn(fsys))
	r.packing = true
	r.readAll()
	if r.errors > 0 {
		return r.fromNotes(r.sorted())
	}
	m := manifest{Format: packFormat, Course: r.course.ID, Version: r.course.Version}
	if key != nil {
		m.Signer = &key.Signer
	}
	for _, name := range r.folder.names {
		f, err := hashed(fsys, name)
		if err != nil {
			return fmt.Errorf("pack %s: %w", name, err)
		}
		m.Files = append(m.Files, f)
	}
	formulas, err := r.packedFormulas()
	if err != nil {
		return fmt.Errorf("pack the formulas: %w", err)
	}
	if formulas != nil {
		sum := sha256.Sum256(formulas)
		m.Files = append(m.Files, manifestFile{Path: formulasFile, Size: int64(len(formulas)), SHA256: hex.EncodeToString(sum[:])})
		slices.SortFunc(m.Files, func(a, b manifestFile) int { return strings.Compare(a.Path, b.Path) })
	}
	z := zip.NewWriter(w)
	if err := writeManifest(z, m, key); err != nil {
		return fmt.Errorf("pack %s: %w", manifestName, err)
	}
	for _, f := range m.Files {
		if f.Path == formulasFile {
			if err := writeEntry(z, f.Path, formulas); err != nil {
				return fmt.Errorf("pack %s: %w", f.Path, err)
			}
			continue
		}
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

// writeManifest writes the manifest, and its signature when there is a key.
func writeManifest(z *zip.Writer, m manifest, key *signing.Secret) error {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	text = append(text, '\n')
	if err := writeEntry(z, manifestName, text); err != nil || key == nil {
		return err
	}
	signature, err := key.Sign(text, "a course of Stagecraft: "+m.Course)
	if err != nil {
		return err
	}
	return writeEntry(z, signatureName, signature)
}

func writeEntry(z *zip.Writer, name string, text []byte) error {
	w, err := z.CreateHeader(header(name, zip.Deflate))
	if err != nil {
		return err
	}
	_, err = w.Write(text)
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
