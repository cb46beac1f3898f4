package look

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"stagecraft/assets"
)

// Face is a cut of the type: its weight, slant and width.
type Face struct {
	SemiBold, Bold, Italic, Mono bool
}

var (
	regular    = fyne.NewStaticResource("Inter-Regular.otf", assets.InterRegular)
	semiBold   = fyne.NewStaticResource("Inter-SemiBold.otf", assets.InterSemiBold)
	bold       = fyne.NewStaticResource("Inter-Bold.otf", assets.InterBold)
	italic     = fyne.NewStaticResource("Inter-Italic.otf", assets.InterItalic)
	boldItalic = fyne.NewStaticResource("Inter-BoldItalic.otf", assets.InterBoldItalic)
)

// font gives the file of the face.
func (f Face) font() fyne.Resource {
	switch {
	case f.Mono:
		return theme.DefaultTextMonospaceFont()
	case f.Italic && (f.Bold || f.SemiBold):
		return boldItalic
	case f.Italic:
		return italic
	case f.Bold:
		return bold
	case f.SemiBold:
		return semiBold
	}
	return regular
}

// style avoids bold and italic together with monospace, which Fyne's test
// theme has no font for.
func (f Face) style() fyne.TextStyle {
	if f.Mono {
		return fyne.TextStyle{Monospace: true, Bold: f.Bold || f.SemiBold}
	}
	return fyne.TextStyle{}
}

// sources gives the style and the font for a text. Fyne looks for a sign in its
// emoji font and the system's only in text set in the theme's fonts, so text
// with signs that Inter lacks takes those: the same cuts, but for semibold.
func (f Face) sources(s string) (fyne.TextStyle, fyne.Resource) {
	switch {
	case f.Mono && strings.ContainsFunc(s, func(r rune) bool { return r >= firstUnsure }):
		return f.style(), nil
	case !f.Mono && strings.ContainsFunc(s, beyondInter):
		return fyne.TextStyle{Bold: f.Bold || f.SemiBold, Italic: f.Italic}, nil
	}
	return f.style(), f.font()
}

// Text makes one line of text.
func Text(s string, size float32, face Face, name Name) *canvas.Text {
	t := canvas.NewText(s, Color(name))
	t.TextSize = size
	t.TextStyle, t.FontSource = face.sources(s)
	return t
}

type measured struct {
	text string
	size float32
	face Face
}

var (
	widthLock sync.Mutex
	widths    = map[measured]float32{} // of a text; of no text, the height of a line
)

// Width gives the width of one line of text. Measuring a new word takes a
// while and Fyne forgets after a minute, so widths are kept here, up to some
// 60,000 of them.
func Width(s string, size float32, face Face) float32 {
	if s == "" {
		return 0
	}
	key := measured{s, size, face}
	widthLock.Lock()
	w, known := widths[key]
	widthLock.Unlock()
	if known {
		return w
	}
	_, font := face.sources(s)
	w, ok := measurer.width(s, size, font)
	if !ok {
		w = measure(s, size, face).Width
	}
	widthLock.Lock()
	if len(widths) > 60_000 {
		clear(widths)
	}
	widths[key] = w
	widthLock.Unlock()
	return w
}

func measure(s string, size float32, face Face) fyne.Size {
	style, font := face.sources(s)
	extent, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, style, font)
	return extent
}

// Height gives the height of one line of text as it is drawn. It is the font's,
// whatever the words.
func Height(size float32, face Face) float32 {
	key := measured{size: size, face: face}
	widthLock.Lock()
	h, known := widths[key]
	widthLock.Unlock()
	if !known {
		h = measure("x", size, face).Height
		widthLock.Lock()
		widths[key] = h
		widthLock.Unlock()
	}
	return h
}
