package text

import (
	"math"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

// segment is a part of a run that stays on one line: a word and the space after it.
type segment struct {
	run        int
	start, end int
	width      float32 // with the trailing space
	inked      float32 // without it
	breaks     bool    // the line ends after it
	glue       bool    // no break between it and the next segment
}

// line is segments side by side, merged where they are of the same run.
type line struct {
	segments []segment
	width    float32 // to the end of the last inked segment
	height   float32
}

// baselined is an object that stands on the baseline of its line.
type baselined interface {
	fyne.CanvasObject
	// Baseline gives how far its own baseline is below its top, in whole pixels.
	Baseline() float32
}

// heightAround gives how high a line of text of a size is with an object in it: text stands in the middle of
// its line.
func heightAround(b baselined, high, size float32) float32 {
	off := ceil(theme.Baseline(size, theme.Face{})) - theme.Height(size, theme.Face{})/2
	above := b.Baseline()
	return 2*max(above-off, high-above+off) + 2
}

// leastWidth is the least width that lines are broken at. Fyne first lays out at almost none, where it would cost
// much for nothing.
const leastWidth = 24

// breakLines fills lines of a width with the runs. A word wider than a whole
// line is cut between its letters.
func breakLines(runs []Run, size, width, leading float32) []line {
	width = max(width, leastWidth)
	var (
		lines []line
		cur   line
		at    float32
	)
	tall := func(p segment) float32 {
		r := runs[p.run]
		if b, ok := r.Object.(baselined); ok {
			return max(heightAround(b, r.Object.MinSize().Height, size), size*leading)
		}
		if r.Object != nil {
			return r.Object.MinSize().Height + 4
		}
		s := r.Size
		if s == 0 || r.Raise != 0 {
			s = size
		}
		return s * leading
	}
	flush := func() {
		for _, p := range cur.segments {
			cur.height = max(cur.height, tall(p))
		}
		if cur.height == 0 {
			cur.height = size * leading
		}
		// Whole pixels: text between two of them is drawn blurred.
		cur.height = ceil(cur.height)
		lines = append(lines, cur)
		cur, at = line{}, 0
	}
	put := func(p segment) {
		if n := len(cur.segments); n > 0 && cur.segments[n-1].run == p.run && cur.segments[n-1].end == p.start && runs[p.run].Object == nil {
			last := &cur.segments[n-1]
			last.end = p.end
			last.inked = last.width + p.inked
			last.width += p.width
		} else {
			cur.segments = append(cur.segments, p)
		}
		cur.width = at + p.inked
		at += p.width
	}

	all := split(runs, size)
	for i := 0; i < len(all); {
		if all[i].breaks && all[i].start == all[i].end && runs[all[i].run].Break {
			flush()
			i++
			continue
		}
		// A group is segments with no break between them: "end" and "." of two runs.
		j, group := i, float32(0)
		for {
			if !all[j].glue || j+1 == len(all) {
				group += all[j].inked
				break
			}
			group += all[j].width
			j++
		}
		if at > 0 && at+group > width+0.5 {
			flush()
		}
		for ; i <= j; i++ {
			p := all[i]
			for runs[p.run].Object == nil && at+p.inked > width+0.5 {
				head, tail := cut(runs[p.run], p, size, width-at)
				if head.end == head.start {
					if at > 0 {
						flush()
						continue
					}
					break
				}
				put(head)
				flush()
				p = tail
				if p.start == p.end {
					break
				}
			}
			if p.start != p.end || runs[p.run].Object != nil {
				put(p)
			}
		}
	}
	if len(cur.segments) > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// oneLine sets runs of text side by side.
func oneLine(runs []Run, size, leading float32) line {
	var l line
	for i, r := range runs {
		s := r.Size
		if s == 0 {
			s = size
		}
		w := theme.Width(r.Text, s, r.Face)
		l.segments = append(l.segments, segment{run: i, end: len(r.Text), width: w, inked: w})
		l.width += w
		l.height = max(l.height, ceil(s*leading))
	}
	return l
}

// split splits runs into segments, which end where a line may break.
func split(runs []Run, size float32) []segment {
	var out []segment
	for i, r := range runs {
		if r.Break {
			out = append(out, segment{run: i, breaks: true})
			continue
		}
		if r.Object != nil {
			w := r.Object.MinSize().Width
			out = append(out, segment{run: i, width: w, inked: w, glue: i+1 < len(runs) && sticks(runs[i+1])})
			continue
		}
		s := r.Size
		if s == 0 {
			s = size
		}
		eachPart(r.Text, func(start, ink, end int) {
			inked := theme.Width(r.Text[start:ink], s, r.Face)
			w := inked
			if end > ink {
				w = inked + spaces(r.Text[ink:end], s, r.Face)
			}
			out = append(out, segment{run: i, start: start, end: end, width: w, inked: inked})
		})
		if n := len(out); n > 0 && out[n-1].run == i && i+1 < len(runs) && !runs[i+1].Break {
			last := out[n-1]
			next := runs[i+1].Text
			ends, _ := utf8.DecodeLastRuneInString(r.Text[:last.end])
			first, _ := utf8.DecodeRuneInString(next)
			if !unicode.IsSpace(ends) && next != "" && !unicode.IsSpace(first) && !wide(ends) && !wide(first) {
				out[n-1].glue = true
			}
		}
	}
	return out
}

// spaces gives the width of the space after a word.
func spaces(s string, size float32, face theme.Face) float32 {
	return theme.Width(" ", size, face) * float32(utf8.RuneCountInString(s))
}

// sticks tells whether no line may end between an object and a run after it: a key and its full stop.
func sticks(r Run) bool {
	first, n := utf8.DecodeRuneInString(r.Text)
	return n > 0 && r.Object == nil && !r.Break && !unicode.IsSpace(first) && !wide(first)
}

// cut divides a segment so that its head fits in room; the head is empty when not
// one letter does, except on an empty line, where one letter always goes.
//
// Words may have any length, so what is measured is about one line of it.
func cut(r Run, p segment, size, room float32) (head, tail segment) {
	s := r.Size
	if s == 0 {
		s = size
	}
	end, w := fit(r.Text[p.start:p.end], s, r.Face, room)
	if w > room && room < size {
		end, w = 0, 0
	}
	end += p.start
	head = segment{run: p.run, start: p.start, end: end, width: w, inked: w}
	tail = segment{run: p.run, start: end, end: p.end, width: max(p.width-w, 0), inked: max(p.inked-w, 0)}
	if tail.start < tail.end && tail.inked < 2*room {
		ink := trimmed(r.Text, tail.start, p.end)
		tail.inked = theme.Width(r.Text[tail.start:ink], s, r.Face)
		tail.width = max(tail.inked, tail.width)
	}
	return head, tail
}

// fit gives how many bytes of a text fit in room, one letter at the least, and
// their width.
func fit(text string, size float32, face theme.Face, room float32) (end int, width float32) {
	// By the letters alone, and then by what they measure together.
	letters, sum := []int{0}, float32(0)
	for i := range text {
		_, n := utf8.DecodeRuneInString(text[i:])
		sum += theme.Width(text[i:i+n], size, face)
		if sum > room && i > 0 {
			break
		}
		letters = append(letters, i+n)
	}
	last := len(letters) - 1
	width = theme.Width(text[:letters[last]], size, face)
	for last > 1 && width > room {
		last--
		width = theme.Width(text[:letters[last]], size, face)
	}
	end = letters[last]
	for end < len(text) {
		_, n := utf8.DecodeRuneInString(text[end:])
		wider := theme.Width(text[:end+n], size, face)
		if wider > room {
			break
		}
		end, width = end+n, wider
	}
	return end, width
}

func ceil(v float32) float32 { return float32(math.Ceil(float64(v) - 0.01)) }

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }

func round(v float32) float32 { return float32(math.Round(float64(v))) }
