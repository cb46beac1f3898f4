package fix

import (
	"context"
	"errors"

	"stagecraft/content"
)

// Undrawn is a diagram that a program could not draw, and why.
type Undrawn struct {
	content.UndrawnDiagram
	Err error
}

// Drawings gives the change that adds a drawing of each diagram which the app doesn't
// draw itself: draw has a program draw one. Nothing is written. It gives the diagrams
// that couldn't be drawn too. The error is ErrNothing, or that ctx ended.
func (r *Report) Drawings(ctx context.Context, draw func(ctx context.Context, language, source string) ([]byte, error), told func(done, all int64)) (c *Change, left []Undrawn, err error) {
	if r.ReadOnly != "" {
		return nil, nil, ErrNothing
	}
	t, err := r.try()
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, t.root.Close()) }()
	diagrams := content.UndrawnDiagrams(t.root.FS())
	tried := map[string]bool{}
	for i, d := range diagrams {
		told(int64(i), int64(len(diagrams)))
		if tried[content.DiagramFile(d.Language, d.Source)] {
			continue
		}
		tried[content.DiagramFile(d.Language, d.Source)] = true
		drawing, err := draw(ctx, d.Language, d.Source)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if err != nil {
			left = append(left, Undrawn{d, err})
			continue
		}
		t.changed[content.DiagramFile(d.Language, d.Source)] = drawing
	}
	if len(t.changed) == 0 {
		return nil, left, ErrNothing
	}
	after, err := t.look(ctx)
	if err != nil {
		return nil, nil, err
	}
	return t.change(after), left, nil
}
