package theme

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// over lays a colour on an opaque one, as the toolkit does.
func over(top, under color.Color) color.Color {
	t, u := color.NRGBAModel.Convert(top).(color.NRGBA), color.NRGBAModel.Convert(under).(color.NRGBA)
	a := float64(t.A) / 255
	mix := func(a1, b uint8) uint8 { return uint8(float64(a1)*a + float64(b)*(1-a) + 0.5) }
	return color.NRGBA{R: mix(t.R, u.R), G: mix(t.G, u.G), B: mix(t.B, u.B), A: 255}
}

// What the toolkit sets on what in its own widgets: see its button.go,
// entry.go, hyperlink.go, list.go, menu_item.go and select.go.
func TestTheme_WhatTheToolkitDrawsStandsOut(t *testing.T) {
	type layers []fyne.ThemeColorName // from the lowest
	const text, part = true, false    // what is there is text, or shows where a part is
	pairs := []struct {
		says   string
		on     fyne.ThemeColorName
		ground layers
		isText bool
	}{
		{"a menu's row", theme.ColorNameForeground, layers{theme.ColorNameMenuBackground}, text},
		{"a menu's chosen row", theme.ColorNameForeground, layers{theme.ColorNameMenuBackground, theme.ColorNameFocus}, text},
		{"a menu's row that is off", theme.ColorNameDisabled, layers{theme.ColorNameMenuBackground}, text},
		{"a list's row under the pointer", theme.ColorNameForeground, layers{theme.ColorNameBackground, theme.ColorNameHover}, text},
		{"a list's chosen row", theme.ColorNameForeground, layers{theme.ColorNameBackground, theme.ColorNameSelection}, text},
		{"a choice", theme.ColorNameForeground, layers{theme.ColorNameInputBackground}, text},
		{"a choice under the pointer", theme.ColorNameForeground, layers{theme.ColorNameInputBackground, theme.ColorNameHover}, text},
		{"a choice with the keys", theme.ColorNameForeground, layers{theme.ColorNameInputBackground, theme.ColorNameFocus}, text},
		{"what is typed", theme.ColorNameForeground, layers{theme.ColorNameInputBackground}, text},
		{"what is typed and selected", theme.ColorNameForeground, layers{theme.ColorNameInputBackground, theme.ColorNameSelection}, text},
		{"what says what to type", theme.ColorNamePlaceHolder, layers{theme.ColorNameInputBackground}, text},
		{"a field's edge", theme.ColorNameInputBorder, layers{theme.ColorNameBackground}, part},
		{"the edge of a field with the keys", theme.ColorNamePrimary, layers{theme.ColorNameBackground}, part},
		{"a button that is off", theme.ColorNameDisabled, layers{theme.ColorNameDisabledButton}, text},
		{"a link", theme.ColorNameHyperlink, layers{theme.ColorNameBackground}, text},
		{"a link in a pop-up", theme.ColorNameHyperlink, layers{theme.ColorNameOverlayBackground}, text},
		{"text in a pop-up", theme.ColorNameForeground, layers{theme.ColorNameOverlayBackground}, text},
		{"a table's head", theme.ColorNameForeground, layers{theme.ColorNameHeaderBackground}, text},
		{"a failure", theme.ColorNameError, layers{theme.ColorNameBackground}, text},
		{"a success", theme.ColorNameSuccess, layers{theme.ColorNameBackground}, text},
		{"a warning", theme.ColorNameWarning, layers{theme.ColorNameBackground}, text},
		{"a scroll bar", theme.ColorNameScrollBar, layers{theme.ColorNameBackground}, part},
		{"a scroll bar in a pop-up", theme.ColorNameScrollBar, layers{theme.ColorNameOverlayBackground}, part},
	}
	for _, b := range []struct{ text, ground fyne.ThemeColorName }{
		{theme.ColorNameForeground, theme.ColorNameButton},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
	} {
		for _, state := range []layers{nil, {theme.ColorNameHover}, {theme.ColorNameFocus}, {theme.ColorNameHover, theme.ColorNamePressed}, {theme.ColorNameFocus, theme.ColorNamePressed}} {
			pairs = append(pairs, struct {
				says   string
				on     fyne.ThemeColorName
				ground layers
				isText bool
			}{"a button", b.text, append(layers{b.ground}, state...), text})
		}
	}
	for _, m := range Modes()[1:] {
		look, scheme := Theme{Mode: m}, m.Scheme(0)
		paint := func(name fyne.ThemeColorName) color.Color {
			if name == theme.ColorNameBackground { // which the toolkit is given for clearing alone
				return in(Background, scheme)
			}
			return look.Color(name, 0)
		}
		for _, p := range pairs {
			ground := paint(p.ground[0])
			for _, l := range p.ground[1:] {
				ground = over(paint(l), ground)
			}
			least := scheme.LeastPart()
			if p.isText {
				least = scheme.LeastText()
			}
			if got := contrastOf(over(paint(p.on), ground), over(ground, ground)); got < least {
				t.Errorf("%s: %s, %s on %v, has a contrast of %.2f, want at least %.1f", m, p.says, p.on, p.ground, got, least)
			}
		}
	}
}
