package journal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Parts of SQLite's write-ahead log, as its file format says; the numbers are
// big-endian, and so is the byte order of the checksums if the magic ends in 1.
const (
	logHeader   = 32
	frameHeader = 24
	logMagic    = 0x377f0682
	logVersion  = 3007000
)

// mostImage bounds what is read of a file to look at it in memory.
const mostImage = 1 << 30

// layOver gives the database that SQLite would make of a main file and its log,
// without letting it touch either. Like SQLite it takes the log up to the last
// transaction that is whole. Main may be changed.
func layOver(main, log []byte) ([]byte, error) {
	if len(log) >= logHeader {
		var err error
		if main, err = play(main, log); err != nil {
			return nil, err
		}
	}
	if len(main) >= headerSize {
		main[18], main[19] = 1, 1 // a database in memory has no log
	}
	return main, nil
}

func play(main, log []byte) ([]byte, error) {
	word := binary.BigEndian.Uint32
	magic, size := word(log), int(word(log[8:]))
	if magic&^1 != logMagic || word(log[4:]) != logVersion || size < 512 || size > 65536 || size&(size-1) != 0 {
		return main, nil // to SQLite there is nothing in it
	}
	var order binary.ByteOrder = binary.LittleEndian
	if magic&1 == 1 {
		order = binary.BigEndian
	}
	var sum checksum
	sum.add(order, log[:24])
	if sum.a != word(log[24:]) || sum.b != word(log[28:]) {
		return main, nil
	}
	pages, fresh := map[uint32][]byte{}, map[uint32][]byte{}
	count := -1
	for at := logHeader; at+frameHeader+size <= len(log); at += frameHeader + size {
		head, page := log[at:at+frameHeader], log[at+frameHeader:at+frameHeader+size]
		number := word(head)
		if number == 0 || string(head[8:16]) != string(log[16:24]) {
			break
		}
		sum.add(order, head[:8])
		sum.add(order, page)
		if sum.a != word(head[16:]) || sum.b != word(head[20:]) {
			break
		}
		fresh[number] = page
		if pagesThen := word(head[4:]); pagesThen > 0 { // ends a transaction
			count = int(pagesThen)
			for number, page := range fresh {
				pages[number] = page
			}
			clear(fresh)
		}
	}
	if count < 0 {
		return main, nil
	}
	if len(main) >= headerSize && pageSize(main) != size {
		return nil, fmt.Errorf("the log has pages of %d bytes, the file of %d: %w", size, pageSize(main), ErrDamaged)
	}
	if count > mostImage/size {
		return nil, fmt.Errorf("the log makes it %d pages: %w", count, ErrDamaged)
	}
	whole := make([]byte, count*size)
	copy(whole, main)
	for number, page := range pages {
		if int(number) <= count {
			copy(whole[(int(number)-1)*size:], page)
		}
	}
	return whole, nil
}

// pageSize reads that of a database from its header.
func pageSize(main []byte) int {
	if n := int(binary.BigEndian.Uint16(main[16:])); n != 1 {
		return n
	}
	return 65536
}

// checksum is that of the log: over pairs of 32-bit words, each pair after the
// ones before.
type checksum struct{ a, b uint32 }

func (c *checksum) add(order binary.ByteOrder, data []byte) {
	for ; len(data) >= 8; data = data[8:] {
		c.a += order.Uint32(data) + c.b
		c.b += order.Uint32(data[4:]) + c.a
	}
}

// readFile reads a file that may not be there, which gives nothing.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNoFile
	}
	if info.Size() > mostImage {
		return nil, fmt.Errorf("%s is too large to look at", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, mostImage))
}
