package study

import "time"

// newFor is how many new cards a day go with so many minutes: two in three
// minutes. Each comes back some eight times in its first months, so that its
// reviews take about as long as the reading that it comes of.
func newFor(minutes int) int { return minutes * 2 / 3 }

// MinutesPerDay is how long the learner wants to study in a day; 0 when they said
// nothing of that.
func (s *Session) MinutesPerDay() int { return int(s.Setting(SettingMinutesPerDay)) }

// Begin takes up how many minutes a day the learner has: as that setting, and as
// so many new cards a day as go with it. It is one operation, that of the setting.
func (s *Session) Begin(minutes int) error {
	var entries []Entry
	for _, to := range []struct {
		setting *Setting
		value   float64
	}{{SettingMinutesPerDay, float64(minutes)}, {SettingNewPerDay, float64(newFor(minutes))}} {
		if v := to.setting.nearest(to.value); v != s.Setting(to.setting) {
			entries = append(entries, Entry{Adjusted, AdjustedPayload{to.setting.Key, v}})
		}
	}
	if len(entries) == 0 {
		return nil
	}
	return s.DoEverywhere(SettingMinutesPerDay.Operation(), entries...)
}

// DayMinutes says how many minutes were studied today, of those that the learner
// wants; wanted is 0 when they said nothing of that.
func (s *Session) DayMinutes() (done float64, wanted int) {
	return s.Days(1)[0].Minutes, s.MinutesPerDay()
}

// fitToday brings what is next within the minutes that are left of the day: a part
// of the reading does for today, and cards that fill the rest by themselves go
// before it. Once the minutes are used up, what comes is more than was wanted, and
// is shown whole.
func (s *Session) fitToday(n *NextUp) {
	done, wanted := s.DayMinutes()
	left := time.Duration((float64(wanted) - done) * float64(time.Minute))
	if wanted == 0 || left < time.Minute || n.Lesson == nil || n.Takes <= left {
		return
	}
	cards := time.Duration(n.Cards) * s.CardPace()
	n.CardsFirst = n.CardsFirst || cards >= left
	n.Part, n.Takes = true, max(left, cards)
}
