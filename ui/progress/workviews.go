package progress

import (
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/chart"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// readingView is what was read.
func (p *Page) readingView() []fyne.CanvasObject {
	weeks := p.weeksLookedAt()
	read := sum(weeks, func(w *study.Week) int { return w.Words })
	f := &chart.Figure{
		Title: words.T("Words read"), Head: words.T("Week"), File: "reading", Rows: byWeek(weeks),
		About: words.T("Words of paragraphs that you read to their end, by week."),
		Sum:   words.F("In %d weeks: %s words, %s minutes.", len(weeks), words.Number(int64(read)), count(sumOf(weeks, func(w *study.Week) float64 { return w.OnReading }))),
		Series: []chart.Series{
			series(words.T("words"), chart.Bars, theme.Primary, weeks, count, func(w *study.Week) float64 { return float64(w.Words) }),
			series(words.T("paragraphs"), chart.Untold, theme.Muted, weeks, count, func(w *study.Week) float64 { return float64(w.Blocks) }),
			series(words.T("minutes"), chart.Untold, theme.Muted, weeks, inMinutes, func(w *study.Week) float64 { return w.OnReading }),
		},
	}
	if read == 0 {
		f.Few = words.T("What you read in lessons shows here, week by week. Nothing was read in the last 26 weeks.")
	}
	type lesson struct{ part, left float64 }
	var lessons []lesson
	byLesson := &chart.Figure{
		Title: words.T("Lessons by what is read"), Head: words.T("Lesson"), File: "lessons-read", Across: true, Most: 1, Axis: percent,
		Sum: words.T("How much of each lesson you have read."),
	}
	for _, l := range p.course.Lessons {
		done := p.session.LessonProgress(l.ID)
		if done.Finished {
			done.Fraction, done.MinutesLeft = 1, 0
		}
		lessons = append(lessons, lesson{done.Fraction, float64(done.MinutesLeft)})
		byLesson.Rows = append(byLesson.Rows, lessonRow(l.Number, l.Title))
	}
	byLesson.Series = []chart.Series{
		series(words.T("read"), chart.Bars, theme.Primary, lessons, percent, func(l *lesson) float64 { return l.part }),
		series(words.T("left"), chart.Untold, theme.Muted, lessons, inMinutes, func(l *lesson) float64 { return l.left }),
	}
	if len(lessons) == 0 {
		byLesson.Few = words.T("This course has no lessons.")
	}
	return []fyne.CanvasObject{p.panel(f), p.panel(byLesson)}
}

func sumOf[T any](all []T, of func(*T) float64) float64 {
	n := 0.0
	for i := range all {
		n += of(&all[i])
	}
	return n
}

// answersView is how questions were answered.
func (p *Page) answersView() []fyne.CanvasObject {
	weeks := p.weeksLookedAt()
	asked := sum(weeks, func(w *study.Week) int { return w.Answers })
	right := sum(weeks, func(w *study.Week) int { return w.Right })
	f := &chart.Figure{
		Title: words.T("Answers by week"), Head: words.T("Week"), File: "answers", Rows: byWeek(weeks),
		About: words.T("Answers to questions of lessons, practice and exams."),
		Sum:   words.F("In %d weeks: %s, %s of them right.", len(weeks), words.N("%d answer", "%d answers", asked), words.Number(int64(right))),
		Series: []chart.Series{
			series(words.T("right"), chart.Bars, theme.Success, weeks, count, func(w *study.Week) float64 { return float64(w.Right) }),
			series(words.T("not right"), chart.Bars, theme.Danger, weeks, count, func(w *study.Week) float64 { return float64(w.Answers - w.Right) }),
			series(words.T("part right"), chart.Untold, theme.Muted, weeks, percent, func(w *study.Week) float64 {
				if w.Answers == 0 {
					return chart.None
				}
				return float64(w.Right) / float64(w.Answers)
			}),
		},
	}
	if asked == 0 {
		f.Few = words.T("How you answer questions shows here, week by week. None was answered in the last 26 weeks.")
	}
	kinds := joined(p.session.ByKindOfQuestion())
	byKind := answersFigure(words.T("By kind of question"), words.T("Kind"), "answers-by-kind", kinds, func(s *study.Share) chart.Row {
		return chart.Row{Label: kindOfQuestion(s.Kind), Name: kindOfQuestion(s.Kind)}
	})
	byLesson := answersFigure(words.T("By lesson"), words.T("Lesson"), "answers-by-lesson", p.session.ByLesson(), func(s *study.Share) chart.Row {
		return lessonRow(s.Lesson.Number, s.Lesson.Title)
	})
	return append([]fyne.CanvasObject{p.panel(f)}, p.panels(byKind, byLesson)...)
}

// joined has one of the kinds of questions that have one name.
func joined(kinds []study.Share) []study.Share {
	var all []study.Share
	for _, k := range kinds {
		i := slices.IndexFunc(all, func(s study.Share) bool { return kindOfQuestion(s.Kind) == kindOfQuestion(k.Kind) })
		if i < 0 {
			all = append(all, k)
			continue
		}
		all[i].Asked += k.Asked
		all[i].Right += k.Right
	}
	return all
}

// answersFigure is how many answers about each of some things were right.
func answersFigure(title, head, file string, shares []study.Share, row func(*study.Share) chart.Row) *chart.Figure {
	f := &chart.Figure{Title: title, Head: head, File: file, Across: true, Most: 1, Axis: percent, Rows: make([]chart.Row, len(shares))}
	asked := 0
	for i := range shares {
		f.Rows[i] = row(&shares[i])
		asked += shares[i].Asked
	}
	f.Series = []chart.Series{
		series(words.T("right"), chart.Bars, theme.Success, shares, percent, func(s *study.Share) float64 { return known(s.RightPart()) }),
		series(words.T("answers"), chart.Untold, theme.Muted, shares, count, func(s *study.Share) float64 { return float64(s.Asked) }),
		series(words.T("of these right"), chart.Untold, theme.Muted, shares, count, func(s *study.Share) float64 { return float64(s.Right) }),
	}
	f.Sum = words.T("How many of all your answers were right.")
	if asked == 0 {
		f.Few = words.T("No questions answered yet")
	}
	return f
}

// timeView is how long was studied, and with what.
func (p *Page) timeView() []fyne.CanvasObject {
	weeks := p.weeksLookedAt()
	minutes := sumOf(weeks, func(w *study.Week) float64 { return w.Minutes })
	active := sum(weeks, func(w *study.Week) int { return w.Active })
	f := &chart.Figure{
		Title: words.T("Minutes by week"), Head: words.T("Week"), File: "time", Rows: byWeek(weeks),
		About: words.T("From one thing done to the next; breaks of over five minutes aren’t counted."),
		Sum:   words.F("In %d weeks: %s on %s.", len(weeks), duration(minutes), words.N("%d day", "%d days", active)),
		Series: []chart.Series{
			series(words.T("cards"), chart.Bars, theme.Primary, weeks, inMinutes, func(w *study.Week) float64 { return w.OnCards }),
			series(words.T("reading"), chart.Bars, theme.Stage3, weeks, inMinutes, func(w *study.Week) float64 { return w.OnReading }),
			series(words.T("questions"), chart.Bars, theme.Stage1, weeks, inMinutes, func(w *study.Week) float64 { return w.OnAnswers }),
			series(words.T("other"), chart.Bars, theme.Muted, weeks, inMinutes, func(w *study.Week) float64 {
				return max(w.Minutes-w.OnCards-w.OnReading-w.OnAnswers, 0)
			}),
			series(words.T("days of study"), chart.Untold, theme.Muted, weeks, count, func(w *study.Week) float64 { return float64(w.Active) }),
		},
	}
	if minutes < 1 {
		f.Few = words.T("How long you study shows here, week by week. It was less than a minute in the last 26 weeks.")
	}
	by := p.session.ByWeekday(len(weeks))
	week := make([]float64, 7)
	weekday := &chart.Figure{
		Title: words.T("Minutes by day of the week"), Head: words.T("Day"), File: "weekdays", Rows: make([]chart.Row, 7), Few: "",
		About: words.F("On average over %d weeks, days without study among them.", len(weeks)),
	}
	most := 0
	for i := range week {
		day := time.Weekday((i + 1) % 7)
		week[i] = by[day]
		if week[i] > week[most] {
			most = i
		}
		name := words.Weekday(day)
		weekday.Rows[i] = chart.Row{Label: string([]rune(name)[:min(2, len([]rune(name)))]), Name: name}
	}
	weekday.Series = []chart.Series{series(words.T("minutes"), chart.Bars, theme.Primary, week, tenths, func(v *float64) float64 { return *v })}
	weekday.Sum = words.F("Most on a %s.", weekday.Rows[most].Name)
	if active < 7 {
		weekday.Few = words.T("From seven days of study on, how they fall on the week shows here.")
	}
	return []fyne.CanvasObject{p.panel(f), p.panel(weekday)}
}

// tenths writes minutes to a tenth.
func tenths(v float64) string {
	if v >= 9.95 {
		return inMinutes(v)
	}
	t := int(math.Round(10 * v))
	return words.F("%d.%d min", t/10, t%10)
}

// mixUpsView is which steps are taken for which.
func (p *Page) mixUpsView() []fyne.CanvasObject {
	weeks := p.weeksLookedAt()
	told := sum(weeks, func(w *study.Week) int { return w.Told })
	mixed := sum(weeks, func(w *study.Week) int { return w.Mixed })
	f := &chart.Figure{
		Title: words.T("Mixed up by week"), Head: words.T("Week"), File: "mixups", Rows: byWeek(weeks),
		About: words.T("Answers about steps, and those of them that took one step for another."),
		Sum:   words.F("In %d weeks: %s of %s.", len(weeks), words.Number(int64(mixed)), words.N("%d answer", "%d answers", told)),
		Series: []chart.Series{
			series(words.T("mixed up"), chart.Bars, theme.Warning, weeks, count, func(w *study.Week) float64 { return float64(w.Mixed) }),
			series(words.T("answers about steps"), chart.Untold, theme.Muted, weeks, count, func(w *study.Week) float64 { return float64(w.Told) }),
		},
	}
	if told == 0 {
		f.Few = words.T("Practise a process, and which of its steps you take for each other shows here.")
	}
	pairs := p.session.MixUps()
	byPair := &chart.Figure{
		Title: words.T("What you mix up"), Head: words.T("Steps"), File: "mixed-pairs", Across: true, Shown: 12, Most: 1,
		About: words.T("Of the last eight answers about each pair, or fewer."),
		Sum:   words.N("%d pair of steps was mixed up of late.", "%d pairs of steps were mixed up of late.", len(pairs)),
		Series: []chart.Series{
			series(words.T("mixed up"), chart.Bars, theme.Warning, pairs, percent, func(m *study.MixedPair) float64 { return float64(m.Mixed) / float64(max(m.Of, 1)) }),
			series(words.T("times"), chart.Untold, theme.Muted, pairs, count, func(m *study.MixedPair) float64 { return float64(m.Mixed) }),
			series(words.T("answers"), chart.Untold, theme.Muted, pairs, count, func(m *study.MixedPair) float64 { return float64(m.Of) }),
		},
	}
	for _, m := range pairs {
		name := words.F("%s for %s", m.A.Name, m.B.Name)
		byPair.Rows = append(byPair.Rows, chart.Row{Label: name, Name: name})
	}
	if len(pairs) == 0 {
		byPair.Few = words.T("Of late you took no step for another.")
	}
	rows := []fyne.CanvasObject{p.panel(byPair), p.panel(f)}
	if mixed := p.mixUp(); mixed != nil {
		rows = slices.Insert(rows, 1, mixed)
	}
	return rows
}
