package main

import (
	"context"
	"errors"
	"fmt"

	"stagecraft/content"
	"stagecraft/content/program"
)

// drawAll draws the diagrams that aren't drawn yet, each once, and gives how many were
// and how many failed.
func (v *vendoring) drawAll(ctx context.Context) (drawn, failed int, err error) {
	diagrams := content.UndrawnDiagrams(v.root.FS())
	done, missing := map[string]bool{}, map[string]int{}
	for _, d := range diagrams {
		file := content.DiagramFile(d.Language, d.Source)
		if done[file] {
			continue
		}
		done[file] = true
		at := fmt.Sprintf("%s/%s:%d:%d", v.dir, d.File, d.Line, d.Column)
		command := program.For(d.Language, d.Source)
		if v.dry {
			if _, err := fmt.Fprintf(v.out, "%s: %s, to be drawn by %s\n", at, d.Language, command); err != nil {
				return drawn, failed, fmt.Errorf("print the diagrams: %w", err)
			}
			continue
		}
		limited, stop := context.WithTimeout(ctx, v.timeout)
		drawing, by, err := program.Draw(limited, d.Language, d.Source)
		stop()
		if errors.Is(err, program.ErrTime) {
			err = errors.New("it takes too long; give it more time with --timeout, or make the diagram smaller")
		}
		switch {
		case errors.Is(err, program.ErrNotInstalled):
			missing[d.Language]++
			_, err = fmt.Fprintf(v.out, "%s: %s is shown as it is written: %s (%s) would draw it, and is not installed\n", at, d.Language, content.DiagramPrograms[d.Language].Name, command)
		case err != nil:
			failed++
			_, err = fmt.Fprintf(v.err, "%s: %s can't draw it: %v\n", at, command, err)
		default:
			if err = v.makeMedia(); err == nil {
				err = writeWithin(v.root, file, drawing, 0o644)
			}
			if err != nil {
				return drawn, failed, err
			}
			drawn++
			_, err = fmt.Fprintf(v.out, "%s: %s -> %s (%s, by %s)\n", at, d.Language, file, kilobytes(len(drawing)), by)
		}
		if err != nil {
			return drawn, failed, fmt.Errorf("print what was drawn: %w", err)
		}
	}
	return drawn, failed, nil
}
