export const statementPdfIds = {
  callback: 'statement-pdf',
  send: 'statement-pdf.send',
} as const;

export const statementPdfTitle = 'Statement as PDF';
