package anki_test

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
)

// FuzzOpen reads any bytes as a deck. What is read is text that can be shown, and each
// card is one that asks and answers something.
func FuzzOpen(f *testing.F) {
	for _, form := range ankitest.Forms {
		data, err := os.ReadFile(ankitest.File(f, form))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	path := filepath.Join(f.TempDir(), "deck.apkg")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := anki.Open(t.Context(), path, nil)
		if err != nil {
			return
		}
		defer c.Close()
		sound(t, c)
	})
}

func sound(t *testing.T, c *anki.Collection) {
	t.Helper()
	for _, n := range c.Notes {
		for _, f := range c.Faces(n, func(string) string { return "picture:a" }) {
			if f.Hidden == nil && f.Gaps == "" && (f.Front == "" || f.Back == "" || f.Card == nil) {
				t.Errorf("the face %+v asks or answers nothing", f)
			}
			for _, text := range []string{f.Front, f.Back, f.Gaps} {
				if !utf8.ValidString(text) {
					t.Errorf("%q is no text", text)
				}
			}
		}
	}
}

// FuzzFaces fills templates of any kind with any fields.
func FuzzFaces(f *testing.F) {
	f.Add("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}", "a<b>c", "{{c1::x::y}} \\(z\\) <img src=a>", false)
	f.Add("{{#Front}}{{cloze:Front}}{{/Front}}", "{{^Back}}{{Back}}{{/Back}}", "{{c1::{{c2::x}}}}", "[sound:a]", true)
	f.Fuzz(func(t *testing.T, question, answer, front, back string, cloze bool) {
		deck := &anki.DeckName{Name: "a"}
		kind := anki.Standard
		if cloze {
			kind = anki.Cloze
		}
		of := &anki.NoteType{Fields: []string{"Front", "Back"}, Kind: kind, Templates: []anki.Template{{"a", question, answer}}}
		n := &anki.Note{Type: of, Fields: []string{front, back}, Cards: []*anki.Card{{Deck: deck}}}
		c := &anki.Collection{Notes: []*anki.Note{n}}
		sound(t, c)
	})
}
