package process

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"stagecraft/content"
	"stagecraft/ui/figure"
	"stagecraft/ui/figure/export"
	"stagecraft/ui/words"
)

// saveFormat is one way in which what is shown goes into a file.
type saveFormat struct {
	ext  string // the ending of its name: ".svg"
	name string
	says string // what it is good for
	draw func() ([]byte, error)
}

// saveFormats gives the ways to save what is shown, and a name for the file. A
// comparison is a picture only; one process can also be a handout, or go into
// another course.
func (p *Page) saveFormats() ([]saveFormat, string) {
	f, name := p.picture()
	all := []saveFormat{
		{".svg", words.T("SVG"), words.T("A picture that stays sharp at any size."), func() ([]byte, error) { return export.SVG(f), nil }},
		{".png", words.T("PNG"), words.T("A picture that opens everywhere."), func() ([]byte, error) { return export.PNG(f) }},
	}
	if pr := p.process(); p.position.other == "" {
		export.Prepare(pr)
		all = append(all,
			saveFormat{".pdf", words.T("PDF"), words.T("One page to print: the figure, and what happens at each step."), func() ([]byte, error) { return export.PDF(p.course, pr) }},
			saveFormat{".yaml", words.T("YAML"), words.T("The process itself, to put into a course or to open in Stagecraft."), func() ([]byte, error) { return content.WriteProcess(pr), nil }})
	}
	return all, name
}

// picture gives the figure that the page shows, as it is to be saved, and a
// name for its file.
func (p *Page) picture() (figure.Figure, string) {
	one, other := p.process(), p.course.Process(p.position.other)
	role := p.shownRole(p.course.Roles)
	switch {
	case other != nil && p.position.byRole:
		return figure.NewBothByRole(p.course, one, other, role, nil), fileName(one) + "-" + fileName(other) + "-by-role"
	case other != nil:
		return figure.NewPair(p.course, one, other, figure.PairOptions{}), fileName(one) + "-" + fileName(other)
	case p.position.byRole:
		return figure.NewLanes(p.course, one, figure.LanesOptions{Role: role}), fileName(one) + "-by-role"
	}
	return figure.NewChevrons(p.course, one, figure.Options{Filled: true}), fileName(one)
}

// filesFolder is where files are offered to go: the user's folder for pictures,
// else their home.
func filesFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	pictures := filepath.Join(home, "Pictures")
	if info, err := os.Stat(pictures); err == nil && info.IsDir() {
		return pictures
	}
	return home
}

// fileName names the file of a process: by its id, and where the learner made
// it by its title, as the id then says nothing.
func fileName(pr *content.Process) string {
	if !pr.Own {
		return pr.ID
	}
	var name []rune
	for _, r := range strings.ToLower(pr.Title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			name = append(name, r)
		case len(name) > 0 && name[len(name)-1] != '-':
			name = append(name, '-')
		}
		if len(name) == 60 {
			break
		}
	}
	if short := strings.Trim(string(name), "-"); short != "" {
		return short
	}
	return pr.ID
}
