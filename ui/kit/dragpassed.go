package kit

// DragPassed tells how many neighbours something in a list has passed when it is
// dragged by a distance from its place: fewer than 0 of those before it. It
// passes each once it is over half of it. Before and after give how far it
// comes by passing each neighbour on that side, the nearest first. Rest is how
// far it then is from its new place.
func DragPassed(by float32, before, after []float32) (n int, rest float32) {
	ahead, way := after, float32(1)
	if by < 0 {
		ahead, way = before, -1
	}
	for _, pitch := range ahead {
		if by*way <= pitch/2 { // at half exactly it would go to and fro
			break
		}
		n += int(way)
		by -= pitch * way
	}
	return n, by
}
