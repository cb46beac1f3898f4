package yamllines

import "strings"

// Text is a file as it is written: with its lines ending as Unix has them end, and how
// they do.
type Text struct {
	Lines   string
	mark    bool
	returns bool
}

const mark = "\ufeff" // of byte order

// ReadText takes a file's mark of byte order and its line ends off it.
func ReadText(source []byte) Text {
	t := Text{Lines: string(source)}
	t.Lines, t.mark = strings.CutPrefix(t.Lines, mark)
	if t.returns = strings.Contains(t.Lines, "\r\n"); t.returns {
		t.Lines = strings.ReplaceAll(t.Lines, "\r\n", "\n")
	}
	return t
}

// Bytes is a file of other lines that is written as this one is.
func (t Text) Bytes(lines string) []byte {
	if t.returns {
		lines = strings.ReplaceAll(lines, "\n", "\r\n")
	}
	if t.mark {
		lines = mark + lines
	}
	return []byte(lines)
}
