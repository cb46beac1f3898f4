package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// What the reader may cost.
const (
	middleOpens = 150 * time.Millisecond // a note of 100 KB, from the key until its text stands there
	longOpens   = 400 * time.Millisecond // one of 1 MB
	frameLimit  = 33 * time.Millisecond  // 95 frames in 100 while the wheel is held
	resizeRatio = 3.0                    // resizing over 1 MB, to doing so over 5 KB
	noteMemory  = 80e6                   // bytes that 1 MB may add to a line
)

// readerFigures are what the reader's measurements gave.
type readerFigures struct {
	app     map[string]*readerResult // by note
	bare    []int64                  // PSS with one line to read
	moving  scrolling                // one rectangle of the toolkit's
	toolkit []toolkitRead            // the toolkit's own text
}

type toolkitRead struct {
	note
	*readerResult
}

// line is one line of a report on the app beside its toolkit.
type line struct {
	what               string
	app, limit         string
	toolkit, text, big string // one rectangle; the toolkit's own text with 100 KB and with 1 MB
	over               bool
}

func (f readerFigures) report(w io.Writer) (over bool) {
	middle, long, short := f.app["middle"], f.app["long"], f.app["short"]
	var lines []line
	opens := func(n string, r *readerResult, limit time.Duration) {
		got := median(r.opens)
		lines = append(lines, line{
			what: "Opens " + n, app: millis(got), limit: millis(limit), over: !(got > 0 && got <= limit),
		})
	}
	opens("100 KB", middle, middleOpens)
	opens("1 MB", long, longOpens)
	// No frame of the toolkit's is quicker than its own least.
	frame := max(frameLimit, f.moving.most)
	scrolls := func(n string, r *readerResult) {
		lines = append(lines,
			line{
				what: "Scrolls " + n + ", 95 of 100 frames", app: millis(r.held.most), limit: millis(frame), toolkit: millis(f.moving.most),
				over: !(r.held.reachedTheEnd && r.held.most <= frame),
			},
			line{what: "  the median, and the worst", app: millis(r.held.middle) + ", " + millis(r.held.worst), toolkit: millis(f.moving.middle) + ", " + millis(f.moving.worst)},
			line{
				what: "  the wheel's pixels a second", app: fmt.Sprintf("%.0f", r.held.asked), limit: fmt.Sprint(slowest), toolkit: fmt.Sprintf("%.0f", f.moving.asked),
				over: !(r.held.asked >= slowest),
			},
			line{what: "  processor time a frame", app: millis(r.held.perFrame()), toolkit: millis(f.moving.perFrame())},
		)
	}
	scrolls("100 KB", middle)
	scrolls("1 MB", long)
	ratio := float64(median(long.resizes)) / float64(median(short.resizes))
	lines = append(lines,
		line{what: fmt.Sprintf("%d sizes over 1 MB, processor time", resizes), app: millis(median(long.resizes))},
		line{
			what: "  to that over 5 KB, " + millis(median(short.resizes)), app: fmt.Sprintf("%.2f", ratio), limit: fmt.Sprintf("%.1f", resizeRatio),
			over: !(ratio <= resizeRatio),
		})
	bare, added := median(f.bare), median(long.memory)-median(f.bare)
	lines = append(lines,
		line{what: "PSS with 1 MB open", app: megabytes(median(long.memory))},
		line{
			what: "  over that with one line, " + megabytes(bare), app: megabytes(added), limit: megabytes(noteMemory),
			over: bare == 0 || added > noteMemory,
		},
		line{what: "  and after scrolling to the end", app: megabytes(long.after)})
	for i, t := range f.toolkit {
		for j := range lines {
			put := &lines[j].text
			if i > 0 {
				put = &lines[j].big
			}
			*put = t.figure(lines[j].what)
		}
	}
	return printLines(w, lines)
}

// figure gives the toolkit's figure for a line of the report.
func (t toolkitRead) figure(what string) string {
	switch {
	case strings.HasPrefix(what, "Opens "+t.String()):
		return millis(median(t.opens))
	case strings.HasPrefix(what, "Scrolls "+t.String()):
		if t.held.frames < 2 {
			return "> " + millis(t.held.most)
		}
		return millis(t.held.most)
	case strings.HasPrefix(what, fmt.Sprint(resizes)) && len(t.resizes) > 0:
		return millis(median(t.resizes))
	case strings.HasPrefix(what, "PSS"):
		return megabytes(median(t.memory))
	}
	return ""
}

func printLines(w io.Writer, lines []line) (over bool) {
	fmt.Fprintf(w, "\n%-42s %20s %9s %19s %15s %15s\n", "reader", "stagecraft", "limit", "toolkit: rectangle", "its text 100 KB", "its text 1 MB")
	for _, l := range lines {
		verdict := ""
		if l.over {
			over, verdict = true, "  over"
		}
		fmt.Fprintf(w, "%-42s %20s %9s %19s %15s %15s%s\n", l.what, l.app, l.limit, l.toolkit, l.text, l.big, verdict)
	}
	fmt.Fprint(w, readerNotes)
	return over
}

const readerNotes = `
Opens: from the press of the key until the text stands on the screen as it stays.
A frame: from the picture before until the next, as seen in the X server's framebuffer, with the wheel
held so that it scrolls by 5,000 pixels a second from the top to the bottom, and at least 4,500. The toolkit draws 60 a second
at the most; where its own rectangle takes longer than the limit, that is the limit. Its text is widget.RichText, scrolled for 10 s at the most.
`

func (h scrolling) perFrame() time.Duration { return h.processor / time.Duration(max(h.frames, 1)) }

func (h scrolling) String() string {
	end := "to the end"
	if !h.reachedTheEnd {
		end = "not to the end"
	}
	return fmt.Sprintf("wheel held at %.0f pixels a second, %d frames in %.1f s %s: median %s, 95th percentile %s, worst %s, processor %s each",
		h.asked, h.frames, h.lasted.Seconds(), end, millis(h.middle), millis(h.most), millis(h.worst), millis(h.perFrame()))
}

func millis(d time.Duration) string { return fmt.Sprintf("%.0f ms", float64(d.Microseconds())/1000) }

func megabytes(n int64) string { return fmt.Sprintf("%.0f MB", float64(n)/1e6) }
