package text

import "strings"

// Lines gives the text as it stands on the lines, once it was laid out.
func (p *Paragraph) Lines() []string {
	var lines []string
	for _, f := range p.fragments {
		for len(lines) <= f.Line {
			lines = append(lines, "")
		}
		if r := p.Runs[f.Run]; r.Object == nil {
			lines[f.Line] += r.Text[f.Start:f.End]
		} else if r.Said != "" {
			lines[f.Line] += " " + r.Said + " "
		}
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

// Spoken gives the text as it is read: formulas in words.
func (p *Paragraph) Spoken() string {
	var b strings.Builder
	for _, r := range p.Runs {
		switch {
		case r.Break:
			b.WriteByte('\n')
		case r.Said != "":
			b.WriteString(r.Said)
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}
