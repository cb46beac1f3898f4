// Package picture tells what kind of picture some bytes are. Names and what a
// server says of its files are not believed: only the bytes count.
package picture

import (
	"bytes"
	"encoding/xml"
	"io"
)

// Kind is a kind of picture that a course may hold.
type Kind struct {
	Name      string // as people write it: "PNG"
	Extension string // of a file's name: ".png"
	MediaType string // "image/png"
}

// The kinds.
var (
	PNG  = Kind{"PNG", ".png", "image/png"}
	JPEG = Kind{"JPEG", ".jpg", "image/jpeg"}
	GIF  = Kind{"GIF", ".gif", "image/gif"}
	WebP = Kind{"WebP", ".webp", "image/webp"}
	SVG  = Kind{"SVG", ".svg", "image/svg+xml"}
)

// KindOf gives the kind of picture that data is, and false when it is none of
// them. Only the start of a picture of pixels is looked at.
func KindOf(data []byte) (Kind, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return PNG, true
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return JPEG, true
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return GIF, true
	case len(data) >= 16 && string(data[:4]) == "RIFF" && string(data[8:15]) == "WEBPVP8":
		return WebP, true
	case isSVG(data):
		return SVG, true
	}
	return Kind{}, false
}

// isSVG tells whether data is XML whose outermost element is svg. A page of
// HTML with a drawing in it is not.
func isSVG(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("<")) {
		return false
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		t, err := d.RawToken()
		if err != nil {
			return false
		}
		if start, ok := t.(xml.StartElement); ok {
			return start.Name.Local == "svg"
		}
	}
}
