package kit

import (
	"math"

	"stagecraft/ui/words"
)

// LikelyRecall says how many of the reviews due will likely be recalled; "" when
// none is due. Every page says it so, of the same cards.
func LikelyRecall(recalled float64, due int) string {
	if due == 0 {
		return ""
	}
	return words.F("Of %s you will likely recall %d.", words.N("%d review", "%d reviews", due), min(int(math.Round(recalled)), due))
}
