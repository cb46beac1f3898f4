package content

import (
	"bytes"
	"io/fs"
	"testing"

	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
)

// What a learner read, highlighted and wrote hangs on the keys of blocks, so
// that showing other signs than were typed may not change one.
func TestLessonBlock_KeyIsThatOfWhatWasTyped(t *testing.T) {
	note := "\"One\"... two (c) --- it's\n\n- a -- b\n"
	named := nameBlocks(markup.Parse([]byte(note)).Blocks)
	for i, want := range []string{"3fb2f316c6fe", "db080844c2fc"} {
		if named[i].Key != want {
			t.Errorf("block %d has the key %s; it was %s", i, named[i].Key, want)
		}
	}
	seen := 0
	err := fs.WalkDir(salesprocess.FS(), "lessons", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		source, err := fs.ReadFile(salesprocess.FS(), name)
		if err != nil {
			return err
		}
		set := markup.Parse(source)
		typed := markup.Parse(bytes.Replace(source, []byte("---\n"), []byte("---\ntypographer: false\n"), 1))
		if set.Meta.AsTyped || !typed.Meta.AsTyped {
			t.Fatalf("%s: as typed is %v and %v", name, set.Meta.AsTyped, typed.Meta.AsTyped)
		}
		want := nameBlocks(typed.Blocks)
		for i, b := range nameBlocks(set.Blocks) {
			seen++
			if b != want[i] {
				t.Errorf("%s: block %d is %v; as typed it is %v", name, i, b, want[i])
			}
		}
		return nil
	})
	if err != nil || seen < 100 {
		t.Errorf("%d blocks seen: %v", seen, err)
	}
}
