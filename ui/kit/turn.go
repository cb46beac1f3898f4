package kit

import "stagecraft/study/day"

// Turn is when the learner's days begin, which "today" and "tomorrow" go by. It is for
// the main goroutine.
func Turn() day.Turn { return turn }

// SetTurn takes it up, once a course is open and as it is changed.
func SetTurn(t day.Turn) { turn = t }

var turn day.Turn
