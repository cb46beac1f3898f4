package sound

import (
	"context"
	"encoding/binary"
	"math"
	"testing"
	"time"
)

func TestWAV_IsAFileOfSoftSoundThatBeginsAndEndsInSilence(t *testing.T) {
	for name, s := range map[string]Sound{"right": Right, "done": Done} {
		t.Run(name, func(t *testing.T) {
			wav := s.wav()
			if string(wav[:4]) != "RIFF" || string(wav[8:16]) != "WAVEfmt " || string(wav[36:40]) != "data" {
				t.Fatalf("it begins %q", wav[:44])
			}
			if whole, data := binary.LittleEndian.Uint32(wav[4:]), binary.LittleEndian.Uint32(wav[40:]); int(whole) != len(wav)-8 || int(data) != len(wav)-44 {
				t.Errorf("it says that it has %d and %d bytes, and has %d", whole, data, len(wav))
			}
			pcm := make([]int16, (len(wav)-44)/2)
			if _, err := binary.Decode(wav[44:], binary.LittleEndian, pcm); err != nil {
				t.Fatal(err)
			}
			loud, energy := 0.0, 0.0
			for _, v := range pcm {
				x := math.Abs(float64(v)) / math.MaxInt16
				loud = max(loud, x)
				energy += x * x
			}
			if loud > loudest+0.001 || loud < loudest-0.01 || energy == 0 {
				t.Errorf("its loudest is %.3f", loud)
			}
			if first, last := pcm[0], pcm[len(pcm)-1]; first != 0 || math.Abs(float64(last)) > 100 {
				t.Errorf("it begins with %d and ends with %d", first, last)
			}
			if long := time.Duration(len(pcm)) * time.Second / rate; long > time.Second {
				t.Errorf("it takes %v", long)
			}
		})
	}
}

func TestPlay_IsSilentUnlessWantedAndPlaysOneAtATime(t *testing.T) {
	wanted := false
	played, end := make(chan []byte, 4), make(chan struct{})
	p := &Player{Wanted: func() bool { return wanted }, play: func(_ context.Context, wav []byte) error {
		played <- wav
		<-end
		return nil
	}}
	p.Play(Right)
	if wanted = true; len(played) != 0 {
		t.Fatal("it plays though nobody wants it")
	}
	p.Play(Done)
	if got := <-played; string(got) != string(Done.wav()) {
		t.Error("it plays another sound")
	}
	p.Play(Right)
	close(end)
	select {
	case <-played:
		t.Error("it plays two at once")
	case <-time.After(50 * time.Millisecond):
	}
	(*Player)(nil).Play(Right) // a page without sounds
}
