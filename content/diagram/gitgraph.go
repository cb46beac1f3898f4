package diagram

import (
	"context"
	"fmt"
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
	g.Branches = []*Branch{{Name: Label{{Text: "main", At: -1}}}}
	now, heads := 0, []int{-1}
	byName, byID := map[string]int{"main": 0}, map[string]int{}
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
				return nil, tooMany("branches", 40)
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
			return nil, tooMany("commits", MaxNodes)
		}
	}
	if len(g.Commits) == 0 {
		return nil, &Fault{Why: Empty, What: "the graph has no commit yet; add a line that says commit"}
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

// The measures of a git graph.
const (
	commitGap = 54.0
	laneGap   = 62.0
	commitR   = 8.0
)

func (g *GitGraph) draw(_ context.Context, p *painter) error {
	down := g.Direction != Right
	// Along and across the branches; the words of commits stand below them, or beside them where the graph goes down.
	label := make([]Label, len(g.Commits))
	gap := commitGap
	if down {
		gap = 46
	}
	for i, c := range g.Commits {
		room := 76.0
		if down {
			room = 150
		}
		label[i] = c.Label.wrapped(p.measure, 12, room, false)
		if len(label[i]) > 3 {
			label[i] = label[i][:3]
			label[i][2].Text += "…"
			label[i][2].At = -1
		}
		w, h := p.extent(label[i], 12, false)
		if down {
			gap = max(gap, h+16)
		} else {
			gap = max(gap, w+12)
		}
	}
	lane := laneGap
	for i := range g.Commits {
		w, h := p.extent(label[i], 12, false)
		if down {
			lane = max(lane, w+44)
		} else {
			lane = max(lane, h+38)
		}
	}
	high := 0.0
	for _, b := range g.Branches {
		w, h := p.extent(b.Name, edgeSize, true)
		if down {
			high = max(high, h+10)
			lane = max(lane, w+30)
		} else {
			high = max(high, w+20)
		}
	}
	n := float64(len(g.Commits))
	place := func(along, across float64) Point {
		switch g.Direction {
		case Down:
			return Point{across, along}
		case Up:
			return Point{across, -along}
		}
		return Point{along, across}
	}
	at := func(i int) Point {
		return place(high+18+float64(i)*gap+gap/2, float64(g.Branches[g.Commits[i].Branch].lane)*lane)
	}
	for k, b := range g.Branches {
		across := float64(b.lane) * lane
		a, z := place(high, across), place(high+18+n*gap+10, across)
		p.dashed(polyline(a, z), edgeColour.soft(0.7), 1)
		w, h := p.extent(b.Name, edgeSize, true)
		c := place(high-w/2-10, across)
		if down {
			c = place(high-h/2-5, across)
		}
		box := Box{c.X - w/2 - 10, c.Y - h/2 - 5, w + 20, h + 10}
		part := p.part(Part{Box: box, Name: b.Name.String()})
		p.shape(rounded(box, 6), series(k), Paint{}, 0)
		p.text(b.Name, box, edgeSize, true, onSeries(k), part)
	}
	for i, c := range g.Commits {
		for nth, parent := range c.Parents {
			from, to := at(parent), at(i)
			colour := series(c.Branch)
			if nth > 0 {
				colour = series(g.Commits[parent].Branch)
			}
			var path Path
			path.moveTo(from)
			if g.Commits[parent].Branch == c.Branch {
				path.lineTo(to)
			} else {
				// Out of the branch at once, into it at the end: round the corner.
				corner := Point{from.X, to.Y}
				if nth > 0 != down {
					corner = Point{to.X, from.Y}
				}
				r := min(16, from.distance(corner)/2, corner.distance(to)/2)
				path.lineTo(back(from, corner, r))
				path.curveTo(corner, corner, back(to, corner, r))
				path.lineTo(to)
			}
			width := 3.5
			if c.Kind == CherryPick && nth > 0 {
				p.dashed(path, colour, 2)
				continue
			}
			p.shape(path, Paint{}, colour, width)
		}
	}
	for i, c := range g.Commits {
		q, colour := at(i), series(c.Branch)
		name := c.Label.String()
		if name == "" {
			name = fmt.Sprintf("%s %d", g.Branches[c.Branch].Name.String(), i+1)
		}
		part := p.part(Part{Box: Box{q.X - 11, q.Y - 11, 22, 22}, Name: name})
		switch c.Kind {
		case Highlight:
			p.shape(rectangle(Box{q.X - 10, q.Y - 10, 20, 20}), colour, Paint{}, 0)
			p.shape(rectangle(Box{q.X - 5, q.Y - 5, 10, 10}), surface, Paint{}, 0)
		case Reverse:
			p.shape(ellipse(q, commitR+1, commitR+1), colour, Paint{}, 0)
			p.shape(append(polyline(q.add(-4, -4), q.add(4, 4)), polyline(q.add(-4, 4), q.add(4, -4))...), Paint{}, surface, 2)
		case Merge:
			p.shape(ellipse(q, commitR+1, commitR+1), colour, Paint{}, 0)
			p.shape(ellipse(q, commitR-3, commitR-3), surface, Paint{}, 0)
		case CherryPick:
			p.shape(ellipse(q, commitR+1, commitR+1), colour, Paint{}, 0)
			p.shape(ellipse(q.add(-2.5, 2), 2.2, 2.2), surface, Paint{}, 0)
			p.shape(ellipse(q.add(2.5, 2), 2.2, 2.2), surface, Paint{}, 0)
		default:
			p.shape(ellipse(q, commitR, commitR), colour, Paint{}, 0)
		}
		w, h := p.extent(label[i], 12, false)
		if len(label[i]) > 0 {
			box := Box{q.X - w/2, q.Y + 13, w, h}
			if down {
				box = Box{q.X - 16 - w, q.Y - h/2, w, h}
			}
			p.shape(rectangle(box), surface, Paint{}, 0)
			p.text(label[i], box, 12, false, muted, part)
		}
		for k, t := range c.Tags {
			tw, th := p.extent(t, 12, true)
			box := Box{q.X - tw/2 - 7, q.Y - 14 - (th+7)*float64(k+1), tw + 14, th + 4}
			if down {
				box = Box{q.X + 16, q.Y - th/2 - 2 + float64(k)*(th+7), tw + 14, th + 4}
			}
			p.shape(rounded(box, 4), noteFill, noteEdge, 1)
			p.text(t, box, 12, true, ink, part)
		}
	}
	return nil
}
