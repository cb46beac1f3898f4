package main

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/longnote"
)

// courseSizes is how many lessons the courses have that are measured.
var courseSizes = []int{10, 100, 1000}

const (
	termsOfLesson     = 20
	questionsOfLesson = 5

	checkWhole   = 5 * time.Second // coursekit check
	checkMemory  = 400e6
	firstPage    = time.Second
	memoryOver   = 150e6 // what the app may hold over what it holds with the bundled course
	searchAnswer = 30 * time.Millisecond

	watchedSize = 100 // lessons of the course in which a saved change is measured
	savedShown  = 300 * time.Millisecond
	saves       = 6 // in a round
)

// courseFigures are what a course of a size takes.
type courseFigures struct {
	lessons   int
	check     time.Duration
	checkHeld int64         // the most memory that check held
	page      time.Duration // from the start to the whole first page
	held      int64         // by the app, five seconds after
	key       time.Duration // from a key in the search to what it finds
}

// courses measures courses of 10, 100 and 1,000 lessons, each with 20 terms and 5 questions: a check of
// each, its first page, the memory that the app holds, and a key in the search.
func (b *bench) courses() (over bool, err error) {
	b.still = true // else the caret of the search goes on for ever
	defer func() { b.still = false }()
	bundled, err := b.opened("bundled", 0)
	if err != nil {
		return false, fmt.Errorf("the bundled course: %w", err)
	}
	var all []courseFigures
	var saved time.Duration
	for _, lessons := range courseSizes {
		folder := filepath.Join(b.work, fmt.Sprintf("course%d", lessons))
		if err := writeCourse(folder, lessons); err != nil {
			return false, fmt.Errorf("writing a course of %d lessons: %w", lessons, err)
		}
		f, err := b.opened(folder, lessons)
		if err != nil {
			return false, fmt.Errorf("a course of %d lessons: %w", lessons, err)
		}
		if f.check, f.checkHeld, err = b.checked(folder); err != nil {
			return false, fmt.Errorf("a course of %d lessons: %w", lessons, err)
		}
		all = append(all, f)
		if lessons == watchedSize {
			if saved, err = b.saved(folder); err != nil {
				return false, fmt.Errorf("a saved change: %w", err)
			}
		}
	}
	log.Printf("courses, median of %d", b.rounds)
	fmt.Printf("\n%8s %9s %10s %12s %12s %16s %12s\n", "lessons", "check", "MB", "first page", "PSS", "over bundled", "search key")
	for _, f := range append([]courseFigures{bundled}, all...) {
		name := fmt.Sprint(f.lessons)
		if f.lessons == 0 {
			name = "bundled"
		}
		fmt.Printf("%8s %6d ms %7.0f MB %9d ms %9.1f MB %13.1f MB %9.1f ms\n", name, f.check.Milliseconds(), float64(f.checkHeld)/1e6,
			f.page.Milliseconds(), float64(f.held)/1e6, float64(f.held-bundled.held)/1e6, float64(f.key)/1e6)
	}
	most := all[len(all)-1]
	return reportLimited(os.Stdout, []limited{
		{fmt.Sprintf("coursekit check, %d lessons", most.lessons), float64(most.check) / 1e6, float64(checkWhole) / 1e6, "ms"},
		{"  memory at the most", float64(most.checkHeld) / 1e6, checkMemory / 1e6, "MB"},
		{"First page", float64(most.page) / 1e6, float64(firstPage) / 1e6, "ms"},
		{"PSS over the bundled course", float64(most.held-bundled.held) / 1e6, memoryOver / 1e6, "MB"},
		{fmt.Sprintf("A saved change on screen, %d lessons", watchedSize), float64(saved) / 1e6, float64(savedShown) / 1e6, "ms"},
		{"Key in search", float64(most.key) / 1e6, float64(searchAnswer) / 1e6, "ms"},
	}), nil
}

// opened measures the app on a course.
func (b *bench) opened(course string, lessons int) (courseFigures, error) {
	f := courseFigures{lessons: lessons}
	var page, key []time.Duration
	var held []int64
	for round := range b.rounds {
		home, err := b.home()
		if err != nil {
			return f, err
		}
		data := filepath.Join(b.work, fmt.Sprintf("coursedata%d-%d", lessons, round))
		args := []string{"--course", course, "--data", data, "--page", "today", "--theme", "light", "--size", size.String()}
		if lessons == 0 {
			args = args[2:]
		}
		took, err := measure(&contender{binary: b.programs[appPackage], home: home, args: args}, untilLoaded)
		if err != nil {
			return f, err
		}
		page, held = append(page, took.complete), append(held, took.memory)
		s, err := b.launch("Stagecraft", b.programs[appPackage], args...)
		if err != nil {
			return f, err
		}
		keys, err := s.search()
		s.Close()
		if err != nil {
			return f, err
		}
		key = append(key, keys...)
	}
	f.page, f.held, f.key = median(page), median(held), median(key)
	return f, nil
}

// searched is what is typed into the search; each letter finds something.
var searched = []string{"s", "i", "g", "n", "a", "BackSpace", "BackSpace", "BackSpace"}

// search types into the search, and gives the time from each key until the answer stood there.
func (s *target) search() (took []time.Duration, err error) {
	if _, err := s.press("ctrl+k", page, 500*time.Millisecond, 20*time.Second); err != nil {
		return nil, err
	}
	keyboard, err := s.Keyboard()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, keyboard.Close()) }()
	for range 2 {
		for _, key := range searched {
			watch := s.Watch(page)
			pressed := time.Now()
			if err := keyboard.Press(key); err != nil {
				return nil, err
			}
			time.Sleep(500 * time.Millisecond)
			frames, err := watch.End()
			if err != nil {
				return nil, err
			}
			if len(frames) > 0 {
				took = append(took, frames[len(frames)-1].Sub(pressed))
			}
		}
	}
	if len(took) == 0 {
		return nil, errors.New("no key in the search changed anything")
	}
	return took, nil
}

// saved measures the time from a saved change of the lesson that is shown until it is on screen.
func (b *bench) saved(folder string) (time.Duration, error) {
	var took []time.Duration
	for range b.rounds {
		s, err := b.startApp(folder, "lessons")
		if err != nil {
			return 0, err
		}
		for n := range saves {
			// One more paragraph at a time, so that all below it moves.
			text := strings.Replace(lessonText(0), "\n\n##", strings.Repeat("\n\nSaved once more.", n+1)+"\n\n##", 1)
			watch := s.Watch(textArea)
			begun := time.Now()
			err := os.WriteFile(filepath.Join(folder, "lessons", "lesson-0.md"), []byte(text), 0o644)
			time.Sleep(time.Second)
			frames, watched := watch.End()
			if err = errors.Join(err, watched); err == nil && len(frames) == 0 {
				err = fmt.Errorf("the change %d was never shown", n+1)
			}
			if err != nil {
				s.Close()
				return 0, err
			}
			took = append(took, frames[0].Sub(begun))
		}
		s.Close()
	}
	return median(took), nil
}

// checked runs coursekit check, and tells how long it takes and what memory it holds at the most.
func (b *bench) checked(folder string) (time.Duration, int64, error) {
	var took []time.Duration
	var held []int64
	for range b.rounds {
		cmd := exec.Command(b.programs[kitPackage], "check", folder)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		begun := time.Now()
		if err := cmd.Start(); err != nil {
			return 0, 0, err
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		most, err := peak(cmd.Process.Pid, ended)
		took, held = append(took, time.Since(begun)), append(held, most)
		if err != nil {
			return 0, 0, fmt.Errorf("checking: %w: %.300s", err, out.String())
		}
	}
	return median(took), median(held), nil
}

// peak watches a program until it ended, and gives the most memory that it held.
func peak(pid int, ended <-chan error) (most int64, err error) {
	for {
		select {
		case err := <-ended:
			if err == nil && most == 0 {
				err = errors.New("it ended before its memory was read")
			}
			return most, err
		case <-time.After(5 * time.Millisecond):
			if held, err := highWater(pid); err == nil { // it may have ended just now
				most = max(most, held)
			}
		}
	}
}

// writeCourse writes a course of so many lessons, with terms and questions for each.
func writeCourse(folder string, lessons int) error {
	for _, dir := range []string{"lessons", "practice"} {
		if err := os.MkdirAll(filepath.Join(folder, dir), 0o755); err != nil {
			return err
		}
	}
	write := func(name, text string) error {
		return os.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), []byte(text), 0o644)
	}
	var course, terms strings.Builder
	// The notes link to these.
	terms.WriteString("- {id: po, term: purchase order, definition: A buyer’s written order.}\n- {id: quote, term: quote, definition: A price that holds for a time.}\n- {id: crm, term: CRM, definition: Where a firm keeps what it knows of its customers.}\n")
	fmt.Fprintf(&course, "id: course-of-%d\ntitle: A course of %d lessons\nlanguage: en\nversion: \"1\"\nlessons:\n", lessons, lessons)
	for i := range lessons {
		fmt.Fprintf(&course, "  - lesson-%d\n", i)
		if err := write(fmt.Sprintf("lessons/lesson-%d.md", i), lessonText(i)); err != nil {
			return err
		}
		var questions strings.Builder
		for k := range questionsOfLesson {
			fmt.Fprintf(&questions, "```quiz id=q-%d-%d\nWhat does firm %d of lesson %d ask for first?\n- [ ] A lower price, number %d\n- [x] A start date, number %d\n> It said so when [it rang](lesson:lesson-%d).\n```\n\n", i, k, k, i, k, i, i)
		}
		if err := write(fmt.Sprintf("practice/lesson-%d.md", i), questions.String()); err != nil {
			return err
		}
		for k := range termsOfLesson {
			n := i*termsOfLesson + k
			fmt.Fprintf(&terms, "- id: t%d\n  term: %s\n  definition: What firm %d of lesson %d calls the day on which work begins.\n  lesson: lesson-%d\n", n, termName(n), k, i, i)
		}
	}
	return errors.Join(write("course.yaml", course.String()), write("terms.yaml", terms.String()))
}

// termName gives a name that no other number has.
func termName(n int) string {
	kinds := strings.Fields("signature forecast invoice pilot renewal budget tender audit demo contract")
	return fmt.Sprintf("%s of firm %d", kinds[n%len(kinds)], n/len(kinds))
}

// lessonText is a lesson of some 600 words.
func lessonText(n int) string {
	text := strings.Replace(longnote.Write(bytesOfLesson+n), "# A note of many parts", fmt.Sprintf("# Lesson %d", n), 1)
	return fmt.Sprintf("---\nid: lesson-%d\ntitle: Lesson %d\n---\n\n%s", n, n, text)
}

const bytesOfLesson = 4000
