package diagram

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content/catalogue"
)

// GitGraph is commits on branches, in the order in which they were made.
type GitGraph struct {
	head
	Direction Direction
	Branches  []*Branch
	Commits   []*Commit
}

// Branch is a line of commits.
type Branch struct {
	Name  Label
	order float64
	lane  int
}

// CommitKind is what a commit stands out by.
type CommitKind int

// The kinds of commits.
const (
	Normal CommitKind = iota
	Reverse
	Highlight
	Merge
	CherryPick
)

// Commit is one commit.
type Commit struct {
	Label   Label // its id where the author gave one, and its message
	Tags    []Label
	Kind    CommitKind
	Branch  int
	Parents []int // of GitGraph.Commits
	id      string
}

var (
	gitHeader = regexp.MustCompile(`^gitGraph[ \t]*(LR|TB|BT)?[ \t]*:?`)
	gitOption = regexp.MustCompile(`(id|tag|type|msg|parent|order)[ \t]*:[ \t]*(?:"([^"]*)"|(\S+))`)
	gitQuoted = regexp.MustCompile(`^"([^"]*)"`)
	gitName   = regexp.MustCompile(`^(?:"([^"]+)"|(\S+))`)
)

func parseGitGraph(r *reader) (Diagram, error) {
	m := r.match(gitHeader)
	g := &GitGraph{head: Head{Kind: GitGraphKind}, Direction: Right}
	if m != nil && m[1] != "" {
		g.Direction, _ = direction(m[1])
	}
	first := r.setting("mainBranchName", "main")
	g.Branches = []*Branch{{Name: Label{{Text: first, At: -1}}}}
	now, heads := 0, []int{-1}
	byName, byID := map[string]int{first: 0}, map[string]int{}
	for r.blank(); !r.end(); r.blank() {
		if r.head(&g.head) {
			continue
		}
		line, at := r.restOfLine()
		word, rest, _ := strings.Cut(line, " ")
		word = strings.TrimSuffix(word, ":")
		restAt := at + len(line) - len(strings.TrimLeft(rest, " \t"))
		rest = strings.TrimSpace(rest)
		name := func() (string, int) {
			m := gitName.FindStringSubmatchIndex(rest)
			if m == nil {
				return "", -1
			}
			k := 2
			if m[2] < 0 {
				k = 4
			}
			return rest[m[k]:m[k+1]], restAt + m[k]
		}
		commit := func(c *Commit) {
			c.Branch = now
			if heads[now] >= 0 {
				c.Parents = append([]int{heads[now]}, c.Parents...)
			}
			heads[now] = len(g.Commits)
			if c.id != "" {
				byID[c.id] = len(g.Commits)
			}
			g.Commits = append(g.Commits, c)
		}
		switch word {
		case "commit":
			c := &Commit{}
			if err := c.options(r, rest, restAt); err != nil {
				return nil, err
			}
			commit(c)
		case "branch":
			n, at := name()
			if n == "" {
				return nil, r.faultBefore("a branch has no name; write branch develop")
			}
			if _, ok := byName[n]; ok {
				return nil, r.faultBefore("there is a branch %q already; go to it by checkout", clipped(n))
			}
			if len(g.Branches) >= 40 {
				return nil, tooMany(catalogue.Say("branches"), 40)
			}
			b := &Branch{Name: label(n, at), order: float64(len(g.Branches))}
			for _, o := range gitOption.FindAllStringSubmatch(rest, -1) {
				if v, err := strconv.ParseFloat(o[2]+o[3], 64); o[1] == "order" && err == nil {
					b.order = v - 0.5
				}
			}
			byName[n] = len(g.Branches)
			g.Branches, heads = append(g.Branches, b), append(heads, heads[now])
			now = len(g.Branches) - 1
		case "checkout", "switch":
			n, _ := name()
			k, ok := byName[n]
			if !ok {
				return nil, r.faultBefore("there is no branch %q here; make it by branch", clipped(n))
			}
			now = k
		case "merge":
			n, _ := name()
			k, ok := byName[n]
			switch {
			case !ok:
				return nil, r.faultBefore("there is no branch %q to merge; make it by branch", clipped(n))
			case k == now:
				return nil, r.faultBefore("branch %q can't be merged with itself", clipped(n))
			case heads[k] < 0:
				return nil, r.faultBefore("branch %q has no commit yet that could be merged", clipped(n))
			}
			c := &Commit{Kind: Merge, Parents: []int{heads[k]}}
			after := strings.TrimSpace(gitName.ReplaceAllString(rest, ""))
			if err := c.options(r, after, restAt+len(rest)-len(after)); err != nil {
				return nil, err
			}
			commit(c)
		case "cherry-pick":
			c := &Commit{Kind: CherryPick}
			if err := c.options(r, rest, restAt); err != nil {
				return nil, err
			}
			k, ok := byID[c.id]
			if !ok {
				return nil, r.faultBefore("there is no commit with the id %q to pick", clipped(c.id))
			}
			c.Parents, c.id = []int{k}, ""
			c.Label = g.Commits[k].Label
			commit(c)
		case "title":
			g.Title = label(rest, restAt)
		case "options", "{", "}", "end":
		default:
			return nil, r.faultBefore("%q is no command of a git graph; commit, branch, checkout, merge and cherry-pick are", clipped(line))
		}
		if len(g.Commits) > MaxNodes {
			return nil, tooMany(catalogue.Say("commits"), MaxNodes)
		}
	}
	if len(g.Commits) == 0 {
		return nil, &Fault{Why: Empty, What: catalogue.Say("the graph has no commit yet; add a line that says commit")}
	}
	order := make([]*Branch, len(g.Branches))
	copy(order, g.Branches)
	slices.SortStableFunc(order, func(a, b *Branch) int {
		if a.order < b.order {
			return -1
		} else if a.order > b.order {
			return 1
		}
		return 0
	})
	for i, b := range order {
		b.lane = i
	}
	return g, nil
}

// options reads what stands after a commit.
func (c *Commit) options(r *reader, text string, at int) error {
	if m := gitQuoted.FindStringSubmatchIndex(text); m != nil {
		c.Label = label(text[m[2]:m[3]], at+m[2])
	}
	for _, m := range gitOption.FindAllStringSubmatchIndex(text, -1) {
		k := 4
		if m[4] < 0 {
			k = 6
		}
		value, valueAt := text[m[k]:m[k+1]], at+m[k]
		switch text[m[2]:m[3]] {
		case "id":
			c.id = value
			if c.Label.Empty() {
				c.Label = label(value, valueAt)
			}
		case "msg":
			c.Label = label(value, valueAt)
		case "tag":
			c.Tags = append(c.Tags, label(value, valueAt))
		case "type":
			switch value {
			case "REVERSE":
				c.Kind = Reverse
			case "HIGHLIGHT":
				c.Kind = Highlight
			case "NORMAL":
			default:
				return r.faultBefore("%q is no type of a commit; NORMAL, REVERSE and HIGHLIGHT are", clipped(value))
			}
		}
	}
	return nil
}

// sentences says branch by branch what was committed, and what was merged.
func (g *GitGraph) sentences(words *catalogue.Words) []string {
	var names []string
	for _, b := range g.Branches {
		names = append(names, b.Name.String())
	}
	all := []string{words.F("Git graph of the branches %s.", words.List(names))}
	for i, c := range g.Commits {
		what := c.Label.String()
		if what == "" {
			what = words.F("commit %d", i+1)
		}
		if len(c.Tags) > 0 {
			var tags []string
			for _, t := range c.Tags {
				tags = append(tags, t.String())
			}
			what = words.F("%s, tagged %s", what, words.List(tags))
		}
		switch {
		case c.Kind == Merge && len(c.Parents) > 0:
			from := g.Commits[c.Parents[len(c.Parents)-1]].Branch
			all = append(all, words.F("%s is merged into %s: %s.", names[from], names[c.Branch], what))
		case c.Kind == CherryPick:
			all = append(all, words.F("On %s, picked: %s.", names[c.Branch], what))
		default:
			all = append(all, words.F("On %s: %s.", names[c.Branch], what))
		}
	}
	return all
}
