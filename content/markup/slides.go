package markup

import "strings"

// foldSpeakerNotes folds what only the speaker of a slide deck sees: what
// follows a line that begins with "note:", up to the end of the slide.
func foldSpeakerNotes(blocks []Block) []Block {
	var out []Block
	var notes *Spoiler
	for _, block := range blocks {
		switch v := block.(type) {
		case *Rule:
			notes = nil
		case *Paragraph:
			if notes != nil {
				break
			}
			before, after, found := cutSpeakerNote(v)
			if !found {
				break
			}
			if before != nil {
				out = append(out, before)
			}
			notes = &Spoiler{Pos: after.Pos, Speaker: true}
			out = append(out, notes)
			if len(after.Inlines) > 0 {
				notes.Blocks = append(notes.Blocks, after)
			}
			continue
		}
		if notes != nil {
			notes.Blocks = append(notes.Blocks, block)
			continue
		}
		out = append(out, block)
	}
	return out
}

const speakerMark = "note:"

// cutSpeakerNote divides a paragraph at its first line that begins with the
// mark, which goes. Before is nil when that is the first line.
func cutSpeakerNote(p *Paragraph) (before, after *Paragraph, found bool) {
	lines := 0
	for i, inline := range p.Inlines {
		text, ok := inline.(Text)
		if i > 0 {
			if _, ended := p.Inlines[i-1].(Break); !ended {
				continue
			}
			lines++
		}
		if !ok || len(text.Value) < len(speakerMark) || !strings.EqualFold(text.Value[:len(speakerMark)], speakerMark) {
			continue
		}
		after = &Paragraph{Pos: p.Pos}
		if i > 0 {
			after.Pos = Pos{Line: p.Line + lines, Column: 1}
			before = &Paragraph{Pos: p.Pos, Inlines: p.Inlines[: i-1 : i-1]}
		}
		if rest := strings.TrimLeft(text.Value[len(speakerMark):], " \t"); rest != "" {
			after.Inlines = append(after.Inlines, Text{Value: rest})
		}
		after.Inlines = trimBreaks(append(after.Inlines, p.Inlines[i+1:]...))
		return before, after, true
	}
	return nil, nil, false
}
