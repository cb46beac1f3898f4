package export

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"testing"
)

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
