// Hear Me's tablet program: hear people out without a network, keep what they
// said locked, send on what they agreed to.
package main

import (
	"flag"
	"fmt"
	"os"

	"hearme/app"
)

func main() {
	dir := flag.String("dir", "", "folder of the tablet's store (default: the system's place)")
	fd := flag.Int("announce-fd", 0, "tell what can be touched on this file descriptor, for tests")
	flag.Parse()
	o := app.Opts{Dir: *dir}
	if *fd > 2 {
		o.Announce = os.NewFile(uintptr(*fd), "announce")
	}
	if err := app.Run(o); err != nil {
		fmt.Fprintln(os.Stderr, "hearme:", err)
		os.Exit(1)
	}
}
