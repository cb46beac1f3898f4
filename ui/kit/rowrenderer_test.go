package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/theme"
)

// coloured is a row whose content and colour can be changed.
type coloured struct {
	widget.BaseWidget
	content fyne.CanvasObject
	fill    theme.Name
}

func (c *coloured) CreateRenderer() fyne.WidgetRenderer {
	return NewRowRenderer(c, func() fyne.CanvasObject { return c.content }, func(background *canvas.Rectangle) {
		background.FillColor = theme.Color(c.fill)
	})
}

// TestRowRenderer_RefreshDrawsWhatTheRowIsNow checks the colour and the content
// after both were replaced, each as large as the row.
func TestRowRenderer_RefreshDrawsWhatTheRowIsNow(t *testing.T) {
	test.NewTempApp(t)
	row := &coloured{content: Gap(30, 10), fill: theme.Surface}
	row.ExtendBaseWidget(row)
	w := test.NewTempWindow(t, row)
	if got := row.MinSize(); got != fyne.NewSize(30, 10) {
		t.Errorf("it asks for %v and not for its content's size", got)
	}
	w.Resize(fyne.NewSize(200, 60))
	row.content, row.fill = Gap(50, 20), theme.PrimarySoft
	row.Refresh()

	objects := test.WidgetRenderer(row).Objects()
	if len(objects) != 2 || objects[1] != row.content {
		t.Fatalf("it draws %v and not its new content", objects)
	}
	if got := objects[0].(*canvas.Rectangle).FillColor; got != theme.Color(theme.PrimarySoft) {
		t.Errorf("its background is %v still", got)
	}
	for _, o := range objects {
		if o.Size() != row.Size() {
			t.Errorf("%T is %v large in a row of %v", o, o.Size(), row.Size())
		}
	}
}
