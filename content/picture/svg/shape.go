package svg

// outline gives the path of a shape; nil for what is none, or has no extent.
func (r *renderer) outline(n *node, st *style) path {
	get := func(name string, whole float64) float64 {
		v, _ := length(n.attr(name), whole, st.font.size)
		return v
	}
	x := func(name string) float64 { return get(name, r.width) }
	y := func(name string) float64 { return get(name, r.height) }
	switch n.name {
	case "path":
		d := n.attr("d")
		r.spend(len(d))
		return parsePath(d)
	case "rect":
		w, h := x("width"), y("height")
		rx, okX := length(n.attr("rx"), r.width, st.font.size)
		ry, okY := length(n.attr("ry"), r.height, st.font.size)
		switch {
		case !okX && okY:
			rx = ry
		case okX && !okY:
			ry = rx
		}
		return rectangle(box{x("x"), y("y"), w, h}, min(max(rx, 0), w/2), min(max(ry, 0), h/2))
	case "circle":
		radius := get("r", (r.width+r.height)/2)
		return ellipse(point{x("cx"), y("cy")}, radius, radius)
	case "ellipse":
		rx, okX := length(n.attr("rx"), r.width, st.font.size)
		ry, okY := length(n.attr("ry"), r.height, st.font.size)
		switch {
		case !okX:
			rx = ry
		case !okY:
			ry = rx
		}
		return ellipse(point{x("cx"), y("cy")}, rx, ry)
	case "line":
		return path{{kind: 'M', to: point{x("x1"), y("y1")}}, {kind: 'L', to: point{x("x2"), y("y2")}}}
	case "polyline", "polygon":
		text := n.attr("points")
		r.spend(len(text))
		v := numbers(text, maxSteps)
		var p path
		for i := 0; i+1 < len(v); i += 2 {
			if i == 0 {
				p.move(point{v[0], v[1]})
			} else {
				p.line(point{v[i], v[i+1]})
			}
		}
		if n.name == "polygon" && len(p) > 0 {
			p.close()
		}
		return p
	}
	return nil
}

func rectangle(b box, rx, ry float64) path {
	if !(b.w > 0 && b.h > 0) {
		return nil
	}
	var p path
	if rx <= 0 || ry <= 0 {
		p.move(point{b.x, b.y})
		p.line(point{b.x + b.w, b.y})
		p.line(point{b.x + b.w, b.y + b.h})
		p.line(point{b.x, b.y + b.h})
		p.close()
		return p
	}
	r := point{rx, ry}
	right, low := b.x+b.w, b.y+b.h
	p.move(point{b.x + rx, b.y})
	p.line(point{right - rx, b.y})
	p.arc(point{right - rx, b.y}, r, 0, false, true, point{right, b.y + ry})
	p.line(point{right, low - ry})
	p.arc(point{right, low - ry}, r, 0, false, true, point{right - rx, low})
	p.line(point{b.x + rx, low})
	p.arc(point{b.x + rx, low}, r, 0, false, true, point{b.x, low - ry})
	p.line(point{b.x, b.y + ry})
	p.arc(point{b.x, b.y + ry}, r, 0, false, true, point{b.x + rx, b.y})
	p.close()
	return p
}

func ellipse(c point, rx, ry float64) path {
	if !(rx > 0 && ry > 0) {
		return nil
	}
	var p path
	r, right, left := point{rx, ry}, point{c.x + rx, c.y}, point{c.x - rx, c.y}
	p.move(right)
	p.arc(right, r, 0, false, true, point{c.x, c.y + ry})
	p.arc(point{c.x, c.y + ry}, r, 0, false, true, left)
	p.arc(left, r, 0, false, true, point{c.x, c.y - ry})
	p.arc(point{c.x, c.y - ry}, r, 0, false, true, right)
	p.close()
	return p
}
