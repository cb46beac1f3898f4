package study

import (
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/dialogue"
)

// Chose is when a reply was chosen in a conversation.
const Chose Kind = "chose"

// ChosePayload is what a chose event holds.
type ChosePayload struct {
	Dialogue string `json:"dialogue"`
	Play     string `json:"play"`   // which time it is played: an id that its first choice got
	Moment   string `json:"moment"` // in which it was chosen
	Reply    int    `json:"reply"`  // its number in the moment, from 1
	To       string `json:"to"`     // the moment to which it led
	Ended    bool   `json:"ended,omitempty"`
}

// chosen is what is kept of a chose event.
type chosen struct {
	dialogue, play, moment, to symbol
	reply                      int32
	ended                      bool
}

// Conversation is how far the learner got with a dialogue.
type Conversation struct {
	Play    string            // the last time that it was played; "" when it never was
	Choices []dialogue.Choice // made in it
	Ended   bool              // it came to an ending
	Plays   int               // how often an ending was come to
	Endings []string          // moments with which it ended, each once, in the order first met
}

var choseEvents *kind[chosen, map[string]Conversation]

// maxReplies bounds the number of a reply in an event.
const maxReplies = 1000

func init() {
	choseEvents = register(kind[chosen, map[string]Conversation]{
		traits: traits{name: Chose, studied: true, timed: true},
		decode: func(s *State, payload []byte) (chosen, bool) {
			p, ok := decode[ChosePayload](payload)
			if !ok || p.Dialogue == "" || p.Play == "" || p.Moment == "" || p.To == "" || p.Reply < 1 || p.Reply > maxReplies {
				return chosen{}, false
			}
			return chosen{
				dialogue: s.symbols.intern(p.Dialogue), play: s.symbols.intern(p.Play),
				moment: s.symbols.intern(p.Moment), to: s.symbols.intern(p.To), reply: int32(p.Reply), ended: p.Ended,
			}, true
		},
		reset: func(p *map[string]Conversation) { *p = map[string]Conversation{} },
		apply: func(s *State, p *map[string]Conversation, _ int32, _ *record, c *chosen) {
			id := s.renames.dialogue(s.symbols.text(c.dialogue))
			at := (*p)[id]
			if play := s.symbols.text(c.play); play != at.Play {
				at.Play, at.Choices, at.Ended = play, nil, false
			}
			to := s.symbols.text(c.to)
			at.Choices = append(at.Choices, dialogue.Choice{Moment: s.symbols.text(c.moment), Reply: int(c.reply), To: to})
			if at.Ended = c.ended; c.ended {
				at.Plays++
				if !slices.Contains(at.Endings, to) {
					at.Endings = append(at.Endings, to)
				}
			}
			(*p)[id] = at
		},
		pack: func(c *codec, _ ulid.ULID, e *chosen) {
			for _, s := range []*symbol{&e.dialogue, &e.play, &e.moment, &e.to} {
				c.symbol(s)
			}
			natural(c, &e.reply)
			c.flag(&e.ended)
		},
		packAll: func(c *codec, p *map[string]Conversation) { dictionary(c, p, text, packConversation) },
		operation: func(s *State, c *chosen) (OperationKind, Scope) {
			return OpChoose, ScopeDialogue(s.symbols.text(c.dialogue))
		},
		present: func(s *Session, c *chosen) bool {
			return s.course.Dialogue(s.state.renames.dialogue(s.state.symbols.text(c.dialogue))) != nil
		},
	})
}

func packConversation(c *codec, at *Conversation) {
	text(c, &at.Play)
	c.flag(&at.Ended)
	integer(c, &at.Plays)
	list(c, &at.Endings, text)
	list(c, &at.Choices, func(c *codec, choice *dialogue.Choice) {
		text(c, &choice.Moment)
		integer(c, &choice.Reply)
		text(c, &choice.To)
	})
}

// Conversation says how far the learner got with a dialogue.
func (s *Session) Conversation(id string) Conversation { return (*choseEvents.in(s.state))[id] }
