package study

import "stagecraft/content"

// CourseCards gives the cards that a course makes of its terms and of its processes'
// steps, in its order: those that a session on it has before the learner makes any.
func CourseCards(course *content.Course) []Card {
	var all []Card
	for _, t := range course.Terms {
		all = append(all, cardsOf(t)...)
	}
	for _, p := range course.Processes {
		for _, cards := range stepCards(course, p) {
			all = append(all, cards...)
		}
	}
	return all
}
