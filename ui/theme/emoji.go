package theme

import (
	"bytes"
	"regexp"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Fyne fits the picture of an emoji into the bounds of a plain glyph, so that a
// narrow one, such as a light bulb, comes out at half its size and too high.
// Here emoji are pictures by themselves, each a square as wide as the text is
// high, as the font means them.

// emojiFont is Fyne's font of coloured emoji.
type emojiFont struct {
	lock     sync.Mutex
	read     bool
	face     *font.Face // nil when it can't be read
	shaper   shaping.HarfbuzzShaper
	pictures map[string]fyne.Resource // nil for what is no emoji
}

var emoji = emojiFont{pictures: map[string]fyne.Resource{}}

// Emoji gives the picture of the emoji that a text begins with, and how many
// bytes that emoji has; nil when it begins with none.
func Emoji(text string) (picture fyne.Resource, bytes int) {
	first, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	if !drawnAsEmoji(first, next) {
		return nil, 0
	}
	whole := emojiCluster(text)
	for _, length := range []int{whole, n} { // a sequence the font lacks is drawn sign by sign
		if picture := emoji.picture(text[:length]); picture != nil {
			return picture, length
		}
	}
	return nil, 0
}

const (
	joiner    = '\u200d'
	asEmoji   = '\ufe0f' // the sign before is to be drawn as an emoji
	asText    = '\ufe0e'
	firstSkin = '\U0001f3fb'
	lastSkin  = '\U0001f3ff'
)

func regional(r rune) bool { return r >= '\U0001f1e6' && r <= '\U0001f1ff' }

// emojiByDefault are the signs below U+1F000 that are emoji without being told.
var emojiByDefault = &unicode.RangeTable{R16: []unicode.Range16{
	{0x231a, 0x231b, 1},
	{0x23e9, 0x23ec, 1},
	{0x23f0, 0x23f3, 3},
	{0x25fd, 0x25fe, 1},
	{0x2614, 0x2615, 1},
	{0x2648, 0x2653, 1},
	{0x267f, 0x267f, 1},
	{0x2693, 0x26a1, 14},
	{0x26aa, 0x26ab, 1},
	{0x26bd, 0x26be, 1},
	{0x26c4, 0x26c5, 1},
	{0x26ce, 0x26d4, 6},
	{0x26ea, 0x26ea, 1},
	{0x26f2, 0x26f3, 1},
	{0x26f5, 0x26fa, 5},
	{0x26fd, 0x2705, 8},
	{0x270a, 0x270b, 1},
	{0x2728, 0x2728, 1},
	{0x274c, 0x274e, 2},
	{0x2753, 0x2755, 1},
	{0x2757, 0x2757, 1},
	{0x2795, 0x2797, 1},
	{0x27b0, 0x27bf, 15},
	{0x2b1b, 0x2b1c, 1},
	{0x2b50, 0x2b55, 5},
}}

// drawnAsEmoji tells whether a sign before another is meant as an emoji.
func drawnAsEmoji(r, next rune) bool {
	switch {
	case r < 0x2000 || next == asText:
		return false
	case next == asEmoji, r >= 0x1f000 && r < 0x20000:
		return true
	}
	return unicode.Is(emojiByDefault, r)
}

// emojiCluster gives how many bytes the emoji that a text begins with has, with
// what changes it and what is joined to it.
func emojiCluster(text string) int {
	first, at := utf8.DecodeRuneInString(text)
	if regional(first) {
		if second, n := utf8.DecodeRuneInString(text[at:]); regional(second) {
			return at + n
		}
		return at
	}
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case r == asEmoji, r >= firstSkin && r <= lastSkin:
			at += n
		case r == joiner && at+n < len(text):
			_, m := utf8.DecodeRuneInString(text[at+n:])
			at += n + m
		default:
			return at
		}
	}
	return at
}

var emojiBox = regexp.MustCompile(`viewBox="(\S+) \S+ (\S+) (\S+)"`)

// picture gives the picture of one emoji, or nil.
func (f *emojiFont) picture(text string) fyne.Resource {
	f.lock.Lock()
	defer f.lock.Unlock()
	if picture, known := f.pictures[text]; known {
		return picture
	}
	if !f.read {
		f.read = true
		// A font that can't be read leaves emoji to Fyne.
		f.face, _ = font.ParseTTF(bytes.NewReader(theme.DefaultEmojiFont().Content()))
	}
	if f.face == nil {
		return nil
	}
	const most = 4000
	if len(f.pictures) > most {
		clear(f.pictures)
	}
	f.pictures[text] = f.draw(text)
	return f.pictures[text]
}

func (f *emojiFont) draw(text string) fyne.Resource {
	signs := []rune(text)
	shaped := f.shaper.Shape(shaping.Input{
		Text: signs, RunEnd: len(signs), Direction: di.DirectionLTR, Face: f.face, Size: fixed.I(16),
	})
	var glyph font.GID
	for _, g := range shaped.Glyphs {
		if g.Advance == 0 { // what only changed the sign before it
			continue
		}
		if glyph != 0 || g.GlyphID == 0 {
			return nil
		}
		glyph = g.GlyphID
	}
	svg, ok := f.face.GlyphData(glyph).(font.GlyphSVG)
	if !ok || glyph == 0 {
		return nil
	}
	// In the font the picture hangs from the line; by itself it begins at its top.
	source := emojiBox.ReplaceAll(svg.Source, []byte(`viewBox="$1 0 $2 $3"`))
	return fyne.NewStaticResource("emoji-"+strconv.Itoa(int(glyph))+".svg", source)
}
