/** What each file imports, files of the project only. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The files from which one can come back to themselves, one list for each such knot. */
export function findCircles(graph: ImportGraph): string[][] {
  const reached = new Map([...graph.keys()].map((file) => [file, reachableFrom(file, graph)]));
  const knots = new Map<string, string[]>();
  for (const [file, others] of reached) {
    if (!others.has(file)) continue;
    const knot = [...others].filter((other) => reached.get(other)?.has(file)).sort();
    knots.set(knot.join(' '), knot);
  }
  return [...knots.values()];
}

function reachableFrom(start: string, graph: ImportGraph): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const next of graph.get(file) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return seen;
}
