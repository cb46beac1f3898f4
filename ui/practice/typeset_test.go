package practice

import (
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// TestQuestion_ShowsSignsWhereItsNoteIsTypeset answers one question as its note
// is typeset, and as it was typed.
func TestQuestion_ShowsSignsWhereItsNoteIsTypeset(t *testing.T) {
	const source = "Says \"who\"...\n\n> (tm) -- said\n\nChoose.\n- [x] I (c) `--`\n- [ ] you\n> - so...\n"
	for asTyped, says := range map[bool][]string{
		false: {"Says “who”…", "™ – said", "I © --", "so…"},
		true:  {"Says \"who\"...", "(tm) -- said", "I (c) --", "so..."},
	} {
		q, problems := content.ReadQuestion(&markup.Quiz{ID: "signs", Source: source, AsTyped: asTyped})
		if q == nil {
			t.Fatal(problems)
		}
		c := course()
		c.Questions = append(c.Questions, q)
		r := newRoom(t, c, at("signs"))
		r.MustSay(says[:3]...)
		r.Press(digit(r.placeOfChoice(0)), enter)
		r.MustSay(says[3])
	}
}
