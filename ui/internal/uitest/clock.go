package uitest

import "time"

// Clock is a page's time: it stands still until it is told to go on.
type Clock struct {
	now    time.Duration
	alarms []*alarm
}

type alarm struct {
	at   time.Duration
	do   func()
	done bool
}

// After sets an alarm, as kit.After does.
func (c *Clock) After(d time.Duration, do func()) (stop func()) {
	a := &alarm{at: c.now + d, do: do}
	c.alarms = append(c.alarms, a)
	return func() { a.done = true }
}

// Pass lets time go by.
func (c *Clock) Pass(d time.Duration) {
	until := c.now + d
	for {
		var first *alarm
		for _, a := range c.alarms {
			if !a.done && a.at <= until && (first == nil || a.at < first.at) {
				first = a
			}
		}
		if first == nil {
			break
		}
		c.now, first.done = first.at, true
		first.do()
	}
	c.now = until
}

// Waiting counts the alarms still set.
func (c *Clock) Waiting() (n int) {
	for _, a := range c.alarms {
		if !a.done {
			n++
		}
	}
	return n
}
