package api

import "testing"

// One household cannot count as many callers.
func TestCallersAreCountedByHousehold(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.7:4000":           "192.0.2.7",
		"[::ffff:192.0.2.7]:4000":  "192.0.2.7",
		"[2001:db8:1:2::7]:4000":   "2001:db8:1:2::/64",
		"[2001:db8:1:2:9::8]:4001": "2001:db8:1:2::/64",
		"[fe80::1%eth0]:4000":      "fe80::/64",
		"pipe":                     "unknown",
	} {
		if got := caller(address); got != want {
			t.Errorf("%s counts under %s, want %s", address, got, want)
		}
	}
}
