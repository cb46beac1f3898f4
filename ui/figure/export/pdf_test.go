package export

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/figure"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/figure/internal/check"
	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/theme"
)

// wordy gives a process of so many steps everything that a handout tells, in
// long texts or short ones.
func wordy(n int, long bool) (*content.Course, *content.Process) {
	list := samples.MasterNames(n)
	if !long {
		list = samples.Names(n, false)
	}
	c, p := samples.NewCourse("A process of one’s own", list...)
	c.Title, c.Language = "The sales process", "en"
	samples.Staffed(c, p)
	p.About, p.Source = "How we sell.", "Our summary"
	for i, s := range p.Steps {
		s.Happens = []string{"Someone calls", "Someone listens"}
		s.DoneWhen = []string{"agrees to a talk"}
		s.Leaves = []string{"A list"}
		if i > 2 {
			s.BackTo = []string{p.Steps[i-2].ID}
		}
		if long {
			s.Happens = []string{strings.Repeat("Something happens here and there, and then more of it. ", 2+i), strings.Repeat("Onewordwithoutend", 12)}
			s.DoneWhen = []string{strings.Repeat("says yes to a thing that takes long to say ", 5), "signs"}
			s.Leaves = []string{"A contract of many pages with all its annexes", "A list"}
		}
	}
	if long {
		p.About, p.Source = strings.Repeat("A text that goes on and on. ", 40), strings.Repeat("A source ", 90)
	}
	return c, p
}

// streams gives what the streams of a PDF hold, unpacked.
func streams(t *testing.T, pdf []byte) [][]byte {
	t.Helper()
	var out [][]byte
	for _, part := range bytes.Split(pdf, []byte("\nstream\n"))[1:] {
		data, _, _ := bytes.Cut(part, []byte("\nendstream"))
		if r, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
			if plain, err := io.ReadAll(r); err == nil {
				data = plain
			}
		}
		out = append(out, data)
	}
	return out
}

// writtenIn gives every text that a PDF writes, one a line. Its strings hold the
// letters' numbers, two bytes each, as the ToUnicode table of the fonts says.
func writtenIn(t *testing.T, pdf []byte) string {
	t.Helper()
	var b strings.Builder
	shows := regexp.MustCompile(`(?s)\(((?:[^()\\]|\\.)*)\) ?Tj`)
	for _, s := range streams(t, pdf) {
		for _, m := range shows.FindAllSubmatch(s, -1) {
			raw := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllFunc(m[1], func(e []byte) []byte {
				if e[1] == 'r' {
					return []byte{'\r'}
				}
				return e[1:]
			})
			var units []uint16
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			b.WriteString(string(utf16.Decode(units)) + "\n")
		}
	}
	return b.String()
}

func TestPDF_IsOnePageWithItsFontsAndAllNames(t *testing.T) {
	test.NewApp()
	for _, n := range []int{1, 3, 9, 15, 40} {
		for _, long := range []bool{false, true} {
			t.Run(fmt.Sprintf("%d steps, long %v", n, long), func(t *testing.T) {
				c, p := wordy(n, long)
				pdf, err := PDF(c, p)
				if err != nil {
					t.Fatal(err)
				}
				if pages := len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(pdf, -1)); pages != 1 {
					t.Errorf("it has %d pages, want 1", pages)
				}
				if fonts := bytes.Count(pdf, []byte("/FontFile2 ")); fonts != 2 {
					t.Errorf("%d fonts are embedded, want 2", fonts)
				}
				if !bytes.Contains(pdf, []byte("/ToUnicode")) || !bytes.Contains(pdf, []byte("/Lang (en)")) {
					t.Error("its text can't be copied, or has no language")
				}
				text := writtenIn(t, pdf)
				lines := strings.Join(strings.Fields(text), "")
				for _, s := range p.Steps {
					want := strings.ReplaceAll(s.Name, " ", "")
					if letters := []rune(want); long && len(letters) > 10 {
						want = string(letters[:10]) // the rest may be left out where there is no room
					}
					if !strings.Contains(lines, want) {
						t.Errorf("%q isn't written: %s", s.Name, text)
					}
				}
				if !long && n < 40 && strings.Contains(text, "…\n") {
					if rest := strings.ReplaceAll(text, "Done when the buyer…\n", ""); strings.Contains(rest, "…\n") {
						t.Errorf("short texts are shortened: %s", text)
					}
				}
				if got := strings.Contains(text, "Some texts are shortened"); got != long {
					t.Errorf("it tells that texts are shortened: %v, want %v", got, long)
				}
			})
		}
	}
}

func TestPDF_TellsWhatItIs(t *testing.T) {
	test.NewApp()
	c, p := wordy(3, false)
	pdf, err := PDF(c, p)
	if err != nil {
		t.Fatal(err)
	}
	// Its title and description are in UTF-16, escaped.
	for key, want := range map[string]string{"Title": p.Title, "Subject": figure.TextAlternative(c, p)} {
		_, rest, ok := bytes.Cut(pdf, []byte("/"+key+" ("))
		if !ok {
			t.Errorf("it has no %s", key)
			continue
		}
		var raw []byte
		for i := 0; i < len(rest) && rest[i] != ')'; i++ {
			if rest[i] == '\\' {
				i++
			}
			raw = append(raw, rest[i])
		}
		var units []uint16
		for i := 2; i+1 < len(raw); i += 2 {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		}
		if got := string(utf16.Decode(units)); got != want {
			t.Errorf("its %s is %q, want %q", key, got, want)
		}
	}
}

// onPage gives the marks of a handout in points.
func onPage(t *testing.T, c *content.Course, p *content.Process) []drawing.Mark {
	t.Helper()
	defer usePrintTheme()()
	h := newHandout(c, p)
	fonts, err := fontsFor(h.text())
	if err != nil {
		t.Fatal(err)
	}
	var out []drawing.Mark
	for _, part := range h.lay(fonts) {
		to := func(at fyne.Position) fyne.Position {
			return fyne.NewPos(part.at.X+at.X*part.scale, part.at.Y+at.Y*part.scale)
		}
		size := func(s fyne.Size) fyne.Size { return fyne.NewSize(s.Width*part.scale, s.Height*part.scale) }
		for _, m := range part.marks {
			switch m := m.(type) {
			case drawing.Area:
				m.Box = drawing.Box{At: to(m.At), Size: size(m.Size)}
				for i, corner := range m.Corners {
					m.Corners[i] = fyne.NewPos(corner.X*part.scale, corner.Y*part.scale)
				}
				out = append(out, m)
			case drawing.Polyline:
				for i, at := range m.Points {
					m.Points[i] = to(at)
				}
				out = append(out, m)
			case drawing.TextLine:
				m.Box, m.TextSize = drawing.Box{At: to(m.At), Size: size(m.Size)}, m.TextSize*part.scale
				out = append(out, m)
			}
		}
	}
	return out
}

// The masters tell of a page what those of figures tell of them; what overlaps
// or leaves the page fails even where the master has it.
func TestPDF_IsLaidOutAsItsMasters(t *testing.T) {
	test.NewApp()
	for _, n := range []int{1, 3, 5, 7, 9, 15} {
		for _, long := range []bool{false, true} {
			c, p := wordy(n, long)
			marks := onPage(t, c, p)
			var b strings.Builder
			var all []drawing.TextLine
			for _, m := range marks {
				fmt.Fprintln(&b, m)
				if l, ok := m.(drawing.TextLine); ok && l.Content != "" {
					all = append(all, l)
				}
			}
			check.Within(t, marks, pageWidth, pageHeight)
			for i, one := range all {
				if one.At.X < pageSide-1 || one.At.X+one.Size.Width > pageWidth-pageSide+1 || one.At.Y < pageTop-4 || one.At.Y+one.Size.Height > pageHeight-12 {
					t.Errorf("%d steps: %q leaves the page: %v", n, one.Content, one.Box)
				}
				a := check.LettersOnly(one)
				for _, other := range all[i+1:] {
					o := check.LettersOnly(other)
					if a.At.X < o.At.X+o.Size.Width-0.3 && o.At.X < a.At.X+a.Size.Width-0.3 && a.At.Y < o.At.Y+o.Size.Height-0.5 && o.At.Y < a.At.Y+a.Size.Height-0.5 {
						t.Errorf("%d steps, long %v: %q and %q overlap", n, long, one.Content, other.Content)
					}
				}
			}
			kind := "short"
			if long {
				kind = "long"
			}
			check.Master(t, fmt.Sprintf("handout-%s-%d.txt", kind, n), b.String())
		}
	}
}

func TestPDF_TellsOfLettersThatNoFontHas(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("A process", "Ask \u0378 twice", "Naïve Žižek, Ελλάδα, Привет", "čĊ(Ĩĩ)Ŝ\\ŝ")
	pdf, err := PDF(c, p)
	if err != nil {
		t.Fatal(err)
	}
	text := writtenIn(t, pdf)
	for _, want := range []string{"Ask ? twice\n", "Naïve Žižek, Ελλάδα, Привет\n", "čĊ(Ĩĩ)Ŝ\\ŝ\n", "that no typeface here has: U+0378\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q isn't among\n%s", want, text)
		}
	}
}

func TestPDF_IsTheSameWhateverTheWindowShows(t *testing.T) {
	test.NewApp()
	defer func() { theme.SetDark(false); theme.SetTextScale(100) }()
	c, p := wordy(7, false)
	one, err := PDF(c, p)
	if err != nil {
		t.Fatal(err)
	}
	theme.SetDark(true)
	theme.SetTextScale(150)
	two, err := PDF(c, p)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("two handouts of one process differ")
	}
	if !theme.IsDark() || theme.TextScale() != 150 {
		t.Error("drawing changed the window's colours or size")
	}
}

func TestPDF_AProcessWithoutStepsOrFieldsIsAPageToo(t *testing.T) {
	test.NewApp()
	for _, p := range []*content.Process{
		{Title: "Empty"},
		{},
		{Title: "Bare", Steps: []*content.Step{{ID: "a", Name: "Ask"}, {ID: "b", Name: "Ask"}, {ID: "c"}}},
	} {
		pdf, err := PDF(&content.Course{}, p)
		if err != nil {
			t.Fatal(err)
		}
		text := writtenIn(t, pdf)
		if !strings.Contains(text, p.Title) || len(p.Steps) > 0 && strings.Count(text, "Ask\n") != 4 {
			t.Errorf("%q says\n%s", p.Title, text)
		}
		for _, column := range []string{"Stage", "Who", "What happens"} {
			if strings.Contains(text, column) {
				t.Errorf("%q has a column %q with nothing in it", p.Title, column)
			}
		}
	}
}

func TestPDF_TellsWhereTheProcessIsFrom(t *testing.T) {
	test.NewApp()
	c, p := wordy(3, false)
	c.Authors = []string{"The authors"}
	for own, want := range map[bool][2]string{false: {"The sales process\n", "Made with Stagecraft\n"}, true: {"Made with Stagecraft\n", "The sales process\n"}} {
		p.Own = own
		pdf, err := PDF(c, p)
		if err != nil {
			t.Fatal(err)
		}
		if text := writtenIn(t, pdf); !strings.Contains(text, want[0]) || strings.Contains(text, want[1]) {
			t.Errorf("one's own %v: it lacks %q or has %q", own, want[0], want[1])
		}
		if got := bytes.Contains(pdf, []byte("/Author ")); got == own {
			t.Errorf("one's own %v: the course's authors are named: %v", own, got)
		}
	}
}
