import type { ModalView } from '@slack/types';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { type ReportName, reportNames } from '../../src/domain/reports/report.js';
import { reportCsv } from '../../src/domain/reports/report-csv.js';
import { wholeTrail } from '../../src/domain/trail/trail-filter.js';
import { drawCharts } from '../../src/services/reports/draw-charts.js';
import { readReport } from '../../src/services/reports/read-report.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { sendDocument, sendDrawn } from '../flow/send-document.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitLook } from '../flow/submit-look.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { chosenDate } from '../forms/form-values.js';
import { chartFiles, chartsToDraw } from './chart-files.js';
import {
  reportButton,
  reportChartTitle,
  reportCsvTitle,
  reportIds,
  reportsIds,
  reportsTitle,
} from './ids.js';
import { type ReportPlace, reportMetadata } from './metadata.js';
import { daysText, reportModal, reportsModal } from './modal.js';
import { fileStem, reportWords } from './report-words.js';
import { chartNotSentModal, csvNotSentModal, sentChartModal, sentCsvModal } from './sent.js';
import { chosenFilter } from './trail-filter.js';

/** The days with which a report opens: the last whole month and this one until today. */
function usualDays(today: CalendarDate): { from: CalendarDate; until: CalendarDate } {
  const endOfLast = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${endOfLast.slice(0, 7)}-01`, until: today };
}

function readName(value: string): ReportName {
  const name = reportNames.find((one) => one === value);
  if (name === undefined) throw new Error(`no report is called ${value}`);
  return name;
}

/** Without `seen` the books are read anew. */
type Wanted = Omit<ReportPlace, 'seen'> & { seen: string | null };

async function viewOf(
  { desk }: Surroundings,
  actor: Actor,
  { page, seen, ...request }: Wanted,
): Promise<ModalView> {
  return reportModal(await readReport(desk, actor, request, seen), page, shownClub(desk));
}

async function openReports({ edge }: Surroundings, pressed: Pressed): Promise<void> {
  const next = { what: 'Opening the reports', title: reportsTitle };
  await showNext(edge, pressed, next, async (actor) => {
    requireRight(actor, 'see-reports');
    return reportsModal();
  });
}

async function openReport(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const name = readName(buttonValue(pressed.body));
  const { title } = reportWords[name];
  const next = { what: 'Working the report out', title, takesLong: true };
  await showNext(surroundings.edge, pressed, next, (actor) => {
    const { today } = shownClub(surroundings.desk);
    return viewOf(surroundings, actor, {
      ...{ name, page: 0, only: wholeTrail, seen: null },
      ...usualDays(today),
    });
  });
}

/** The report as its days say; days the wrong way round are put right. */
function placeOfDays({ private_metadata, state }: Submitted['view']): Wanted {
  const place = reportMetadata.read(private_metadata);
  const from = chosenDate(state.values, reportIds.from) ?? place.from;
  const until = chosenDate(state.values, reportIds.until) ?? place.until;
  const [first, last] = from <= until ? [from, until] : [until, from];
  const only = chosenFilter(state.values, place.only);
  return { ...place, from: first, until: last, page: 0, only, seen: null };
}

/** Another page, other days, or the report again after something of it was sent. */
async function changeReport(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { ack, body, client } = pressed;
  await ack();
  const turns = [reportIds.next, reportIds.previous, reportIds.back].some(
    (id) => id === actionIdOf(body),
  );
  const request = { client, body, what: 'Working the report out' };
  await surroundings.edge.refreshModal(request, (actor, view) => {
    const place = turns
      ? { ...reportMetadata.read(view.private_metadata), page: Number(buttonValue(body)) }
      : placeOfDays(view);
    return viewOf(surroundings, actor, place);
  });
}

async function submitReport(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { edge } = surroundings;
  const what = 'Your report';
  const operationId = edge.mintOperationId();
  await submitLook(surroundings, submitted, {
    ...{ what, button: reportButton, books: false, fields: {} },
    remembered: () => ({ operationId, beneath: null }),
    decide: async (actor) => ({
      view: await viewOf(surroundings, actor, placeOfDays(submitted.view)),
      told: { title: what, text: 'It is there now, in the window that you sent it from.' },
    }),
  });
}

/** Which report the pressed button stands in. */
function placeIn({ body }: Pressed): ReportPlace {
  return reportMetadata.read(body.view?.private_metadata ?? '');
}

async function sendCsv(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  const place = placeIn(pressed);
  const { seen, page: _page, ...request } = place;
  await sendDocument(surroundings, pressed, {
    what: 'Making the file',
    title: reportCsvTitle,
    make: async (actor) => {
      const report = await readReport(desk, actor, request, seen);
      const title = `${reportWords[request.name].title}, ${daysText(report, shownClub(desk))}`;
      return {
        fileName: `${fileStem(request.name)}-${request.until}.csv`,
        title,
        says: title,
        bytes: Buffer.from(reportCsv(report.table)),
      };
    },
    sent: (file) => sentCsvModal(file, place),
    notSent: (sentence) => csvNotSentModal(sentence, place),
  });
}

async function sendChart(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  const place = placeIn(pressed);
  const { seen, page: _page, ...request } = place;
  await sendDrawn(surroundings, pressed, {
    what: 'Drawing the chart',
    title: reportChartTitle,
    make: async (actor) => {
      const report = await readReport(desk, actor, request, seen);
      const club = shownClub(desk);
      const wanted = chartsToDraw(report, club);
      const pictures = wanted.charts.map(({ picture }) => picture);
      const bytes = await drawCharts(desk, actor, pictures);
      return chartFiles(report, { ...wanted, bytes }, club);
    },
    sent: (drawn) => sentChartModal(drawn, place),
    notSent: (sentence) => chartNotSentModal(sentence, place),
  });
}

export const submissions: FormHandlers['submissions'] = { [reportIds.callback]: submitReport };

export const actions: FormHandlers['actions'] = {
  [reportsIds.open]: openReports,
  [reportsIds.show]: openReport,
  [reportIds.from]: changeReport,
  [reportIds.until]: changeReport,
  [reportIds.act]: changeReport,
  [reportIds.people]: changeReport,
  [reportIds.door]: changeReport,
  [reportIds.previous]: changeReport,
  [reportIds.next]: changeReport,
  [reportIds.back]: changeReport,
  [reportIds.csv]: sendCsv,
  [reportIds.chart]: sendChart,
};

export const searches: FormHandlers['searches'] = {};
