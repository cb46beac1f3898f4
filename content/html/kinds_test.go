package html

import (
	"strings"
	"testing"

	"stagecraft/content/markup"
	"stagecraft/content/markup/markuptest"
)

func TestWrite_EveryKindOfBlockIsWritten(t *testing.T) {
	heading := &markup.Heading{Level: 2, ID: "First", Inlines: []markup.Inline{markup.Text{Value: "First"}}}
	page := func(blocks ...markup.Block) string {
		out, _ := write(t, Note{Document: &markup.Document{Blocks: append([]markup.Block{heading}, blocks...)}})
		return out
	}
	without := page()
	for _, b := range markuptest.Blocks() {
		kind := markuptest.Kind(b)
		out := page(b)
		if len(out) <= len(without) {
			t.Errorf("%s isn't written", kind)
			continue
		}
		text := strings.Split(markup.BlockText(b), "\n")[0]
		if !strings.Contains(out, text) {
			t.Errorf("%s is written without its text %q", kind, text)
		}
		if strings.Contains(markup.BlockText(b), "Within") && !strings.Contains(out, "Within") {
			t.Errorf("%s is written without what stands within it", kind)
		}
	}
}
