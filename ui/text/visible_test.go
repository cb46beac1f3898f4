package text

import (
	"testing"

	"stagecraft/ui/theme"
)

func TestParagraph_WritesOutWhatHides(t *testing.T) {
	p := NewParagraph(16, theme.Ink, Run{Text: "a\u202eb"}, Run{Text: "c\x1b[2J"}, Run{Text: "é\n\u200fd"})
	if got := p.PlainText(); got != "a[U+202E]bc\ufffd[2Jé\n\u200fd" {
		t.Errorf("it says %q", got)
	}
	p.SetRuns(Run{Text: "\u2066x\x00"})
	if got := p.PlainText(); got != "[U+2066]x\ufffd" {
		t.Errorf("then it says %q", got)
	}
	if got := NewLine("a\u202eb", 16, theme.Face{}, theme.Ink).PlainText(); got != "a[U+202E]b" {
		t.Errorf("a line says %q", got)
	}
}
