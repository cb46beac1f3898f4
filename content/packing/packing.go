// Package packing writes and reads the forms in which programs are handed out: archives, the packages of
// Linux systems, icons, and what Windows shows of a program. It is all Go: it runs the same on every
// system, and the same input gives the same bytes.
package packing

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/ulikunitz/xz"
)

// File is one file of an archive or a package.
type File struct {
	Name string // with slashes, below the archive's folder
	Data []byte
	Mode fs.FileMode // 0o755 for programs and scripts, else 0o644
}

// Ordered gives files by name, which is how all archives hold them.
func Ordered(files []File) []File {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files
}

// WriteTar writes files under a folder as a tar archive, each with the time at.
func WriteTar(w io.Writer, folder string, files []File, at time.Time) error {
	archive := tar.NewWriter(w)
	for _, f := range Ordered(files) {
		header := &tar.Header{
			Typeflag: tar.TypeReg, Name: path.Join(folder, f.Name), Size: int64(len(f.Data)),
			Mode: int64(f.Mode), ModTime: at, Uname: "root", Gname: "root",
		}
		if err := archive.WriteHeader(header); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
		if _, err := archive.Write(f.Data); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	return archive.Close()
}

// WriteTarXZ writes files under a folder as a tar archive, packed with xz.
func WriteTarXZ(w io.Writer, folder string, files []File, at time.Time) error {
	return throughXZ(w, func(w io.Writer) error { return WriteTar(w, folder, files, at) })
}

// Watched gives a writer that tells watch how many bytes go on to another, and ends with the error that it
// gives. watch may be nil.
func Watched(to io.Writer, watch func(bytes int) error) io.Writer {
	if watch == nil {
		return to
	}
	return watched{to, watch}
}

type watched struct {
	to    io.Writer
	watch func(bytes int) error
}

func (w watched) Write(data []byte) (int, error) {
	if err := w.watch(len(data)); err != nil {
		return 0, err
	}
	return w.to.Write(data)
}

func throughXZ(w io.Writer, write func(io.Writer) error) error {
	packed, err := xz.NewWriter(w)
	if err != nil {
		return err
	}
	if err := write(packed); err != nil {
		return err
	}
	return packed.Close()
}

// WriteZip writes files under a folder as a zip archive, each with the time at.
func WriteZip(w io.Writer, folder string, files []File, at time.Time) error {
	archive := zip.NewWriter(w)
	for _, f := range Ordered(files) {
		header := &zip.FileHeader{Name: path.Join(folder, f.Name), Method: zip.Deflate, Modified: at}
		header.SetMode(f.Mode)
		entry, err := archive.CreateHeader(header)
		if err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
		if _, err := entry.Write(f.Data); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	return archive.Close()
}

// What an archive that is read may hold.
const (
	maxFiles = 10_000
	maxBytes = 512 << 20
)

// Archive is an archive that was read: its files, below its one folder where it has one, and the latest
// time that any of them bears.
type Archive struct {
	Files []File
	Time  time.Time
}

// File gives a file by its name, or nil.
func (a *Archive) File(name string) *File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	return nil
}

// Read reads an archive that WriteZip or WriteTarXZ wrote, or one like it, by the end of its name: .zip
// or .tar.xz. It leaves out all that isn't a file, and gives an error for one that holds names that lead
// out of its folder, more than 10,000 files or more than 512 MB.
func Read(name string, data []byte) (*Archive, error) {
	a := &Archive{}
	var err error
	switch {
	case strings.HasSuffix(name, ".zip"):
		err = a.readZip(data)
	case strings.HasSuffix(name, ".tar.xz"):
		err = a.readTarXZ(data)
	default:
		err = errors.New("it is neither a .zip nor a .tar.xz")
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	a.Files = withoutFolder(Ordered(a.Files))
	return a, nil
}

func (a *Archive) readZip(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	left := int64(maxBytes)
	for _, entry := range archive.File {
		if !entry.Mode().IsRegular() {
			continue
		}
		from, err := entry.Open()
		if err != nil {
			return fmt.Errorf("%s: %w", entry.Name, err)
		}
		err = a.take(entry.Name, entry.Mode(), entry.Modified, from, &left)
		if err := errors.Join(err, from.Close()); err != nil {
			return err
		}
	}
	return nil
}

func (a *Archive) readTarXZ(data []byte) error {
	unpacked, err := xz.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	archive := tar.NewReader(unpacked)
	left := int64(maxBytes)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		if err := a.take(header.Name, header.FileInfo().Mode(), header.ModTime, archive, &left); err != nil {
			return err
		}
	}
}

// take adds a file to the archive. left is how many bytes there may still be.
func (a *Archive) take(name string, mode fs.FileMode, at time.Time, from io.Reader, left *int64) error {
	clean := strings.TrimPrefix(name, "./")
	if !fs.ValidPath(clean) || strings.ContainsAny(clean, `\:`) {
		return fmt.Errorf("%q is no name of a file in its folder", name)
	}
	if len(a.Files) == maxFiles {
		return fmt.Errorf("it holds more than %d files", maxFiles)
	}
	data, err := io.ReadAll(io.LimitReader(from, *left+1))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if *left -= int64(len(data)); *left < 0 {
		return fmt.Errorf("it holds more than %d MB", maxBytes>>20)
	}
	kept := fs.FileMode(0o644)
	if mode&0o100 != 0 {
		kept = 0o755
	}
	if at = at.UTC(); at.After(a.Time) {
		a.Time = at
	}
	a.Files = append(a.Files, File{Name: clean, Data: data, Mode: kept})
	return nil
}

// withoutFolder takes the folder that all files are in off their names.
func withoutFolder(files []File) []File {
	if len(files) == 0 {
		return files
	}
	top, _, inFolder := strings.Cut(files[0].Name, "/")
	for _, f := range files {
		if !inFolder || !strings.HasPrefix(f.Name, top+"/") {
			return files
		}
	}
	for i := range files {
		files[i].Name = files[i].Name[len(top)+1:]
	}
	return files
}
