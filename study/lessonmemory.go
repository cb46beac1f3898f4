package study

import "stagecraft/content"

// LessonMemory is how well what a lesson teaches is remembered.
type LessonMemory struct {
	Cards  int     // of its deck
	Recall float64 // mean chance of recall now, 0 to 1; of a card not met it is 0
	// Stages has an entry for each stage of the journey: of those of the lesson's
	// cards that belong to it, as Recall is.
	Stages []StageRecall
	// Learnt says that each of its terms was recalled, and each of its questions
	// answered right, on three separate days; false when it has none.
	Learnt bool
}

// LessonMemory says how well what a lesson teaches is remembered.
func (s *Session) LessonMemory(lesson string) LessonMemory {
	deck, _ := s.Deck("lesson:" + lesson)
	m := LessonMemory{Cards: len(deck.Cards), Stages: s.RecallByStage(deck.Cards)}
	now := s.now()
	learnt := map[string]bool{} // by source
	for _, c := range deck.Cards {
		learnt[c.Source()] = learnt[c.Source()] || s.learnt(c)
		if of := s.state.memories().byCard[string(c.ID)]; !of.unseen() {
			m.Recall += s.state.recall(of, now)
		}
	}
	if m.Cards > 0 {
		m.Recall /= float64(m.Cards)
	}
	m.Learnt = s.allLearnt(lesson, learnt)
	return m
}

func (s *Session) allLearnt(lesson string, terms map[string]bool) bool {
	for _, done := range terms {
		if !done {
			return false
		}
	}
	questions := 0
	for _, q := range s.course.Questions {
		if q.Lesson != lesson {
			continue
		}
		if questions++; s.state.results()[q.ID].RightDays < learntDays {
			return false
		}
	}
	return len(terms)+questions > 0
}

// learnt says whether a card was recalled on three separate days.
func (s *Session) learnt(c Card) bool {
	m := s.state.memories().byCard[string(c.ID)]
	return m != nil && m.days >= learntDays
}

// stageIndex says to which stages of a course's journey what its cards are made
// from belongs.
type stageIndex struct {
	of     *content.Course
	stages map[string][]int // by source, indices in the journey, each once
}

// stagesOf gives the stages of a source, in no order: a step's own, and for a term
// those of the steps that name it.
func (s *Session) stagesOf(source string) []int {
	if s.stages.of != s.course {
		s.stages = stageIndex{of: s.course, stages: map[string][]int{}}
		number := map[string]int{}
		for i, stage := range s.course.Journey {
			number[stage.ID] = i
		}
		for _, p := range s.course.Processes {
			for _, step := range p.Steps {
				if at, ok := number[step.Stage]; ok {
					s.stages.add(stepSource(step), at)
					for _, id := range step.Terms {
						s.stages.add("term:"+id, at)
					}
				}
			}
		}
	}
	return s.stages.stages[source]
}

func (x *stageIndex) add(source string, stage int) {
	for _, known := range x.stages[source] {
		if known == stage {
			return
		}
	}
	x.stages[source] = append(x.stages[source], stage)
}

// StageOf is the first stage of the journey that a card belongs to; false for none.
func (s *Session) StageOf(c Card) (content.Stage, bool) {
	first := -1
	for _, at := range s.stagesOf(c.Source()) {
		if first < 0 || at < first {
			first = at
		}
	}
	if first < 0 {
		return content.Stage{}, false
	}
	return s.course.Journey[first], true
}

// RecallByStage gives for each stage of the journey how well some cards are remembered.
func (s *Session) RecallByStage(cards []Card) []StageRecall {
	now := s.now()
	stages := make([]StageRecall, len(s.course.Journey))
	for i, stage := range s.course.Journey {
		stages[i].Stage = stage
	}
	for _, c := range cards {
		of := s.stagesOf(c.Source())
		if len(of) == 0 {
			continue
		}
		m := s.state.memories().byCard[string(c.ID)]
		met, recall := !m.unseen(), 0.0
		if met {
			recall = s.state.recall(m, now)
		}
		for _, at := range of {
			stages[at].add(met, recall)
		}
	}
	for i := range stages {
		if stages[i].Cards > 0 {
			stages[i].Mean /= float64(stages[i].Cards)
		}
	}
	return stages
}

// add counts a card; Mean is the sum until all are counted.
func (r *StageRecall) add(met bool, recall float64) {
	if r.Cards++; !met {
		return
	}
	if r.Met++; r.Met == 1 {
		r.Low = recall
	}
	r.Mean, r.Low, r.High = r.Mean+recall, min(r.Low, recall), max(r.High, recall)
}
