package content_test

import (
	"fmt"
	"testing/fstest"

	"stagecraft/content"
)

// A course is a folder. What is wrong with it is told by file and line; with no
// error among it the course opens.
func Example() {
	course, problems := content.Open(fstest.MapFS{
		"course.yaml":       {Data: []byte("id: selling\ntitle: Selling\n")},
		"terms.yaml":        {Data: []byte("- id: po\n  term: purchase order\n  definition: What a buyer sends to order.\n  lesson: orders\n")},
		"lessons/orders.md": {Data: []byte("# Orders\n\nA purchase order is [explained](term:po) here.\n")},
	})
	fmt.Println(len(problems), course.Title, course.Lessons[0].Title, course.Term("po").Term)

	_, problems = content.Open(fstest.MapFS{
		"course.yaml":       {Data: []byte("id: selling\ntitle: Selling\n")},
		"lessons/orders.md": {Data: []byte("# Orders\n\nSee [this](term:po).\n")},
	})
	fmt.Println(problems)
	// Output:
	// 0 Selling Orders purchase order
	// lessons/orders.md:3:12: error: there is no term "po" (unknown-term)
}
