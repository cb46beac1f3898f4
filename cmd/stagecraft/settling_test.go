package main

import "testing"

func TestPercentBeside_LeavesTheRoomThatThereIsWithoutWhatIsHeld(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct {
		held int
		live uint64
		room uint64 // until garbage is collected
	}{
		{0, 30 * mb, 15 * mb},
		{22 * mb, 52 * mb, 15 * mb},
		{220 * mb, 250 * mb, 25 * mb}, // else it would be collected all the time
		{60 * mb, 40 * mb, 20 * mb},   // it was let go of meanwhile
	} {
		room := uint64(percentBeside(c.held, c.live)) * c.live / 100
		if room > c.room || room < c.room-c.live/100 {
			t.Errorf("with %d MB held of %d there is room for %d MB, not %d", c.held/mb, c.live/mb, room/mb, c.room/mb)
		}
	}
}
