package theme

import "sync/atomic"

// LineLength is how long the learner likes the lines of text to read.
type LineLength int

// The line lengths.
const (
	LongLines LineLength = iota
	MediumLines
	ShortLines
)

// Characters is about how many characters a line of ordinary text holds.
func (l LineLength) Characters() int {
	switch l {
	case ShortLines:
		return 60
	case MediumLines:
		return 75
	}
	return 90
}

// Spacing is how far apart the learner likes lines of text to read.
type Spacing int

// The spacings.
const (
	NormalSpacing Spacing = iota
	CompactSpacing
	RoomySpacing
)

// share is what the spacing makes of the usual distance between lines.
func (s Spacing) share() float32 {
	switch s {
	case CompactSpacing:
		return 0.88
	case RoomySpacing:
		return 1.2
	}
	return 1
}

var (
	lineLength atomic.Int32
	spacing    atomic.Int32
)

// Lines tells how long the learner likes lines.
func Lines() LineLength { return LineLength(lineLength.Load()) }

// SetLines chooses how long lines are. What is on screen must be drawn anew.
func SetLines(l LineLength) {
	lineLength.Store(int32(min(max(l, LongLines), ShortLines)))
}

// LineSpacing tells how far apart the learner likes lines.
func LineSpacing() Spacing { return Spacing(spacing.Load()) }

// SetLineSpacing chooses how far apart lines are. What is on screen must be
// drawn anew.
func SetLineSpacing(s Spacing) {
	spacing.Store(int32(min(max(s, NormalSpacing), RoomySpacing)))
}

// TextColumn gives how wide a column of text to read is, in pixels. It goes
// with the text size, so that its lines hold as many characters at any.
func TextColumn() float32 {
	return Size(TextWidth * float32(Lines().Characters()) / float32(LongLines.Characters()))
}

// Leading gives the height of a line of text to read, in text sizes, where it
// is usual with normal spacing.
func Leading(usual float32) float32 { return usual * LineSpacing().share() }
