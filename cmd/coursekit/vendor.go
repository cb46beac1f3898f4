package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/picture"
)

// maxMedia is what a picture of a course may have, in MB.
const maxMedia = 32

func newVendor() *cobra.Command {
	v := &vendoring{}
	var maxSize int
	var timeout time.Duration
	var local bool
	vendor := &cobra.Command{
		Use:   "vendor DIR",
		Short: "Download the pictures that a course's notes show, and have diagrams drawn",
		Long: `Vendor downloads each picture on the network that the notes of a course show,
so that learners see it without one. The notes stay as they are: the picture
goes into media/, named by what is in it, and a line of figures in course.yaml
says that it stands for the address. Nothing else in course.yaml changes.

Diagrams in fences named graphviz, plantuml, vega, vega-lite and abc are drawn by
the programs for them that you have: dot, plantuml, vl2svg (vg2svg for full Vega)
and abcm2ps. They run in an empty folder, are given the diagram alone, and are kept
from reading other files and visiting the network. The SVG goes into media/, named by
what it was drawn from; where a program isn't installed, learners see the source.

This is the only command that uses the network. It goes only to addresses in
the notes that start with http or https and to where their servers lead on, at
most 5 times; it tells them neither who asks nor from where, and doesn't visit
this machine or its network. Only PNG, JPEG, GIF, WebP and SVG are kept,
whatever their names say. Make sure that you may hand them on.

A picture that can't be had is listed at the end with its place, and the status
is then 1; the others are kept. Run it again to try again: what the course has
is not downloaded twice.`,
		Example: "  coursekit vendor --dry-run my-course\n  coursekit vendor my-course",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if maxSize < 1 || maxSize > maxMedia {
				return fmt.Errorf("--max-size is from 1 to %d MB, not %d", maxMedia, maxSize)
			}
			if timeout <= 0 {
				return fmt.Errorf("--timeout is a time such as 30s, not %v", timeout)
			}
			root, err := os.OpenRoot(args[0])
			if err != nil {
				return fmt.Errorf("open the course's folder: %w", err)
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt)
			defer stop()
			v.dir, v.root = filepath.ToSlash(args[0]), root
			v.out, v.err = cmd.OutOrStdout(), cmd.ErrOrStderr()
			v.timeout = timeout
			v.fetch = newFetcher(int64(maxSize)<<20, timeout, local).get
			return errors.Join(v.run(ctx), root.Close())
		},
	}
	vendor.Flags().BoolVar(&v.dry, "dry-run", false, "only list what would be downloaded and drawn")
	vendor.Flags().IntVar(&maxSize, "max-size", 16, "the most that one picture may have, in `MB`")
	vendor.Flags().DurationVar(&timeout, "timeout", 30*time.Second, "how long one picture or diagram may take")
	vendor.Flags().BoolVar(&local, "allow-local", false, "also visit this machine and its network")
	return vendor
}

// vendoring is one run of vendor.
type vendoring struct {
	dir      string // as the trainer named it
	root     *os.Root
	out, err io.Writer
	dry      bool
	timeout  time.Duration // that a diagram may take
	fetch    func(ctx context.Context, address string) ([]byte, error)
}

// remote is an address with all its places, the first first.
type remote struct {
	address string
	places  []string // file:line:column, from where the trainer is
	failure error
}

func (v *vendoring) run(ctx context.Context) error {
	pictures, problems := content.RemotePictures(v.root.FS())
	if stop := unreadable(problems); len(stop) > 0 {
		if err := printProblems(v.out, v.dir, fromHere(v.dir, stop)); err != nil {
			return err
		}
		return errors.New("nothing was downloaded; mend course.yaml first")
	}
	all := v.grouped(pictures)
	if v.dry {
		if _, _, err := v.drawAll(ctx); err != nil {
			return err
		}
		return v.list(all, len(pictures))
	}
	drawn, undrawn, err := v.drawAll(ctx)
	if err != nil {
		return err
	}
	var more []figure
	for _, r := range all {
		media, size, err := v.bring(ctx, r.address)
		if err != nil {
			r.failure = err
			continue
		}
		more = append(more, figure{r.address, media})
		if _, err := fmt.Fprintf(v.out, "%s: %s -> %s (%s)\n", r.places[0], printable(r.address), media, kilobytes(size)); err != nil {
			return fmt.Errorf("print what was downloaded: %w", err)
		}
	}
	if len(more) > 0 {
		if err := v.record(more); err != nil {
			return err
		}
	}
	return v.report(all, len(more), drawn, undrawn)
}

// unreadable gives the errors that keep the pictures of a course from being
// known. Others are no reason not to download.
func unreadable(problems content.Problems) content.Problems {
	var stop content.Problems
	for _, p := range problems {
		if p.Severity == content.Error && (p.File == "course.yaml" || p.File == ".") && p.Rule != "missing-picture" &&
			p.Rule != "unknown-process" && p.Rule != "unknown-lesson" {
			stop = append(stop, p)
		}
	}
	return stop
}

// grouped gives each address once, in the order of the first places.
func (v *vendoring) grouped(pictures []content.RemotePicture) []*remote {
	var all []*remote
	known := map[string]*remote{}
	for _, p := range pictures {
		r := known[p.Address]
		if r == nil {
			r = &remote{address: p.Address}
			known[p.Address] = r
			all = append(all, r)
		}
		r.places = append(r.places, fmt.Sprintf("%s:%d:%d", path.Join(v.dir, p.File), p.Line, p.Column))
	}
	return all
}

// list prints each place of each picture.
func (v *vendoring) list(all []*remote, places int) error {
	for _, r := range all {
		for _, at := range r.places {
			if _, err := fmt.Fprintf(v.out, "%s: %s\n", at, printable(r.address)); err != nil {
				return fmt.Errorf("print the pictures: %w", err)
			}
		}
	}
	if _, err := fmt.Fprintf(v.out, "%s: %s to download, in %s\n", v.dir, count(len(all), "picture"), count(places, "place")); err != nil {
		return fmt.Errorf("print the pictures: %w", err)
	}
	return nil
}

// bring downloads a picture into media/ and gives where it is and its bytes.
func (v *vendoring) bring(ctx context.Context, address string) (media string, size int, err error) {
	data, err := v.fetch(ctx, address)
	if err != nil {
		return "", 0, err
	}
	kind, ok := picture.KindOf(data)
	if !ok {
		return "", 0, errors.New("what came is no PNG, JPEG, GIF, WebP or SVG")
	}
	if err := v.makeMedia(); err != nil {
		return "", 0, err
	}
	hash := sha256.Sum256(data)
	media = "media/" + hex.EncodeToString(hash[:8]) + kind.Extension
	if had, err := v.root.ReadFile(media); err == nil && bytes.Equal(had, data) {
		return media, len(data), nil // another address had the same
	}
	return media, len(data), writeWithin(v.root, media, data, 0o644)
}

// makeMedia makes the folder for pictures where there is none.
func (v *vendoring) makeMedia() error {
	if err := v.root.Mkdir("media", 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the folder media: %w", err)
	}
	return nil
}

// record adds figures to course.yaml.
func (v *vendoring) record(more []figure) error {
	info, err := v.root.Stat("course.yaml")
	if err != nil {
		return fmt.Errorf("read course.yaml: %w", err)
	}
	source, err := v.root.ReadFile("course.yaml")
	if err != nil {
		return fmt.Errorf("read course.yaml: %w", err)
	}
	added, err := addFigures(source, more)
	if err != nil {
		return fmt.Errorf("the pictures are in media/, but %w", err)
	}
	return writeWithin(v.root, "course.yaml", added, info.Mode().Perm())
}

// report lists what could not be had, and says how it went.
func (v *vendoring) report(all []*remote, had, drawn, undrawn int) error {
	for _, r := range all {
		if r.failure == nil {
			continue
		}
		for _, at := range r.places {
			if _, err := fmt.Fprintf(v.err, "%s: %s: %v\n", at, printable(r.address), r.failure); err != nil {
				return fmt.Errorf("print what failed: %w", err)
			}
		}
	}
	summary := fmt.Sprintf("%s: no pictures to download", v.dir)
	if len(all) > 0 {
		summary = fmt.Sprintf("%s: %s downloaded, %d failed", v.dir, count(had, "picture"), len(all)-had)
	}
	if _, err := fmt.Fprintln(v.out, summary); err != nil {
		return fmt.Errorf("print the summary: %w", err)
	}
	if drawn+undrawn > 0 {
		if _, err := fmt.Fprintf(v.out, "%s: %s drawn, %d failed\n", v.dir, count(drawn, "diagram"), undrawn); err != nil {
			return fmt.Errorf("print the summary: %w", err)
		}
	}
	if had < len(all) || undrawn > 0 {
		return errProblems
	}
	return nil
}

// writeWithin writes a file of root so that it is at every moment the old one
// or the whole new one.
func writeWithin(root *os.Root, name string, data []byte, mode fs.FileMode) (err error) {
	temp := path.Join(path.Dir(name), "."+path.Base(name)+".part")
	if err := ignoreMissing(root.Remove(temp)); err != nil { // of a run that was cut off
		return fmt.Errorf("begin %s: %w", name, err)
	}
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("begin %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(root.Remove(temp)))
		}
	}()
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := root.Rename(temp, name); err != nil {
		return fmt.Errorf("put %s in place: %w", name, err)
	}
	return nil
}

// printable gives an address as it can be shown on a terminal, which obeys some
// of the characters that it is sent.
func printable(address string) string {
	const most = 200
	out := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, address))
	if len(out) > most {
		return string(out[:most]) + "…"
	}
	return string(out)
}

// kilobytes says how big a file is.
func kilobytes(size int) string {
	return fmt.Sprintf("%d kB", (size+999)/1000)
}
