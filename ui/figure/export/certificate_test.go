package export

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"stagecraft/ui/figure/drawing"
)

func someCertificate() *Certificate {
	return &Certificate{
		Name: "Ada Lovelace", Course: "The sales process", Version: "1.0.0", Authors: []string{"Stagecraft"},
		Right: 18, Questions: 20, Needed: 80, Day: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Code: "3F9K-TQ2M-08XW-CVB7",
	}
}

func TestCertificate_IsOnePageThatSaysAllOfItAndIsTheSameTwice(t *testing.T) {
	c := someCertificate()
	first, err := c.PDF()
	if err != nil {
		t.Fatal(err)
	}
	second, err := c.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the same certificate makes two files")
	}
	if n := bytes.Count(first, []byte("/Type /Page\n")); n != 1 {
		t.Errorf("it has %d pages", n)
	}
	c.Name = "Ada Byron"
	other, err := c.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(first, other) {
		t.Error("another name makes the same file")
	}
}

func TestCertificate_WhateverIsLongStaysWithinTheFrame(t *testing.T) {
	c := someCertificate()
	c.Name = strings.Repeat("Maximiliana ", 6)
	c.Course = strings.Repeat("A course with a title that nobody would print ", 8)
	c.Authors = []string{strings.Repeat("Somebody and somebody else, ", 20)}
	fonts, err := fontsFor(strings.Join(c.texts(), "\n") + "…")
	if err != nil {
		t.Fatal(err)
	}
	defer usePrintTheme()()
	foot := pageHeight - certificateFrame - 70
	for _, m := range c.marks(fonts)[2:] {
		var box drawing.Box
		switch m := m.(type) {
		case drawing.Area:
			box = m.Box
		case drawing.TextLine:
			box = m.Box
		}
		end := box.At.Add(box.Size)
		if box.At.X < certificateSide-1 || end.X > pageWidth-certificateSide+1 || end.Y > pageHeight-certificateFrame {
			t.Errorf("%+v stands from %v to %v", m, box.At, end)
		}
		if box.At.Y < foot && end.Y > foot+1 {
			t.Errorf("%+v runs into the foot", m)
		}
	}
}
