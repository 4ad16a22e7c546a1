import { wholeTrail } from '../../domain/trail/trail-filter.js';
import type { Store } from '../../store/connection.js';
import type { Report, ReportRequest } from './report-request.js';

/** How long somebody turns pages; whoever goes on later sees the books anew. */
const keptMs = 10 * 60_000;

/** Of all kept reports together; a row is about a kilobyte. */
const mostRows = 25_000;

type Kept = {
  /** The report that was seen, if it is still here and is the one that is asked for. */
  find(request: ReportRequest, id: string): Report | undefined;
  keep(report: Report): void;
};

function asked({ name, from, until, only }: ReportRequest): string {
  const { act, door, userIds } = only ?? wholeTrail;
  return JSON.stringify([name, from, until, act, door, userIds]);
}

/** Keeps the newest, not for longer than somebody turns pages, and never many rows. */
export function createKeptReports(): Kept {
  const reports = new Map<string, Report>();
  const rowsOfAll = () =>
    [...reports.values()].reduce((sum, one) => sum + one.table.rows.length, 0);
  return {
    find(request, id) {
      const report = reports.get(id);
      return report !== undefined && asked(report) === asked(request) ? report : undefined;
    },
    keep(report) {
      reports.set(report.id, report);
      setTimeout(() => reports.delete(report.id), keptMs).unref();
      for (const id of reports.keys()) {
        if (id !== report.id && rowsOfAll() > mostRows) reports.delete(id);
      }
    },
  };
}

/** What this process has read, by database and club. */
const ofStores = new WeakMap<Store, Map<string, Kept>>();

/**
 * Reports that were read a moment ago. A page, a chart and a file of one of them are then of the
 * same moment, and none of them reads the journal again; another process reads it anew.
 */
export function keptReports(store: Store, clubId: string): Kept {
  const ofClubs = ofStores.get(store) ?? new Map<string, Kept>();
  ofStores.set(store, ofClubs);
  const kept = ofClubs.get(clubId) ?? createKeptReports();
  ofClubs.set(clubId, kept);
  return kept;
}
