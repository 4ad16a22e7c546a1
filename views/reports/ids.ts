export const reportsIds = {
  callback: 'reports',
  open: 'reports.open',
  show: 'reports.show',
} as const;

export const reportIds = {
  callback: 'report',
  from: 'report.from',
  until: 'report.until',
  previous: 'report.previous',
  next: 'report.next',
  act: 'report.act',
  people: 'report.people',
  door: 'report.door',
  csv: 'report.csv',
  csvCallback: 'report-csv',
} as const;

export const reportsTitle = 'Reports';
export const reportCsvTitle = 'Report as CSV';
/** Of a report that is about chosen days. */
export const reportButton = 'Show';
