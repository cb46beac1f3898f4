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
		}
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}
