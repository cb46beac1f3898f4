package practice

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// matching joins the left halves to the right ones: choose a left half, then
// its right one. Left halves stand as written and have numbers; right halves
// are mixed and have letters.
type matching struct {
	q      *content.Question
	host   *host
	order  []int // which pair's right half stands at each place
	joined []int // which pair's right half each left one was given; -1 is none
	cursor int   // left half that keys act on
	left   []*row
	rights []*row
	body   *fyne.Container
	shown  bool
}

func newMatching(q *content.Question, h *host) *matching {
	m := &matching{q: q, host: h, order: unsolved(len(q.Pairs), h.seed, q.ID), joined: make([]int, len(q.Pairs))}
	for i := range m.joined {
		m.joined[i] = -1
	}
	var lines []fyne.CanvasObject
	for i := range q.Pairs {
		l := newRow(h.keys, func() { m.cursor = i; m.restyle() })
		l.onFocus = l.press
		r := newRow(h.keys, func() { m.join(i) })
		m.left, m.rights = append(m.left, l), append(m.rights, r)
		lines = append(lines, kit.Columns(12, 0, nil, l, r))
	}
	m.restyle()
	m.body = kit.Stack(rowGap, lines...)
	return m
}

func (m *matching) object() fyne.CanvasObject { return m.body }
func (m *matching) focus(fyne.Canvas)         {}
func (m *matching) complete() bool            { return !slices.Contains(m.joined, -1) }

func (m *matching) help() string {
	return words.T("Choose one on the left, then what belongs to it on the right.")
}

func (m *matching) runes() string { return digits(len(m.order)) + letters(len(m.order)) }

func (m *matching) keyLine() []string {
	return []string{"↑", "", "↓", words.T("choose on the left"), "A–" + letter(len(m.q.Pairs)-1), words.T("what belongs to it")}
}

func (m *matching) Key(name fyne.KeyName) bool {
	if m.shown {
		return false
	}
	to := m.cursor
	switch name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyBackspace, fyne.KeyDelete:
		m.joined[m.cursor] = -1
		m.restyle()
		m.host.changed()
		return true
	case fyne.KeySpace:
		for at, r := range m.rights { // Tab reaches the right halves too
			if r.focused {
				m.join(at)
				return true
			}
		}
		return false
	default:
		return false
	}
	if to >= 0 && to < len(m.q.Pairs) {
		m.cursor = to
		focusAlong(m.host, m.left, to)
		m.restyle()
	}
	return true
}

func (m *matching) Rune(r rune) bool {
	if m.shown {
		return false
	}
	if r >= '1' && r <= '9' {
		if i := int(r - '1'); i < len(m.q.Pairs) {
			m.cursor = i
			focusAlong(m.host, m.left, i)
			m.restyle()
			return true
		}
		return false
	}
	for at := range m.order {
		if strings.EqualFold(letter(at), string(r)) {
			m.join(at)
			return true
		}
	}
	return false
}

// join gives the left half at the cursor the right half at a place, and moves
// on to the next left half that has none.
func (m *matching) join(at int) {
	if m.shown {
		return
	}
	pair := m.order[at]
	if had := slices.Index(m.joined, pair); had >= 0 {
		m.joined[had] = -1
	}
	m.joined[m.cursor] = pair
	n := len(m.joined)
	for k := 1; k < n; k++ {
		if next := (m.cursor + k) % n; m.joined[next] < 0 {
			m.cursor = next
			focusAlong(m.host, m.left, next)
			break
		}
	}
	m.restyle()
	m.host.changed()
}

// restyle draws both halves as they are now.
func (m *matching) restyle() {
	for i, r := range m.left {
		r.off = m.shown
		objects := []fyne.CanvasObject{keyHint(strconv.Itoa(i + 1)), m.host.plain(kit.Label(m.q.Pairs[i][0])), kit.Spring()}
		own := letter(slices.Index(m.order, i))
		given := m.joined[i]
		switch {
		case m.shown && given == i:
			r.restyle(theme.SuccessSoft, theme.Success, false)
			objects = append(objects, mark(true, words.F("%s is right", own)))
		case m.shown && given < 0:
			r.restyle(theme.DangerSoft, theme.Danger, false)
			objects = append(objects, mark(false, words.F("belongs to %s", own)))
		case m.shown:
			r.restyle(theme.DangerSoft, theme.Danger, false)
			objects = append(objects, mark(false, words.F("%s; right is %s", letter(slices.Index(m.order, given)), own)))
		default:
			fill, line := theme.Surface, theme.Line
			if i == m.cursor {
				line = theme.Primary
			}
			r.restyle(fill, line, i == m.cursor && m.host.standalone)
			if given >= 0 {
				objects = append(objects, kit.Tag(letter(slices.Index(m.order, given)), nil))
			} else {
				objects = append(objects, word("–", theme.Muted))
			}
		}
		r.setContent(kit.Row(10, objects...))
	}
	for at, r := range m.rights {
		pair := m.order[at]
		r.off = m.shown
		fill := theme.Surface
		used := slices.Contains(m.joined, pair)
		if used && !m.shown {
			fill = theme.PrimarySoft
		}
		r.restyle(fill, theme.Line, false)
		objects := []fyne.CanvasObject{keyHint(letter(at)), m.host.plain(kit.Label(m.q.Pairs[pair][1])), kit.Spring()}
		if used && !m.shown {
			objects = append(objects, word(strconv.Itoa(slices.Index(m.joined, pair)+1), theme.Primary))
		}
		r.setContent(kit.Row(10, objects...))
	}
}

func (m *matching) right() bool {
	for i, pair := range m.joined {
		if i != pair {
			return false
		}
	}
	return true
}

func (m *matching) given() string {
	var said []string
	for i, pair := range m.joined {
		if pair >= 0 {
			said = append(said, m.q.Pairs[i][0]+" – "+m.q.Pairs[pair][1])
		}
	}
	return strings.Join(said, "; ")
}

func (m *matching) showResult() { m.shown = true; m.restyle() }

func (m *matching) hasHint() bool { return false }
func (m *matching) hint() string  { return "" }

func (m *matching) draft() any { return m.joined }

func (m *matching) restore(from json.RawMessage) {
	var joined []int
	if json.Unmarshal(from, &joined) != nil || len(joined) != len(m.joined) {
		return
	}
	used := map[int]bool{}
	for _, pair := range joined {
		if pair < -1 || pair >= len(joined) || used[pair] {
			return
		}
		used[pair] = pair >= 0
	}
	m.joined = joined
	m.cursor = max(slices.Index(joined, -1), 0)
	m.restyle()
}

func init() {
	register(kind{
		control: func(q *content.Question, h *host) control { return newMatching(q, h) },
		solution: func(q *content.Question) string {
			var pairs []string
			for _, p := range q.Pairs {
				pairs = append(pairs, p[0]+" – "+p[1])
			}
			return strings.Join(pairs, "; ")
		},
		offers: func(q *content.Question) (all []offeredLine) {
			for at, pair := range q.Pairs {
				all = append(all, offeredLine{number(at) + ": ", pair[0]})
			}
			for at, i := range unsolved(len(q.Pairs), 0, q.ID) {
				all = append(all, offeredLine{letter(at) + ": ", q.Pairs[i][1]})
			}
			return all
		},
	}, content.Match)
}

// steps tells which step's half was joined to which step.
func (m *matching) steps(made *drill.Question) (said []study.StepChoice) {
	for i, pair := range m.joined {
		if pair >= 0 {
			said = append(said, study.StepChoice{Asked: drill.Ref(made.Pairs[i].Step), Chosen: drill.Ref(made.Pairs[pair].Step)})
		}
	}
	return said
}
