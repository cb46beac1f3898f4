// Package past makes up people who have studied the bundled course for a while, for what has to
// be seen or measured with a long past behind it.
package past

func Write(data string, events int) (int, error) { return 0, nil }
