package export

import (
	"bytes"
	"fmt"
	"image/png"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"

	"stagecraft/ui/figure"
	"stagecraft/ui/figure/drawing"
)

// PNG gives a figure as a PNG picture in light colours, at two pixels a unit.
func PNG(f figure.Figure) ([]byte, error) {
	p := newPicture(f)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(2)
	c.SetContent(container.NewWithoutLayout(drawing.ObjectsOf(p.marks)...))
	c.Resize(p.size)
	var b bytes.Buffer
	if err := png.Encode(&b, c.Capture()); err != nil {
		return nil, fmt.Errorf("write the picture of %q: %w", p.title, err)
	}
	return b.Bytes(), nil
}
