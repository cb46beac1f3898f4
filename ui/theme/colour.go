// Package theme is how Stagecraft looks: its colours in each theme, its
// type, its measures, and the Fyne theme made of them.
package theme

import (
	"image/color"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"stagecraft/content/palette"
)

// Name is the name of a colour. The colour behind it follows the theme.
type Name string

// The colours.
const (
	Background    Name = "background"
	Surface       Name = "surface"
	Ink           Name = "ink"
	Muted         Name = "muted"
	Line          Name = "line"
	Edge          Name = "edge"  // around what can be typed into
	Rim           Name = "rim"   // around buttons that aren't filled
	Track         Name = "track" // the empty part of a meter
	Primary       Name = "primary"
	PrimarySoft   Name = "primarySoft"
	OnPrimary     Name = "onPrimary"
	Stage1        Name = "stage1"
	Stage2        Name = "stage2"
	Stage3        Name = "stage3"
	Stage4        Name = "stage4"
	OnStage       Name = "onStage"
	Info          Name = "info"
	InfoSoft      Name = "infoSoft"
	Success       Name = "success"
	SuccessSoft   Name = "successSoft"
	Warning       Name = "warning"
	WarningSoft   Name = "warningSoft"
	Danger        Name = "danger"
	DangerSoft    Name = "dangerSoft"
	Note          Name = "note"
	NoteSoft      Name = "noteSoft"
	CodeSoft      Name = "codeSoft" // behind inline code, blocks of code and keys
	MarkSoft      Name = "markSoft" // behind marked text
	Shade         Name = "shade"    // shadows
	SelectionSoft Name = "selectionSoft"
	YellowSoft    Name = "yellowSoft" // the learner's highlights
	GreenSoft     Name = "greenSoft"
	BlueSoft      Name = "blueSoft"
	FoundSoft     Name = "foundSoft" // behind what was searched for
	FoundNowSoft  Name = "foundNowSoft"
	SpokenSoft    Name = "spokenSoft" // behind the sentence that is read aloud
	Faded         Name = "faded"      // what can't be used now
	Scrim         Name = "veil"       // over the page while something asks for an answer
	// What the toolkit lays over its own widgets, whatever their colour: under
	// the pointer, with the keys (which is a menu's chosen row too), and pressed.
	HoverTint Name = "hoverTint"
	FocusTint Name = "focusTint"
	PressTint Name = "pressTint"
	Clear     Name = "clear"
)

// Mode is which theme the learner chose.
type Mode string

// The modes.
const (
	System       Mode = "system"
	Light        Mode = "light"
	Dark         Mode = "dark"
	Sepia        Mode = "sepia"
	HighContrast Mode = "contrast"
)

// Modes gives all modes, in the order in which they are shown.
func Modes() []Mode { return []Mode{System, Light, Dark, Sepia, HighContrast} }

// Scheme gives the colours of a mode on a system that prefers systemVariant (of
// package theme: 0 dark, 1 light).
func (m Mode) Scheme(system fyne.ThemeVariant) palette.Scheme {
	switch m {
	case Light:
		return palette.Light
	case Dark:
		return palette.Dark
	case Sepia:
		return palette.Sepia
	case HighContrast:
		return palette.HighContrast
	}
	if system == 0 {
		return palette.Dark
	}
	return palette.Light
}

var colours = map[Name]palette.Colour{
	Background:    palette.Background,
	Surface:       palette.Surface,
	Ink:           palette.Ink,
	Muted:         palette.Muted,
	Line:          palette.Line,
	Edge:          palette.Edge,
	Rim:           palette.Rim,
	Track:         palette.Track,
	Primary:       palette.Primary,
	PrimarySoft:   palette.PrimarySoft,
	OnPrimary:     palette.OnPrimary,
	Stage1:        palette.Stage1,
	Stage2:        palette.Stage2,
	Stage3:        palette.Stage3,
	Stage4:        palette.Stage4,
	OnStage:       palette.OnStage,
	Info:          palette.Info,
	InfoSoft:      palette.InfoSoft,
	Success:       palette.Success,
	SuccessSoft:   palette.SuccessSoft,
	Warning:       palette.Warning,
	WarningSoft:   palette.WarningSoft,
	Danger:        palette.Danger,
	DangerSoft:    palette.DangerSoft,
	Note:          palette.Note,
	NoteSoft:      palette.NoteSoft,
	CodeSoft:      palette.CodeSoft,
	MarkSoft:      palette.MarkSoft,
	SelectionSoft: palette.SelectionSoft,
	YellowSoft:    palette.YellowSoft,
	GreenSoft:     palette.GreenSoft,
	BlueSoft:      palette.BlueSoft,
	FoundSoft:     palette.FoundSoft,
	FoundNowSoft:  palette.FoundNowSoft,
	SpokenSoft:    palette.SpokenSoft,
	Faded:         palette.Faded,
}

// tint is a colour of those above of which little is laid over what is
// beneath: by day and by night.
type tint struct {
	of         Name
	day, night uint8
}

var tints = map[Name]tint{
	HoverTint: {Primary, 0x1A, 0x1C},
	FocusTint: {Primary, 0x2A, 0x30},
	PressTint: {Ink, 0x1A, 0x1A},
}

// veil gives a shadow, or what dims the page: dark in every theme.
func veil(name Name, s palette.Scheme) color.NRGBA {
	c := palette.RGB(palette.Ink.In(s))
	if s.Night() {
		c = color.NRGBA{}
	}
	switch {
	case name == Shade && s.Night():
		c.A = 0x40
	case name == Shade:
		c.A = 0x12
	case s.Night():
		c.A = 0x80
	default:
		c.A = 0x48
	}
	return c
}

var inUse atomic.Int32 // a palette.Scheme

// Scheme tells which colours are in use.
func Scheme() palette.Scheme { return palette.Scheme(inUse.Load()) }

// SetScheme picks the colours. What is on screen must be drawn anew; the shell
// does both when the theme changes.
func SetScheme(s palette.Scheme) { inUse.Store(int32(s)) }

// IsDark tells whether the colours in use are light on dark.
func IsDark() bool { return Scheme().Night() }

// SetDark picks the dark or the light colours.
func SetDark(on bool) {
	SetScheme(palette.Light)
	if on {
		SetScheme(palette.Dark)
	}
}

// Color gives the colour of that name in the theme in use.
func Color(name Name) color.Color {
	if name == Clear {
		return color.Transparent // which Fyne knows and draws nothing for
	}
	return in(name, Scheme())
}

// in gives the colour of a name in a scheme.
func in(name Name, s palette.Scheme) color.NRGBA {
	if name == Shade || name == Scrim {
		return veil(name, s)
	}
	t, is := tints[name]
	if !is {
		return palette.RGB(colours[name].In(s))
	}
	c := palette.RGB(colours[t.of].In(s))
	if c.A = t.day; s.Night() {
		c.A = t.night
	}
	return c
}

// Over gives the named colour laid over a surface at an opacity from 0 to 1.
func Over(name, surface Name, opacity float64) color.Color {
	top, under := Color(name).(color.NRGBA), Color(surface).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*opacity + float64(b)*(1-opacity) + 0.5) }
	return color.NRGBA{R: mix(top.R, under.R), G: mix(top.G, under.G), B: mix(top.B, under.B), A: 0xff}
}

// Stage gives the colour of the buyer's stage at that place in the journey,
// counted from 0. Journeys longer than four stages start over.
func Stage(index int) Name {
	stages := []Name{Stage1, Stage2, Stage3, Stage4}
	if index < 0 {
		return Muted
	}
	return stages[index%len(stages)]
}

// Callout gives the colours of a kind of callout: its text and bar, and its background.
func Callout(kind string) (strong, soft Name) {
	switch kind {
	case "success", "tip":
		return Success, SuccessSoft
	case "warning":
		return Warning, WarningSoft
	case "danger":
		return Danger, DangerSoft
	case "note":
		return Note, NoteSoft
	}
	return Info, InfoSoft
}

// The measures, in Fyne's pixels at a text size of 100 %. Space is in
// multiples of 4 where the design doesn't say otherwise.
const (
	PageMargin   float32 = 28
	PanelGap     float32 = 18
	PanelInset   float32 = 20
	ButtonRadius float32 = 8
	PanelRadius  float32 = 12
	CardRadius   float32 = 18
	TextWidth    float32 = 720
	LineHeight   float32 = 1.55
	RailWidth    float32 = 208
)

// The text sizes at 100 %.
const (
	SmallSize float32 = 13
	LabelSize float32 = 15 // panels, buttons and lists
	BodySize  float32 = 16
	H3Size    float32 = 15
	H2Size    float32 = 19
	H1Size    float32 = 26
)

// What the learner's text size may be, in per cent.
const (
	MinTextScale = 80
	MaxTextScale = 200
)

var scale atomic.Int32 // per cent; 0 is 100

// TextScale gives the learner's text size in per cent.
func TextScale() int {
	if s := scale.Load(); s > 0 {
		return int(s)
	}
	return 100
}

// SetTextScale sets the text size in per cent, kept within its bounds. What is on
// screen must be drawn anew.
func SetTextScale(percent int) {
	scale.Store(int32(min(max(percent, MinTextScale), MaxTextScale)))
}

// Size gives a text size, or a measure that goes with the text, at the learner's text size.
func Size(at100 float32) float32 { return at100 * float32(TextScale()) / 100 }
