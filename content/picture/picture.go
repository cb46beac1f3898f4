// Package picture tells what kind of picture some bytes are, how large, and
// decodes it, within bounds of memory and time. Names and what a server says of
// its files are not believed: only the bytes count.
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
	BMP  = Kind{"BMP", ".bmp", "image/bmp"}
	TIFF = Kind{"TIFF", ".tiff", "image/tiff"}
	AVIF = Kind{"AVIF", ".avif", "image/avif"}
	SVG  = Kind{"SVG", ".svg", "image/svg+xml"}
)

// Kinds are the names of the kinds, for people.
const Kinds = "PNG, JPEG, GIF, WebP, BMP, TIFF, AVIF or SVG"

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
	case len(data) >= 26 && string(data[:2]) == "BM" && data[6]|data[7]|data[8]|data[9] == 0:
		return BMP, true
	case bytes.HasPrefix(data, []byte("II*\x00")), bytes.HasPrefix(data, []byte("MM\x00*")):
		return TIFF, true
	case len(data) >= 12 && string(data[4:8]) == "ftyp" && (string(data[8:12]) == "avif" || string(data[8:12]) == "avis"):
		return AVIF, true
	case isSVG(data):
		return SVG, true
	}
	return Kind{}, false
}

// isHEIC tells whether data is a photo as telephones of one maker keep them.
func isHEIC(data []byte) bool {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return false
	}
	switch string(data[8:12]) {
	case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1":
		return true
	}
	return false
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
