import type { CalendarDate } from '../../domain/calendar-date.js';
import type { ReportName, ReportTable } from '../../domain/reports/report.js';
import type { TrailFilter } from '../../domain/trail/trail-filter.js';

/**
 * What is asked for; the days count where the report is about a day or a period. `only`: of the audit
 * trail, which acts.
 */
export type ReportRequest = {
  name: ReportName;
  from: CalendarDate;
  until: CalendarDate;
  only?: TrailFilter;
};

export type Report = ReportRequest & {
  table: ReportTable;
  /** The moment of which it tells. */
  readAt: Date;
  /** By which its next page, its chart and its file are those of the same moment. */
  id: string;
};
