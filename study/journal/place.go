package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"strings"
)

// settingPlace is the settings row that says on which computer the journal is,
// and where: a line for each.
const settingPlace = "computer"

// settingCopiedFrom is the settings row with the id that the device had until its
// data folder was found to be a copy.
const settingCopiedFrom = "copied from"

// machineID tells one computer from another; "" where it can't be told. It is a
// variable so that tests can be on several.
var machineID = systemID

// placeOf gives what settingPlace says of a journal's file. The computer's id isn't
// written down as it is: the journal goes to others.
func placeOf(path string) string {
	id := strings.TrimSpace(machineID())
	if id == "" {
		return ""
	}
	sum := sha256.Sum256([]byte("stagecraft\n" + id))
	return hex.EncodeToString(sum[:8]) + "\n" + path
}

// copied says whether a journal that was at one place, and is at another now, is a
// copy, with the other still there to go on under the same device's id. One that
// was moved isn't.
func copied(was, is string) bool {
	wasOn, from, ok := strings.Cut(was, "\n")
	isOn, to, known := strings.Cut(is, "\n")
	if !ok || !known || was == is {
		return false
	}
	if wasOn != isOn {
		return true
	}
	before, err := os.Stat(from)
	if err != nil || !before.Mode().IsRegular() {
		return false
	}
	now, err := os.Stat(to)
	return err == nil && !os.SameFile(before, now)
}

// locate finds out where the journal is, which is written down with what is written
// next. A copy is to get an id of its own: two that number their events under one
// could never be joined.
func (j *Journal) locate(f *file) {
	is := placeOf(filepath.Clean(f.name))
	was := j.settings[settingPlace]
	if is == "" || is == was {
		return
	}
	j.located = map[string]string{settingPlace: is}
	if j.device != "" && copied(was, is) {
		j.located[settingCopiedFrom] = j.device
		j.device = ""
	}
	maps.Copy(j.settings, j.located)
}

// relocate notes that the journal goes on at another path, to which it was moved: there
// it isn't taken for a copy, although the old file is still where it was. It needs
// j.mu.
func (j *Journal) relocate(path string) {
	if is := placeOf(filepath.Clean(path)); is != "" {
		j.settings[settingPlace] = is
		j.located = map[string]string{settingPlace: is}
	}
}

// CopiedFrom gives the id that this device had until its data folder was found to
// be a copy of another's, which goes on under it; "" when it never was.
func (j *Journal) CopiedFrom() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.settings[settingCopiedFrom]
}
