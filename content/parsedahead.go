package content

import (
	"bytes"
	"sync"

	"stagecraft/content/markup"
)

// parsedAhead are notes that another goroutine parses while the course's other files are read. Each is
// parsed once, by whoever comes to it first. Nothing is taken from it but what the same bytes give.
type parsedAhead struct {
	folder *folder
	lock   sync.Mutex
	notes  map[string]*parsedNote
}

// parsedNote is one of them.
type parsedNote struct {
	done     chan struct{} // closed once it is parsed
	source   []byte
	document *markup.Document
}

// parseAhead begins to parse the Markdown of lessons and questions.
func parseAhead(f *folder) *parsedAhead {
	p := &parsedAhead{folder: f, notes: map[string]*parsedNote{}}
	files := append(f.in("lessons", ".md"), f.in("practice", ".md")...)
	if len(files) < 2 {
		return p
	}
	go func() {
		pieces := 0
		for _, file := range files {
			n := p.claim(file)
			if n == nil {
				continue
			}
			source, err := f.bytes(file)
			if err == nil {
				n.source, n.document = source, markup.Parse(source)
				pieces += n.document.Elements
			}
			close(n.done)
			if pieces > maxPieces { // a course of so many isn't opened
				return
			}
		}
	}()
	return p
}

// claim gives a note to be parsed; nil when somebody has claimed it.
func (p *parsedAhead) claim(file string) *parsedNote {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.notes[file] != nil {
		return nil
	}
	n := &parsedNote{done: make(chan struct{})}
	p.notes[file] = n
	return n
}

// parse gives what a note's bytes mean.
func (p *parsedAhead) parse(file string, source []byte) *markup.Document {
	if p == nil {
		return markup.Parse(source)
	}
	if n := p.claim(file); n != nil {
		defer close(n.done)
		return markup.Parse(source)
	}
	p.lock.Lock()
	n := p.notes[file]
	p.lock.Unlock()
	<-n.done
	if n.document == nil || !bytes.Equal(n.source, source) {
		return markup.Parse(source)
	}
	d := n.document
	n.document = nil // it is one lesson's
	return d
}
