package lint

// WordsAMinute is how fast a learner reads when the author gives no time.
const WordsAMinute = 200

// Minutes is how long a text of so many words takes to read, at least 1.
func Minutes(words int) int { return max(1, (words+WordsAMinute/2)/WordsAMinute) }

// FarOff says whether a reading time that an author states, in minutes, is more
// than half off what was counted: from least to most, as the videos of a lesson
// may be counted or not. A difference of a minute is let pass.
func FarOff(stated, least, most int) bool {
	return 2*stated < least && stated < least-1 || 2*stated > 3*most && stated > most+1
}
