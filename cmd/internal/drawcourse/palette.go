package main

import (
	"fmt"
	"strconv"
)

// palette is the colours of one theme, as the app has them.
type palette struct {
	surface, ink, muted, line, warning string
	stage                              [4]string // of the buyer's journey
}

var (
	light = palette{
		surface: "#FFFFFF", ink: "#1A1F2B", muted: "#5A6373", line: "#C9D0DB", warning: "#9A5B00",
		stage: [4]string{"#7A4FD0", "#1F6FD1", "#0B7F74", "#2F7D32"},
	}
	dark = palette{
		surface: "#1A1E26", ink: "#E8EBF1", muted: "#9DA6B5", line: "#465063", warning: "#F0BE6A",
		stage: [4]string{"#B79BF5", "#7DB4F5", "#5CC9BC", "#84CC8A"},
	}
)

// soft gives a stage's colour at 20 % over the surface.
func (p palette) soft(stage int) string {
	over, under := channels(p.stage[stage]), channels(p.surface)
	var mixed [3]int
	for i := range mixed {
		mixed[i] = (over[i]*20 + under[i]*80 + 50) / 100
	}
	return fmt.Sprintf("#%02X%02X%02X", mixed[0], mixed[1], mixed[2])
}

func channels(colour string) (rgb [3]int) {
	for i := range rgb {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic(err) // the colours are written above
		}
		rgb[i] = int(n)
	}
	return rgb
}
