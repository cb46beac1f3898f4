//go:build !linux

package main

import (
	"context"
	"errors"
)

var errNotHere = errors.New("it takes Linux")

func mountFull(string) (trouble, error)    { return nil, errNotHere }
func mountFailing(string) (trouble, error) { return nil, errNotHere }
func mountFAT(string) (trouble, error)     { return nil, errNotHere }
func mountShare(string) (trouble, error)   { return nil, errNotHere }
func mountCut(string) (trouble, error)     { return nil, errNotHere }

func mountable(func(string) (trouble, error)) func() error { return func() error { return errNotHere } }

func stopAnywhere(context.Context, *stage, uint64, int) (tally, error) { return tally{}, errNotHere }

func twoUsers() error { return errNotHere }

func keepInStep(context.Context, *stage, uint64, int) (tally, error) { return tally{}, errNotHere }
