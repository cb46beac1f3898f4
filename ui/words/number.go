package words

import "stagecraft/content/catalogue"

// Number writes a whole number as the learner's language divides long ones. Its
// translation shows how.
func Number(n int64) string { return catalogue.Number(n, T("1,234")) }
