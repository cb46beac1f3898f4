package journal

import (
	"encoding/hex"
	"fmt"
	"hash/crc64"
	"os"
	"strconv"
)

// fileStamp tells whether a main file is as it was left, its log empty, so that it
// needn't be looked through, or counted, again: [Journal.Verify] does that
// meanwhile.
type fileStamp struct {
	Size     int64  `json:"size"`
	Modified int64  `json:"modified"` // UTC ns
	Header   string `json:"header"`   // the checksum of how it begins, in hex
}

// stampOf gives that of an open file; the zero one when it can't be had.
func stampOf(f *os.File) fileStamp {
	info, err := f.Stat()
	if err != nil {
		return fileStamp{}
	}
	header := make([]byte, headerSize)
	if _, err := f.ReadAt(header, 0); err != nil {
		return fileStamp{}
	}
	return fileStamp{
		Size: info.Size(), Modified: info.ModTime().UnixNano(),
		Header: fmt.Sprintf("%016x", crc64.Checksum(header, sumTable)),
	}
}

// stamp gives that of the file, once its log is empty; nil before.
func (f *file) stamp() *fileStamp {
	if f == nil || f.spoilt || f.log.Size() > 0 || !f.readable() {
		return nil
	}
	if s := stampOf(f.held); s != (fileStamp{}) {
		return &s
	}
	return nil
}

// logStamp tells whether a log is the one that was begun over a main file, which
// nothing was written to since: a crash left both then, and the log needn't be
// doubted.
type logStamp struct {
	Over  fileStamp `json:"over"`
	Begin string    `json:"begin"` // how it begins, in hex; two that SQLite begins never do so alike
}

// logStampOf gives that of two open files; the zero one when it can't be had.
func logStampOf(main, log *os.File) logStamp {
	header := make([]byte, logHeader)
	over := stampOf(main)
	if _, err := log.ReadAt(header, 0); err != nil || over == (fileStamp{}) {
		return logStamp{}
	}
	return logStamp{Over: over, Begin: hex.EncodeToString(header)}
}

// logStamp gives that of the file's log, if there is something in it; nil when there
// isn't.
func (f *file) logStamp() *logStamp {
	if f == nil || f.spoilt || f.log.Size() == 0 || !f.readable() {
		return nil
	}
	if s := logStampOf(f.held, f.heldLog); s != (logStamp{}) {
		return &s
	}
	return nil
}

// leftByCrash says whether a file and the log beside it are those that were being
// written when the manifest was.
func (m *manifest) leftByCrash(path string) bool {
	if m.Log == nil || len(m.Devices) == 0 {
		return false
	}
	main, err := os.Open(path)
	if err != nil {
		return false
	}
	defer main.Close()
	log, err := os.Open(path + "-wal")
	if err != nil {
		return false
	}
	defer log.Close()
	return logStampOf(main, log) == *m.Log
}

// readCounts takes up how many events there are from the manifest, of a file that
// is as it was left.
func (j *Journal) readCounts(was manifest) {
	for device, then := range was.Devices {
		t := &deviceSum{deviceCount: then}
		if sum, err := strconv.ParseUint(then.Sum, 16, 64); err == nil {
			t.sum, t.summed = sum, true
		}
		j.written[device] = t
	}
}
