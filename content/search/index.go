package search

import (
	"context"
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// Index is things made ready to be found. It never changes, and is safe to share
// between goroutines.
//
// All words of all entries are numbered through, each entry having a run of
// places, with one left free between its texts. Of each different word, its
// places are kept. What stands at them is read again from the course when it is
// to be shown.
type Index struct {
	course  *content.Course
	entries []Entry
	spans   []span
	places  int
	latest  latest

	words  string   // all different words, in order, one after the other
	wordAt []uint32 // where each begins in words; one more than there are
	lists  []byte   // the places of each word: how far each is from the one before
	listAt []uint32 // where each list begins; one more than there are
}

// span is where an entry's words stand.
type span struct {
	first       uint32
	title, also uint16 // places of its title, and after one left free of its other name
}

// maxTitle is how many places of a title count as such.
const maxTitle = 1<<16 - 1

// Len tells how many things there are to find.
func (x *Index) Len() int { return len(x.entries) }

// Bytes tells about how much memory the index takes.
func (x *Index) Bytes() int {
	return len(x.words) + 4*(len(x.wordAt)+len(x.listAt)) + len(x.lists) + 32*len(x.entries) + 8*len(x.spans)
}

// builder makes an index.
type builder struct {
	x     *Index
	known map[string]int
	lists []list
}

type list struct {
	bytes []byte
	last  uint32
}

// NewIndex makes the lessons, processes, roles, terms, questions, scenes and
// dialogues of a course ready to be found. Answers to questions aren't looked through. When ctx
// ends first it gives its error soon.
func NewIndex(ctx context.Context, course *content.Course) (*Index, error) {
	b := newBuilder(course)
	for _, t := range course.Terms {
		b.add(Entry{Kind: Term, Of: t})
	}
	for _, l := range course.Lessons {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.addLesson(l)
	}
	b.addProcesses(course.Processes)
	for _, r := range course.Roles {
		b.add(Entry{Kind: Role, Of: r})
	}
	for _, q := range course.Questions {
		b.add(Entry{Kind: Question, Of: q})
	}
	for _, s := range course.Scenes {
		b.add(Entry{Kind: Scene, Of: s})
	}
	for _, d := range course.Dialogues {
		b.add(Entry{Kind: Dialogue, Of: d})
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return b.index(), nil
}

// IndexOthers makes other things ready to be found, and the processes given, as
// a learner's own are.
func IndexOthers(processes []*content.Process, others []Other) *Index {
	b := newBuilder(nil)
	b.addProcesses(processes)
	for i := range others {
		b.add(Entry{Kind: others[i].Kind, Of: &others[i]})
	}
	return b.index()
}

func newBuilder(course *content.Course) *builder {
	return &builder{x: &Index{course: course}, known: map[string]int{}}
}

func (b *builder) addProcesses(all []*content.Process) {
	for _, p := range all {
		b.add(Entry{Kind: Process, Of: p})
		for _, s := range p.Steps {
			b.add(Entry{Kind: Step, Of: s})
		}
	}
}

func (b *builder) addLesson(l *content.Lesson) {
	b.add(Entry{Kind: Lesson, Of: l})
	if l.Document == nil {
		return
	}
	for at := range len(l.Document.Blocks) + 1 {
		for _, p := range passagesAt(l, at) {
			e := Entry{Kind: Paragraph, Of: l, Block: int32(at), Start: int32(p.start)}
			text := Text{Parts: []Part{{Text: p.text}}}
			if p.heading {
				if p.text == l.Title {
					continue // the page shows it as the lesson's
				}
				e.Kind, text = Heading, Text{Title: p.text}
			}
			b.addText(e, text)
		}
		if at == len(l.Document.Blocks) || !pictured(l.Document.Blocks[at]) {
			continue
		}
		for i, text := range captions(b.x.course, l.Document.Blocks[at]) {
			b.addText(Entry{Kind: Caption, Of: l, Block: int32(at), Start: int32(i)}, text)
		}
	}
}

// pictured tells whether a block has pictures or videos: most have none.
func pictured(block markup.Block) (has bool) {
	markup.Walk([]markup.Block{block}, func(b markup.Block) bool {
		_, embed := b.(*markup.Embed)
		has = has || embed
		return !has
	})
	markup.WalkInlines(block, func(in markup.Inline) {
		_, image := in.(*markup.Image)
		has = has || image
	})
	return has
}

func (b *builder) add(e Entry) { b.addText(e, e.Text(b.x.course)) }

func (b *builder) addText(e Entry, t Text) {
	s := span{first: uint32(b.x.places)}
	s.title = uint16(min(b.addWords(t.Title), maxTitle))
	if e.Kind == Question || e.Kind == Scene {
		s.title = 0 // what they ask is a text
	}
	if t.Also != "" {
		s.also = uint16(min(b.addWords(t.Also), maxTitle))
	}
	for _, p := range t.Parts {
		b.addWords(p.Text)
	}
	b.x.entries, b.x.spans = append(b.x.entries, e), append(b.x.spans, s)
}

// addWords takes up the words of a text, leaves a place free after them, and
// tells how many places they take.
func (b *builder) addWords(text string) int {
	base := uint32(b.x.places)
	n := eachToken(fold.BareString(text), func(t token) {
		i, ok := b.known[t.text]
		if !ok {
			i = len(b.lists)
			b.known[strings.Clone(t.text)] = i
			b.lists = append(b.lists, list{})
		}
		l, at := &b.lists[i], base+uint32(t.at)
		l.bytes = binary.AppendUvarint(l.bytes, uint64(at-l.last))
		l.last = at
	})
	b.x.places += n + 1
	return n
}

func (b *builder) index() *Index {
	x := b.x
	words := make([]string, 0, len(b.known))
	size, bytes := 0, 0
	for w, i := range b.known {
		words = append(words, w)
		size += len(w)
		bytes += len(b.lists[i].bytes)
	}
	slices.Sort(words)
	var text strings.Builder
	text.Grow(size)
	x.lists = make([]byte, 0, bytes)
	x.wordAt, x.listAt = make([]uint32, 0, len(words)+1), make([]uint32, 0, len(words)+1)
	for _, w := range words {
		x.wordAt, x.listAt = append(x.wordAt, uint32(text.Len())), append(x.listAt, uint32(len(x.lists)))
		text.WriteString(w)
		x.lists = append(x.lists, b.lists[b.known[w]].bytes...)
	}
	x.words = text.String()
	x.wordAt, x.listAt = append(x.wordAt, uint32(len(x.words))), append(x.listAt, uint32(len(x.lists)))
	x.entries, x.spans = slices.Clip(x.entries), slices.Clip(x.spans)
	return x
}

// word gives one of the different words.
func (x *Index) word(i int) string { return x.words[x.wordAt[i]:x.wordAt[i+1]] }

// begun gives the words that begin with another, from the first to before the
// last.
func (x *Index) begun(word string) (from, to int) {
	n := len(x.wordAt) - 1
	from = sort.Search(n, func(i int) bool { return x.word(i) >= word })
	to = from + sort.Search(n-from, func(i int) bool { return !strings.HasPrefix(x.word(from+i), word) })
	return from, to
}
