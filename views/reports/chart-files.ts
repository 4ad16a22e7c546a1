import { safeSentence } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { chartsOf } from '../../src/domain/reports/charts.js';
import type { Report } from '../../src/services/reports/read-report.js';
import { type WordedChart, wordChart } from './chart-words.js';
import { daysText } from './modal.js';
import { fileStem, reportWords } from './report-words.js';
import { leftOutText } from './sent.js';

/** Pictures of one message; a club has one currency, seldom two, and three charts of each at most. */
export const mostCharts = 9;

/** The charts of a report in words, as many as one message takes, and how many are left out. */
export function chartsToDraw(report: Report, club: ShownClub) {
  const { name, table } = report;
  const days = daysText(report, club);
  const charts = chartsOf(name, table);
  const worded = charts.slice(0, mostCharts).map((chart) => wordChart(chart, { name, days }, club));
  return { charts: worded, leftOut: charts.length - worded.length };
}

/** The pictures with their names, and the sums in words for whoever reads the message alone. */
export function chartFiles(
  report: Report,
  drawn: { charts: readonly WordedChart[]; leftOut: number; bytes: readonly Buffer[] },
  club: ShownClub,
) {
  const { name, until } = report;
  const pictures = drawn.charts.flatMap(({ picture, alt, byWhat }, place) => {
    const bytes = drawn.bytes[place];
    if (bytes === undefined) return [];
    const what = `${fileStem(name)}${byWhat.replaceAll(' ', '-')}`;
    const fileName = `${what}-${picture.currency.toLowerCase()}-${until}.png`;
    return [{ fileName, title: `${picture.title}, ${picture.about}`, bytes, alt }];
  });
  const lines = [
    safeSentence(`${reportWords[name].title}, ${daysText(report, club)}`),
    ...drawn.charts.map(({ inWords }) => `• ${safeSentence(inWords)}`),
    ...(drawn.leftOut === 0 ? [] : [leftOutText(drawn.leftOut)]),
  ];
  return { pictures, says: lines.join('\n'), count: pictures.length, leftOut: drawn.leftOut };
}
