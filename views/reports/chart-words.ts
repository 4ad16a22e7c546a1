import type { ShownClub } from '../../src/blocks/words.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import { formatDate } from '../../src/domain/calendar-date.js';
import { shownName } from '../../src/domain/people/shown-text.js';
import { visibleText } from '../../src/domain/people/visible-text.js';
import type { Chart, ChartBar, ChartBy, ChartLabel } from '../../src/domain/reports/chart.js';
import type { ChartPicture, PictureBar } from '../../src/domain/reports/chart-picture.js';
import type { ReportName } from '../../src/domain/reports/report.js';
import { monthText } from './cell-words.js';
import { reportWords } from './report-words.js';

/** A chart as it is drawn, and what it says to whoever does not see it. */
export type WordedChart = {
  picture: ChartPicture;
  alt: string;
  /** What it comes to, in one plain sentence. */
  inWords: string;
  /** ` by month`, or nothing. */
  byWhat: string;
};

/** What Slack takes as the text of an image, in characters. */
export const longestAlt = 1000;

const longestName = 60;
const toldBars = 5;

const byWords: Record<ChartBy, string> = {
  age: '',
  side: '',
  month: ' by month',
  year: ' by year',
  day: ' by day',
  week: ' by week',
  way: ' by way',
  reason: ' by reason',
  product: ' by product',
};

function titleOf(name: ReportName, { by }: Chart): string {
  if (name === 'account-credit') return 'Account credit that can be used, by age';
  return `${reportWords[name].title}${byWords[by]}`;
}

function labelText(label: ChartLabel, by: ChartBy, club: ShownClub): string {
  switch (label.kind) {
    case 'text':
      return visibleText(label.text);
    case 'day':
      if (label.day === null) return '';
      return `${by === 'week' ? 'from ' : ''}${formatDate(label.day, club.locale)}`;
    case 'month':
      return monthText(label.month, club);
    default:
      return label satisfies never;
  }
}

function moreText({ by, more }: Chart): string {
  const isTimed = by === 'month' || by === 'year';
  return `${more?.count ?? 0} ${isTimed ? 'earlier' : 'more'}`;
}

/** `Credited -£12.50, Voided £1.00`, without what is nothing; of one series the amount alone. */
function amountsText({ series }: Chart, figures: readonly string[], amounts: readonly bigint[]) {
  if (series.length === 1) return figures[0] ?? '';
  const parts = series.flatMap(({ title }, place) => {
    return amounts[place] === 0n ? [] : [`${title} ${figures[place] ?? ''}`];
  });
  return parts.join(', ');
}

function sizeOf({ amounts }: PictureBar): bigint {
  return amounts.reduce((sum, amount) => sum + (amount < 0n ? -amount : amount), 0n);
}

/** The bars that say most, in words. */
function highest(chart: Chart, bars: readonly PictureBar[]): string {
  const sorted = bars.toSorted((one, other) => (sizeOf(other) > sizeOf(one) ? 1 : -1));
  const told = sorted.slice(0, toldBars).map(({ label, figures, amounts }) => {
    const name = label.length > longestName ? `${label.slice(0, longestName)}…` : label;
    return `${shownName(name)}: ${amountsText(chart, figures, amounts)}`;
  });
  const rest = bars.length - told.length;
  return `${told.join('; ')}${rest > 0 ? `; and ${rest} smaller` : ''}`;
}

function notesOf(chart: Chart, inAll: string): string[] {
  const isMinus = chart.series.some(({ side }) => side === 'takes');
  return [
    `In all: ${inAll}`,
    ...(isMinus ? ['Red, with a minus sign: what the club gave back or owes.'] : []),
    ...(chart.more === null
      ? []
      : [`The bar "${moreText(chart)}" is those without one of their own.`]),
  ];
}

/** A chart in the words of its club. `days` says of which days it is. */
export function wordChart(
  chart: Chart,
  report: { name: ReportName; days: string },
  club: ShownClub,
): WordedChart {
  const { currency, series, more } = chart;
  const money = (amount: bigint) => formatAmount(amount, currency, club.locale);
  const shown = ({ amounts }: Pick<ChartBar, 'amounts'>, label: string): PictureBar => ({
    ...{ label, amounts, figures: amounts.map(money) },
  });
  const bars = chart.bars.map((bar) => shown(bar, labelText(bar.label, chart.by, club)));
  const all = more === null ? bars : [...bars, shown(more, moreText(chart))];
  const title = titleOf(report.name, chart);
  const about = `${report.days}, in ${currency}`;
  const inAll = amountsText(chart, chart.totals.map(money), chart.totals);
  const alt = `Bar chart. ${title}, ${about}. In all: ${inAll}. Highest: ${highest(chart, all)}.`;
  return {
    picture: {
      ...{ title, about, series, bars: all, currency, locale: club.locale },
      notes: notesOf(chart, inAll),
    },
    alt: alt.slice(0, longestAlt),
    inWords: `${title}, in ${currency}. In all: ${inAll}.`,
    byWhat: byWords[chart.by],
  };
}
