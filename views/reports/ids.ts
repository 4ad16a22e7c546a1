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
  back: 'report.back',
  act: 'report.act',
  people: 'report.people',
  door: 'report.door',
  csv: 'report.csv',
  csvCallback: 'report-csv',
  chart: 'report.chart',
  chartCallback: 'report-chart',
} as const;

export const reportsTitle = 'Reports';
export const reportCsvTitle = 'Report as CSV';
export const reportChartTitle = 'Report as a chart';
/** Of a report that is about chosen days. */
export const reportButton = 'Show';
