package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"
)

// gather is how long SetSettingLater waits for a newer value, so that a
// scrolling reader costs a few writes a second and not hundreds.
const gather = 150 * time.Millisecond

// Setting gives the value under a key, "" when there is none.
func (j *Journal) Setting(key string) (string, error) {
	if value, ok := j.later.peek(key); ok {
		return value, nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.conn == nil {
		return "", ErrClosed
	}
	var value string
	err := j.conn.QueryRowContext(context.Background(), selectSetting, key).Scan(&value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read %s: %w", j.path, told(err))
	}
	return value, nil
}

// SetSetting keeps a value under a key and returns when it is on the disk.
func (j *Journal) SetSetting(key, value string) error {
	if key == settingDevice {
		return errors.New("the device's id is never changed")
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.later.drop(key)
	return j.set(key, value)
}

// set needs j.mu.
func (j *Journal) set(key, value string) error {
	if j.conn == nil {
		return ErrClosed
	}
	if _, err := j.put.Exec(key, value); err != nil {
		return fmt.Errorf("write to %s: %w", j.path, told(err))
	}
	return nil
}

// SetSettingLater keeps a value under a key soon, and returns at once. Of
// values that follow each other closely only the last is written. Close writes
// what is left, and gives the error when a write had failed.
func (j *Journal) SetSettingLater(key, value string) {
	if key != settingDevice {
		j.later.set(key, value)
	}
}

// later is what SetSettingLater has yet to write.
type later struct {
	mu      sync.Mutex
	pending map[string]string // newest value by key
	writing map[string]string // what the writer has taken and not yet written
	err     error             // of the last write
	stopped bool

	wake, quit, done chan struct{}
}

func (l *later) start(j *Journal) {
	l.pending, l.writing = map[string]string{}, map[string]string{}
	l.wake, l.quit, l.done = make(chan struct{}, 1), make(chan struct{}), make(chan struct{})
	go l.run(j)
}

func (l *later) run(j *Journal) {
	defer close(l.done)
	for {
		select {
		case <-l.wake:
		case <-l.quit:
			l.write(j)
			return
		}
		select {
		case <-time.After(gather):
		case <-l.quit:
		}
		l.write(j)
	}
}

// write takes what is pending to the disk. The journal's lock comes first, so
// that a value set at once in between is not overwritten by an older one.
func (l *later) write(j *Journal) {
	j.mu.Lock()
	defer j.mu.Unlock()
	l.mu.Lock()
	l.pending, l.writing = l.writing, l.pending
	batch := maps.Clone(l.writing)
	l.mu.Unlock()
	var err error
	for key, value := range batch {
		err = errors.Join(err, j.set(key, value))
	}
	l.mu.Lock()
	clear(l.writing)
	if len(batch) > 0 {
		l.err = err
	}
	l.mu.Unlock()
}

func (l *later) set(key, value string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.stopped {
		return
	}
	l.pending[key] = value
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// peek gives the value that is yet to be written.
func (l *later) peek(key string) (string, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if value, ok := l.pending[key]; ok {
		return value, true
	}
	value, ok := l.writing[key]
	return value, ok
}

// drop forgets a value that a newer one replaces. It needs the journal's lock.
func (l *later) drop(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.pending, key)
}

// stop has the rest written and waits for it.
func (l *later) stop() error {
	l.mu.Lock()
	if l.stopped || l.quit == nil {
		l.mu.Unlock()
		return nil
	}
	l.stopped = true
	l.mu.Unlock()
	close(l.quit)
	<-l.done
	return l.err
}
