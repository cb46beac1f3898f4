// Package speech has the computer's own voice say sentences. It runs the
// programs that systems come with for that, gives them the text on their
// standard input, and ends them when it is to be quiet.
package speech

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Voice says sentences.
type Voice interface {
	// Speak says a sentence and returns once it is said. Speed is in per cent
	// of the voice's own, from Slowest to Fastest. When ctx ends it is quiet at
	// once and gives ctx's error.
	Speak(ctx context.Context, sentence string, speed int) error
}

// The speeds, in per cent of a voice's own.
const (
	Slowest = 50
	Fastest = 200
)

// ErrSilent is given when a program ended well and can't have made a sound.
var ErrSilent = errors.New("nothing was heard; is there a loudspeaker?")

// maxCharacters is how many characters are said at a time.
const maxCharacters = 2000

// plain makes a sentence safe to hand to any of the programs: one line without
// control characters, and without what they would take for commands to them.
func plain(sentence string) string {
	var b strings.Builder
	n := 0
	for _, r := range sentence {
		if n++; n > maxCharacters {
			break
		}
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r):
			continue
		case unicode.IsSpace(r), unicode.IsControl(r):
			r = ' '
		}
		b.WriteRune(r)
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	// Phonemes for espeak-ng, commands for say.
	for strings.Contains(text, "[[") {
		text = strings.ReplaceAll(text, "[[", "[ [")
	}
	// A command for spd-say.
	return strings.TrimLeft(text, "!")
}

// says tells whether there is anything in a sentence to say.
func says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) })
}

// timeout is how long a program may take to say a text: several times what a
// slow voice needs.
func timeout(text string, speed int) time.Duration {
	each := 400 * time.Millisecond * 100 / time.Duration(bounded(speed))
	return 15*time.Second + time.Duration(utf8.RuneCountInString(text))*each
}

// tooSoon tells whether a program took less time than any voice needs.
func tooSoon(took time.Duration, text string, speed int) bool {
	each := 25 * time.Millisecond * 100 / time.Duration(bounded(speed))
	return took < time.Duration(utf8.RuneCountInString(text))*each
}

func bounded(speed int) int { return min(max(speed, Slowest), Fastest) }

// wordsAMinute is a speed for the programs that count so.
func wordsAMinute(speed int) int { return 175 * bounded(speed) / 100 }

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$`)

// tag gives a course's language if it is written as one, else "": it becomes
// an argument of programs.
func tag(language string) string {
	language = strings.ReplaceAll(language, "_", "-")
	if !languageTag.MatchString(language) {
		return ""
	}
	return language
}

// primary gives the language without its country: "en" of "en-GB".
func primary(language string) string {
	main, _, _ := strings.Cut(language, "-")
	return strings.ToLower(main)
}
