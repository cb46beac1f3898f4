package filechooser

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

var shortcutSelectAll fyne.ShortcutSelectAll

// build draws the dialog.
func (h *chooser) build() {
	h.path, h.name, h.folderName = kit.NewLine(h.pathKey), kit.NewLine(h.nameKey), kit.NewLine(h.madeKey)
	h.path.OnChanged = h.typed
	h.path.Tabs = h.completable
	h.path.Shortcut, h.name.Shortcut = h.shortcut, h.shortcut
	h.name.SetText(h.req.Name)
	h.name.OnChanged = func(string) { h.ask(""); h.restyle() }
	h.list = newList(h.chosen, h.into)
	h.places = container.NewStack()
	h.status = kit.OneLine(kit.Small(""))
	h.notice = kit.Text("", theme.LabelSize, theme.Face{}, theme.Warning)
	h.notice.Hide()
	h.hiddenOption = kit.Option(h.hiddenToo)
	h.folderRow = kit.Row(8, h.folderName, kit.Secondary(words.T("Make it"), h.makeFolder), kit.Secondary(words.T("Leave"), h.noFolder))
	h.folderRow.Hide()
	h.buttons = kit.Stack(0)
	h.updateButtons()
	h.restyle()

	h.foot = kit.Row(10, h.status, kit.Spring(), kit.FixedWidth(h.hiddenOption), kit.FixedWidth(kit.LinkButton(words.T("New folder…"), h.makeFolder)))
	up := kit.Secondary("↑", h.up)
	head := []fyne.CanvasObject{kit.H2(h.req.Title)}
	if h.req.Kind == Save {
		head = append(head, kit.Stack(4, kit.Small(words.T("Name of the file")), h.name), kit.Small(words.T("It goes into this folder:")))
	}
	head = append(head, container.New(lineAndButton{}, h.path, up))
	list := len(head)
	parts := append(head,
		container.New(&placesLayout{}, h.places, h.list),
		h.folderRow,
		h.foot,
		h.notice,
		kit.Wrap(6, kit.KeyGroups("↑", "", "↓", words.T("mark"), words.T("Enter"), words.T("open"), words.T("Tab"), words.T("complete"),
			command.Key{Name: fyne.KeyUp, Alt: true}.String(), words.T("folder above"), command.Ctrl(fyne.KeyH).String(), words.T("hidden files"))...),
		h.buttons)
	h.form = kit.Inset(24, 20, kit.StackFilling(10, list, parts...))
	h.pop = kit.NewDialog("files", h.form, h.canvas)
	h.pop.OnHide = h.close
	room := kit.Room(h.canvas)
	h.pop.Fit(fyne.NewSize(min(theme.Size(780), room.Width-48), min(theme.Size(620), room.Height-48)))
}

// updateButtons names the main button for what it does now.
func (h *chooser) updateButtons() {
	label := words.T("Open")
	switch {
	case h.again != "":
		label = words.T("Replace it")
	case h.req.Kind == Save:
		label = words.T("Save")
	case h.req.Kind == Folder:
		label = words.T("Choose this folder")
	}
	had := h.main != nil && h.canvas.Focused() == fyne.Focusable(h.main)
	h.main = kit.Primary(label, func() { h.confirm(true) })
	h.buttons.Objects = []fyne.CanvasObject{kit.Actions(kit.Secondary(words.T("Cancel"), func() { h.pop.Hide() }), h.main)}
	h.buttons.Refresh()
	if had {
		h.canvas.Focus(h.main)
	}
}

// pathKey is asked first what a key in the path does.
func (h *chooser) pathKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		h.confirm(false)
	case fyne.KeyTab:
		h.complete()
	default:
		return h.listKey(e)
	}
	return true
}

func (h *chooser) nameKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if in, ok := h.list.current(); ok && in.folder {
			h.into(in)
		} else {
			h.save()
		}
	default:
		return h.listKey(e)
	}
	return true
}

// listKey moves in the list, whatever line has the keys.
func (h *chooser) listKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		h.list.step(1)
	case fyne.KeyUp:
		h.list.step(-1)
	case fyne.KeyPageDown:
		h.list.step(h.list.page())
	case fyne.KeyPageUp:
		h.list.step(-h.list.page())
	case fyne.KeyEscape:
		h.pop.Hide()
	default:
		return false
	}
	return true
}

func (h *chooser) madeKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		h.makeFolder()
	case fyne.KeyEscape:
		h.noFolder()
	default:
		return false
	}
	return true
}

// completable tells whether Tab in the path has something to complete; it goes
// on to the next thing otherwise.
func (h *chooser) completable() bool {
	dir, rest := split(absolute(h.path.Text, h.folder))
	if strings.TrimSpace(h.path.Text) == "" || rest == "" || !samePath(dir, h.folder) || len(h.list.entries) == 0 {
		return false
	}
	return len(h.list.entries) == 1 && h.list.entries[0].folder || len([]rune(common(h.list.entries))) > len([]rune(rest))
}

// shortcut takes those of the dialog, whatever line has the keys.
func (h *chooser) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	switch {
	case c.KeyName == fyne.KeyUp && c.Modifier == fyne.KeyModifierAlt:
		h.up()
	case c.KeyName == fyne.KeyH && c.Modifier == fyne.KeyModifierShortcutDefault:
		h.hiddenToo()
	default:
		return false
	}
	return true
}

// plain is a name without signs that would turn or break the line.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) {
			return '\uFFFD'
		}
		return r
	}, name)
}

// lineAndButton sets a line with a button at its right.
type lineAndButton struct{}

func (lineAndButton) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func (l lineAndButton) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide, high := kit.NaturalWidth(objects[1]), size.Height
	line := objects[0].MinSize().Height // text in a higher field stands at its top
	objects[0].Move(fyne.NewPos(0, (high-line)/2))
	objects[0].Resize(fyne.NewSize(size.Width-wide-8, line))
	objects[1].Move(fyne.NewPos(size.Width-wide, 0))
	objects[1].Resize(fyne.NewSize(wide, high))
}

// placesLayout sets the places beside the list, and leaves them out where there
// is no room for both.
type placesLayout struct{}

func (placesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (placesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := theme.Size(150)
	places := objects[0].(*fyne.Container)
	if places.Hidden = size.Width < 3*wide; places.Hidden {
		wide = -12
	} else {
		places.Resize(fyne.NewSize(wide, size.Height))
	}
	objects[1].Move(fyne.NewPos(wide+12, 0))
	objects[1].Resize(fyne.NewSize(size.Width-wide-12, size.Height))
}
