package words

import "stagecraft/study"

// Confidence is how sure the learner says they are, as a button has it.
func Confidence(c study.Confidence) string {
	switch c {
	case study.Sure:
		return T("Sure")
	case study.Fairly:
		return T("Fairly sure")
	}
	return T("Guessing")
}
