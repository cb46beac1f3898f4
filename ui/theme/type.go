package theme

import (
	"strings"
	"sync"
	"sync/atomic"

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

	dyslexicRegular = sync.OnceValue(func() fyne.Resource {
		return fyne.NewStaticResource("OpenDyslexic-Regular.otf", assets.DyslexicRegular())
	})
	dyslexicBold = sync.OnceValue(func() fyne.Resource {
		return fyne.NewStaticResource("OpenDyslexic-Bold.otf", assets.DyslexicBold())
	})
)

// Typeface is what all text but code is set in.
type Typeface int

// The typefaces.
const (
	Inter        Typeface = iota
	OpenDyslexic          // for readers with dyslexia; it has no italics
)

var typeface atomic.Int32

// TypefaceInUse tells what text is set in.
func TypefaceInUse() Typeface { return Typeface(typeface.Load()) }

// SetTypeface chooses what text is set in. What is on screen must be drawn anew.
func SetTypeface(t Typeface) {
	if Typeface(typeface.Swap(int32(t))) == t {
		return
	}
	wordLock.Lock()
	clear(words)
	glyphs = 0
	wordLock.Unlock()
	lineLock.Lock()
	clear(lines)
	lineLock.Unlock()
}

// font gives the file of the face in the typeface in use.
func (f Face) font() fyne.Resource {
	if TypefaceInUse() == OpenDyslexic && !f.Mono {
		if f.Bold || f.SemiBold || f.Italic { // guides for such readers advise bold in place of italics
			return dyslexicBold()
		}
		return dyslexicRegular()
	}
	return f.inter()
}

// inter gives the file of the face that is always there.
func (f Face) inter() fyne.Resource {
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
// with signs that Inter lacks takes those: the same cuts, but for semibold. Text with
// signs that the typeface in use lacks and Inter has takes Inter.
func (f Face) sources(s string) (fyne.TextStyle, fyne.Resource) {
	switch {
	case f.Mono && strings.ContainsFunc(s, func(r rune) bool { return r >= firstUnsure }):
		return f.style(), nil
	case f.Mono:
		return f.style(), f.font()
	}
	switch sourceOfAll(s) {
	case fromTheme:
		return fyne.TextStyle{Bold: f.Bold || f.SemiBold, Italic: f.Italic}, nil
	case fromInter:
		return f.style(), f.inter()
	}
	return f.style(), f.font()
}

// StyleText sets the size and the type of a text.
func StyleText(t *canvas.Text, size float32, face Face) {
	t.TextSize = size
	t.TextStyle, t.FontSource = face.sources(t.Text)
}

type measured struct {
	text string
	size float32
	face Face
}

// What is kept of what was measured, at the most.
const (
	mostWords  = 60_000
	mostGlyphs = 600_000
)

var (
	wordLock sync.Mutex
	words    = map[measured]word{}
	glyphs   int // in all the words

	lineLock sync.Mutex
	lines    = map[measured]lineMetrics{} // by a face and its size, with no text
)

// lineMetrics is what a line of a face measures.
type lineMetrics struct {
	height   float32
	baseline float32 // below the top
}

// Width gives the width of one line of text. Measuring a new word takes a
// while and Fyne forgets after a minute, so words are kept here.
func Width(s string, size float32, face Face) float32 {
	if s == "" {
		return 0
	}
	return wordOf(s, size, face).width
}

// wordOf gives a text as it is set.
func wordOf(s string, size float32, face Face) word {
	key := measured{s, size, face}
	wordLock.Lock()
	w, known := words[key]
	wordLock.Unlock()
	if known {
		return w
	}
	_, font := face.sources(s)
	w, ok := measurer.shape(s, size, font)
	if !ok {
		extent, _ := measure(s, size, face)
		w = word{width: extent.Width}
	}
	wordLock.Lock()
	if len(words) > mostWords || glyphs > mostGlyphs {
		clear(words)
		glyphs = 0
	}
	words[key] = w
	glyphs += len(w.glyphs)
	wordLock.Unlock()
	return w
}

func measure(s string, size float32, face Face) (extent fyne.Size, baseline float32) {
	style, font := face.sources(s)
	return fyne.CurrentApp().Driver().RenderedTextSize(s, size, style, font)
}

// lineOf measures a line of a face, which is the same whatever the words.
func lineOf(size float32, face Face) lineMetrics {
	key := measured{size: size, face: face}
	lineLock.Lock()
	l, known := lines[key]
	lineLock.Unlock()
	if !known {
		var ok bool
		if l, ok = measurer.line(size, face.font()); !ok {
			extent, baseline := measure("x", size, face)
			l = lineMetrics{extent.Height, baseline}
		}
		lineLock.Lock()
		lines[key] = l
		lineLock.Unlock()
	}
	return l
}

// Height gives the height of one line of text as it is drawn.
func Height(size float32, face Face) float32 { return lineOf(size, face).height }

// Baseline gives how far below the top of a line of text its letters stand.
func Baseline(size float32, face Face) float32 { return lineOf(size, face).baseline }
