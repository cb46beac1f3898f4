package settings

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Devices is a Shell that keeps the learner's devices in step.
type Devices interface {
	// InStep tells how that stands; false where it can't be done.
	InStep() (foldersync.Status, bool)
	// ThisDevice is this device's id, and DeviceName what a device is called.
	ThisDevice() string
	DeviceName(id string) string
	RenameDevice()
	RetireDevice(id string)
	ChooseSyncFolder()
	SyncNow()
	StopSync()
	// SyncTrouble and FileTrouble say in plain words what is wrong.
	SyncTrouble(error) string
	FileTrouble(error) string
}

// InStepChanged says how keeping in step stands now.
func (p *Page) InStepChanged() { p.redraw() }

// devices is the section about them; nil where there is none.
func (p *Page) devices() fyne.CanvasObject {
	d, ok := p.shell.(Devices)
	if !ok {
		return nil
	}
	status, ok := d.InStep()
	if !ok {
		return nil
	}
	known := map[string]study.Device{}
	if all, ok := p.session.(interface{ Devices() []study.Device }); ok {
		for _, one := range all.Devices() {
			known[one.ID] = one
		}
	}
	rows := []fyne.CanvasObject{
		row(words.T("This device"), words.T("What it is called on your other devices."),
			kit.Row(12, kit.Label(thisName(d, known)), p.button(words.T("Rename…"), d.RenameDevice))),
		row(words.T("Keep in step with a folder"), words.T("Choose one that all your devices reach: on a USB stick, on a share, or one that Syncthing or Dropbox carries. What you do on one is then on the others too."),
			p.folder(d, status)),
	}
	if status.Folder != "" {
		rows = append(rows, kit.Stack(6, stands(d, status)...))
		rows = append(rows, p.others(d, status, known)...)
	}
	return section(words.T("Devices"), rows...)
}

// whereKept says where all is kept.
func (p *Page) whereKept() string {
	if d, ok := p.shell.(Devices); ok {
		if status, ok := d.InStep(); ok && status.Folder != "" {
			return words.T("Everything you do is kept on this computer, in this folder, and in the one that you keep in step with.")
		}
	}
	return words.T("Everything you do is kept on this computer, in this folder, and nowhere else.")
}

func thisName(d Devices, known map[string]study.Device) string {
	if one := known[d.ThisDevice()]; one.Name != "" {
		return one.Name
	}
	return words.T("No name yet")
}

func (p *Page) folder(d Devices, status foldersync.Status) fyne.CanvasObject {
	if status.Folder == "" {
		return kit.Wrap(8, p.button(words.T("Choose a folder…"), d.ChooseSyncFolder))
	}
	return kit.Stack(8, kit.Text(status.Folder, theme.SmallSize, theme.Face{Mono: true}, theme.Ink),
		kit.Wrap(8,
			p.button(words.T("Now"), d.SyncNow),
			p.button(words.T("Open it"), func() { p.shell.OpenFolder(status.Folder) }),
			p.button(words.T("Another folder…"), d.ChooseSyncFolder),
			p.button(words.T("Stop"), d.StopSync)))
}

// stands says how keeping in step stands, and what came in last.
func stands(d Devices, status foldersync.Status) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	last := words.T("Not in step yet.")
	if !status.Last.IsZero() {
		last = words.F("In step at %s.", when(status.Last))
	}
	switch {
	case status.Err != nil && !status.Last.IsZero():
		lines = append(lines, kit.Label(d.SyncTrouble(status.Err)), kit.Small(words.F("Last in step: %s.", when(status.Last))))
	case status.Err != nil:
		lines = append(lines, kit.Label(d.SyncTrouble(status.Err)))
	case status.Busy:
		lines = append(lines, kit.Label(words.T("Looking into the folder…")))
	default:
		lines = append(lines, kit.Label(last))
	}
	for _, c := range status.Came {
		if c.Device != d.ThisDevice() {
			lines = append(lines, kit.Small(words.F("Came in from %s, %s: %s.", d.DeviceName(c.Device), when(status.CameAt), came(c))))
		}
	}
	return lines
}

// came says how much came in.
func came(c foldersync.Came) string {
	var parts []string
	if c.Reviews > 0 {
		parts = append(parts, words.N("%d review", "%d reviews", c.Reviews))
	}
	if c.Notes > 0 {
		parts = append(parts, words.N("%d highlight or note", "%d highlights and notes", c.Notes))
	}
	if rest := c.Events - c.Reviews - c.Notes; rest > 0 && len(parts) > 0 {
		parts = append(parts, words.N("%d other thing", "%d other things", rest))
	} else if rest > 0 {
		parts = append(parts, words.N("%d thing", "%d things", rest))
	}
	return words.List(parts)
}

// others lists the learner's other devices that have a file in the folder, and the
// files of which nothing came in.
func (p *Page) others(d Devices, status foldersync.Status, known map[string]study.Device) []fyne.CanvasObject {
	latest := map[string]foldersync.File{} // of each device that which says most
	var ids []string
	var rows []fyne.CanvasObject
	for _, f := range status.Files {
		if f.Fault != nil {
			rows = append(rows, kit.Stack(0, kit.Label(words.F("The file %s isn't read", f.Name)), kit.Small(d.FileTrouble(f.Fault))))
		}
		if f.Device == d.ThisDevice() || known[f.Device].Retired {
			continue
		}
		was, ok := latest[f.Device]
		if !ok {
			ids = append(ids, f.Device)
		}
		if !ok || f.Written.After(was.Written) {
			latest[f.Device] = f
		}
	}
	order := words.Order()
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(order(d.DeviceName(a), d.DeviceName(b)), strings.Compare(a, b))
	})
	var devices []fyne.CanvasObject
	for _, id := range ids {
		name := kit.Label(d.DeviceName(id))
		name.Runs[0].Face.SemiBold = true
		says := words.T("Nothing was done there yet.")
		if f := latest[id]; !f.Written.IsZero() {
			says = words.F("Up to %s, with %s in all", when(f.Written), words.N("%d review", "%d reviews", int(f.Reviews)))
		}
		devices = append(devices, kit.Row(12, kit.Stack(0, name, kit.Small(says)), kit.Spring(),
			p.button(words.T("Retire"), func() { d.RetireDevice(id) })))
	}
	if len(devices) == 0 && len(rows) == 0 && status.Err == nil {
		devices = append(devices, kit.MutedLabel(words.T("No other device has written there yet. Choose the same folder on your other devices.")))
	}
	return append(devices, rows...)
}

// when says a time of today by the clock, and another with its day.
func when(t time.Time) string {
	return words.ClockOrDate(time.Now(), t.Local())
}
