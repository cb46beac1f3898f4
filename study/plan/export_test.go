package plan

// Work is how many questions to the model a plan took.
func Work(p Plan) int { return p.work }
