package ui

import (
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/settings"
	"stagecraft/ui/words"
)

// settingNamed is the settings row with the id that this device had when it was
// named last.
const settingNamed = "device named"

var _ settings.Devices = (*App)(nil)

// ThisDevice is this device's id.
func (s *App) ThisDevice() string {
	if j := s.journal(); j != nil {
		return j.Device()
	}
	return ""
}

// DeviceName is what a device is called in a sentence.
func (s *App) DeviceName(id string) string {
	if s.opened != nil {
		if d := s.opened.Session.DeviceNamed(id); d.Name != "" {
			return d.Name
		}
	}
	if id == s.ThisDevice() {
		return words.T("this device")
	}
	return words.T("a device without a name")
}

// introduce gives this device a name if it has none: the one that it had under
// another id, else, if it needs one now, one of its own.
func (s *App) introduce(needed bool) {
	j := s.journal()
	if s.opened == nil || j == nil {
		return
	}
	id, session := j.Device(), s.opened.Session
	was, err := j.Setting(settingNamed)
	if err != nil {
		return
	}
	d, before := session.DeviceNamed(id), session.DeviceNamed(was)
	switch {
	case d.Name != "" && (!d.Retired || !needed):
		err = nil
	case d.Name != "":
		err = session.NameDevice(id, d.Name) // in use again
	case was != "" && was != id && was != j.CopiedFrom() && before.Name != "":
		if err = session.NameDevice(id, before.Name); err == nil {
			err = session.RetireDevice(was)
		}
	case needed:
		err = session.NameDevice(id, s.freeName(hostName()))
	default:
		return
	}
	if err != nil {
		s.Fail(words.T("Naming this device"), err)
		return
	}
	if was != id {
		j.SetSettingLater(settingNamed, id)
	}
}

// freeName makes a name one that no other device in use has.
func (s *App) freeName(name string) string {
	taken := map[string]bool{}
	for _, d := range s.opened.Session.Devices() {
		taken[d.Name] = !d.Retired
	}
	free := name
	for n := 2; taken[free]; n++ {
		free = words.F("%s %d", name, n)
	}
	return free
}

// hostName is what the system calls this computer, or else its kind.
func hostName() string {
	name, err := os.Hostname()
	name, _, _ = strings.Cut(name, ".")
	if name = study.CleanDeviceName(name); err == nil && name != "" && !strings.EqualFold(name, "localhost") {
		return name
	}
	switch runtime.GOOS {
	case "windows":
		return words.T("Windows computer")
	case "darwin":
		return words.T("Mac")
	}
	return words.T("Linux computer")
}

// RenameDevice asks for another name for this device.
func (s *App) RenameDevice() {
	if s.opened == nil || s.journal() == nil {
		return
	}
	s.introduce(true)
	s.askDeviceName(s.DeviceName(s.ThisDevice()))
}

func (s *App) askDeviceName(typed string) {
	var pop *kit.PopUp
	var line *kit.Line
	save := func() {
		if study.CleanDeviceName(line.Text) == "" {
			return
		}
		pop.Hide()
		if err := s.opened.Session.NameDevice(s.ThisDevice(), line.Text); err != nil {
			s.Fail(words.T("Naming this device"), err)
		}
		s.inStepChanged()
		s.SyncNow()
	}
	line = kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			save()
		case fyne.KeyEscape:
			pop.Hide()
		default:
			return false
		}
		return true
	})
	line.SetText(typed)
	line.SelectFirst = true
	pop = s.ask("device-name", words.T("Name this device"), 460,
		kit.Stack(8, kit.Small(words.T("So that you know it on your other devices")), line),
		kit.Primary(words.T("Save"), save), func() { s.askDeviceName(line.Text) })
	s.window.Canvas().Focus(line)
}

// RetireDevice puts one of the learner's other devices out of use.
func (s *App) RetireDevice(id string) {
	if s.opened == nil {
		return
	}
	d := s.opened.Session.DeviceNamed(id)
	if err := s.opened.Session.RetireDevice(id); err != nil {
		s.Fail(words.T("Retiring a device"), err)
		return
	}
	s.inStepChanged()
	s.Offer(words.F("%s is retired. What you did on it stays.", s.DeviceName(id)), words.T("Undo"), func() {
		if d.Name == "" {
			d.Name = words.T("a device without a name")
		}
		if err := s.opened.Session.NameDevice(id, d.Name); err != nil {
			s.Fail(words.T("Retiring a device"), err)
		}
		s.inStepChanged()
	})
}
