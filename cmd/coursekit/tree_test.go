package main

import (
	"strings"
	"testing"

	"stagecraft/content/markup"
	"stagecraft/content/markup/markuptest"
)

func TestTree_EveryKindOfBlockIsWrittenAndExplained(t *testing.T) {
	for _, b := range markuptest.Blocks() {
		kind := markuptest.Kind(b)
		n, known := knownNode(b)
		if !known || n.Type == "" {
			t.Errorf("%s has no node", kind)
			continue
		}
		if !strings.Contains(treeHelp, "  "+n.Type) && !strings.Contains(treeHelp, ", "+n.Type) {
			t.Errorf("%s is written as %q, which the help doesn't explain", kind, n.Type)
		}
		var data strings.Builder
		if err := writeIndented(&data, n); err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{strings.Split(markup.BlockText(b), "\n")[0], "Within"} {
			if strings.Contains(markup.BlockText(b), text) && !strings.Contains(data.String(), text) {
				t.Errorf("%s is written as %s, without %q", kind, data.String(), text)
			}
		}
	}
}

// knownNode gives the node of a block; not known when blockNode refuses it.
func knownNode(b markup.Block) (n node, known bool) {
	defer func() {
		if recover() != nil {
			known = false
		}
	}()
	return blockNode(b), true
}
