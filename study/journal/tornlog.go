package journal

import (
	"context"
	"encoding/binary"
)

// tornLog says whether the log beside a journal holds something that SQLite would
// not take up and that may have counted once. What a crash leaves there isn't that.
func tornLog(path string) (bool, error) {
	if n, err := size(path + "-wal"); err != nil || n == 0 {
		return false, err
	}
	if err := probe(context.Background(), path); err != nil {
		return false, err
	}
	log, err := readFile(path + "-wal")
	if err != nil {
		return false, err
	}
	_, torn := readLog(log)
	return torn, nil
}

// wholeLog gives how many bytes of a log, from its beginning, SQLite takes up.
func wholeLog(log []byte) int {
	whole, _ := readLog(log)
	return whole
}

// readLog gives how many bytes of a log, from its beginning, SQLite takes up, and
// says whether what follows is more than a crash leaves there: pages of a
// transaction that wasn't ended, the last of them written in part, and pages of
// what was in the file before the log was begun anew, as it isn't made shorter then.
// A page of this log that isn't as it was written is more, and so is an end where no
// write ends.
func readLog(log []byte) (whole int, torn bool) {
	word := binary.BigEndian.Uint32
	if len(log) < logHeader {
		return 0, len(log) > 0
	}
	magic, size := word(log), int(word(log[8:]))
	if magic&^1 != logMagic || word(log[4:]) != logVersion || size < 512 || size > 65536 || size&(size-1) != 0 {
		return 0, true
	}
	var order binary.ByteOrder = binary.LittleEndian
	if magic&1 == 1 {
		order = binary.BigEndian
	}
	var sum checksum
	sum.add(order, log[:24])
	if sum.a != word(log[24:]) || sum.b != word(log[28:]) {
		return 0, true
	}
	whole = logHeader
	at, ended := logHeader, false
	for ; at+frameHeader+size <= len(log); at += frameHeader + size {
		head, page := log[at:at+frameHeader], log[at+frameHeader:at+frameHeader+size]
		if string(head[8:16]) != string(log[16:24]) { // its salts are another log's
			ended = true
			continue
		}
		if ended {
			return whole, true // this log went on behind it
		}
		sum.add(order, head[:8])
		sum.add(order, page)
		if word(head) == 0 || sum.a != word(head[16:]) || sum.b != word(head[20:]) {
			return whole, true
		}
		if word(head[4:]) > 0 { // ends a transaction
			whole = at + frameHeader + size
		}
	}
	return whole, !writeEnds(len(log), len(log)-at)
}

// writeEnds says whether a file of so many bytes, so many of them of a page that
// isn't whole, may be what a crash leaves of a write: its head and the page itself
// are written one after the other, each up to where one of the system's pages ends.
func writeEnds(length, rest int) bool {
	const systemPage = 4096
	return rest == 0 || rest == frameHeader || length%systemPage == 0
}
