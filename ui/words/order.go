package words

import "stagecraft/content/catalogue"

// Order gives how names are sorted in the learner's language. What it gives is for one
// goroutine.
func Order() func(a, b string) int { return catalogue.Order(Language()) }
