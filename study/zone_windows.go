package study

import (
	"strconv"
	"time"

	"golang.org/x/sys/windows"
)

// lookAtZone goes by how far the computer is ahead of UTC now, summer time
// included: no more is asked of the zone.
func lookAtZone() zoneSource {
	var is windows.Timezoneinformation
	season, err := windows.GetTimeZoneInformation(&is)
	if err != nil {
		return zoneSource{}
	}
	const daylight = 2 // TIME_ZONE_ID_DAYLIGHT
	behind := is.Bias + is.StandardBias
	if season == daylight {
		behind = is.Bias + is.DaylightBias
	}
	return zoneSource{
		mark: strconv.Itoa(int(behind)),
		load: func() (*time.Location, error) { return time.FixedZone("Local", -60*int(behind)), nil },
	}
}
