package script

import (
	"context"
	"time"
)

// lock waits until it is the caller's turn, or ctx ends.
func (m *Machine) lock(ctx context.Context) error {
	m.once.Do(func() { m.turn = make(chan struct{}, 1) })
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case m.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (m *Machine) release() { <-m.turn }

// unlock ends the caller's turn, and has the machine let go after a while.
func (m *Machine) unlock(idle time.Duration) {
	if m.vm != nil {
		var mine *time.Timer
		mine = time.AfterFunc(idle, func() {
			if m.lock(context.Background()) != nil {
				return
			}
			if m.let == mine { // nobody has called since
				m.drop()
			}
			m.release()
		})
		m.let = mine
	}
	m.release()
}
