import type { ModalView } from '@slack/types';
import { actions, button, modal, section } from '../../src/blocks/layout.js';
import { countText, safe, safeSentence } from '../../src/blocks/text.js';
import { reportChartTitle, reportCsvTitle, reportIds } from './ids.js';
import { type ReportPlace, reportMetadata } from './metadata.js';

type SentForm = { title: string; callbackId: string };

/** It stands where the report stood, since Slack lays three windows on one another at most. */
function sentView(form: SentForm, texts: readonly string[], place: ReportPlace): ModalView {
  const page = String(place.page);
  const back = button({ text: 'See report again', actionId: reportIds.back, value: page });
  return modal({
    ...form,
    metadata: reportMetadata.write(place),
    blocks: [...texts.map((text) => section(text)), ...actions([back])],
  });
}

function fileView(text: string, place: ReportPlace): ModalView {
  return sentView({ title: reportCsvTitle, callbackId: reportIds.csvCallback }, [text], place);
}

export function sentCsvModal({ fileName }: { fileName: string }, place: ReportPlace): ModalView {
  return fileView(
    `*${safe(fileName)}* is in your messages from Credit Desk. Spreadsheets open it as it is.`,
    place,
  );
}

export function csvNotSentModal(sentence: string, place: ReportPlace): ModalView {
  return fileView(safeSentence(sentence), place);
}

function chartView(texts: readonly string[], place: ReportPlace): ModalView {
  return sentView({ title: reportChartTitle, callbackId: reportIds.chartCallback }, texts, place);
}

/** What is said where there is no room for the charts of all currencies. */
export function leftOutText(count: number): string {
  return `${countText(count)} more would not fit into one message: the table and the CSV have all of it.`;
}

export function sentChartModal(
  sent: { count: number; leftOut: number },
  place: ReportPlace,
): ModalView {
  const what = sent.count === 1 ? 'The chart is' : `The ${countText(sent.count)} charts are`;
  const more = sent.leftOut === 0 ? [] : [leftOutText(sent.leftOut)];
  return chartView([`${what} in your messages from Credit Desk.`, ...more], place);
}

export function chartNotSentModal(sentence: string, place: ReportPlace): ModalView {
  return chartView([safeSentence(sentence)], place);
}
