package anki_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
)

func writeFile(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "deck.apkg")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func sample(t testing.TB) *anki.Deck {
	picture := ankitest.Picture(t)
	return &anki.Deck{
		Title: "Sales", Language: "en",
		Picture: func(address string) ([]byte, error) {
			if address == "media/form.png" {
				return picture, nil
			}
			return nil, os.ErrNotExist
		},
		Cards: []anki.Entry{
			{ID: "term:po", About: "Term", Front: "**Purchase order** & more", Back: "A promise:\n\n- to buy\n- to pay\n\n![Form](media/form.png)", Reversed: true, Tags: []string{"to sell", "a"}},
			{ID: "own:1", Deck: "Orders", Gaps: "The {{c1::*buyer*::who?}} issues it, the {{c3::seller}} accepts $x<1$.", Back: "Both sign."},
			{ID: "own:2", GUID: "guid-po", Front: "=1+1", Back: "two\n![](media/gone.png)"},
			{ID: "own:2", GUID: "guid-po", Front: "doubled", Back: "left out"},
		},
	}
}

func TestWritePackage_IsReadAsItWasWritten(t *testing.T) {
	var b bytes.Buffer
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	w, err := anki.WritePackage(t.Context(), &b, sample(t), now)
	if err != nil {
		t.Fatal(err)
	}
	if want := (anki.Written{Notes: 3, Cards: 5, Pictures: 1, Missing: 1}); w != want {
		t.Errorf("it wrote %v, want %v", w, want)
	}
	c := opened(t, writeFile(t, b.Bytes()))
	var faces []string
	var decks []string
	for _, n := range c.Notes {
		decks = append(decks, n.Cards[0].Deck.Name)
		for _, f := range c.Faces(n, func(string) string { return "p" }) {
			faces = append(faces, f.Front+"|"+f.Gaps+"|"+f.Back)
		}
	}
	slices.Sort(faces)
	slices.Sort(decks)
	wantFaces := []string{
		"Term\n**Purchase order** & more||A promise:\n• to buy\n• to pay\n![Form](p)",
		`\=1+1||two`,
		"|The {{c1::*buyer*::who?}} issues it, the {{c3::seller}} accepts $x<1$.|Both sign.",
	}
	if diff := cmp.Diff(wantFaces, faces); diff != "" {
		t.Errorf("faces (-want +got):\n%s", diff)
	}
	if want := []string{"Sales", "Sales", "Sales::Orders"}; !slices.Equal(decks, want) || len(c.Problems.Count) != 0 {
		t.Errorf("decks are %q; problems are %v", decks, c.Problems)
	}
	var again bytes.Buffer
	if _, err := anki.WritePackage(t.Context(), &again, sample(t), now.Add(48*time.Hour)); err != nil {
		t.Fatal(err)
	}
	later := opened(t, writeFile(t, again.Bytes()))
	ids := func(c *anki.Collection) (all []int64) {
		for _, n := range c.Notes {
			all = append(all, n.ID, n.Type.ID)
			for _, card := range n.Cards {
				all = append(all, card.ID, card.Deck.ID)
			}
		}
		return all
	}
	if diff := cmp.Diff(ids(c), ids(later)); diff != "" {
		t.Errorf("written later it has other numbers (-first +later):\n%s", diff)
	}
}

func TestWriteText_KeepsIDsAndColumns(t *testing.T) {
	got, w := anki.WriteText(sample(t))
	const head = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
	if w.Notes != 3 || w.Cards != 5 || !strings.HasPrefix(string(got), head) || strings.Count(string(got), "\n") != 6+3 {
		t.Errorf("it wrote %v:\n%s", w, got)
	}
	if !strings.Contains(string(got), "\nguid-po\tBasic\tSales\t=1+1\ttwo<br>\t\n") {
		t.Errorf("it holds\n%s", got)
	}
}

func TestWriteCSV_IsATableOfPlainTexts(t *testing.T) {
	got, w, err := anki.WriteCSV(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(got, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"The [who?] issues it, the seller accepts x<1.", "The buyer issues it, the seller accepts x<1.\nBoth sign.", "Sales::Orders", "", "own:1"}
	if w.Cards != 5 || len(rows) != 6 || !slices.Equal(rows[2], want) || rows[4][0] != "'=1+1" {
		t.Errorf("it wrote %v: %q", w, rows)
	}
}

func TestWriteSheet_NeedsNoOtherFile(t *testing.T) {
	got, w := anki.WriteSheet(sample(t), "Cut & fold")
	page := string(got)
	if w.Cards != 5 || strings.Count(page, "<section>") != 5 || strings.Count(page, "data:image/png;base64,") != 1 {
		t.Errorf("it wrote %v:\n%s", w, page)
	}
	for _, part := range []string{`<html lang="en">`, "Cut &amp; fold", "<b>[who?]</b>", "<ul><li>to buy</li>"} {
		if !strings.Contains(page, part) {
			t.Errorf("it lacks %q:\n%s", part, page)
		}
	}
	if strings.Contains(page, "src=\"stagecraft") || strings.Contains(page, "<script") {
		t.Errorf("it asks for more:\n%s", page)
	}
}
