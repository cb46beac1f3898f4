package anki

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
)

// Face is what one or two cards of a note show, or all of one with gaps, as Markdown
// of a lesson. One of Front, Gaps and Hidden is set.
type Face struct {
	Front string
	Back  string // with Gaps or Hidden: what is shown with the answer; may be ""
	// Gaps is a text with gaps as in "The {{c1::buyer::who?}} issues it".
	Gaps   string
	Hidden *Occlusion

	Card   *Card // that asks the front; with Gaps or Hidden nil
	Turned *Card // that asks the back; nil for none
}

// Occlusion is a picture of which parts are hidden.
type Occlusion struct {
	Address string // as the note has it: [Collection.Picture] reads it
	Title   string
	Parts   []HiddenPart
}

// HiddenPart is a rectangle, as parts of the picture's width and height, from 0 to 1.
type HiddenPart struct {
	Number              int // of the gap
	X, Y, Width, Height float64
}

// Faces gives what the cards of a note show. Picture gives the address that a picture
// gets, by the one that it has in the note; "" leaves it out. What can't be shown is
// added to the collection's problems.
func (c *Collection) Faces(n *Note, picture func(address string) string) []Face {
	if len(n.Cards) == 0 {
		c.Problems.Add(NoCards, n, "")
		return nil
	}
	w := facing{c: c, note: n, picture: picture}
	var faces []Face
	if n.Type.Kind == Cloze {
		faces = w.gaps()
	} else {
		faces = w.turned(w.standard())
	}
	if w.sound {
		c.Problems.Add(Sound, n, "")
	}
	if w.typing {
		c.Problems.Add(Typing, n, "")
	}
	return faces
}

// facing is one Faces under way.
type facing struct {
	c             *Collection
	note          *Note
	picture       func(string) string
	sound, typing bool
}

func (w *facing) problem(reason Reason, detail string) { w.c.Problems.Add(reason, w.note, detail) }

var answerLine = regexp.MustCompile(`(?i)<hr[^>]*\bid\s*=\s*["']?answer\b["']?[^>]*>`)

// standard gives a face for each card.
func (w *facing) standard() []Face {
	var faces []Face
	for _, card := range w.note.Cards {
		if card.Ordinal >= len(w.note.Type.Templates) {
			w.problem(NoCards, "there is no template "+strconv.Itoa(card.Ordinal+1))
			continue
		}
		t := w.note.Type.Templates[card.Ordinal]
		front, ok := w.filled(card, t.Name, t.Question, "", false)
		if !ok {
			continue
		}
		back, ok := w.filled(card, t.Name, t.Answer, "", true)
		if !ok {
			continue
		}
		if at := answerLine.FindStringIndex(back); at != nil {
			back = back[at[1]:]
		} else if after, repeats := strings.CutPrefix(strings.TrimSpace(back), strings.TrimSpace(front)); repeats && strings.TrimSpace(front) != "" {
			back = after
		}
		f := Face{Card: card}
		if f.Front, ok = w.markdown(front); !ok {
			continue
		}
		if f.Back, ok = w.markdown(back); !ok {
			continue
		}
		if f.Front == "" || f.Back == "" {
			w.problem(NoCards, t.Name)
			continue
		}
		faces = append(faces, f)
	}
	return faces
}

// turned makes one of two faces that are each other's turned round.
func (w *facing) turned(faces []Face) []Face {
	if len(faces) == 2 && faces[0].Front == faces[1].Back && faces[0].Back == faces[1].Front && faces[0].Card.Deck == faces[1].Card.Deck {
		faces[0].Turned = faces[1].Card
		return faces[:1]
	}
	return faces
}

// gaps gives the face of a note with gaps.
func (w *facing) gaps() []Face {
	if o := w.occlusion(); o != nil {
		return []Face{*o}
	}
	t := w.note.Type
	if len(t.Templates) == 0 || t.asked >= len(w.note.Fields) {
		w.problem(NoCards, "")
		return nil
	}
	card := w.note.Cards[0]
	asks, ok := w.filled(card, t.Templates[0].Name, t.Templates[0].Question, "", false)
	if !ok {
		return nil
	}
	if !strings.Contains(asks, w.note.Fields[t.asked]) { // it is asked to be typed
		asks = w.note.Fields[t.asked]
	}
	f := Face{}
	if f.Gaps, ok = w.markdown(asks); !ok {
		return nil
	}
	if !hasGap(f.Gaps) {
		w.problem(NoCards, "")
		return nil
	}
	answer, ok := w.filled(card, t.Templates[0].Name, t.Templates[0].Answer, "", true)
	if !ok {
		return nil
	}
	if at := answerLine.FindStringIndex(answer); at != nil {
		answer = answer[at[1]:]
	}
	answer = strings.ReplaceAll(answer, w.note.Fields[t.asked], "")
	f.Back, ok = w.markdown(answer)
	if !ok || hasGap(f.Back) {
		f.Back = ""
	}
	return []Face{f}
}

// filled fills a template of a card.
func (w *facing) filled(card *Card, name, template, front string, answer bool) (string, bool) {
	r := rendering{note: w.note, card: card, template: name, front: front, answer: answer}
	out, err := r.render(template)
	w.sound, w.typing = w.sound || r.sound, w.typing || r.typing
	switch {
	case err != nil:
		w.problem(Unreadable, err.Error())
	case len(out) > mostFace:
		w.problem(TooLong, name)
		err = errTemplate
	}
	return out, err == nil
}

var (
	playing = regexp.MustCompile(`(?is)\[sound:[^\]]*\]|\[anki:[^\]]*\].*?\[/anki:[^\]]*\]|<(audio|video)\b.*?(?:</(?:audio|video)>|$)`)
	formula = regexp.MustCompile(`(?s)\\\((.+?)\\\)|\\\[(.+?)\\\]|\[\$\](.+?)\[/\$\]|\[\$\$\](.+?)\[/\$\$\]|\[latex\](.+?)\[/latex\]`)
)

// markdown makes Markdown of the HTML of a face.
func (w *facing) markdown(source string) (string, bool) {
	source = withoutSigns(source)
	if playing.MatchString(source) {
		w.sound = true
		source = playing.ReplaceAllString(source, "")
	}
	s := signs{}
	source = s.markGaps(s.markFormulas(source))
	md, err := fragment.Markdown(source, w.picture)
	if err != nil {
		w.problem(Unreadable, err.Error())
		return "", false
	}
	return s.fill(markup.Visible(md)), true
}

// Signs that no text uses stand for formulas and for the ends of gaps while HTML is
// turned into Markdown.
const (
	firstGap     = '\U000F0000' // and its number
	mostGaps     = 500
	gapHint      = '\U000F0FFE'
	gapEnd       = '\U000F0FFF'
	firstFormula = '\U000F1000'
	mostFormulas = 2000
	lastSign     = '\U000F1FFF'
)

func withoutSigns(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= firstGap && c <= lastSign {
			return -1
		}
		return c
	}, s)
}

// signs are the formulas of one text.
type signs struct{ formulas []string }

// markFormulas puts signs in the place of formulas. One with a gap in it stays text.
func (s *signs) markFormulas(source string) string {
	if !strings.Contains(source, `\`) && !strings.Contains(source, "[") {
		return source
	}
	return formula.ReplaceAllStringFunc(source, func(found string) string {
		if gapOpening.MatchString(found) || len(s.formulas) >= mostFormulas {
			return found
		}
		m := formula.FindStringSubmatch(found)
		tex, marks := m[1]+m[3]+m[5], "$"
		if m[2]+m[4] != "" {
			tex, marks = m[2]+m[4], "$$"
		}
		tex = strings.Join(strings.Fields(html.UnescapeString(someTag.ReplaceAllString(tex, " "))), " ")
		if tex == "" || strings.Contains(tex, "$") {
			return found
		}
		s.formulas = append(s.formulas, marks+tex+marks)
		return string(rune(firstFormula + len(s.formulas) - 1))
	})
}

var (
	gapOpening = regexp.MustCompile(`\{\{c(\d{1,3})::`)
	gapToken   = regexp.MustCompile(`\{\{c(\d{1,3})::|::|\}\}`)
)

// markGaps puts signs in the place of the marks of gaps.
func (s *signs) markGaps(source string) string {
	var b strings.Builder
	open, hinted := 0, false
	at := 0
	for _, m := range gapToken.FindAllStringSubmatchIndex(source, -1) {
		b.WriteString(source[at:m[0]])
		at = m[1]
		token := source[m[0]:m[1]]
		switch {
		case m[2] >= 0:
			n, _ := strconv.Atoi(source[m[2]:m[3]])
			if n < 1 || n >= mostGaps {
				b.WriteString(token)
				continue
			}
			open, hinted = open+1, false
			b.WriteRune(rune(firstGap + n))
		case open == 0:
			b.WriteString(token)
		case token == "}}":
			open, hinted = open-1, false
			b.WriteRune(gapEnd)
		case hinted:
			b.WriteString(token)
		default:
			hinted = true
			b.WriteRune(gapHint)
		}
	}
	b.WriteString(source[at:])
	return b.String()
}

// fill puts back what signs stand for.
func (s *signs) fill(md string) string {
	var b strings.Builder
	for _, c := range md {
		switch {
		case c < firstGap || c > lastSign:
			b.WriteRune(c)
		case c == gapHint:
			b.WriteString("::")
		case c == gapEnd:
			b.WriteString("}}")
		case c >= firstFormula:
			if i := int(c - firstFormula); i < len(s.formulas) {
				b.WriteString(s.formulas[i])
			}
		default:
			b.WriteString("{{c" + strconv.Itoa(int(c-firstGap)) + "::")
		}
	}
	return b.String()
}

func hasGap(md string) bool { return gapOpening.MatchString(md) }

// labelOf is the beginning of what a field says.
func labelOf(field string) string {
	const most = 60
	if len(field) > 4000 {
		field = field[:4000]
	}
	field = gapToken.ReplaceAllString(field, " ")
	says := strings.Join(strings.Fields(markup.Visible(html.UnescapeString(someTag.ReplaceAllString(field, " ")))), " ")
	if letters := []rune(says); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return says
}
