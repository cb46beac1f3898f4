package program

import (
	"bytes"
	"errors"
)

// Output takes so many bytes and no more. Its buffer is a field of its own: one that is
// embedded would lend it ReadFrom, by which io.Copy goes past Write.
type Output struct {
	Most int  // bytes
	Full bool // there was more

	buffer bytes.Buffer
}

// Write takes what there is room for; what there isn't ends who writes.
func (b *Output) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.Most {
		b.Full = true
		return 0, errors.New("too much")
	}
	return b.buffer.Write(p)
}

// Len gives how many bytes it took.
func (b *Output) Len() int { return b.buffer.Len() }

// Bytes gives what it took.
func (b *Output) Bytes() []byte { return b.buffer.Bytes() }

// String gives what it took as text.
func (b *Output) String() string { return b.buffer.String() }
