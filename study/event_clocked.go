package study

// Clocked is when the clock was read, as it disagreed with the journal.
const Clocked Kind = "clocked"

// ClockedPayload is what a clocked event holds: nothing. Its time is what the
// clock showed.
type ClockedPayload struct{}

func init() {
	register(kind[struct{}, struct{}]{
		traits: traits{name: Clocked},
		decode: func(*State, []byte) (struct{}, bool) { return struct{}{}, true },
	})
}
