package words

import (
	"strconv"
	"strings"
)

// Number writes a whole number as the learner's language divides long ones. Its
// translation shows how.
func Number(n int64) string {
	between := strings.TrimSuffix(strings.TrimPrefix(T("1,234"), "1"), "234")
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), between)
}
