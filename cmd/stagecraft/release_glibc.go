//go:build linux && cgo

package main

/*
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
static void release(void) { malloc_trim(0); }
#else
static void release(void) {}
#endif
*/
import "C"

// releaseC gives back to the system what the C libraries freed: the pictures of
// pages gone, where OpenGL is drawn by software. The allocator keeps it otherwise.
func releaseC() { C.release() }
