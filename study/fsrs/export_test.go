package fsrs

// WholeDays is what a schedule asks of a model.
func (m *Model7) WholeDays(c Memory7, retention, longest float64) float64 {
	return m.wholeDays(c, retention, longest)
}
