package svg

// stretch gives a part its length: its signs are made wider or narrower as far as that
// looks well, and the spaces between them for the rest.
func (s span) stretch(letters []letter) {
	part := letters[s.from:min(s.to, len(letters))]
	natural := 0.
	for _, l := range part {
		natural += l.advance
	}
	if natural <= 0 {
		return
	}
	ratio := s.length / natural
	wider := ratio
	if !s.glyphs {
		wider = min(max(ratio, 0.8), 1.15)
	}
	more := (s.length - natural*wider) / max(float64(len(part)-1), 1)
	for i := range part {
		part[i].stretch *= wider
		part[i].advance *= wider
		if i < len(part)-1 {
			part[i].advance += more
		}
	}
}

// place gives each letter its place, chunk by chunk.
func (r *renderer) place(letters []letter) {
	var pen point
	for from := 0; from < len(letters); {
		to := from + 1
		for to < len(letters) && letters[to].x == nil && letters[to].y == nil && !letters[to].starts {
			to++
		}
		chunk := letters[from:to]
		if chunk[0].x != nil {
			pen.x = *chunk[0].x
		}
		if chunk[0].y != nil {
			pen.y = *chunk[0].y
		}
		whole := 0.
		for _, l := range chunk {
			whole += l.advance + l.dx
		}
		shift := 0.
		switch chunk[0].style.anchor {
		case "middle":
			shift = -whole / 2
		case "end":
			shift = -whole
		}
		if chunk[0].along != nil {
			r.placeAlong(chunk, shift+chunk[0].offset)
			from = to
			continue
		}
		pen.x += shift
		for i := range chunk {
			l := &chunk[i]
			pen = pen.add(point{l.dx, l.dy})
			l.at = pen
			pen.x += l.advance
		}
		from = to
	}
}
