"""Asks a window for what it shows, as a screen reader does. Run on a session with a bus of
accessibility; what is wanted comes as lines on the standard input, what is found goes out as
lines of JSON."""

import json
import sys
import threading
import time

import pyatspi
from gi.repository import GLib

APP = "Stagecraft"


def application(limit=20):
    until = time.time() + limit
    while time.time() < until:
        desktop = pyatspi.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            child = desktop.getChildAtIndex(i)
            if child is not None and child.name == APP:
                return child
        time.sleep(0.1)
    raise SystemExit("no application of that name came to the desktop")


def walk(node, found, depth=0):
    states = node.getState()
    entry = {
        "name": node.name, "role": node.getRoleName(), "depth": depth,
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE), "focused": states.contains(pyatspi.STATE_FOCUSED),
        "selected": states.contains(pyatspi.STATE_SELECTED), "children": node.childCount,
        "interfaces": pyatspi.listInterfaces(node),
    }
    found.append(entry)
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is None:
            entry["broken"] = True
            continue
        walk(child, found, depth + 1)


def find(node, role, name):
    if node.getRoleName() == role and node.name == name:
        return node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        found = child and find(child, role, name)
        if found:
            return found
    return None


def out(kind, **values):
    print(json.dumps(dict(values, kind=kind)), flush=True)


def heard(event):
    source = event.source
    data = event.any_data if isinstance(event.any_data, str) else ""
    out("event", type=str(event.type), name=source.name if source else "", detail=event.detail1, data=data,
        at=time.time(), focused=bool(source and source.getState().contains(pyatspi.STATE_FOCUSED)))


def command(line):
    what, _, rest = line.strip().partition(" ")
    try:
        if what == "tree":
            found = []
            walk(application(), found)
            out("tree", nodes=found)
        elif what in ("press", "focus"):
            role, _, name = rest.partition("|")
            node = find(application(), role, name)
            if node is None:
                out(what, ok=False)
            elif what == "press":
                out(what, ok=node.queryAction().doAction(0))
            else:
                out(what, ok=node.queryComponent().grabFocus())
        elif what == "text":
            role, _, name = rest.partition("|")
            node = find(application(), role, name)
            out(what, text=node.queryText().getText(0, -1) if node else None)
    except Exception as failed:  # what went wrong is for the test to tell
        out("failed", what=line, why=repr(failed))
    return False


def commands():
    for line in sys.stdin:
        GLib.idle_add(command, line)
    GLib.idle_add(pyatspi.Registry.stop)


application()
pyatspi.Registry.registerEventListener(
    heard, "object:state-changed:focused", "object:property-change:accessible-name", "object:announcement")
out("ready")
threading.Thread(target=commands, daemon=True).start()
pyatspi.Registry.start()
