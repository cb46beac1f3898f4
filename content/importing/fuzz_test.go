package importing_test

import (
	"context"
	"testing"

	"stagecraft/content/importing"
)

// fuzz reads any bytes as a kind of file. What is read without an error is laid into
// a course, which has to be sound then or say at which line of the file it isn't.
func fuzz(f *testing.F, kind importing.Kind) {
	s := samples(f)[kind].source
	f.Add(s.Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		s := s
		s.Kind, s.Data = kind, data
		if kind == importing.DOCX && len(data) > 0 && data[0] != 'P' { // what pandoc made of it
			s.Data = samples(t)[kind].source.Data
			s.Document = func(context.Context, []byte) ([]byte, error) { return data, nil }
		}
		found := importing.Read(context.Background(), s)
		for _, p := range found.Problems {
			if p.File != s.Name || p.Line < 0 || p.Message == "" {
				t.Errorf("a problem is %v", p)
			}
		}
		plan, problems := importing.Into(course(), []*importing.Found{found})
		if (plan == nil) != (problems.Errors() > 0) {
			t.Errorf("there is a plan, %v, with %v", plan != nil, problems)
		}
		for _, p := range problems {
			if p.File != s.Name {
				t.Errorf("the problem %v isn't told at what it comes from", p)
			}
		}
	})
}

func FuzzRead_Anki(f *testing.F)    { fuzz(f, importing.Anki) }
func FuzzRead_CSV(f *testing.F)     { fuzz(f, importing.CSV) }
func FuzzRead_TSV(f *testing.F)     { fuzz(f, importing.TSV) }
func FuzzRead_XLSX(f *testing.F)    { fuzz(f, importing.XLSX) }
func FuzzRead_Quizlet(f *testing.F) { fuzz(f, importing.Quizlet) }
func FuzzRead_GIFT(f *testing.F)    { fuzz(f, importing.GIFT) }
func FuzzRead_Moodle(f *testing.F)  { fuzz(f, importing.Moodle) }
func FuzzRead_HTML(f *testing.F)    { fuzz(f, importing.HTML) }
func FuzzRead_DOCX(f *testing.F)    { fuzz(f, importing.DOCX) }
