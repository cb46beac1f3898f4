// Package layered places boxes in layers and the arrows between them, by dagre, which is JavaScript.
package layered

import (
	"context"
	_ "embed" // the bundle
	"encoding/json"
	"fmt"
	"time"

	"stagecraft/content/script"
)

// Graph is what is to be placed.
type Graph struct {
	Direction string  `json:"direction"` // TB, BT, LR or RL
	Across    float64 `json:"across"`    // between boxes of a layer
	Along     float64 `json:"along"`     // from one layer to the next
	Boxes     []Box   `json:"boxes"`
	Arrows    []Arrow `json:"arrows"`
}

// Box is a box, or a frame around others, whose size follows from them.
type Box struct {
	W      float64 `json:"w"`
	H      float64 `json:"h"`
	Within int     `json:"within"` // the frame that it is in, by its place in Graph.Boxes; -1 for none
}

// Arrow goes from one box, which is no frame, to another. W and H are what stands on it.
type Arrow struct {
	From   int     `json:"from"`
	To     int     `json:"to"`
	W      float64 `json:"w"`
	H      float64 `json:"h"`
	Length int     `json:"length"` // in layers, from 1
}

// Point is a place.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Placed is a graph with its places: the boxes and arrows in the order in which they were given.
type Placed struct {
	Boxes []struct {
		X float64 `json:"x"`
		Y float64 `json:"y"`
		W float64 `json:"w"`
		H float64 `json:"h"`
	} `json:"boxes"`
	Arrows []struct {
		Points []Point `json:"points"`
		X      float64 `json:"x"` // the middle of what stands on it
		Y      float64 `json:"y"`
	} `json:"arrows"`
}

//go:embed layered.js.zst
var packed []byte

var bundle = &script.Bundle{Name: "layered.js", Packed: packed}

// machine runs dagre. It isn't the one that formulas are set by, which would wait for a large graph.
var machine = &script.Machine{Limits: script.Limits{Input: 1 << 20, Time: 20 * time.Second, Memory: 512 << 20, Depth: 4000}}

// Place places a graph. It takes a moment, and a second where there are a hundred boxes; ctx ends it. It must not be
// called on the goroutine that draws the window.
func Place(ctx context.Context, g *Graph) (*Placed, error) {
	given := *g
	given.Boxes, given.Arrows = append([]Box{}, g.Boxes...), append([]Arrow{}, g.Arrows...) // never null
	input, err := json.Marshal(given)
	if err != nil {
		return nil, fmt.Errorf("write the graph: %w", err)
	}
	output, err := machine.Call(ctx, bundle, "layered", string(input))
	if err != nil {
		return nil, fmt.Errorf("place the graph: %w", err)
	}
	p := &Placed{}
	if err := json.Unmarshal([]byte(output), p); err != nil {
		return nil, fmt.Errorf("read the placed graph: %w", err)
	}
	if len(p.Boxes) != len(g.Boxes) || len(p.Arrows) != len(g.Arrows) {
		return nil, fmt.Errorf("of %d boxes and %d arrows %d and %d were placed", len(g.Boxes), len(g.Arrows), len(p.Boxes), len(p.Arrows))
	}
	return p, nil
}
