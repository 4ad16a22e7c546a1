import type { KnownBlock, ModalView } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import {
  actions,
  button,
  context,
  divider,
  entries,
  modal,
  section,
} from '../../src/blocks/layout.js';
import { nearestPage, pageOf, pager } from '../../src/blocks/pager.js';
import { countText, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { chartsOf } from '../../src/domain/reports/charts.js';
import { reportNames, timeOfReport } from '../../src/domain/reports/report.js';
import { wholeTrail } from '../../src/domain/trail/trail-filter.js';
import type { Report } from '../../src/services/reports/read-report.js';
import { rowText } from './cell-words.js';
import { reportButton, reportIds, reportsIds, reportsTitle } from './ids.js';
import { reportMetadata } from './metadata.js';
import { reportWords } from './report-words.js';
import { trailInputs } from './trail-filter.js';

export const reportRowsPerPage = 20;

/** Every report with a button. */
export function reportsModal(): ModalView {
  const rows = reportNames.map((name) => {
    const { title, does } = reportWords[name];
    const spoken = `See report: ${title}`;
    return section(
      `*${title}*\n${does}`,
      button({ text: 'See report', actionId: reportsIds.show, value: name, spoken }),
    );
  });
  return modal({ title: reportsTitle, callbackId: reportsIds.callback, blocks: rows });
}

function dayInput(id: string, label: string, initial_date: string): KnownBlock {
  const element = { type: 'datepicker' as const, initial_date };
  return input({ id, label, element, dispatch: true });
}

/** The days that the report is about, to be chosen anew. */
function dayInputs({ name, from, until }: Report): KnownBlock[] {
  switch (timeOfReport[name]) {
    case 'now':
      return [];
    case 'day':
      return [dayInput(reportIds.until, 'At the end of', until)];
    case 'period':
      return [dayInput(reportIds.from, 'From', from), dayInput(reportIds.until, 'Until', until)];
    default:
      return timeOfReport[name] satisfies never;
  }
}

function cutBlocks(cutAt: number | undefined): KnownBlock[] {
  if (cutAt === undefined) return [];
  const sentence = `There are more than ${countText(cutAt)} in these days. Only the newest are here and in the file: choose fewer days for the others.`;
  return [section(sentence)];
}

/** What is sent of a report: a chart where there is something to be seen, and the file. */
function fileButtons({ name, table }: Report) {
  const { title } = reportWords[name];
  const csv = button({ text: 'CSV', actionId: reportIds.csv, spoken: `CSV: ${title}` });
  const chart = button({ text: 'Chart', actionId: reportIds.chart, spoken: `Chart: ${title}` });
  return chartsOf(name, table).length === 0 ? [csv] : [chart, csv];
}

/** One report: what is counted, its sums, one page of its rows, and the file of all of them. */
export function reportModal(report: Report, wanted: number, club: ShownClub): ModalView {
  const { name, from, until, table, only = wholeTrail } = report;
  const { title, about, nothing } = reportWords[name];
  const total = table.rows.length;
  const page = nearestPage(wanted, reportRowsPerPage, total);
  const shown = { page, pageSize: reportRowsPerPage, total };
  const text = (cells: Report['table']['rows'][number]) => rowText(table.titles, cells, club);
  return modal({
    title,
    callbackId: reportIds.callback,
    ...(timeOfReport[name] === 'now' ? {} : { submit: reportButton }),
    metadata: reportMetadata.write({ name, from, until, page, only, seen: report.id }),
    blocks: [
      context(safeSentence(`${about} As of ${wordsFor(club).time(report.readAt)}.`)),
      ...dayInputs(report),
      ...(name === 'audit-trail' ? trailInputs(only) : []),
      ...cutBlocks(table.cutAt),
      ...(total === 0 ? [section(nothing)] : entries(table.totals.map(text))),
      ...(total === 0 ? [] : [...actions(fileButtons(report)), divider]),
      ...pager('report', 'rows', shown),
      ...entries(pageOf(table.rows, page, reportRowsPerPage).map(text)),
    ],
  });
}

/** The days of a report in words, for what is sent of it. */
export function daysText({ name, from, until, readAt }: Report, club: ShownClub): string {
  const { date, time } = wordsFor(club);
  switch (timeOfReport[name]) {
    case 'now':
      return `as of ${time(readAt)}`;
    case 'day':
      return `at the end of ${date(until)}`;
    case 'period':
      return `${date(from)} to ${date(until)}`;
    default:
      return timeOfReport[name] satisfies never;
  }
}
