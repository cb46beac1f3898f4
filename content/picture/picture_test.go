package picture

import "testing"

func TestKindOf_BelievesTheBytes(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"\x89PNG\r\n\x1a\n\x00", "PNG"},
		{"\xff\xd8\xff\xe0", "JPEG"},
		{"GIF89a....", "GIF"},
		{"RIFF\x00\x00\x00\x00WEBPVP8L", "WebP"},
		{"RIFF\x00\x00\x00\x00WAVEfmt ", ""},
		{"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"},
		{"\ufeff<?xml version='1.0' encoding='iso-8859-1'?>\n<!-- a --><!DOCTYPE svg>\n<svg>", "SVG"},
		{"<s:svg xmlns:s='http://www.w3.org/2000/svg'/>", "SVG"},
		{"<!doctype html><html><svg></svg></html>", ""},
		{"svg <svg/>", ""},
		{"<", ""},
		{"", ""},
	} {
		kind, ok := KindOf([]byte(c.data))
		if kind.Name != c.want || ok != (c.want != "") {
			t.Errorf("%q is %q, %v; want %q", c.data, kind.Name, ok, c.want)
		}
	}
}
