package export

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/content/formula"
)

func TestPaper_DrawsFormulasAsPaths(t *testing.T) {
	sheet := func(front string) []byte {
		data, err := (&CardSheet{Title: "Sums", Cards: []PaperCard{{Front: front, Back: "from $5 to $10"}}}).write(false)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	curves := func(data []byte) int { return bytes.Count(data, []byte(" c\n")) }
	if with, without := curves(sheet(`The sum $\sum_{i=1}^n \frac{x_i}{2}$ of all`)), curves(sheet("The sum of all")); with < without+20 {
		t.Errorf("a card with a formula has %d curves, one without %d", with, without)
	}
	if wrong := curves(sheet(`The sum $\frac{a}$ of all`)); wrong != curves(sheet("The sum of all")) {
		t.Errorf("a formula that can't be set leaves %d curves", wrong)
	}
	test.NewTempApp(t)
	course, p := wordy(3, false)
	plain, err := writePDF(course, p, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := formula.Shared.Await(t.Context(), formula.Source{TeX: `\beta^{12}`}); err != nil {
		t.Fatal(err)
	}
	p.Steps[0].Happens = append(p.Steps[0].Happens, `Work out $\beta^{12}$.`)
	data, err := writePDF(course, p, false)
	if err != nil {
		t.Fatal(err)
	}
	if curves(data) < curves(plain)+10 {
		t.Errorf("a handout with a formula has %d curves, one without %d", curves(data), curves(plain))
	}
}

func TestCardSheet_HoldsFiveCardsAPageAndIsTheSameTwice(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 40, 30))
	picture.Set(3, 3, color.White)
	s := &CardSheet{Title: "Orders", How: "Cut and fold.", Language: "en", Authors: []string{"Ada"}}
	for i := range 11 {
		c := PaperCard{Front: "Purchase order", Back: "A promise to buy.\nThe seller accepts it."}
		switch i {
		case 0:
			c.FrontPicture = picture
		case 1:
			c.Back, c.BackPicture = "", picture
		case 2:
			c.About, c.Back = "What is this?", strings.Repeat("A long answer that goes on and on. ", 60)
		}
		s.Cards = append(s.Cards, c)
	}
	first, err := s.PDF()
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the same sheet makes two files")
	}
	if n := bytes.Count(first, []byte("/Type /Page\n")); n != 3 {
		t.Errorf("it has %d pages", n)
	}
	if n := bytes.Count(first, []byte("/Subtype /Image")); n < 1 {
		t.Errorf("it has %d pictures", n)
	}
}
