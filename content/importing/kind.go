package importing

import (
	"archive/zip"
	"bytes"
	"path"
	"regexp"
	"strings"

	"stagecraft/content/markup"
	"stagecraft/content/plaintext"
)

// head is how many bytes of a text are looked at to tell its kind.
const head = 64 << 10

// KindNames lists the kinds of file that can be read.
func KindNames() string {
	var all []string
	for _, k := range Kinds {
		all = append(all, string(k))
	}
	return strings.Join(all, ", ")
}

// tellKind tells what a file is by its content, and by its ending where the content
// could be several things; or reports that it can't be told.
func (r *reader) tellKind() bool {
	ending := strings.ToLower(path.Ext(r.Name))
	switch {
	case bytes.HasPrefix(r.Data, []byte("PK")):
		r.Kind = r.zippedKind(ending)
	case bytes.HasPrefix(r.Data, []byte("\xd0\xcf\x11\xe0")):
		r.errorf(markup.Pos{}, "unknown-kind", "this is a document of an old Office, or one with a password; save it as .xlsx or .docx, without a password")
	case bytes.HasPrefix(r.Data, []byte("SQLite format 3")):
		r.errorf(markup.Pos{}, "unknown-kind", ankiDeck)
	default:
		r.Kind = r.textKind(ending)
	}
	return r.Kind != ""
}

const ankiDeck = "this is a deck of Anki; in Anki choose File > Export…, Notes in Plain Text (.txt), and import that"

func (r *reader) zippedKind(ending string) Kind {
	z, err := zip.NewReader(bytes.NewReader(r.Data), int64(len(r.Data)))
	if err != nil {
		r.errorf(markup.Pos{}, "damaged", "the file is damaged: it begins as a zip and isn't one")
		return ""
	}
	for _, f := range z.File {
		switch {
		case f.Name == "xl/workbook.xml":
			return XLSX
		case f.Name == "word/document.xml":
			return DOCX
		case strings.HasPrefix(f.Name, "collection.anki2"):
			r.errorf(markup.Pos{}, "unknown-kind", ankiDeck)
			return ""
		}
	}
	switch ending {
	case ".xlsx":
		return XLSX
	case ".docx":
		return DOCX
	}
	r.errorf(markup.Pos{}, "unknown-kind", "this zip is neither an .xlsx nor a .docx; unpack it, and import what is in it")
	return ""
}

var (
	ankiHeader  = regexp.MustCompile(`(?mi)\A(?:#[^\n]*\n)*#(?:separator|html|columns|deck|tags|notetype|guid)(?: column)?:`)
	giftSign    = regexp.MustCompile(`(?m)^\s*(?:\$CATEGORY:|::[^\n]*::)|\{\s*(?:[=~#]|T(?:RUE)?\s*[#}]|F(?:ALSE)?\s*[#}])`)
	moodleStart = regexp.MustCompile(`(?s)<quiz[\s>]`)
	htmlStart   = regexp.MustCompile(`(?i)\A\s*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])`)
	tabbedLine  = regexp.MustCompile(`(?m)^[^\t\n]+\t[^\n]+$`)
)

// textKind tells the kind of a text; "" after reporting that it can't.
func (r *reader) textKind(ending string) Kind {
	start, err := plaintext.Decode(r.Data[:min(len(r.Data), head)&^1])
	if err != nil || bytes.IndexByte(start, 0) >= 0 {
		r.errorf(markup.Pos{}, "unknown-kind", "this is no text, and no file that can be read; give one of %s", KindNames())
		return ""
	}
	switch {
	case ankiHeader.Match(start):
		return Anki
	case htmlStart.Match(start):
		return HTML
	case moodleStart.Match(start) && (ending == ".xml" || bytes.HasPrefix(bytes.TrimSpace(start), []byte("<?xml"))):
		return Moodle
	}
	switch ending {
	case ".csv":
		return CSV
	case ".tsv", ".tab":
		return TSV
	case ".gift":
		return GIFT
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".xml":
		r.errorf(markup.Pos{}, "unknown-kind", "this XML isn't Moodle's: it has no <quiz>; in Moodle choose Question bank > Export, Moodle XML format")
		return ""
	}
	switch tabs := len(tabbedLine.FindAllIndex(start, -1)); {
	case giftSign.Match(start):
		return GIFT
	case tabs > 0 && 2*tabs >= bytes.Count(bytes.TrimSpace(start), []byte("\n"))+1:
		return Quizlet
	case r.Separator != "" || r.Rows != "":
		return Quizlet
	}
	r.errorf(markup.Pos{}, "unknown-kind", "what this file is can't be told from its name or what is in it; say so with --as, one of %s", KindNames())
	return ""
}
