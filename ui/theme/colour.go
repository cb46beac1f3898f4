// Package theme is how Stagecraft looks: its colours in light and dark, its
// type, its measures, and the Fyne theme made of them.
package theme

import (
	"image/color"
	"sync/atomic"

	"fyne.io/fyne/v2"
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
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

type pair struct{ light, dark color.NRGBA }

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func tint(v uint32, alpha uint8) color.NRGBA {
	c := hex(v)
	c.A = alpha
	return c
}

var palette = map[Name]pair{
	Background:    {hex(0xF6F7F9), hex(0x12151B)},
	Surface:       {hex(0xFFFFFF), hex(0x1A1E26)},
	Ink:           {hex(0x1A1F2B), hex(0xE8EBF1)},
	Muted:         {hex(0x5A6373), hex(0x9DA6B5)},
	Line:          {hex(0xE2E6EC), hex(0x2C323D)},
	Edge:          {hex(0x868FA0), hex(0x687386)},
	Rim:           {hex(0xE2E6EC), hex(0x616C80)},
	Track:         {hex(0xE1E5EB), hex(0x2C323D)},
	Primary:       {hex(0x2457D6), hex(0x8FB0FF)},
	PrimarySoft:   {hex(0xE8EEFC), hex(0x1F2B47)},
	OnPrimary:     {hex(0xFFFFFF), hex(0x12151B)},
	Stage1:        {hex(0x7A4FD0), hex(0xB79BF5)},
	Stage2:        {hex(0x1F6FD1), hex(0x7DB4F5)},
	Stage3:        {hex(0x0B7F74), hex(0x5CC9BC)},
	Stage4:        {hex(0x2F7D32), hex(0x84CC8A)},
	OnStage:       {hex(0xFFFFFF), hex(0x12151B)},
	Info:          {hex(0x1B64BE), hex(0x7DB4F5)},
	InfoSoft:      {hex(0xEAF1FD), hex(0x16273C)},
	Success:       {hex(0x2B752E), hex(0x84CC8A)},
	SuccessSoft:   {hex(0xE9F5EA), hex(0x172B1B)},
	Warning:       {hex(0x8A5100), hex(0xF0BE6A)},
	WarningSoft:   {hex(0xFFF4DF), hex(0x33290F)},
	Danger:        {hex(0xB3261E), hex(0xF2938C)},
	DangerSoft:    {hex(0xFCEBEA), hex(0x391A18)},
	Note:          {hex(0x6B43BC), hex(0xB79BF5)},
	NoteSoft:      {hex(0xF2EDFC), hex(0x261F3D)},
	CodeSoft:      {hex(0xEEF0F4), hex(0x262C37)},
	MarkSoft:      {hex(0xFFE999), hex(0x5A4A12)},
	Shade:         {color.NRGBA{R: 0x1A, G: 0x1F, B: 0x2B, A: 0x12}, color.NRGBA{A: 0x40}},
	SelectionSoft: {hex(0xC9D8FB), hex(0x33477A)},
	YellowSoft:    {hex(0xFFF0A6), hex(0x453A08)},
	GreenSoft:     {hex(0xCFF0CD), hex(0x14401F)},
	BlueSoft:      {hex(0xD3E6FD), hex(0x163A5E)},
	FoundSoft:     {hex(0xFFF0D6), hex(0x33270F)},
	FoundNowSoft:  {hex(0xFFDC9F), hex(0x4F3400)},
	SpokenSoft:    {hex(0xEFE4FB), hex(0x362A5E)},
	Faded:         {hex(0xA9B0BC), hex(0x525B6A)},
	Scrim:         {tint(0x1A1F2B, 0x48), tint(0x000000, 0x80)},
	HoverTint:     {tint(0x2457D6, 0x1A), tint(0x8FB0FF, 0x1C)},
	FocusTint:     {tint(0x2457D6, 0x2A), tint(0x8FB0FF, 0x30)},
	PressTint:     {tint(0x1A1F2B, 0x1A), tint(0xE8EBF1, 0x1A)},
	Clear:         {},
}

var dark atomic.Bool

// IsDark tells whether the dark colours are in use.
func IsDark() bool { return dark.Load() }

// Color gives the colour of that name in the theme in use.
func Color(name Name) color.Color {
	if name == Clear {
		return color.Transparent // which Fyne knows and draws nothing for
	}
	p := palette[name]
	if dark.Load() {
		return p.dark
	}
	return p.light
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

var still atomic.Bool

// Still tells whether the learner asked for no motion.
func Still() bool { return still.Load() }

// SetStill turns motion off.
func SetStill(on bool) { still.Store(on) }

// SetDark picks the dark or light colours. What is on screen must be drawn
// anew; the shell does both when the theme changes.
func SetDark(on bool) { dark.Store(on) }

// Dark tells whether a mode is dark on a system that prefers systemVariant (of
// package theme: 0 dark, 1 light).
func (m Mode) Dark(system fyne.ThemeVariant) bool {
	switch m {
	case Light:
		return false
	case Dark:
		return true
	}
	return system == 0
}
