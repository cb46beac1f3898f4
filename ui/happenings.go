package ui

import (
	"maps"
	"slices"
	"strings"

	"stagecraft/study"
	"stagecraft/study/progressfile"
	"stagecraft/ui/words"
)

// kindGroup is kinds of events that are one thing to the learner.
type kindGroup struct {
	kinds []study.Kind
	count func(n int) string
}

// kindGroups are all that is counted, in the order of the page. What isn't a thing
// that a learner does, such as a setting or an undo, is counted with none.
var kindGroups = []*kindGroup{
	{[]study.Kind{study.Graded}, func(n int) string { return words.N("%d review", "%d reviews", n) }},
	{[]study.Kind{study.Answered}, func(n int) string { return words.N("%d answer", "%d answers", n) }},
	{[]study.Kind{study.Noted}, func(n int) string {
		return words.N("%d change of highlights and notes", "%d changes of highlights and notes", n)
	}},
	{[]study.Kind{study.Flagged}, func(n int) string { return words.N("%d flag", "%d flags", n) }},
	{[]study.Kind{study.Read, study.Finished}, func(n int) string { return words.N("%d passage read", "%d passages read", n) }},
	{[]study.Kind{study.Stepped}, func(n int) string { return words.N("%d step looked at", "%d steps looked at", n) }},
	{[]study.Kind{study.Changed}, func(n int) string {
		return words.N("%d change to processes of your own", "%d changes to processes of your own", n)
	}},
	{[]study.Kind{study.Adjusted}, func(n int) string { return words.N("%d change of settings", "%d changes of settings", n) }},
}

// happeningGroup gives the group of a kind; nil when it is counted with none.
func happeningGroup(kind study.Kind) *kindGroup {
	for _, g := range kindGroups {
		if slices.Contains(g.kinds, kind) {
			return g
		}
	}
	return nil
}

// groupsOf says how much of each group there is, and what else.
func groupsOf(of *progressfile.Summary) []string {
	var all []string
	rest := int64(0)
	counts := map[*kindGroup]int64{}
	for kind, n := range of.Kinds {
		if g := happeningGroup(kind); g != nil {
			counts[g] += n
		} else {
			rest += n
		}
	}
	for _, g := range kindGroups {
		if n := counts[g]; n > 0 {
			all = append(all, g.count(int(n)))
		}
	}
	if rest > 0 {
		all = append(all, words.N("%d other thing", "%d other things", int(rest)))
	}
	return all
}

// inKinds says in a line what some events are.
func inKinds(of *progressfile.Summary) string { return strings.Join(groupsOf(of), ", ") }

// sortedByCount gives names, the one of which there is most first.
func sortedByCount(counts map[string]int64) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		if d := counts[b] - counts[a]; d != 0 {
			return int(max(min(d, 1), -1))
		}
		return strings.Compare(a, b)
	})
}
