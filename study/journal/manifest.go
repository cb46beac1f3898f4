package journal

import (
	"encoding/json"
	"fmt"
	"hash/crc64"
	"io"
	"os"
	"path/filepath"
	"time"

	"stagecraft/content/durable"
)

// ManifestName is the file beside the journal that says how much is in it, so
// that what goes missing from it is noticed. It is replaced whole, some moments
// after the journal was written and synced: it may lag behind the journal and
// never runs ahead of it.
const ManifestName = "journal.manifest.json"

const mostManifest = 1 << 20

// manifest is what a manifest file holds.
type manifest struct {
	Devices map[string]deviceCount `json:"devices"`
	// File is the main file that holds just these events; nil when it may hold
	// others, or lack some.
	File *fileStamp `json:"file,omitempty"`
	// Log is the log that is being written, which holds what the main file lacks;
	// nil when there is none.
	Log *logStamp `json:"log,omitempty"`
}

// deviceCount sums up the events of a device.
type deviceCount struct {
	Count int64  `json:"events"`
	Last  int64  `json:"last"`          // the highest number
	At    int64  `json:"at"`            // when that event was made, UTC ms
	Sum   string `json:"sum,omitempty"` // chained over their rows in order of number, crc64 in hex; "" if unknown
}

// chain takes one more row into a device's sum.
func chain(sum uint64, row []byte) uint64 { return crc64.Update(sum, sumTable, row) }

func inHex(sum uint64) string { return fmt.Sprintf("%016x", sum) }

// readManifest reads that of a folder. One that can't be understood is none: it
// keeps nobody from the journal.
func readManifest(folder string) manifest {
	var m manifest
	path := filepath.Join(folder, ManifestName)
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return m // opening a pipe would wait for its other end
	}
	f, err := os.Open(path)
	if err != nil {
		return m
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, mostManifest))
	if err != nil || json.Unmarshal(b, &m) != nil {
		return manifest{}
	}
	return m
}

func (m manifest) write(folder string) error {
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	return durable.WriteFile(filepath.Join(folder, ManifestName), 0o600, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
}

// Missing is what was in the journal once and isn't any more.
type Missing struct {
	Events  int       // how many, by count; of those still there some may differ
	From    time.Time // when the last one that is still there was made; zero if none is
	To      time.Time // when the last of the missing was made
	Changed bool      // others stand in the place of some
}

func (m *Missing) add(t deviceCount, n, newest int64) {
	m.Events += int(t.Count - n)
	if at := time.UnixMilli(newest); newest > 0 && (m.From.IsZero() || at.Before(m.From)) {
		m.From = at
	}
	if at := time.UnixMilli(t.At); at.After(m.To) {
		m.To = at
	}
}
