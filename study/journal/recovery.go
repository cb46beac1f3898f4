package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"stagecraft/study"
)

// settingRecovery is the settings row with what the last recovery came to.
const settingRecovery = "recovery.last"

// Recovery tells what [OpenRecovering] did.
type Recovery struct {
	Report
	At          time.Time // in UTC, to the second
	Kept        string    // where the damaged file is now, "" if there was none or it could go on
	Continued   bool      // the file goes on: Saved is what it was given back alone
	Topped      int64     // events that stood in the files, and that SQLite had dropped
	FromBackups int64     // of the saved, those that only backups held
	Cause       error     `json:"-"` // why it was needed
}

// keep notes a recovery in the journal it made, so that it can be looked at later.
func (r *Recovery) keep(j *Journal) error {
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("note what was recovered: %w", err)
	}
	return j.SetSetting(settingRecovery, string(text))
}

// LastRecovery is what the last recovery of the journal came to, without its cause;
// nil when there was none.
func (j *Journal) LastRecovery() *Recovery {
	text, err := j.Setting(settingRecovery)
	if err != nil || text == "" {
		return nil
	}
	r := &Recovery{}
	if json.Unmarshal([]byte(text), r) != nil {
		return nil // written by a version to come
	}
	return r
}

// stillMissing notes what of the missing wasn't found either.
func (j *Journal) stillMissing(lost Span) {
	if lost.Events == 0 {
		j.AcceptMissing()
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.missing != nil {
		j.missing.Events, j.missing.From, j.missing.To = int(lost.Events), lost.From, lost.To
	}
}

// another says whether what can't be opened at a path is no journal that was kept
// in its folder, but something of another's: a file in which nothing of a journal
// stands, where nothing else of one is; or a log in which only another learner's
// events stand.
func another(path string, held []study.Event, cause error) bool {
	folder := filepath.Dir(path)
	if len(held) == 0 {
		return !belonged(folder)
	}
	if !errors.Is(cause, ErrForeignLog) {
		return false
	}
	ours := map[string]bool{}
	for device := range readManifest(folder).Devices {
		ours[device] = true
	}
	main, err := readFile(path)
	if err != nil {
		return false
	}
	log, err := readFile(path + "-wal")
	if err != nil {
		return false
	}
	carve(main, nil, func(e study.Event) { ours[e.Device] = true })
	strange, known := false, len(ours) == 0
	carve(nil, log, func(e study.Event) {
		strange = strange || !ours[e.Device]
		known = known || ours[e.Device]
	})
	return strange && !known
}
