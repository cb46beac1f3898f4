package faultydisk

import "syscall"

// Away has every call give an error, those that read too: as of a network share whose server was started
// again (ESTALE), or that is cut off (EIO, ENOTCONN, EHOSTDOWN).
func (d *Disk) Away(err syscall.Errno) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.away = err
}

// Hang has no call be answered until Return: what a network share does before it gives up. A program that
// waits for one can't be killed meanwhile.
func (d *Disk) Hang() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.hangs == nil {
		d.hangs = make(chan struct{})
	}
}

// Return ends what Away and Hang began.
func (d *Disk) Return() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.away = 0
	if d.hangs != nil {
		close(d.hangs)
		d.hangs = nil
	}
}

// enter begins a call, once it is to be answered. With no error it has d.mu.
func (d *Disk) enter() syscall.Errno {
	d.mu.Lock()
	for d.hangs != nil {
		hangs := d.hangs
		d.mu.Unlock()
		<-hangs
		d.mu.Lock()
	}
	if err := d.away; err != 0 {
		d.refused++
		d.mu.Unlock()
		return err
	}
	return 0
}
