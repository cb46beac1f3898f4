package study_test

import (
	"math"
	"testing"

	"stagecraft/study"
)

func TestSettings_AreRegisteredWholeAndStayWithinTheirBounds(t *testing.T) {
	keys := map[string]bool{}
	for _, setting := range study.Settings() {
		t.Run(setting.Key, func(t *testing.T) {
			d := newTestLearner(t)
			if setting.Key == "" || keys[setting.Key] {
				t.Error("it has no key of its own")
			}
			keys[setting.Key] = true
			if d.Setting(setting) != setting.Default {
				t.Errorf("it begins at %v, want its default, %v", d.Setting(setting), setting.Default)
			}
			for given, want := range map[float64]float64{
				setting.Min - setting.Step:     setting.Min,
				setting.Max + 10*setting.Step:  setting.Max,
				setting.Min + 2.3*setting.Step: min(setting.Min+2*setting.Step, setting.Max),
				setting.Max - setting.Step:     setting.Max - setting.Step,
				math.Inf(1):                    setting.Max,
			} {
				d.ok(d.Adjust(setting, given))
				if got := d.Setting(setting); math.Abs(got-want) > 1e-9 {
					t.Errorf("given %v it is %v, want %v", given, got, want)
				}
			}
			if err := d.Adjust(setting, math.NaN()); err == nil {
				t.Error("it takes what is not a number")
			}
			d.ok(d.Adjust(setting, setting.Min))
			d.restart()
			if got := d.Setting(setting); got != setting.Min {
				t.Errorf("after a restart it is %v, want %v", got, setting.Min)
			}
		})
	}
}
