package figure

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestPDF_TheSameProcessMakesTheSameFile(t *testing.T) {
	test.NewApp()
	c, p := course("Pipeline seven", seven...)
	one, err := PDF(c, staffed(c, p))
	if err != nil {
		t.Fatal(err)
	}
	two, err := PDF(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("two handouts of one process differ")
	}
	if !bytes.HasPrefix(one, []byte("%PDF-")) {
		t.Errorf("%.8q is no PDF", one)
	}
}
