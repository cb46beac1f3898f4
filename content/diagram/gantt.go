package diagram

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"stagecraft/content/catalogue"
)

// Gantt is tasks on a line of days.
type Gantt struct {
	head
	Sections []Label
	Tasks    []*Task
	axis     string // as axisFormat has it
	format   string // of dates, as Go has it
	excluded map[time.Weekday]bool
	days     map[string]bool // that are left out
}

// Task is one task.
type Task struct {
	Name       Label
	Section    int // of Gantt.Sections; -1 for none
	Start, End time.Time
	Done       bool
	Active     bool
	Critical   bool
	Milestone  bool
	Link       string
	id         string
	begins     string // as it is written; "" for where the one before ends
	ends       string
	after      *Task // the one before; nil for the first
	at         int   // of the source, where its line ends
}

// dateTokens is how dateFormat writes the parts of a date, and how Go does.
var dateTokens = []struct{ from, to string }{
	{"YYYY", "2006"},
	{"YY", "06"},
	{"MMMM", "January"},
	{"MMM", "Jan"},
	{"MM", "01"},
	{"DD", "02"},
	{"HH", "15"},
	{"hh", "03"},
	{"mm", "04"},
	{"ss", "05"},
	{"SSS", "000"},
	{"M", "1"},
	{"D", "2"},
	{"A", "PM"},
	{"a", "pm"},
}

func dateLayout(format string) string {
	out := ""
outer:
	for format != "" {
		for _, t := range dateTokens {
			if strings.HasPrefix(format, t.from) {
				out, format = out+t.to, format[len(t.from):]
				continue outer
			}
		}
		out, format = out+format[:1], format[1:]
	}
	return out
}

var (
	duration  = regexp.MustCompile(`^(\d+(?:\.\d+)?)(ms|s|m|h|d|w|M|y)$`)
	afterTask = regexp.MustCompile(`^after[ \t]+(.+)$`)
	untilTask = regexp.MustCompile(`^until[ \t]+(.+)$`)
	ganttLink = regexp.MustCompile(`^click[ \t]+(\S+)[ \t]+href[ \t]+"([^"]*)"`)
)

func parseGantt(r *reader) (Diagram, error) {
	g := &Gantt{head: Head{Kind: GanttKind}, format: "2006-01-02", excluded: map[time.Weekday]bool{}, days: map[string]bool{}}
	r.keyword("gantt")
	section := -1
	byID := map[string]*Task{}
	links := map[string]string{}
	for r.skip(" \t\r\n\u00a0"); !r.end(); r.skip(" \t\r\n\u00a0") {
		if r.head(&g.head) {
			continue
		}
		line, at := r.restOfLine()
		word, rest, _ := strings.Cut(line, " ")
		restAt := at + len(line) - len(strings.TrimLeft(rest, " \t"))
		rest = strings.TrimSpace(rest)
		switch word {
		case "title":
			g.Title = label(rest, restAt)
			continue
		case "dateFormat":
			g.format = dateLayout(rest)
			continue
		case "axisFormat":
			g.axis = rest
			continue
		case "tickInterval", "todayMarker", "weekday", "inclusiveEndDates", "topAxis", "includes", "weekend", "displayMode":
			continue
		case "excludes":
			g.exclude(rest)
			continue
		case "click":
			if m := ganttLink.FindStringSubmatch(line); m != nil {
				links[m[1]] = m[2]
			}
			continue
		case "section":
			g.Sections = append(g.Sections, label(rest, restAt))
			section = len(g.Sections) - 1
			continue
		}
		colon := strings.LastIndex(line, ":")
		// A time of day has colons too: the task's is the first that isn't in one.
		for i := 0; i < len(line); i++ {
			if line[i] == ':' && (i+1 == len(line) || line[i+1] < '0' || line[i+1] > '9' || i == 0 || line[i-1] < '0' || line[i-1] > '9') {
				colon = i
				break
			}
		}
		if colon < 0 {
			return nil, r.faultBefore("%q is no task; write Survey :a1, 2026-01-05, 3d", clipped(line))
		}
		t := &Task{Name: label(line[:colon], at), Section: section, at: r.at}
		if n := len(g.Tasks); n > 0 {
			t.after = g.Tasks[n-1]
		}
		if err := g.timing(r, t, line[colon+1:], byID); err != nil {
			return nil, err
		}
		g.Tasks = append(g.Tasks, t)
		if t.id != "" {
			byID[t.id] = t
		}
		if len(g.Tasks) > MaxNodes {
			return nil, tooMany(catalogue.Say("tasks"), MaxNodes)
		}
	}
	if len(g.Tasks) == 0 {
		return nil, &Fault{Why: Empty, What: catalogue.Say("the chart has no tasks yet; add a line such as Survey :a1, 2026-01-05, 3d")}
	}
	if err := g.until(r, byID); err != nil {
		return nil, err
	}
	for id, link := range links {
		if t := byID[id]; t != nil {
			t.Link = link
		}
	}
	return g, nil
}

func (g *Gantt) exclude(text string) {
	names := map[string]time.Weekday{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6}
	for _, f := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ' ' }) {
		if d, ok := names[strings.ToLower(f)]; ok {
			g.excluded[d] = true
		} else if strings.EqualFold(f, "weekends") {
			g.excluded[time.Saturday], g.excluded[time.Sunday] = true, true
		} else if t, err := time.Parse(g.format, f); err == nil {
			g.days[t.Format(time.DateOnly)] = true
		}
	}
	if len(g.excluded) == 7 {
		clear(g.excluded)
	}
}

// timing reads what stands after a task's colon: marks, an id, when it begins and when it ends.
func (g *Gantt) timing(r *reader, t *Task, text string, byID map[string]*Task) error {
	var fields []string
	for f := range strings.SplitSeq(text, ",") {
		f = strings.TrimSpace(f)
		switch f {
		case "done":
			t.Done = true
		case "active":
			t.Active = true
		case "crit":
			t.Critical = true
		case "milestone":
			t.Milestone = true
		case "vert":
			t.Milestone = true
		case "":
		default:
			fields = append(fields, f)
		}
	}
	begins, ends := &t.begins, &t.ends
	switch len(fields) {
	case 0:
		return r.faultBefore("a task doesn't say how long it takes; write Survey :a1, 2026-01-05, 3d")
	case 1:
		*ends = fields[0]
	case 2:
		*begins, *ends = fields[0], fields[1]
		if _, err := g.when(*begins, byID); err != nil && !afterTask.MatchString(*begins) {
			t.id, *begins = *begins, ""
		}
	default:
		t.id, *begins, *ends = fields[0], fields[1], fields[2]
	}
	return g.place(r, t, byID)
}

// until ends the tasks that go on until others begin, which may stand below them, and moves what comes after them.
func (g *Gantt) until(r *reader, byID map[string]*Task) error {
	open := false
	for _, t := range g.Tasks {
		if m := untilTask.FindStringSubmatch(t.ends); m != nil {
			open = true
			for id := range strings.FieldsSeq(m[1]) {
				if byID[id] == nil {
					r.at = t.at
					return r.faultBefore("there is no task with the id %q until which this could go on", clipped(id))
				}
			}
		}
	}
	const rounds = 3 // so many tasks may wait for each other in a row
	for i := 0; open && i < rounds; i++ {
		for _, t := range g.Tasks {
			r.at = t.at
			if err := g.place(r, t, byID); err != nil {
				return err
			}
		}
	}
	return nil
}

// place gives a task its time.
func (g *Gantt) place(r *reader, t *Task, byID map[string]*Task) error {
	begins, ends := t.begins, t.ends
	if begins == "" {
		if t.after != nil {
			t.Start = t.after.End
		} else if at, err := g.when(ends, byID); err == nil {
			t.Start = at
		} else {
			return r.faultBefore("the first task doesn't say when it begins; write Survey :a1, 2026-01-05, 3d")
		}
	} else {
		at, err := g.when(begins, byID)
		if err != nil {
			return r.faultBefore("%v", err)
		}
		t.Start = at
	}
	if m := duration.FindStringSubmatch(ends); m != nil {
		n, _ := strconv.ParseFloat(m[1], 64)
		if n > 100_000 {
			return r.faultBefore("%q is longer than a chart can show", clipped(ends))
		}
		t.End = g.after(t.Start, n, m[2])
	} else if m := untilTask.FindStringSubmatch(ends); m != nil {
		t.End = time.Time{}
		for id := range strings.FieldsSeq(m[1]) {
			if other := byID[id]; other != nil && other != t && (t.End.IsZero() || other.Start.Before(t.End)) {
				t.End = other.Start
			}
		}
		if t.End.Before(t.Start) {
			t.End = t.Start // until it is known, or as it waits for what began before
		}
	} else {
		at, err := g.when(ends, byID)
		if err != nil {
			return r.faultBefore("%v", err)
		}
		t.End = at
	}
	if t.End.Before(t.Start) {
		return r.faultBefore("%q ends before it begins", clipped(t.Name.String()))
	}
	return nil
}

// when reads when something is: a date, or after other tasks.
func (g *Gantt) when(text string, byID map[string]*Task) (time.Time, error) {
	if m := afterTask.FindStringSubmatch(text); m != nil {
		var last time.Time
		for id := range strings.FieldsSeq(m[1]) {
			t := byID[id]
			if t == nil {
				return last, catalogue.Errorf("there is no task with the id %q above; put the one that it comes after before it", clipped(id))
			}
			if t.End.After(last) {
				last = t.End
			}
		}
		return last, nil
	}
	for _, layout := range []string{g.format, time.DateOnly, "2006-01-02 15:04"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at, nil
		}
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && (g.format == "X" || g.format == "x") && seconds > 0 && seconds < 1<<42 {
		if g.format == "x" {
			return time.UnixMilli(seconds).UTC(), nil
		}
		return time.Unix(seconds, 0).UTC(), nil
	}
	return time.Time{}, catalogue.Errorf("%q is no date of the form %s, and no time such as 3d or 2w", clipped(text), g.format)
}

// after gives the time so long after another. Days that are left out don't count.
func (g *Gantt) after(from time.Time, n float64, unit string) time.Time {
	hours := func(h float64) time.Time { return from.Add(time.Duration(h * float64(time.Hour))) }
	switch unit {
	case "ms":
		return from.Add(time.Duration(n * float64(time.Millisecond)))
	case "s":
		return from.Add(time.Duration(n * float64(time.Second)))
	case "m":
		return from.Add(time.Duration(n * float64(time.Minute)))
	case "h":
		return hours(n)
	case "M":
		return from.AddDate(0, int(n), 0)
	case "y":
		return from.AddDate(int(n), 0, 0)
	case "w":
		n *= 7
	}
	if len(g.excluded) == 0 && len(g.days) == 0 || n > 4000 {
		return hours(n * 24)
	}
	for at := from; ; at = at.AddDate(0, 0, 1) {
		if g.off(at) {
			continue
		}
		if n <= 1 {
			return at.Add(time.Duration(n * 24 * float64(time.Hour)))
		}
		n--
	}
}

func (g *Gantt) off(day time.Time) bool {
	return g.excluded[day.Weekday()] || g.days[day.Format(time.DateOnly)]
}

// sentences says task by task when it is.
func (g *Gantt) sentences(words *catalogue.Words) []string {
	first, last := g.span()
	layout := time.DateOnly
	if last.Sub(first) < 48*time.Hour {
		layout = "15:04"
	}
	all := []string{words.N("Gantt chart of %d task.", "Gantt chart of %d tasks.", len(g.Tasks))}
	section := -1
	for _, t := range g.Tasks {
		if t.Section != section && t.Section >= 0 {
			section = t.Section
			all = append(all, stopped(g.Sections[section].String()))
		}
		if t.Milestone || t.Start.Equal(t.End) {
			all = append(all, words.F("%s on %s.", t.Name.String(), t.Start.Format(layout)))
			continue
		}
		all = append(all, words.F("%s from %s to %s.", t.Name.String(), t.Start.Format(layout), t.End.Format(layout)))
	}
	return all
}

// span gives when the chart begins and ends.
func (g *Gantt) span() (first, last time.Time) {
	first, last = g.Tasks[0].Start, g.Tasks[0].End
	for _, t := range g.Tasks {
		if t.Start.Before(first) {
			first = t.Start
		}
		if t.End.After(last) {
			last = t.End
		}
	}
	if !last.After(first) {
		last = first.Add(24 * time.Hour)
	}
	return first, last
}
