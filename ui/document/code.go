package document

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

const codeSize = 14

// code makes a block of code with its language and a way to copy it.
func (m *maker) code(b *markup.CodeBlock) fyne.CanvasObject {
	return m.source(b.Language, b, colourCode(b.Language, untabbed(b.Text)))
}

// source makes a panel of set lines under a label.
func (m *maker) source(label string, b *markup.CodeBlock, lines [][]flow.Run) fyne.CanvasObject {
	var runs []flow.Run
	for i, line := range lines {
		if i > 0 {
			runs = append(runs, flow.Run{Break: true})
		}
		for _, r := range line {
			r.Face.Mono = true
			runs = append(runs, r)
		}
	}
	text := flow.NewParagraph(look.Size(codeSize), look.Ink, runs...)
	text.Leading = 1.5
	m.add(text, codeFrom(runs, b.Text, m.startOfCode(b)))
	// Lines may be wider than the panel, unless the author asked to wrap them.
	var body fyne.CanvasObject = text
	if !b.Wrap {
		wide := text.NaturalWidth() + 2
		body = m.sideways(text, func() float32 { return wide })
	}
	if b.Numbers && !b.Wrap {
		first := max(b.First, 0)
		last := look.Width(strconv.Itoa(first+len(lines)), look.Size(codeSize), look.Face{Mono: true})
		body = container.New(hanging{last + look.Size(16)}, kit.InsetSides(0, 0, look.Size(16), 0, numbers(first, len(lines))), body)
	}
	copyText := b.Text
	done := m.v.copyButton(m, words.T("Copy"), copyText)
	top := kit.Row(8, kit.OneLine(kit.Small(label)), kit.Spring(), done)
	ground := kit.Ground(look.CodeSoft, look.Clear, look.ButtonRadius)
	inner := kit.Inset(look.Size(14), look.Size(8), kit.Stack(look.Size(2), top, kit.InsetSides(0, 0, 0, look.Size(4), body)))
	return behind(ground, inner)
}

// codeFrom gives the character of the block's text with which each run of set
// code begins. Tabs, which are set as spaces, leave no such place in what they
// are part of and in the rest of their line.
func codeFrom(runs []flow.Run, text string, start int) []int {
	from := make([]int, len(runs))
	letters, at, lost := []rune(text), 0, start < 0
	for i, r := range runs {
		from[i] = -1
		if r.Break {
			for at < len(letters) && letters[at] != '\n' {
				at++
			}
			at++
			lost = start < 0
			continue
		}
		end := at + utf8.RuneCountInString(r.Text)
		if lost = lost || end > len(letters) || string(letters[at:end]) != r.Text; !lost {
			from[i], at = start+at, end
		}
	}
	return from
}

// numbers is the column of line numbers.
func numbers(first, count int) fyne.CanvasObject {
	var runs []flow.Run
	for i := range count {
		if i > 0 {
			runs = append(runs, flow.Run{Break: true})
		}
		runs = append(runs, flow.Run{Text: strconv.Itoa(first + i), Face: look.Face{Mono: true}})
	}
	p := flow.NewParagraph(look.Size(codeSize), look.Muted, runs...)
	p.Leading, p.Align = 1.5, fyne.TextAlignTrailing
	return p
}

// untabbed writes tabs as four spaces, which is how they are set.
func untabbed(s string) string { return strings.ReplaceAll(s, "\t", "    ") }

// copyButton puts text on the clipboard.
func (v *View) copyButton(m *maker, label, text string) *kit.Pressable {
	b := kit.LinkButton(label, func() { v.copy(text) })
	m.addPress(b)
	return b
}

func (v *View) copy(text string) {
	if v.opt.Copy != nil {
		v.opt.Copy(text)
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
}

// behind lays an object over a ground of its size.
func behind(ground, o fyne.CanvasObject) *fyne.Container {
	return container.New(over{}, ground, o)
}

type over struct{}

func (over) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[1], width)
}

func (over) NaturalWidth(objects []fyne.CanvasObject) float32 { return kit.NaturalWidth(objects[1]) }

func (over) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}
