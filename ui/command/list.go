package command

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// List is the commands in force: those of the shell and those of the page shown.
type List struct {
	// Layers is what lies over the page; nil when nothing ever does. While
	// something does, only commands that are Over are given, and Escape cancels.
	Layers Layers

	shell, page []Command
	bound       map[string]bool
}

// Layers is what may lie over the page, as [stagecraft/ui/modal.Stack] does.
type Layers interface {
	Empty() bool
	// Blocks tells whether something is there that doesn't give way to a command.
	Blocks() bool
	// Yield takes away what gives way.
	Yield()
	// Cancel takes the top one away and ends what it was doing.
	Cancel() bool
}

// over tells whether something lies over the page.
func (l *List) over() bool { return l.Layers != nil && !l.Layers.Empty() }

// SetShell sets the commands that hold everywhere.
func (l *List) SetShell(cs []Command) { l.shell = cs }

// SetPage sets the commands of the page shown. They come before the shell's.
func (l *List) SetPage(cs []Command) { l.page = cs }

// All gives every command that applies now, the page's first.
func (l *List) All() []Command {
	var out []Command
	for _, c := range l.each() {
		if c.Applies() {
			out = append(out, c)
		}
	}
	return out
}

// each gives every command, the page's first, whether it applies or not.
func (l *List) each() []Command { return now(append(append([]Command{}, l.page...), l.shell...)) }

// Page gives the page's commands that apply now.
func (l *List) Page() []Command {
	var out []Command
	for _, c := range now(l.page) {
		if c.Applies() {
			out = append(out, c)
		}
	}
	return out
}

// Run gives the command with an id, if it applies, and tells whether it did.
func (l *List) Run(id string) bool {
	for _, c := range l.each() {
		if c.ID == id && c.Applies() && l.reaches(c) {
			c.Do()
			return true
		}
	}
	return false
}

// reaches tells whether a command may be given with what lies over the page, and
// takes away what gives way to it.
func (l *List) reaches(c Command) bool {
	if !l.over() || c.Over {
		return true
	}
	if l.Layers.Blocks() {
		return false
	}
	l.Layers.Yield()
	return true
}

// TypedKey gives the command of a plain key and tells whether there was one.
func (l *List) TypedKey(name fyne.KeyName) bool {
	plain := func(shift bool) func(Key) bool {
		return func(k Key) bool { return k.Rune == 0 && !k.Ctrl && !k.Alt && k.Shift == shift && k.Name == name }
	}
	if l.over() {
		if ShiftHeld() && l.giveOver(plain(true)) || l.giveOver(plain(false)) {
			return true
		}
		if name == fyne.KeyEscape {
			return l.Layers.Cancel()
		}
		if l.Layers.Blocks() {
			return true
		}
		l.Layers.Yield() // to any key, also to one that does nothing
	}
	return ShiftHeld() && l.give(plain(true)) || l.give(plain(false))
}

// ShiftHeld tells whether Shift is pressed: a key with Shift alone comes as the key.
func ShiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// TypedRune gives the command of a character and tells whether there was one.
func (l *List) TypedRune(r rune) bool {
	if l.over() && l.Layers.Blocks() {
		return true
	}
	return l.give(func(k Key) bool { return k.Rune != 0 && k.Rune == r && !k.Ctrl })
}

// TypedShortcut gives the command of a shortcut and tells whether there was one.
func (l *List) TypedShortcut(name string) bool {
	return l.give(func(k Key) bool { s := k.Shortcut(); return s != nil && s.ShortcutName() == name })
}

// give gives the command of a key. Only those of that key are asked whether they apply.
func (l *List) give(is func(Key) bool) bool {
	for _, c := range l.each() {
		if slices.ContainsFunc(c.Keys, is) && c.Applies() && l.reaches(c) {
			c.Do()
			return true
		}
	}
	return false
}

// giveOver gives a command that acts over what lies over the page.
func (l *List) giveOver(is func(Key) bool) bool {
	for _, c := range l.each() {
		if c.Over && slices.ContainsFunc(c.Keys, is) && c.Applies() {
			c.Do()
			return true
		}
	}
	return false
}

// Bind makes a canvas listen for the keys of all commands now in the list. It
// may be called again when the list changed; the keys stay bound and find
// their command at the time they are pressed.
func (l *List) Bind(c fyne.Canvas) {
	if l.bound == nil {
		l.bound = map[string]bool{}
		c.SetOnTypedKey(func(e *fyne.KeyEvent) { l.TypedKey(e.Name) })
		c.SetOnTypedRune(func(r rune) { l.TypedRune(r) })
	}
	for _, cmd := range l.each() {
		for _, k := range cmd.Keys {
			s := k.Shortcut()
			if s == nil || l.bound[s.ShortcutName()] {
				continue
			}
			l.bound[s.ShortcutName()] = true
			name := s.ShortcutName()
			c.AddShortcut(s, func(fyne.Shortcut) { l.TypedShortcut(name) })
		}
	}
}
