package packing

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/md5" //nolint:gosec // a .deb lists its files by it
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"
)

// SystemPackage is what a .deb or an .rpm says of itself and installs.
type SystemPackage struct {
	Name             string // such as stagecraft-sales
	Version, Release string // such as 1.2 and 0.3.0; higher ones replace lower ones
	Processor        string // as Go names it: amd64 or arm64
	Summary          string // one line
	Description      string // lines and paragraphs
	Maintainer       string // name <address>
	Vendor           string
	Licence          string
	Depends          []string // in the words of the system: see [Needs]
	Recommends       []string
	Files            []File // below /
	Time             time.Time
	// Watch is told how many bytes of the package were made, off and on; with an error from it making
	// the package ends. It may be nil.
	Watch func(bytes int) error
}

// WriteDeb writes a package for Debian and its kin: an ar archive of its format, of what it says of itself
// and of what is installed.
func WriteDeb(w io.Writer, p *SystemPackage) error {
	control, err := p.debControl()
	if err != nil {
		return err
	}
	var data bytes.Buffer
	if err := throughXZ(Watched(&data, p.Watch), p.debData); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "!<arch>\n"); err != nil {
		return err
	}
	for _, member := range []struct {
		name string
		data []byte
	}{{"debian-binary", []byte("2.0\n")}, {"control.tar.gz", control}, {"data.tar.xz", data.Bytes()}} {
		header := fmt.Sprintf("%-16s%-12d%-6d%-6d%-8s%-10d`\n", member.name, p.Time.Unix(), 0, 0, "100644", len(member.data))
		padding := "\n"[:len(member.data)&1]
		if _, err := fmt.Fprintf(w, "%s%s%s", header, member.data, padding); err != nil {
			return err
		}
	}
	return nil
}

// debControl gives what the package says of itself, and the sums of its files.
func (p *SystemPackage) debControl() ([]byte, error) {
	size, sums := 0, ""
	for _, f := range Ordered(p.Files) {
		size += (len(f.Data) + 1023) / 1024
		sums += fmt.Sprintf("%x  %s\n", md5.Sum(f.Data), f.Name) //nolint:gosec // as above
	}
	text := fmt.Sprintf("Package: %s\nVersion: %s-%s\nArchitecture: %s\nMaintainer: %s\nInstalled-Size: %d\n",
		p.Name, p.Version, p.Release, p.Processor, p.Maintainer, size)
	for _, list := range []struct {
		field string
		of    []string
	}{{"Depends", p.Depends}, {"Recommends", p.Recommends}} {
		if len(list.of) > 0 {
			text += list.field + ": " + strings.Join(list.of, ", ") + "\n"
		}
	}
	text += "Section: education\nPriority: optional\nDescription: " + p.Summary + "\n"
	for line := range strings.SplitSeq(strings.TrimSpace(p.Description), "\n") {
		text += folded(line)
	}
	var tree bytes.Buffer
	err := writeTree(&tree, []File{
		{Name: "control", Data: []byte(text), Mode: 0o644},
		{Name: "md5sums", Data: []byte(sums), Mode: 0o644},
	}, p.Time)
	if err != nil {
		return nil, err
	}
	return Gzipped(tree.Bytes())
}

// longestLine is how many bytes a line of a description may have.
const longestLine = 76

// folded is a line of a description as Debian has it: begun with a space, and folded where it is long.
func folded(line string) string {
	words := strings.Fields(line)
	if len(words) == 0 {
		return " .\n"
	}
	text, length := "", 0
	for _, word := range words {
		if length > 0 && length+len(word) > longestLine {
			text, length = text+"\n", 0
		}
		text, length = text+" "+word, length+1+len(word)
	}
	return text + "\n"
}

func (p *SystemPackage) debData(w io.Writer) error { return writeTree(w, p.Files, p.Time) }

// writeTree writes files as a tar archive of the root's folder, each folder before what is in it.
func writeTree(w io.Writer, files []File, at time.Time) error {
	archive := tar.NewWriter(w)
	folders := []string{}
	write := func(header *tar.Header, data []byte) error {
		header.ModTime, header.Uname, header.Gname = at, "root", "root"
		err := archive.WriteHeader(header)
		if err == nil {
			_, err = archive.Write(data)
		}
		if err != nil {
			return fmt.Errorf("writing %s: %w", header.Name, err)
		}
		return nil
	}
	var enter func(folder string) error
	enter = func(folder string) error {
		if slices.Contains(folders, folder) {
			return nil
		}
		if folder != "." {
			if err := enter(path.Dir(folder)); err != nil {
				return err
			}
		}
		folders = append(folders, folder)
		name := "./"
		if folder != "." {
			name += folder + "/"
		}
		return write(&tar.Header{Typeflag: tar.TypeDir, Name: name, Mode: 0o755}, nil)
	}
	for _, f := range Ordered(files) {
		if err := enter(path.Dir(f.Name)); err != nil {
			return err
		}
		header := &tar.Header{Typeflag: tar.TypeReg, Name: "./" + f.Name, Mode: int64(f.Mode), Size: int64(len(f.Data))}
		if err := write(header, f.Data); err != nil {
			return err
		}
	}
	return archive.Close()
}

// DebianCopyright gives the licences of a package of the app, and of its typeface, in the form that Debian has
// for them.
func DebianCopyright(name string, licence []byte) []byte {
	var text bytes.Buffer
	fmt.Fprintf(&text, `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Stagecraft
Comment: The licences of the modules that the program is linked from are in
 /usr/share/doc/%s/modules.txt.gz

Files: *
Copyright: The Stagecraft authors, and those of Inter and OpenDyslexic for the typefaces
License: MIT-and-OFL
`, name)
	for line := range strings.Lines(string(licence)) {
		if line = strings.TrimRight(line, " \t\r\n"); line == "" {
			line = "."
		}
		text.WriteString(" " + line + "\n")
	}
	return text.Bytes()
}

// Gzipped is data as gzip -9n has it: without name and time.
func Gzipped(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
