package search_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
)

// bundled is the course that comes with the app.
var bundled = sync.OnceValue(func() *content.Course {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		panic(problems)
	}
	return c
})

// large makes a course of many lessons, each as long as those of the course that
// comes with the app and in its words, but for one in twelve, which is one of
// thousands made up.
func large(tb testing.TB, lessons int) *content.Course {
	tb.Helper()
	from := bundled()
	sources := make([]string, len(from.Lessons))
	for i, l := range from.Lessons {
		b, err := fs.ReadFile(salesprocess.FS(), l.Path)
		if err != nil {
			tb.Fatal(err)
		}
		sources[i] = string(b)
	}
	r := rand.New(rand.NewPCG(1, 2))
	c := &content.Course{ID: "large", Title: "Large", Terms: from.Terms, Processes: from.Processes, Roles: from.Roles, Questions: from.Questions, Scenes: from.Scenes}
	for i := range lessons {
		words := strings.Split(sources[i%len(sources)], " ")
		for k := range words {
			if len(words[k]) > 4 && !strings.ContainsAny(words[k], "\n|`#[(:-*") && r.IntN(12) == 0 {
				words[k] = madeUp(r)
			}
		}
		d := markup.Parse([]byte(strings.Join(words, " ")))
		c.Lessons = append(c.Lessons, &content.Lesson{ID: fmt.Sprint("l", i), Number: i + 1, Title: fmt.Sprint("Lesson ", i+1), Document: d})
	}
	return c
}

// madeUp makes a word up, some far more often than others.
func madeUp(r *rand.Rand) string {
	n := int(60_000 * r.Float64() * r.Float64())
	var b strings.Builder
	for range 4 {
		b.WriteByte("bcdfghklmnprst"[n%14])
		b.WriteByte("aeiou"[n%5])
		n = n/14 + 7*n%13
	}
	return b.String()
}
