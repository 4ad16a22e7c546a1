import type { Target, Unit } from './question.js';
import type { Results } from './run-rounds.js';
import { ratios, type Spread, spread } from './statistics.js';
import { shortNumber, table, withUnit } from './table.js';

export type FigureLine = Spread & { name: string; unit: Unit; values: number[] };
export type TargetLine = Spread & {
  says: string;
  wanted: string;
  holds: boolean | null;
  values: number[];
};
export type Report = { figures: FigureLine[]; targets: TargetLine[]; faults: string[] };

function valuesFor(target: Target, results: Results): number[] {
  const of = results.series.get(target.of)?.byRound ?? new Map<number, number>();
  if (target.over === undefined) return [...of.values()];
  return ratios(of, results.series.get(target.over)?.byRound ?? new Map());
}

function targetLine(target: Target, results: Results): TargetLine[] {
  const values = valuesFor(target, results);
  if (values.length === 0) return [];
  const { says, atLeast, atMost } = target;
  const found = { says, values, ...spread(values) };
  if (atLeast !== undefined) {
    return [{ ...found, wanted: `at least ${atLeast}`, holds: found.median >= atLeast }];
  }
  if (atMost === undefined) return [{ ...found, wanted: '', holds: null }];
  return [{ ...found, wanted: `at most ${atMost}`, holds: found.median <= atMost }];
}

/** Figures and targets of those questions that were asked. */
export function reportOf(results: Results, targets: readonly Target[]): Report {
  const figures = [...results.series.values()].map(({ name, unit, byRound }) => {
    const values = [...byRound.values()];
    return { name, unit, values, ...spread(values) };
  });
  const lines = targets.flatMap((target) => targetLine(target, results));
  return { figures, targets: lines, faults: results.faults };
}

/** What was measured once has no range. */
function range({ min, max, values }: Spread & { values: readonly number[] }): string {
  return values.length === 1 ? 'once' : `${shortNumber(min)} to ${shortNumber(max)}`;
}

function ratioTable(report: Report, before: Readonly<Record<string, number>>): string {
  const rows = report.targets.map((line) => {
    const earlier = before[line.says];
    const missed = line.holds === false;
    const now = shortNumber(line.median);
    return [
      line.says,
      line.wanted,
      earlier === undefined ? '' : shortNumber(earlier),
      missed ? `**${now}**` : now,
      range(line),
      line.holds === null ? '' : missed ? '**missed**' : 'holds',
    ];
  });
  return table(['ratio', 'wanted', 'before', 'now', 'min to max', ''], rows);
}

function figureTable(report: Report, before: Readonly<Record<string, number>>): string {
  const rows = report.figures.map((figure) => {
    const earlier = before[figure.name];
    return [
      figure.name,
      earlier === undefined ? '' : withUnit(earlier, figure.unit),
      withUnit(figure.median, figure.unit),
      range(figure),
    ];
  });
  return table(['figure', 'before', 'now', 'min to max'], rows);
}

/** In the form of `docs/performance.md`, whose two tables can be replaced by these. */
export function printed(report: Report, before: Readonly<Record<string, number>>): string {
  const wrong =
    report.faults.length === 0
      ? 'Every result was right: what was counted, and each audit of the books.'
      : `WRONG RESULTS:\n${report.faults.join('\n')}`;
  return [
    ...(report.targets.length === 0 ? [] : ['## Ratios', ratioTable(report, before)]),
    '## Figures of the same run',
    figureTable(report, before),
    wrong,
  ].join('\n\n');
}
