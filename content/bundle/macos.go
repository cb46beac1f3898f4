package bundle

import (
	"path"
	"strings"

	"stagecraft/content/packing"
	"stagecraft/content/packing/macapp"
)

// macos makes a zip with an application, which has the course among its resources.
func (w *work) macos(p *player) ([]pack, error) {
	program, err := p.macProgram()
	if err != nil {
		return nil, err
	}
	resources, err := w.besideProgram()
	if err != nil {
		return nil, err
	}
	for _, paper := range p.papers() {
		paper.Name = "papers/" + paper.Name
		resources = append(resources, paper)
	}
	name := fileName(w.Name)
	app := macapp.App{
		Name: name, ID: w.AppID(), Version: macVersion(w.version), Build: p.release(), Program: "stagecraft",
		Rights: w.Publisher,
	}
	files, err := app.Files(program.Data, w.icon, resources)
	if err != nil {
		return nil, err
	}
	page, err := w.page([]string{"macos"})
	if err != nil {
		return nil, err
	}
	files = append(files, packing.File{Name: PageName, Data: page, Mode: 0o644})
	return []pack{w.zip(p, name, files, "")}, nil
}

// macProgram gives the program in a player for macOS: that of its application.
func (p *player) macProgram() (*packing.File, error) {
	for i, f := range p.Files {
		if folder, name := path.Split("/" + f.Name); strings.HasSuffix(folder, "/Contents/MacOS/") || folder == "/MacOS/" || name == "stagecraft" {
			return &p.Files[i], nil
		}
	}
	return p.must("Contents/MacOS/stagecraft")
}

// macVersion is a version as macOS counts: three numbers at most.
func macVersion(version string) string {
	var numbers []string
	for part := range strings.SplitSeq(version, ".") {
		digits := strings.TrimRight(part, "+~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
		if digits == "" || strings.Trim(digits, "0123456789") != "" || len(numbers) == 3 {
			break
		}
		numbers = append(numbers, digits)
	}
	if numbers == nil {
		return "0"
	}
	return strings.Join(numbers, ".")
}
