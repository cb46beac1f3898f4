package speech

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// say speaks through the program of that name, which macOS comes with.
type say struct {
	program
	language string
	second   bool // another voice than the first, where there is one

	once  sync.Once
	voice string // "" is the one that the learner chose in the system
}

// Speak is Voice's.
func (s *say) Speak(ctx context.Context, sentence string, speed int) error {
	s.once.Do(func() { s.voice = s.choose(ctx) })
	text := plain(sentence)
	args := []string{"-r", strconv.Itoa(wordsAMinute(speed)), "-f", "-"}
	if s.voice != "" {
		args = append([]string{"-v", s.voice}, args...)
	}
	_, _, err := s.run(ctx, call{args: args, input: text + "\n", limit: timeout(text, speed)})
	return err
}

// voiceLine is a line of the list of voices: Anna  de_DE  # Hallo! Ich heiße Anna.
var voiceLine = regexp.MustCompile(`(?m)^(\S.*?)\s{2,}([a-z]{2,3})[_-]\S*\s+#`)

// familiar are English voices that are meant to be listened to; among the
// others are whispers and bells.
var familiar = []string{"Samantha", "Alex", "Daniel", "Karen", "Moira", "Tessa"}

// choose gives the first voice of the language.
func (s *say) choose(ctx context.Context) string {
	if s.language == "" {
		return ""
	}
	out, _, err := s.run(ctx, call{args: []string{"-v", "?"}, limit: 10 * time.Second})
	if err != nil {
		return ""
	}
	var names []string
	for _, m := range voiceLine.FindAllStringSubmatch(out, -1) {
		if m[2] == primary(s.language) {
			names = append(names, strings.TrimSpace(m[1]))
		}
	}
	if primary(s.language) == "en" {
		known := slices.DeleteFunc(slices.Clone(familiar), func(name string) bool { return !slices.Contains(names, name) })
		return s.pick(known)
	}
	return s.pick(names)
}

// pick gives the first of some voices, or the second where that is asked for; "" when there
// is none.
func (s *say) pick(names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case s.second:
		return names[min(1, len(names)-1)]
	}
	return names[0]
}
