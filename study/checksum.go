package study

import (
	"hash/crc64"
	"strconv"
)

// FieldSeparator stands between the fields of an event's row. None but the
// payload may hold it.
const FieldSeparator = 0x1f

// sumTable is of the checksum that each event has. It is CRC-64 as ECMA-182 has
// it: nobody forges a learner's own journal, but disks and memory flip bits,
// and this tells every damage of up to 64 bits in a row for certain, anything
// else but for one in 2^64, at a gigabyte a second.
var sumTable = crc64.MakeTable(crc64.ECMA)

// AppendRow appends the event as the one text that its checksum is over: the
// operation, the id, the device, its number, the time, the offset, the course,
// its version, the kind and the payload, with [FieldSeparator] between them. An
// event without a payload has {}.
func (e *Event) AppendRow(b []byte) []byte {
	b = append(b, e.Operation.String()...)
	b = append(append(b, FieldSeparator), e.ID.String()...)
	b = append(append(b, FieldSeparator), e.Device...)
	b = strconv.AppendInt(append(b, FieldSeparator), e.Seq, 10)
	b = strconv.AppendInt(append(b, FieldSeparator), e.At, 10)
	b = strconv.AppendInt(append(b, FieldSeparator), int64(e.Offset), 10)
	b = append(append(b, FieldSeparator), e.Course...)
	b = append(append(b, FieldSeparator), e.Version...)
	b = append(append(b, FieldSeparator), e.Kind...)
	b = append(b, FieldSeparator)
	if len(e.Payload) == 0 {
		return append(b, "{}"...)
	}
	return append(b, e.Payload...)
}

// SumRow is the checksum of a row from [Event.AppendRow].
func SumRow(row []byte) uint64 { return crc64.Checksum(row, sumTable) }

// Checksum is that of the event over all its fields.
func (e *Event) Checksum() uint64 { return SumRow(e.AppendRow(make([]byte, 0, 256))) }
