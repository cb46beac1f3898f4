package notefolder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readNote reads a note as UTF-8 with line feeds. What says in its first bytes
// that it is UTF-16 is taken for that, and what isn't UTF-8 for Windows-1252, in
// which old editors write.
func readNote(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the note %s: %w", name, err)
	}
	b, err := io.ReadAll(io.LimitReader(f, mostNote+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read the note %s: %w", name, err)
	}
	if len(b) > mostNote {
		return nil, fmt.Errorf("the note %s has more than %d MB", name, mostNote>>20)
	}
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		b, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(b)
	case !utf8.Valid(b):
		b, err = charmap.Windows1252.NewDecoder().Bytes(b)
	}
	if err != nil {
		return nil, fmt.Errorf("read the note %s: %w", name, err)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n")), nil
}
