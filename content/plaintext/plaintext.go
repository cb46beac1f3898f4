// Package plaintext reads text in the encodings in which editors and spreadsheets
// write it.
package plaintext

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decode gives a text as UTF-8 with line feeds, without a byte order mark. What says
// in its first bytes that it is UTF-16 is taken for that, and what isn't UTF-8 for
// Windows-1252, in which old editors write.
func Decode(b []byte) ([]byte, error) {
	var err error
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		b, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(b)
	case !utf8.Valid(b):
		b, err = charmap.Windows1252.NewDecoder().Bytes(b)
	}
	if err != nil {
		return nil, fmt.Errorf("read it as text: %w", err)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n")), nil
}
