package main

import (
	"bytes"
	"io"
	"sync"
)

// lastWords passes on what is logged while the app ends, but for one thing: the toolkit
// writes its preferences then, sees by its own watch that the file changed, reads it
// half written and prints that there is nothing in it (Fyne 2.7.4, 2.8.1). Nothing is
// lost by that: what was read is used by nobody any more, and the file is whole.
type lastWords struct {
	to io.Writer

	mu      sync.Mutex
	leftOut bool // the line before was, and what belongs to it follows
}

// Write takes a line, as package log gives them.
func (l *lastWords) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case bytes.Contains(line, []byte("Fyne error:  Preferences load error:")):
		l.leftOut = true
	case l.leftOut && (bytes.Contains(line, []byte("  Cause: ")) || bytes.Contains(line, []byte("  At: "))):
	default:
		l.leftOut = false
	}
	if l.leftOut {
		return len(line), nil
	}
	return l.to.Write(line)
}
