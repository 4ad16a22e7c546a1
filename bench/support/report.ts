import type { Target } from './question.js';
import type { Results } from './run-rounds.js';
import { ratios, type Spread, spread } from './statistics.js';
import { shortNumber, table } from './table.js';

export type FigureLine = Spread & { name: string; unit: string; values: number[] };
export type TargetLine = Spread & { says: string; wanted: string; holds: boolean | null };
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
  const found = spread(values);
  if (atLeast !== undefined) {
    return [{ says, wanted: `at least ${atLeast}`, ...found, holds: found.median >= atLeast }];
  }
  if (atMost === undefined) return [{ says, wanted: '', ...found, holds: null }];
  return [{ says, wanted: `at most ${atMost}`, ...found, holds: found.median <= atMost }];
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

const ratioHead = ['ratio, round by round', 'median', 'min to max', 'wanted', ''];

function range({ min, max }: Spread): string {
  return `${shortNumber(min)} to ${shortNumber(max)}`;
}

export function printed(report: Report): string {
  const figures = report.figures.map((figure) => {
    return [figure.name, shortNumber(figure.median), range(figure), figure.unit];
  });
  const lines = report.targets.map((line) => {
    const verdict = line.holds === null ? '' : line.holds ? 'holds' : 'missed';
    return [line.says, shortNumber(line.median), range(line), line.wanted, verdict];
  });
  const wrong =
    report.faults.length === 0
      ? 'Every result was right: the counts, and an audit of the books after each run.'
      : `WRONG RESULTS:\n${report.faults.join('\n')}`;
  return [
    table(['figure', 'median', 'min to max', 'unit'], figures),
    ...(lines.length === 0 ? [] : [table(ratioHead, lines)]),
    wrong,
  ].join('\n\n');
}
