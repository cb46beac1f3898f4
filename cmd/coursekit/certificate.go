package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"stagecraft/study"
	"stagecraft/study/exam"
	"stagecraft/study/progressfile"
)

// errUnconfirmed says that no file holds a certificate, which has been printed.
var errUnconfirmed = fmt.Errorf("%w: the certificate is not confirmed", errProblems)

// findCertificate gives the certificate with a code that was made of an exam in a
// file, by a replay of what the file says of exams.
func findCertificate(ctx context.Context, f *progressfile.File, code string) (found study.Certificate, ok bool, err error) {
	courses := make([]string, 0, len(f.Summary.Courses))
	for id := range f.Summary.Courses {
		courses = append(courses, id)
	}
	slices.Sort(courses)
	for _, course := range courses {
		if course == "" {
			continue
		}
		state, err := study.Replay(course, examEvents(f.Events(ctx, nil)))
		if err != nil {
			return found, false, fmt.Errorf("look for the exams of %s: %w", printable(course), err)
		}
		for _, c := range state.Certificates() {
			if exam.SameCode(c.Code(), code) {
				return c, true, nil
			}
		}
	}
	return found, false, nil
}

// examEvents gives those that exams are replayed from: what was undone among them
// counts as undone.
func examEvents(all iter.Seq2[*progressfile.Event, error]) iter.Seq2[study.Event, error] {
	kinds := []study.Kind{study.ExamBegun, study.Answered, study.ExamEnded, study.Certified, study.Undid, study.Redid, study.Joined}
	return func(yield func(study.Event, error) bool) {
		for e, err := range all {
			if err != nil {
				yield(study.Event{}, err)
				return
			}
			if !slices.Contains(kinds, e.Kind) {
				continue
			}
			kept := e.Event
			kept.Payload = slices.Clone(e.Payload)
			if !yield(kept, nil) {
				return
			}
		}
	}
}

// confirmation says what a certificate was made of.
func confirmation(c study.Certificate) string {
	p := &c.Exam
	day := time.UnixMilli(p.Ended).UTC().Format("2 January 2006")
	says := fmt.Sprintf("the certificate %s is confirmed: %s, course %s", c.Code(), printable(c.Name), printable(p.Course))
	if p.Version != "" {
		says += " " + printable(p.Version)
	}
	return says + fmt.Sprintf(", %d of %d right on %s; %d %% were needed", p.Right(), len(p.Questions), day, p.Needs.Right)
}
