import type { ModalView } from '@slack/types';
import { modal, section } from '../../src/blocks/layout.js';
import { countText, safe, safeSentence } from '../../src/blocks/text.js';
import { reportChartTitle, reportCsvTitle, reportIds } from './ids.js';

function fileView(text: string): ModalView {
  return modal({
    title: reportCsvTitle,
    callbackId: reportIds.csvCallback,
    blocks: [section(text)],
  });
}

export function sentCsvModal({ fileName }: { fileName: string }): ModalView {
  return fileView(
    `*${safe(fileName)}* is in your messages from Credit Desk. Spreadsheets open it as it is.`,
  );
}

export function csvNotSentModal(sentence: string): ModalView {
  return fileView(safeSentence(sentence));
}

function chartView(texts: readonly string[]): ModalView {
  return modal({
    title: reportChartTitle,
    callbackId: reportIds.chartCallback,
    blocks: texts.map((text) => section(text)),
  });
}

/** What is said where there is no room for the charts of all currencies. */
export function leftOutText(count: number): string {
  return `${countText(count)} more would not fit into one message: the table and the CSV have all of it.`;
}

export function sentChartModal(sent: { count: number; leftOut: number }): ModalView {
  const what = sent.count === 1 ? 'The chart is' : `The ${countText(sent.count)} charts are`;
  return chartView([
    `${what} in your messages from Credit Desk.`,
    ...(sent.leftOut === 0 ? [] : [leftOutText(sent.leftOut)]),
  ]);
}

export function chartNotSentModal(sentence: string): ModalView {
  return chartView([safeSentence(sentence)]);
}
