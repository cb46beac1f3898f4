package commenting_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/commenting"
)

func open(t interface {
	Helper()
	Fatal(...any)
}, root string,
) *commenting.Book {
	t.Helper()
	b, err := commenting.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func comment(on, kind, text string) *content.Comment {
	return &content.Comment{ID: content.CommentID(on, kind, text, ""), On: on, Kind: kind, Text: text, From: "Laptop", Date: "2026-11-29"}
}

func TestBook_AddsAnswersAndLeavesTheRestAsItWas(t *testing.T) {
	root := t.TempDir()
	one, two := comment("term:po/definition", "wrong", "It binds: once accepted\n# really"), comment("question:q", "", "")
	change, n := open(t, root).Adding([]*content.Comment{one, two, one})
	if n != 2 {
		t.Fatalf("%d are added", n)
	}
	if err := change.Write(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(root, content.CommentsFile)
	was, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	with := "# What we were told.\n" + string(was) + "\n# the end\n"
	if err := os.WriteFile(file, []byte(with), 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, root)
	if change, n := b.Adding([]*content.Comment{two}); change != nil || n != 0 {
		t.Error("what is there already is added again")
	}
	change, err = b.Changing(one.ID, "1.3", "Put right: thank you.")
	if err != nil {
		t.Fatal(err)
	}
	if err := change.Write(); err != nil {
		t.Fatal(err)
	}
	b = open(t, root)
	want := []*content.Comment{one, two}
	want[0].Settled, want[0].Reply = "1.3", "Put right: thank you."
	for i, c := range b.Comments {
		got := *c
		got.File, got.Pos = "", want[i].Pos
		if diff := cmp.Diff(*want[i], got); diff != "" {
			t.Errorf("comment %d (-want +got):\n%s", i, diff)
		}
	}
	now, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(now); text[:21] != with[:21] || text[len(text)-11:] != "\n# the end\n" {
		t.Errorf("its remarks are gone:\n%s", text)
	}
	// Somebody else's change isn't written over.
	if change, err = b.Changing(two.ID, "yes", ""); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(now, "# more\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := change.Write(); err == nil {
		t.Error("a file that was changed meanwhile is written over")
	}
}

func TestBook_HoldsWhateverIsSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		root, err := os.MkdirTemp("", "comments")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(root)
		texts := rapid.StringOfN(rapid.RuneFrom([]rune("ab :#-'\"\n>|&*!é漢🙂{}[],%@`\\")), 0, 60, -1)
		var all []*content.Comment
		for range rapid.IntRange(1, 5).Draw(t, "comments") {
			all = append(all, comment("term:po/definition", "typo", texts.Draw(t, "comment")))
		}
		change, n := open(t, root).Adding(all)
		if change == nil || n == 0 {
			t.Fatal("nothing is added")
		}
		if err := change.Write(); err != nil {
			t.Fatal(err)
		}
		b := open(t, root)
		if len(b.Comments) != n {
			t.Fatalf("%d of %d are there", len(b.Comments), n)
		}
		at := rapid.IntRange(0, n-1).Draw(t, "answered")
		reply := texts.Draw(t, "reply")
		change, err = b.Changing(b.Comments[at].ID, "yes", reply)
		if err != nil {
			t.Fatal(err)
		}
		if err := change.Write(); err != nil {
			t.Fatal(err)
		}
		after := open(t, root)
		for i, c := range after.Comments {
			if c.ID != b.Comments[i].ID || c.Text != b.Comments[i].Text || (c.Settled == "yes") != (i == at) {
				t.Fatalf("comment %d is %+v, and was %+v", i, c, b.Comments[i])
			}
		}
	})
}
