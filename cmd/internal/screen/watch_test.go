package screen

import (
	"image"
	"slices"
	"testing"
	"time"
)

func TestWatch_SeesAChangeWhereItLooks(t *testing.T) {
	s, _ := startXev(t)
	if _, err := s.Settle(300*time.Millisecond, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	all := s.Watch(image.Rect(0, 0, 640, 480))
	none := s.Watch(image.Rect(0, 0, 1, 1))
	before := time.Now()
	if err := s.Move(300, 200); err != nil { // xev's window is white, its pointer's cross is drawn by the server
		t.Fatal(err)
	}
	if err := s.Resize(Size{Width: 400, Height: 300}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Settle(300*time.Millisecond, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	seen, err := all.End()
	if err != nil || len(seen) == 0 || seen[0].Before(before) {
		t.Errorf("a window that shrank was seen at %v, %v", seen, err)
	}
	if seen, err := none.End(); err != nil || len(seen) > 0 {
		t.Errorf("a corner that stayed was seen to change at %v, %v", seen, err)
	}
}

func TestFrames_WhatATornPictureIsCountedAs(t *testing.T) {
	begun := time.Now()
	at := func(all ...int) (times []time.Time) {
		for _, ms := range all {
			times = append(times, begun.Add(time.Duration(ms)*time.Millisecond))
		}
		return times
	}
	got := frames(at(0, 1, 2, 17, 33, 36, 80))
	if want := at(2, 17, 36, 80); !slices.Equal(got, want) {
		t.Errorf("frames stood at %v, want %v", got, want)
	}
	if got, want := Intervals(got), []time.Duration{15 * time.Millisecond, 19 * time.Millisecond, 44 * time.Millisecond}; !slices.Equal(got, want) {
		t.Errorf("they were %v apart, want %v", got, want)
	}
	if frames(nil) != nil || Intervals(nil) != nil {
		t.Error("no change gives frames")
	}
}
