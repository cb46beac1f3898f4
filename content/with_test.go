package content

import (
	"errors"
	"reflect"
	"testing"
	"testing/fstest"
)

// door counts how often it is closed.
type door struct {
	closed int
	err    error
}

func (d *door) Close() error { d.closed++; return d.err }

func TestWith_FindsTheProcessesAndLeavesTheCourse(t *testing.T) {
	c := bundled(t)
	mine := &Process{ID: "own-1", Title: "Mine", Own: true}
	mine.Steps = []*Step{{ID: "a", Name: "A", Number: 1, Process: mine}}
	taken := &Process{ID: c.Processes[0].ID, Title: "Mine too", Own: true}
	n := len(c.Processes)
	more := c.With([]*Process{taken, mine, {ID: "own-1", Title: "Twice"}})

	if len(more.Processes) != n+1 || more.Processes[n] != mine || more.Process("own-1") != mine || more.Step("own-1/a") != mine.Steps[0] {
		t.Errorf("the course with it has %d processes, and finds %v", len(more.Processes), more.Process("own-1"))
	}
	if more.Process(taken.ID) != c.Processes[0] {
		t.Error("a process of the learner's hides one of the course's")
	}
	if len(c.Processes) != n || c.Process("own-1") != nil || c.Step("own-1/a") != nil {
		t.Error("the course itself changed")
	}
	if other := c.With(nil); other.Process("own-1") != nil || len(other.Processes) != n {
		t.Error("another course made of it has the process")
	}
	if more.Lesson(c.Lessons[0].ID) != c.Lessons[0] || more.Term(c.Terms[0].ID) != c.Terms[0] || more.Role(c.Roles[0].ID) == nil || more.Scene(c.Scenes[0].ID) == nil {
		t.Error("what isn't a process isn't shared")
	}
	if again := more.With([]*Process{{ID: "own-2"}}); again.Process("own-1") != mine || again.Process("own-2") == nil {
		t.Error("more can't be added to it")
	}
}

// TestWith_DropsNoField fills every field of a course, those to come too.
func TestWith_DropsNoField(t *testing.T) {
	c := &Course{}
	fields := reflect.ValueOf(c).Elem()
	for i := range fields.NumField() {
		f, name := fields.Field(i), fields.Type().Field(i).Name
		if !fields.Type().Field(i).IsExported() {
			continue
		}
		switch f.Kind() {
		case reflect.String:
			f.SetString(name)
		case reflect.Slice:
			one := reflect.New(f.Type().Elem()).Elem()
			if one.Kind() == reflect.Pointer {
				one.Set(reflect.New(one.Type().Elem()))
			}
			f.Set(reflect.Append(f, one))
		case reflect.Map:
			f.Set(reflect.MakeMap(f.Type()))
			f.SetMapIndex(reflect.New(f.Type().Key()).Elem(), reflect.New(f.Type().Elem()).Elem())
		case reflect.Pointer:
			f.Set(reflect.New(f.Type().Elem()))
		case reflect.Interface:
			f.Set(reflect.ValueOf(fstest.MapFS{}))
		default:
			t.Fatalf("the test can't fill %s, of type %s", name, f.Type())
		}
	}
	more := reflect.ValueOf(c.With(nil)).Elem()
	for i := range fields.NumField() {
		if field := fields.Type().Field(i); field.IsExported() && !reflect.DeepEqual(more.Field(i).Interface(), fields.Field(i).Interface()) {
			t.Errorf("%s is dropped", field.Name)
		}
	}
}

func TestWith_ClosesTheFilesOnce(t *testing.T) {
	broken := errors.New("broken")
	for _, first := range []string{"course", "with"} {
		d := &door{err: broken}
		c := &Course{closer: d}
		more := c.With(nil).With(nil)
		order := []*Course{c, more}
		if first == "with" {
			order = []*Course{more, c}
		}
		for _, one := range order {
			if err := one.Close(); !errors.Is(err, broken) {
				t.Errorf("closing gave %v", err)
			}
		}
		if d.closed != 1 {
			t.Errorf("closed %d times", d.closed)
		}
	}
}

func BenchmarkWith(b *testing.B) {
	c := bundled(b)
	mine := &Process{ID: "own-1"}
	for b.Loop() {
		c.With([]*Process{mine})
	}
}
