package study_test

import (
	"errors"
	"testing"

	"stagecraft/content/dialogue"
	"stagecraft/study"
)

// shortCall is a conversation of three moments and two endings.
func shortCall(t testing.TB) *dialogue.Dialogue {
	t.Helper()
	d := &dialogue.Dialogue{ID: "call", Title: "A call", Facts: []dialogue.Fact{{ID: "price", Text: "what it costs"}}}
	problems := append(d.Read(`## Start {#start}

**Ada:** Hello.

- [“What does it cost you?”](#costs)
- [“Shall I send something?”](#sent)

## Costs {#costs}

**Ada:** ==A lot=={fact=price}.

- [“Who else feels it?”](#meet){needs=price}

## Meet {#meet ending=good}

You meet.

## Sent {#sent ending=bad}

Nobody reads it.
`, 1), d.Check()...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

func TestChoose_KeepsAConversationThatIsTakenBackAndPlayedAgain(t *testing.T) {
	call, d := shortCall(t), newTestLearner(t)
	d.course = smallCourse()
	d.course.Dialogues = append(d.course.Dialogues, call)
	d.restart()
	choose := func(play string, number int) string {
		t.Helper()
		play, err := d.Choose("call", play, number)
		d.ok(err)
		return play
	}
	play := choose("", 1)
	if _, err := d.Choose("call", play, 2); !errors.Is(err, study.ErrNotOffered) {
		t.Errorf("a reply that isn't there gave %v", err)
	}
	choose(play, 1)
	want := study.Conversation{
		Play: play, Choices: []dialogue.Choice{{Moment: "start", Reply: 1, To: "costs"}, {Moment: "costs", Reply: 1, To: "meet"}},
		Ended: true, Plays: 1, Endings: []string{"meet"},
	}
	same(t, "after two choices", d.Conversation("call"), want)
	d.restart()
	same(t, "after a restart", d.Conversation("call"), want)
	same(t, "where it stands", d.PlayOf(call, play).Moment.ID, "meet")

	done, ok, err := d.Undo(study.ScopeDialogue("call"))
	if !ok || err != nil || done.Kind != study.OpChoose {
		t.Fatalf("it can't be taken back: %v %v %v", done, ok, err)
	}
	same(t, "where it stands with one taken back", d.PlayOf(call, play).Moment.ID, "costs")
	same(t, "endings then", d.Conversation("call").Plays, 0)
	choose(play, 1)

	again := choose("", 2)
	if again == play {
		t.Error("another try is the same play")
	}
	got := d.Conversation("call")
	same(t, "endings of two tries", got.Endings, []string{"meet", "sent"})
	same(t, "choices of the second", got.Choices, []dialogue.Choice{{Moment: "start", Reply: 2, To: "sent"}})
	if _, err := d.Choose("talk", "", 1); !errors.Is(err, study.ErrNoDialogue) {
		t.Errorf("a dialogue that isn't there gave %v", err)
	}
}
