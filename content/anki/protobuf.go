package anki

import (
	"encoding/binary"
	"errors"
)

// The newer form writes some things as protocol buffers: parts one after another, each
// a number that says what it is, and a value of one of four kinds.

type wire uint64

const (
	wireVarint wire = 0
	wire64     wire = 1
	wireBytes  wire = 2
	wire32     wire = 5
)

// part is one part of a message.
type part struct {
	number uint64
	wire   wire
	value  uint64 // of wireVarint
	bytes  []byte // of wireBytes; it shares the message's
}

var errMessage = errors.New("it is no list of parts")

// eachPart has do take each part of a message. It copies nothing and goes no deeper
// than do does.
func eachPart(message []byte, do func(part) error) error {
	for len(message) > 0 {
		key, n := binary.Uvarint(message)
		if n <= 0 || key>>3 == 0 {
			return errMessage
		}
		message = message[n:]
		p := part{number: key >> 3, wire: wire(key & 7)}
		size := 0
		switch p.wire {
		case wireVarint:
			if p.value, size = binary.Uvarint(message); size <= 0 {
				return errMessage
			}
		case wire64:
			size = 8
		case wire32:
			size = 4
		case wireBytes:
			long, n := binary.Uvarint(message)
			if n <= 0 || long > uint64(len(message)-n) {
				return errMessage
			}
			p.bytes = message[n : n+int(long)]
			size = n + int(long)
		default:
			return errMessage
		}
		if size > len(message) {
			return errMessage
		}
		message = message[size:]
		if err := do(p); err != nil {
			return err
		}
	}
	return nil
}
