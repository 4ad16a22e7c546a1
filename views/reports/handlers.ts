import type { ModalView } from '@slack/types';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { type ReportName, reportNames } from '../../src/domain/reports/report.js';
import { reportCsv } from '../../src/domain/reports/report-csv.js';
import { wholeTrail } from '../../src/domain/trail/trail-filter.js';
import { readReport } from '../../src/services/reports/read-report.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { sendDocument } from '../flow/send-document.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitSearch } from '../flow/submit-search.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { chosenDate } from '../forms/form-values.js';
import { reportButton, reportCsvTitle, reportIds, reportsIds, reportsTitle } from './ids.js';
import { type ReportPlace, reportMetadata } from './metadata.js';
import {
  csvNotSentModal,
  daysText,
  reportModal,
  reportsModal,
  sendingCsvModal,
  sentCsvModal,
} from './modal.js';
import { reportWords } from './report-words.js';
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

async function viewOf(
  { desk }: Surroundings,
  actor: Actor,
  { page, ...request }: ReportPlace,
): Promise<ModalView> {
  return reportModal(await readReport(desk, actor, request), page, shownClub(desk));
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
  const next = { what: 'Working the report out', title: reportWords[name].title };
  await showNext(surroundings.edge, pressed, next, (actor) => {
    const { today } = shownClub(surroundings.desk);
    return viewOf(surroundings, actor, { name, page: 0, only: wholeTrail, ...usualDays(today) });
  });
}

/** The report as its days say; days the wrong way round are put right. */
function placeOfDays({ private_metadata, state }: Submitted['view']): ReportPlace {
  const place = reportMetadata.read(private_metadata);
  const from = chosenDate(state.values, reportIds.from) ?? place.from;
  const until = chosenDate(state.values, reportIds.until) ?? place.until;
  const [first, last] = from <= until ? [from, until] : [until, from];
  const only = chosenFilter(state.values, place.only);
  return { ...place, from: first, until: last, page: 0, only };
}

/** Another page, or other days. */
async function changeReport(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { ack, body, client } = pressed;
  await ack();
  const turns = [reportIds.next, reportIds.previous].some((id) => id === actionIdOf(body));
  const request = { client, body, what: 'Working the report out' };
  await surroundings.edge.refreshModal(request, (actor, view) => {
    const place = turns
      ? { ...reportMetadata.read(view.private_metadata), page: Number(buttonValue(body)) }
      : placeOfDays(view);
    return viewOf(surroundings, actor, place);
  });
}

async function submitReport(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const search = { what: 'Your report', button: reportButton, command: '/credit-desk' };
  const show = (actor: Actor) => viewOf(surroundings, actor, placeOfDays(submitted.view));
  await submitSearch(surroundings, submitted, { ...search, show });
}

async function sendCsv(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  const { page: _page, ...request } = reportMetadata.read(
    pressed.body.view?.private_metadata ?? '',
  );
  await sendDocument(surroundings, pressed, {
    what: 'Making the file',
    title: reportCsvTitle,
    make: async (actor) => {
      const report = await readReport(desk, actor, request);
      const title = `${reportWords[request.name].title}, ${daysText(report, shownClub(desk))}`;
      return {
        fileName: `${request.name}-${request.until}.csv`,
        title,
        says: title,
        bytes: Buffer.from(reportCsv(report.table)),
      };
    },
    sending: sendingCsvModal,
    sent: sentCsvModal,
    notSent: csvNotSentModal,
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
  [reportIds.csv]: sendCsv,
};

export const searches: FormHandlers['searches'] = {};
