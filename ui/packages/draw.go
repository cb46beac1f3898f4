package packages

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/bundle"
	"stagecraft/ui/kit"
	"stagecraft/ui/learners"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func (p *Page) draw() fyne.CanvasObject {
	head := kit.Stack(8, kit.PageTitle(words.T("Settings"), words.T("Make packages")),
		kit.Label(words.F("What learners open “%s” with by a double click, on a computer that has nothing of it yet: one package for each system.", p.title)))
	return kit.Stack(theme.PanelGap, head,
		kit.Panel(kit.Stack(18, p.playersPart(), p.systemsPart())),
		kit.Panel(kit.Stack(18, p.nameParts(), p.iconPart(), p.colourPart(), p.dataPart())),
		kit.Panel(kit.Stack(18, p.outPart(), kit.Wrap(10, kit.Primary(words.T("Make the packages"), p.makeThem)))))
}

// part is a choice: its name, what it is, and a word on it.
func part(name string, choice fyne.CanvasObject, word string) fyne.CanvasObject {
	title := kit.Label(name)
	title.Runs[0].Face.SemiBold = true
	rows := []fyne.CanvasObject{title, choice}
	if word != "" {
		rows = append(rows, kit.Small(word))
	}
	return kit.Stack(6, rows...)
}

// folder is a path and the button that chooses another.
func folder(path, none string, choose func()) fyne.CanvasObject {
	shown := kit.OneLine(kit.MutedLabel(none))
	if path != "" {
		shown = kit.OneLine(kit.Label(path))
	}
	return beside(shown, kit.Secondary(words.T("Choose…"), choose))
}

// beside is what was chosen and the buttons that choose something else, as high as those.
func beside(shown fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Row(12, append([]fyne.CanvasObject{shown, kit.Spring()}, buttons...)...)
}

func (p *Page) playersPart() fyne.CanvasObject {
	choice := folder(p.chosen.Players, words.T("No folder yet"), p.choosePlayers)
	return part(words.T("Players"), choice, words.T("The packages of Stagecraft as they were released, with their SHA256SUMS, in one folder. They are checked against it."))
}

func (p *Page) systemsPart() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, t := range bundle.Targets() {
		chip := kit.Option(func() { p.toggle(t.ID) })
		kit.StyleOption(chip, systemName(t), theme.Clear, p.wanted(t.ID))
		chip.SetDisabled(!p.has(t.ID))
		chips = append(chips, chip)
	}
	return part(words.T("For"), kit.Wrap(8, chips...), p.playersFound())
}

// systemName is what a target is called: systems have one name in every language.
func systemName(t bundle.Target) string {
	if t.ID == "web" {
		return words.T("Web pages")
	}
	return t.Name
}

// playersFound says which players there are.
func (p *Page) playersFound() string {
	switch {
	case p.chosen.Players == "":
		return words.T("Choose the folder with the players first.")
	case p.Found == nil || p.Found.folder != p.chosen.Players:
		return words.T("Looking which players there are…")
	case p.Found.err != nil:
		return words.Failure(p.Found.err)
	case len(p.Found.players) == 0:
		return words.T("There is no player in this folder.")
	}
	var names []string
	for _, of := range p.Found.players {
		for _, t := range bundle.Targets() {
			if t.ID == of.System {
				names = append(names, fmt.Sprintf("%s %s %s", t.Name, of.Processor, of.Version))
			}
		}
	}
	return words.F("Found: %s.", strings.Join(names, ", "))
}

func (p *Page) nameParts() fyne.CanvasObject {
	return kit.Columns(18, theme.Size(260), []float32{1, 1},
		part(words.T("Name"), p.name, words.T("On the window, in menus and of files.")),
		part(words.T("Publisher"), p.publisher, words.T("Who hands it out.")))
}

func (p *Page) iconPart() fyne.CanvasObject {
	name := words.T("The first letter of the name")
	buttons := []fyne.CanvasObject{kit.Secondary(words.T("Choose…"), p.chooseIcon)}
	if p.chosen.Icon != "" {
		name = filepath.Base(p.chosen.Icon)
		buttons = append(buttons, kit.Secondary(words.T("Remove"), func() { p.change(func(s *State) { s.Icon = "" }) }))
	}
	return part(words.T("Icon"), beside(kit.OneLine(kit.Label(name)), buttons...), words.T("An SVG, or a picture of at least 128 pixels."))
}

// accents are colours to choose from by a click, each with its name among those of learners; the app's own is "".
var accents = []struct{ name, hex string }{
	{"", ""}, {"purple", "7A4FD0"}, {"teal", "0B7F74"}, {"green", "2F7D32"}, {"amber", "9A5B00"}, {"red", "B3261E"},
}

func (p *Page) colourPart() fyne.CanvasObject {
	p.colours = kit.Wrap(8)
	p.restyle()
	return part(words.T("Colour"), kit.Stack(8, p.colours, kit.AtMost(theme.Size(220), p.accent)),
		words.T("Of buttons and links. It is made darker or lighter where it could not be read."))
}

// restyle shows the colours, the chosen one marked.
func (p *Page) restyle() {
	if p.colours == nil {
		return
	}
	var chips []fyne.CanvasObject
	for _, a := range accents {
		chip := kit.Option(func() { p.accent.SetText(a.hex) })
		kit.StyleOption(chip, learners.ColorName(a.name), learners.Color(a.name), strings.EqualFold(strings.TrimPrefix(p.chosen.Accent, "#"), a.hex))
		chips = append(chips, chip)
	}
	p.colours.Objects = chips
	p.colours.Refresh()
}

func (p *Page) dataPart() fyne.CanvasObject {
	option := func(name string, own bool) fyne.CanvasObject {
		chip := kit.Option(func() { p.change(func(s *State) { s.OwnData = own }) })
		kit.StyleOption(chip, name, theme.Clear, p.chosen.OwnData == own)
		return chip
	}
	return part(words.T("What learners do"), kit.Wrap(8,
		option(words.T("One record with their other courses"), false), option(words.T("A record of its own"), true)), "")
}

func (p *Page) outPart() fyne.CanvasObject {
	return part(words.T("Where to"), folder(p.chosen.Out, words.T("No folder yet"), p.chooseOut), "")
}
