package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/longnote"
)

// note is a text to read, as the app's second lesson and as a file for the toolkit's own widget. The
// first lesson is one line, so that nothing stands where the note's text will.
type note struct {
	name   string
	bytes  int
	course string
	file   string
}

func (n note) String() string {
	if n.bytes >= 1<<20 {
		return fmt.Sprintf("%d MB", n.bytes>>20)
	}
	return fmt.Sprintf("%d KB", n.bytes>>10)
}

// brief is the lesson that stands before every note, and the one that memory is compared with.
var brief = longnote.Lesson{ID: "brief", Title: "A brief note", Note: "One line.\n"}

const nextLesson = "n" // the key

// readerResult is what one program gave with one note.
type readerResult struct {
	opens   []time.Duration
	resizes []time.Duration
	memory  []int64   // PSS five seconds after the note was opened
	held    scrolling // while the wheel was held; no frames when it wasn't
	after   int64     // PSS then
}

// readerTasks is what is measured with a note.
type readerTasks struct{ resize, memory, wheel bool }

// reader measures the reader on notes of 5 KB, 100 KB and 1 MB, beside the toolkit's own text.
func (b *bench) reader() (over bool, err error) {
	f := readerFigures{app: map[string]*readerResult{}}
	var short, middle, long note
	for _, n := range []struct {
		note *note
		name string
		size int
	}{{&short, "short", 5 << 10}, {&middle, "middle", 100 << 10}, {&long, "long", 1 << 20}} {
		if *n.note, err = b.write(n.name, n.size); err != nil {
			return false, err
		}
		f.app[n.name] = &readerResult{}
	}
	bare := filepath.Join(b.work, "bare")
	if err := longnote.Course(bare, brief); err != nil {
		return false, err
	}

	for round := range b.rounds {
		for _, n := range []struct {
			note
			readerTasks
		}{
			{short, readerTasks{resize: true}},
			{middle, readerTasks{wheel: round == 0}},
			{long, readerTasks{resize: true, memory: true, wheel: round == 0}},
		} {
			if err := b.readInApp(n.note, n.readerTasks, f.app[n.name]); err != nil {
				return false, fmt.Errorf("the app with %v: %w", n.note, err)
			}
		}
		m, err := b.memoryOf(bare)
		if err != nil {
			return false, err
		}
		f.bare = append(f.bare, m)
	}
	if f.moving, err = b.scrollBaseline(); err != nil {
		return false, fmt.Errorf("the toolkit's rectangle: %w", err)
	}
	for _, n := range []note{middle, long} {
		r, err := b.readInToolkit(n)
		if err != nil {
			// It is no fault of the app's, and nothing longer needs to be tried.
			log.Printf("the toolkit's own text with %v: %v", n, err)
			break
		}
		f.toolkit = append(f.toolkit, toolkitRead{n, r})
	}
	return f.report(os.Stdout), nil
}

// write writes a note as a course and as a file.
func (b *bench) write(name string, size int) (note, error) {
	text := longnote.Write(size)
	n := note{name: name, bytes: size, course: filepath.Join(b.work, name), file: filepath.Join(b.work, name+".md")}
	if err := os.WriteFile(n.file, []byte(text), 0o644); err != nil {
		return n, err
	}
	return n, longnote.Course(n.course, brief, longnote.Lesson{ID: name, Title: "A note of many parts", Note: text})
}

func (b *bench) readInApp(n note, what readerTasks, to *readerResult) error {
	s, err := b.startApp(n.course, "lessons")
	if err != nil {
		return err
	}
	defer s.Close()
	return s.read(n, what, to, time.Second, 200*time.Second)
}

// The toolkit's own text may take so long to show a note, and so long to scroll it: one of 1 MB gives
// a frame in seconds.
const (
	toolkitLimit = 60 * time.Second
	toolkitQuiet = 4 * time.Second
	toolkitWheel = 10 * time.Second
)

// readInToolkit shows a note in the toolkit's own widget for text.
func (b *bench) readInToolkit(n note) (*readerResult, error) {
	s, err := b.launch("Toolkit", b.programs[toolkitPackage], "--text", n.file)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	r := &readerResult{}
	if err := s.read(n, readerTasks{resize: n.bytes < 1<<20, memory: true}, r, toolkitQuiet, toolkitLimit); err != nil {
		return nil, err
	}
	r.held, err = s.wheel(toolkitNotch, toolkitQuiet, toolkitWheel)
	if err != nil {
		return nil, err
	}
	log.Printf("toolkit, %v: %v", n, r.held)
	return r, nil
}

// read opens a note and does with it what is to be measured. The picture stands once it has not
// changed for quiet.
func (s *target) read(n note, what readerTasks, to *readerResult, quiet, limit time.Duration) error {
	opened, err := s.press(nextLesson, textArea, quiet, limit)
	if err != nil {
		return err
	}
	to.opens = append(to.opens, opened)
	told := fmt.Sprintf("%s, %v: open after %d ms", s.title, n, opened.Milliseconds())
	if what.memory {
		time.Sleep(memoryAfter - quiet)
		memory, err := pss(s.program.PID())
		if err != nil {
			return err
		}
		to.memory = append(to.memory, memory)
		told += fmt.Sprintf(", PSS %.1f MB", float64(memory)/1e6)
	}
	if what.resize {
		resized, err := s.resize(quiet)
		if err != nil {
			return err
		}
		to.resizes = append(to.resizes, resized)
		told += fmt.Sprintf(", %d sizes %d ms of processor", resizes, resized.Milliseconds())
	}
	log.Print(told)
	if !what.wheel {
		return nil
	}
	if to.held, err = s.wheel(appNotch, quiet, limit); err != nil {
		return err
	}
	if to.after, err = pss(s.program.PID()); err != nil {
		return err
	}
	log.Printf("%s, %v: %v, then PSS %.1f MB", s.title, n, to.held, float64(to.after)/1e6)
	return nil
}

// memoryOf gives the app's memory with one line to read.
func (b *bench) memoryOf(course string) (int64, error) {
	s, err := b.startApp(course, "lessons")
	if err != nil {
		return 0, err
	}
	defer s.Close()
	time.Sleep(memoryAfter - time.Second)
	return pss(s.program.PID())
}

// scrollBaseline scrolls one rectangle.
func (b *bench) scrollBaseline() (scrolling, error) {
	s, err := b.launch("Toolkit", b.programs[toolkitPackage])
	if err != nil {
		return scrolling{}, err
	}
	defer s.Close()
	h, err := s.wheel(toolkitNotch, time.Second, 30*time.Second)
	log.Printf("toolkit, one rectangle: %v", h)
	return h, err
}
