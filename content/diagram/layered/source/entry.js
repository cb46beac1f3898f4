// Places the boxes of a graph in layers, and its arrows, by dagre. Given and returned as JSON: boxes and
// arrows are named by their place in their lists.
import * as dagre from "@dagrejs/dagre";

// The machine that this runs in has no structuredClone; what is cloned here is plain data.
globalThis.structuredClone ??= (value) => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

globalThis.layered = (input) => {
  const given = JSON.parse(input);
  const g = new dagre.graphlib.Graph({ multigraph: true, compound: true });
  g.setGraph({ rankdir: given.direction, nodesep: given.across, ranksep: given.along, edgesep: 16 });
  given.boxes.forEach((b, i) => g.setNode(String(i), { width: b.w, height: b.h }));
  given.boxes.forEach((b, i) => {
    if (b.within >= 0) g.setParent(String(i), String(b.within));
  });
  // From the last on: dagre then sets what an arrow leads to in the order in which it is written.
  for (let i = given.arrows.length - 1; i >= 0; i--) {
    const a = given.arrows[i];
    g.setEdge(String(a.from), String(a.to), { width: a.w, height: a.h, labelpos: "c", minlen: a.length }, String(i));
  }
  dagre.layout(g);
  const boxes = given.boxes.map((_, i) => {
    const n = g.node(String(i));
    return { x: n.x - n.width / 2, y: n.y - n.height / 2, w: n.width, h: n.height };
  });
  const arrows = given.arrows.map((a, i) => {
    const e = g.edge(String(a.from), String(a.to), String(i));
    return { points: e.points.map((p) => ({ x: p.x, y: p.y })), x: e.x ?? 0, y: e.y ?? 0 };
  });
  return JSON.stringify({ boxes, arrows });
};
