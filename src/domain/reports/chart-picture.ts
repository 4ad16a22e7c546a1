import type { ChartSeries } from './chart.js';

/** `amounts` in minor units, one for each series, and the same as they are written. */
export type PictureBar = {
  label: string;
  amounts: readonly bigint[];
  figures: readonly string[];
};

/** Everything that is drawn of a chart, in words of its club. */
export type ChartPicture = {
  title: string;
  /** Of which days, and in which currency. */
  about: string;
  series: readonly ChartSeries[];
  bars: readonly PictureBar[];
  /** What stands below the bars, a line each. */
  notes: readonly string[];
  /** How the axis writes amounts (BCP 47, ISO 4217). */
  locale: string;
  currency: string;
};
