package filechooser

import (
	"path/filepath"
	"strings"
	"unicode"

	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// confirm does what Enter in the path and the main button do. By the button a
// marked folder is what is asked for; by Enter it is gone into.
func (h *chooser) confirm(button bool) {
	e, marked := h.list.current()
	switch {
	case h.req.Kind == Save && button:
		h.save()
	case marked && e.folder && (h.req.Kind != Folder || !button):
		h.into(e)
	case marked && h.req.Kind == Folder:
		h.accept(filepath.Join(h.folder, e.name))
	case marked && h.req.Kind == File:
		h.accept(filepath.Join(h.folder, e.name))
	default:
		h.acceptTyped(button)
	}
}

// acceptTyped takes the path typed, once the disk has told what it is.
func (h *chooser) acceptTyped(button bool) {
	path := filepath.Clean(absolute(h.path.Text, h.folder))
	h.stat(path, func(k kind, err error) {
		switch {
		case err != nil:
			h.tell(saying(err, path))
		case k == isFolder && h.req.Kind == Folder && (button || samePath(path, h.folder)):
			h.accept(path)
		case k == isFolder && h.req.Kind == File && button && samePath(path, h.folder):
			h.tell(words.T("Mark a file in the list, or type its path."))
		case k == isFolder && !samePath(path, h.folder):
			h.open(path, false)
		case k == isFolder:
			if h.req.Kind == Save {
				h.save()
			}
		case k == isFile && h.req.Kind == File && !ends(path, h.req.Endings):
			h.tell(words.F("%s doesn’t end in %s.", filepath.Base(path), strings.Join(h.req.Endings, words.T(" or "))))
		case k == isFile && h.req.Kind == File:
			h.accept(path)
		case k == isFile:
			h.tell(words.F("%s is a file, not a folder.", path))
		case k == isOther:
			h.tell(words.F("%s is not a file that can be read to its end.", path))
		default:
			h.tell(words.F("There is no %s.", path))
		}
	})
}

// stat asks the disk what is at a path, off the main goroutine.
func (h *chooser) stat(path string, then func(kind, error)) {
	ctx := h.begins()
	turn := h.turn
	kit.After(saysAfter, func() {
		if turn == h.turn && !h.closed && h.reading != nil {
			h.tell(words.T("Asking the disk… You can go elsewhere meanwhile."))
		}
	})
	go func() {
		k, err := h.disk.kind(ctx, path)
		kit.OnMain(func() {
			if turn == h.turn && !h.closed {
				h.ends()
				then(k, err)
			}
		})
	}()
}

// nameTyped is the name to save under, with its ending.
func (h *chooser) nameTyped() string {
	name := strings.TrimSpace(h.name.Text)
	if name != "" && len(h.req.Endings) > 0 && !ends(name, h.req.Endings) {
		name += h.req.Endings[0]
	}
	return name
}

// save takes the folder with the name typed. A file that is there already is
// asked about first.
func (h *chooser) save() {
	name := h.nameTyped()
	bad := func(r rune) bool { return strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) }
	switch {
	case name == "":
		h.tell(words.T("Type a name for the file."))
		return
	case strings.ContainsFunc(name, bad) || strings.Trim(name, ". ") == "" || len(name) > mostName:
		h.tell(words.T(`A name can’t hold / \ : * ? " < > |, be dots alone, or be longer than 200 letters.`))
		return
	}
	path := filepath.Join(h.folder, name)
	if path == h.again {
		h.accept(path)
		return
	}
	h.stat(path, func(k kind, err error) {
		switch {
		case err != nil:
			h.tell(saying(err, path))
		case k == isNothing:
			h.accept(path)
		case k == isFile:
			h.ask(path)
			h.tell(words.F("There is a %s here already. Replace it?", name))
		default:
			h.tell(words.F("There is a folder or a device named %s. Give the file another name.", name))
		}
	})
}

// ask has the main button replace what is at a path; "" has it save.
func (h *chooser) ask(path string) {
	if path == h.again {
		return
	}
	h.again = path
	h.tell("")
	h.updateButtons()
}

// mostName is how many bytes a file's name may have: fewer than any system's most.
const mostName = 200

// makeFolder shows the line for a new folder's name, or makes it.
func (h *chooser) makeFolder() {
	if !h.folderRow.Visible() {
		h.folderRow.Show()
		h.folderName.SetText(words.T("New folder"))
		h.form.Refresh()
		h.canvas.Focus(h.folderName)
		h.folderName.TypedShortcut(&shortcutSelectAll)
		return
	}
	name := strings.TrimSpace(h.folderName.Text)
	if name == "" || strings.Trim(name, ". ") == "" || strings.ContainsAny(name, `/\:*?"<>|`) || len(name) > mostName {
		h.tell(words.T(`A name can’t hold / \ : * ? " < > |, be dots alone, or be longer than 200 letters.`))
		return
	}
	path := filepath.Join(h.folder, name)
	ctx := h.begins()
	turn := h.turn
	go func() {
		err := h.disk.make(ctx, path)
		kit.OnMain(func() {
			if turn != h.turn || h.closed {
				return
			}
			h.ends()
			if err != nil {
				h.tell(saying(err, path))
				return
			}
			h.noFolder()
			h.open(path, false)
		})
	}()
}

// noFolder takes the line for a new folder away.
func (h *chooser) noFolder() {
	h.folderRow.Hide()
	h.form.Refresh()
	h.canvas.Focus(h.path)
}
