package journal

import (
	"errors"
	"time"
)

// Setting gives the value under a key, "" when there is none.
func (j *Journal) Setting(key string) (string, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return "", ErrClosed
	}
	return j.settings[key], nil
}

// SetSetting keeps a value under a key and returns when it is on the disk, or
// kept in memory as saving has stopped.
func (j *Journal) SetSetting(key, value string) error {
	if key == settingDevice {
		return errors.New("the device's id is never changed")
	}
	return j.submit(&write{settings: map[string]string{key: value}})
}

// SetSettingLater keeps a value under a key soon, and returns at once. Of
// values that follow each other closely only the last is written. Close writes
// what is left, and gives the error when that fails.
func (j *Journal) SetSettingLater(key, value string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if key == settingDevice || j.closed {
		return
	}
	if len(j.later) == 0 {
		j.since = time.Now()
	}
	j.later[key], j.settings[key] = value, value
	j.disk.signal()
}
