package drill_test

import (
	"testing"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study/drill"
)

// BenchmarkMaker is what the list of sets needs: all drills of the course.
func BenchmarkMaker(b *testing.B) {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		b.Fatal(problems)
	}
	for b.Loop() {
		m := drill.New(c)
		m.Scenes(1)
		for _, p := range c.Processes {
			m.Process(p, 1)
		}
	}
}

// BenchmarkMaker_Find is what keeping one answer needs.
func BenchmarkMaker_Find(b *testing.B) {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		b.Fatal(problems)
	}
	for b.Loop() {
		if _, ok := drill.New(c).Find("drill:done/pipeline-seven/demo", 1); !ok {
			b.Fatal("it isn't asked")
		}
	}
}
