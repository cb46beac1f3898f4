package content

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"

	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// formulasFile is where a .course file has the formulas of its notes as they are set, so that nobody who
// opens it waits for that. It isn't part of a course's folder, and is made anew with each packing.
const formulasFile = "media/formulas.zst"

// settingTime is how long the formulas of a course may take to be set while it is checked or packed: those of
// one that takes longer are looked at no more.
const settingTime = 10 * time.Minute

// setFormulas has a course's formulas set, and gives those that were; told is called with those that can't be. It
// ends early when their time is over.
func (r *checker) setFormulas(n note, within context.Context, told func(tex string, in markup.Block, why error)) []formula.Source {
	set := formula.Read(n.document)
	var all []formula.Source
	take := func(source formula.Source, in markup.Block) {
		f, err := formula.Shared.Draw(within, source)
		switch {
		case err != nil: // the time is over
		case f.Wrong != "":
			told(source.TeX, in, errors.New(f.Wrong))
		default:
			all = append(all, source)
		}
	}
	set.Each(n.document, take)
	markup.Walk(n.document.Blocks, func(b markup.Block) bool {
		if quiz, ok := b.(*markup.Quiz); ok {
			r.quizText.each(splitQuiz(quiz.Source), func(in markup.Inline) {
				if m, ok := in.(markup.Math); ok {
					take(formula.Source{TeX: m.Source}, b)
				}
			})
		}
		return true
	})
	return all
}

// setPlain has the formulas set that stand in what the course says of its terms and steps, and gives those that were.
func (r *checker) setPlain(within context.Context, told func(at filePosition, tex string, why error)) []formula.Source {
	var all []formula.Source
	take := func(file string, pos markup.Pos, texts ...string) {
		for _, text := range texts {
			for _, in := range markup.WithFormulas(text) {
				m, ok := in.(markup.Math)
				if !ok {
					continue
				}
				source := formula.Source{TeX: m.Source}
				f, err := formula.Shared.Draw(within, source)
				switch {
				case err != nil: // the time is over
				case f.Wrong != "":
					told(filePosition{file, pos.Line, pos.Column}, m.Source, errors.New(f.Wrong))
				default:
					all = append(all, source)
				}
			}
		}
	}
	for _, t := range r.course.Terms {
		take(t.File, t.Pos, t.Written, t.Definition, t.Not, t.Example)
	}
	for _, p := range r.course.Processes {
		for _, s := range p.Steps {
			take(s.File, s.Pos, slices.Concat([]string{s.Written, s.Aim, s.Mistake, s.MeasuredBy}, s.Happens, s.DoneWhen, s.Leaves)...)
		}
	}
	return all
}

// checkFormulas reports the formulas that can't be set.
func (r *checker) checkFormulas() {
	if !r.linting {
		return
	}
	within, cancel := context.WithTimeout(context.Background(), settingTime)
	defer cancel()
	for _, n := range r.shownNotes() {
		finder := newFinder(n)
		r.setFormulas(n, within, func(tex string, in markup.Block, why error) {
			finder.from(in.Position())
			r.lint(finder.find(tex), "formula", "the formula %q can't be set and is shown as it is written: %s", shortened(tex), why)
		})
	}
	r.setPlain(within, func(at filePosition, tex string, why error) {
		r.lint(at, "formula", "the formula %q can't be set and is shown as it is written: %s", shortened(tex), why)
	})
}

// packedFormulas gives the formulas of the course as a .course file has them; nil when there are none.
func (r *checker) packedFormulas() ([]byte, error) {
	within, cancel := context.WithTimeout(context.Background(), settingTime)
	defer cancel()
	var all []formula.Source
	for _, n := range r.shownNotes() {
		all = append(all, r.setFormulas(n, within, func(string, markup.Block, error) {})...)
	}
	all = append(all, r.setPlain(within, func(filePosition, string, error) {})...)
	if len(all) == 0 {
		return nil, nil
	}
	var out bytes.Buffer
	if err := formula.Shared.Write(&out, all); err != nil {
		return nil, err
	}
	if out.Len() > formula.MostStored {
		return nil, nil // they are set where the course is read
	}
	return out.Bytes(), nil
}

// takeFormulas takes those of a .course file. A file that holds something else costs time alone.
func takeFormulas(fsys fs.FS) {
	file, err := fsys.Open(formulasFile)
	if errors.Is(err, fs.ErrNotExist) || err != nil {
		return
	}
	_ = formula.Shared.Read(io.LimitReader(file, formula.MostStored)) // what can't be read is set again
	_ = file.Close()
}
