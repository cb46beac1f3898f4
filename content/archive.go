package content

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/signing"
)

// maxManifest is how many bytes manifest.json may have: about 200 for each
// file there can be.
const maxManifest = 1 << 20

// maxDirectory is how many bytes the list at the end of a .course file may
// have: about 200 for each file there can be. It bounds how many entries are
// read before they can be counted.
const maxDirectory = 1 << 20

// notOfCourse is how many files of a .course file aren't the course's own: the
// manifest and its signature.
const notOfCourse = 2

// refusal is why a .course file isn't opened, and where in it.
type refusal struct {
	file, rule string
	message    catalogue.Message
}

func (x *refusal) Error() string { return x.message.String() }

// In says it in the language of words.
func (x *refusal) In(words *catalogue.Words) string { return x.message.In(words) }

func refuse(file, rule, format string, args ...any) error {
	return &refusal{file, rule, catalogue.Message{Format: format, Args: args}}
}

// archiveFS gives the files of a .course file after checking that it holds
// just what its manifest says. An error is a *refusal, or that ctx ended.
func archiveFS(ctx context.Context, file io.ReaderAt, size int64) (fs.FS, error) {
	if err := checkDirectory(file, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(file, size)
	if err != nil {
		return nil, refuse("", "damaged", "the file is damaged or not a course: %v; get it again", err)
	}
	if err := checkNames(z); err != nil {
		return nil, err
	}
	m, err := readManifest(z)
	if err != nil {
		return nil, err
	}
	signature, err := readSignature(z, m)
	if err != nil {
		return nil, err
	}
	if err := checkHashes(ctx, z, m); err != nil {
		return nil, err
	}
	return packedFiles{z, signature}, nil
}

// checkDirectory looks at the end of a zip file, before anything is read for
// each entry, and refuses one that could have more entries than a course.
func checkDirectory(file io.ReaderAt, size int64) error {
	const endSize, endMark = 22, "PK\x05\x06"
	notZip := refuse("", "not-a-course", "this isn't a .course file; pack a course folder with coursekit pack")
	if size < endSize {
		return notZip
	}
	tail := make([]byte, min(size, endSize+1<<16))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return refuse("", "unreadable", "cannot be read: %v", plainError(err))
	}
	at := bytes.LastIndex(tail[:len(tail)-endSize+len(endMark)], []byte(endMark))
	if at < 0 {
		return notZip
	}
	end := tail[at:]
	entries := int(binary.LittleEndian.Uint16(end[10:]))
	length, offset := int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	if entries > maxFiles+notOfCourse || length > maxDirectory {
		return refuse("", "too-many-files", "more than %d files; a course holds fewer", maxFiles)
	}
	if endAt := size - int64(len(tail)) + int64(at); offset+length != endAt {
		return refuse("", "damaged", "the list of files isn't where it should be; get the file again")
	}
	return nil
}

// checkNames refuses entries that a course's folder could not hold.
func checkNames(z *zip.Reader) error {
	if len(z.File) > maxFiles+notOfCourse {
		return refuse("", "too-many-files", "more than %d files; a course holds fewer", maxFiles)
	}
	seen := map[string]bool{}
	var total uint64
	for _, f := range z.File {
		quoted := strings.ToValidUTF8(shortened(f.Name), "?")
		why, bad := badName(f.Name)
		switch {
		case !fs.ValidPath(f.Name) || strings.ContainsAny(f.Name, `\:`) || f.Name == ".":
			return refuse(quoted, "bad-path", "%q leads out of the course or isn't a file; the file is refused", quoted)
		case f.Flags&0x1 != 0 || f.Flags&0x40 != 0 || f.Flags&0x2000 != 0:
			return refuse(quoted, "encrypted", "the file is encrypted, which a course can't be; pack the folder again with coursekit pack")
		case bad:
			return refuse(quoted, "bad-name", "the name %q %s; rename the file and pack the folder again", quoted, why)
		case f.Mode()&^fs.ModePerm != 0:
			return refuse(quoted, "not-a-file", "this is a folder, link or device; a course file holds plain files")
		case f.Name != manifestName && f.Name != signatureName && !isCourseFile(f.Name):
			return refuse(quoted, "stray-file", "a course has no such file; pack the folder again with coursekit pack")
		case seen[fileKey(f.Name)]:
			return refuse(quoted, "duplicate-file", "the file is here twice; pack the folder again")
		}
		seen[fileKey(f.Name)] = true
		if limit := archiveLimit(f.Name); f.UncompressedSize64 > uint64(limit) {
			return refuse(quoted, "too-big", "%d bytes; a file like this may have %d", f.UncompressedSize64, limit)
		}
		if total += f.UncompressedSize64; total > maxTotal {
			return refuse("", "too-big", "a course may have %d MB in all", maxTotal>>20)
		}
	}
	return nil
}

func archiveLimit(name string) int64 {
	switch name {
	case manifestName:
		return maxManifest
	case signatureName:
		return signing.MaxSignature
	}
	return limitOf(name)
}

func readManifest(z *zip.Reader) (manifest, error) {
	var m manifest
	f, err := z.Open(manifestName)
	if err != nil {
		return m, refuse(manifestName, "no-manifest", "there is no %s, so this isn't a .course file; pack a course folder with coursekit pack", manifestName)
	}
	text, err := io.ReadAll(io.LimitReader(f, maxManifest))
	if err = errors.Join(err, f.Close()); err != nil {
		return m, refuse(manifestName, "damaged", "cannot be read: %v; get the file again", err)
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, refuse(manifestName, "damaged", "not a manifest: %v; get the file again", err)
	}
	if m.Format < 1 || m.Format > packFormat {
		return m, refuse(manifestName, "newer-format", "the course is packed in format %d and this version reads up to %d; get a newer version", m.Format, packFormat)
	}
	m.text = text
	return m, nil
}

// checkHashes reads every file once and compares it with the manifest, until
// ctx ends.
func checkHashes(ctx context.Context, z *zip.Reader, m manifest) error {
	want := map[string]manifestFile{}
	for _, f := range m.Files {
		want[f.Path] = f
	}
	if len(want) != len(m.Files) {
		return refuse(manifestName, "duplicate-file", "the manifest names a file twice; pack the folder again")
	}
	for _, f := range z.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.Name == manifestName || f.Name == signatureName {
			continue
		}
		w, ok := want[f.Name]
		if !ok {
			return refuse(f.Name, "not-in-manifest", "the manifest doesn't name this file; it was added after packing")
		}
		delete(want, f.Name)
		if err := checkHash(f, w); err != nil {
			return err
		}
	}
	for name := range want {
		return refuse(name, "missing-file", "the manifest names this file and it is missing; get the course again")
	}
	return nil
}

func checkHash(f *zip.File, want manifestFile) error {
	in, err := f.Open()
	if err != nil {
		return refuse(f.Name, "damaged", "cannot be unpacked: %v; get the course again", err)
	}
	sum := sha256.New()
	limit := limitOf(f.Name)
	n, err := io.Copy(sum, io.LimitReader(in, limit+1))
	if err = errors.Join(err, in.Close()); err != nil {
		return refuse(f.Name, "damaged", "cannot be unpacked: %v; get the course again", err)
	}
	if n > limit {
		return refuse(f.Name, "too-big", "more than %d bytes when unpacked", limit)
	}
	if n != want.Size || hex.EncodeToString(sum.Sum(nil)) != want.SHA256 {
		return refuse(f.Name, "bad-hash", "the file isn't the one that was packed; get the course again")
	}
	return nil
}
