package theme

import "testing"

func TestStill_IsTheLearnersChoiceOrTheSystems(t *testing.T) {
	defer SetMotion(Moving)
	defer SetSystemStill(false)
	for _, system := range []bool{false, true} {
		SetSystemStill(system)
		for choice, want := range map[Motion]bool{Moving: false, StandsStill: true, AsSystem: system} {
			if SetMotion(choice); Still() != want {
				t.Errorf("choice %d where the system asks %v for less motion: still is %v", choice, system, Still())
			}
		}
	}
}
