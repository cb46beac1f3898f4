package study

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"stagecraft/content"
)

// drillEvery is how many questions of today's mix there are for each one that is
// made from a process.
const drillEvery = 4

// TodaysMix gives the ids of up to n questions to practise today, of all lessons
// and processes mixed: those that were wrong although the learner was sure and
// those missed last time first, then those never asked of what
// was read, then the longest unseen, and only then those of lessons to come. Some
// are made from processes, of the two steps that are mixed up where there are such.
// As far as there are others, none follows one of the same lesson. During a day it
// changes by what is answered alone.
func (s *Session) TodaysMix(n int) []string {
	made := s.mixedDrills(n / (drillEvery + 1))
	asked := s.mixedQuestions(n - len(made))
	if short := n - len(made) - len(asked); short > 0 {
		made = s.mixedDrills(len(made) + short)
	}
	return interleave(asked, made)
}

// mixedQuestions gives n questions of the course in an order of which no two that
// follow each other are of one lesson, where that can be.
func (s *Session) mixedQuestions(n int) []string {
	by := s.questionsByLesson()
	lessonOf := map[string]*content.Lesson{}
	for _, of := range by {
		for _, id := range of.IDs {
			lessonOf[id] = of.Lesson
		}
	}
	ids := make([]string, 0, len(s.base.Questions))
	for _, q := range s.base.Questions {
		ids = append(ids, q.ID)
	}
	started := map[*content.Lesson]bool{nil: true}
	for _, of := range by {
		if of.Lesson != nil {
			started[of.Lesson] = s.LessonProgress(of.Lesson.ID).Started
		}
	}
	rank, today := map[string]int{}, s.now().day
	for _, id := range ids {
		switch r := s.Results(id); {
		case s.owes(id, today):
			rank[id] = -1
		case r.Asked > 0 && !r.LastRight:
			rank[id] = 0
		case r.Asked == 0 && started[lessonOf[id]]:
			rank[id] = 1
		case r.Asked > 0:
			rank[id] = 2
		default:
			rank[id] = 3
		}
	}
	random := s.todaysRandom("questions")
	random.Shuffle(len(ids), func(a, b int) { ids[a], ids[b] = ids[b], ids[a] })
	slices.SortStableFunc(ids, func(a, b string) int {
		if d := rank[a] - rank[b]; d != 0 {
			return d
		}
		return s.Results(a).Last.Compare(s.Results(b).Last)
	})
	return apart(ids[:min(n, len(ids))], lessonOf)
}

// apart sets ids so that none follows one of the same lesson, as far as that goes:
// each time the next one comes that is of another.
func apart(ids []string, lessonOf map[string]*content.Lesson) []string {
	left := slices.Clone(ids)
	var set []string
	for len(left) > 0 {
		i := 0
		if len(set) > 0 {
			last := lessonOf[set[len(set)-1]]
			i = max(slices.IndexFunc(left, func(id string) bool { return lessonOf[id] != last }), 0)
		}
		set = append(set, left[i])
		left = slices.Delete(left, i, i+1)
	}
	return set
}

// mixedDrills gives n questions made from processes: of the steps that are mixed up
// first, then of the processes that were looked at, or of the first where none was.
func (s *Session) mixedDrills(n int) []string {
	if n <= 0 {
		return nil
	}
	seed := s.todaysRandom("drills").Uint64()
	var ids []string
	add := func(all []string, most int) {
		for _, id := range all {
			if most > 0 && len(ids) < n && !slices.Contains(ids, id) {
				ids, most = append(ids, id), most-1
			}
		}
	}
	if a, b, _, _, ok := s.MixUp(); ok {
		var pair []string
		for _, q := range s.Drills().Pair(a, b, seed) {
			pair = append(pair, q.ID)
		}
		add(pair, max(n/2, 1))
	}
	var seen []*content.Process
	for _, p := range s.course.Processes {
		if slices.ContainsFunc(p.Steps, func(step *content.Step) bool { return s.Visited(p.ID, step.ID) }) {
			seen = append(seen, p)
		}
	}
	if len(seen) == 0 {
		seen = s.course.Processes[:min(1, len(s.course.Processes))]
	}
	for _, p := range seen {
		all := s.Drills().IDs(p, seed)
		s.PracticeOrder(all)
		add(all, (n+len(seen)-1)/len(seen))
	}
	return ids
}

// todaysRandom draws the same through a day.
func (s *Session) todaysRandom(what string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(what))
	return rand.New(rand.NewPCG(uint64(s.now().day), h.Sum64()))
}

// interleave sets the others evenly between the first.
func interleave(first, others []string) []string {
	set := make([]string, 0, len(first)+len(others))
	at := 0
	for i, id := range first {
		set = append(set, id)
		for at < len(others) && (at+1)*(len(first)+1) <= (i+1)*(len(others)+1) {
			set = append(set, others[at])
			at++
		}
	}
	return append(set, others[at:]...)
}
