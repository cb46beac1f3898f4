package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"stagecraft/content"
	"stagecraft/content/fix"
)

// showMending prints what mending would change, and writes nothing.
func showMending(ctx context.Context, w io.Writer, r *fix.Report) error {
	change, err := mending(ctx, r)
	if err != nil || change == nil {
		return err
	}
	return printText(w, change.Diff())
}

// mending gives what mends a course; nil when nothing can be mended mechanically.
func mending(ctx context.Context, r *fix.Report) (*fix.Change, error) {
	if r.ReadOnly == fix.Packed {
		return nil, fmt.Errorf("%s is a packed course, which is never changed: mend its folder and pack it again", filepath.ToSlash(r.Path))
	}
	change, err := r.All(ctx)
	if errors.Is(err, fix.ErrNothing) {
		return nil, nil
	}
	return change, err
}

// mendAll mends what can be mended mechanically, shows what that changed, and prints
// what is left.
func (c *checking) mendAll(ctx context.Context, w io.Writer, r *fix.Report) error {
	change, err := mending(ctx, r)
	if err != nil {
		return err
	}
	left := r.Problems()
	if change != nil {
		if err := change.Write(); err != nil {
			return err
		}
		left = nil
		for i := range change.Left {
			left = append(left, change.Left[i].Problem)
		}
		if err := printText(w, change.Diff()); err != nil {
			return err
		}
		if err := printText(w, fmt.Sprintf("%s: %s mended in %s\n", filepath.ToSlash(r.Path), count(len(change.Mended), "problem"), count(len(change.Files), "file"))); err != nil {
			return err
		}
	}
	if err := printProblems(w, r.Path, named(r, left)); err != nil {
		return err
	}
	if n := onWeb(left); n > 0 {
		if err := printText(w, fmt.Sprintf("%s on the web can be copied into the course: coursekit vendor %s\n", count(n, "picture"), filepath.ToSlash(r.Root))); err != nil {
			return err
		}
	}
	return c.verdict(left)
}

// onWeb counts the pictures that are on the network.
func onWeb(problems content.Problems) int {
	n := 0
	for _, p := range problems {
		if p.Rule == "remote-picture" {
			n++
		}
	}
	return n
}

func printText(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("print what was changed: %w", err)
	}
	return nil
}
