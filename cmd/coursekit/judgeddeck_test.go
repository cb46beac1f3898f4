//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
)

// mnemosyneAt are the folders in which Mnemosyne's library may be: where .ci/setup
// unpacks it, and where Debian's package has it.
var mnemosyneAt = []string{"/usr/local/share/mnemosyne/usr/lib/python3/dist-packages", "/usr/lib/python3/dist-packages"}

// imported is what Mnemosyne has after it imported a deck and reviewed a few cards.
type imported struct {
	Notes, Cards, Pictures, Graded int
	Said                           [][2]string
}

// mnemosyne has Mnemosyne import a deck.
func mnemosyne(t *testing.T, deck string) imported {
	t.Helper()
	library := ""
	for _, folder := range mnemosyneAt {
		if _, err := os.Stat(filepath.Join(folder, "mnemosyne", "libmnemosyne")); err == nil && library == "" {
			library = folder
		}
	}
	if library == "" {
		if _, err := exec.LookPath("apt-get"); err == nil && os.Getenv("CI") != "" {
			t.Fatal("Mnemosyne isn't there; .ci/setup test gets it")
		}
		t.Skip("needs Mnemosyne, which .ci/setup test gets on Debian and Ubuntu")
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	run := exec.CommandContext(ctx, "/usr/bin/python3", filepath.Join("testdata", "judges", "importdeck.py"), deck)
	run.Env = append(os.Environ(), "PYTHONPATH="+library, "PYTHONDONTWRITEBYTECODE=1", "HOME="+t.TempDir())
	out, err := run.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var got imported
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return got
}

func TestExport_MnemosyneImportsAndReviewsACourse(t *testing.T) {
	deck := filepath.Join(t.TempDir(), "sales.apkg")
	var says bytes.Buffer
	root := newRoot()
	root.SetOut(&says)
	root.SetArgs([]string{"export", "../../content/salesprocess", "-o", deck, "--process", "pipeline-seven"})
	if err := root.ExecuteContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	got := mnemosyne(t, deck)
	want := "exported " + filepath.ToSlash(deck) + ": " + count(got.Notes, "note") + ", " + count(got.Cards, "card") + "\n"
	if says.String() != want || got.Cards < 20 || got.Graded != 3 {
		t.Errorf("Mnemosyne has %d notes and %d cards and graded %d; the command said %q", got.Notes, got.Cards, got.Graded, says.String())
	}
}

func TestExport_MnemosyneShowsPicturesGapsAndBothWays(t *testing.T) {
	picture := ankitest.Picture(t)
	deck := &anki.Deck{
		Title: "Orders", Picture: func(string) ([]byte, error) { return picture, nil },
		Cards: []anki.Entry{
			{ID: "a", Front: "**Purchase** order", Back: "![A form](media/form.png)", Reversed: true},
			{ID: "b", Deck: "More", Gaps: "The {{c1::buyer::who?}} issues it, the {{c2::seller}} accepts it.", Back: "Both sign.", Tags: []string{"orders"}},
		},
	}
	path := filepath.Join(t.TempDir(), "orders.apkg")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := anki.WritePackage(t.Context(), f, deck, time.Now())
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	got := mnemosyne(t, path)
	if got.Notes != w.Notes || got.Cards != w.Cards || got.Pictures != w.Pictures || w != (anki.Written{Notes: 2, Cards: 4, Pictures: 1}) {
		t.Errorf("of %v Mnemosyne has %d notes, %d cards and %d pictures", w, got.Notes, got.Cards, got.Pictures)
	}
	var said strings.Builder
	for _, card := range got.Said {
		said.WriteString(card[0] + "\n" + card[1] + "\n")
	}
	for _, part := range []string{"<b>Purchase</b> order", "stagecraft-", "[who?]", "Both sign."} {
		if !strings.Contains(said.String(), part) {
			t.Errorf("its cards don't say %q:\n%s", part, said.String())
		}
	}
}
