/** The files that a folder may hold, in the order in which they are read, with their columns. */
export const fileLayouts = {
  'contacts.csv': { required: ['id', 'name'], optional: ['email', 'payer_id'] },
  'products.csv': {
    required: ['id', 'name', 'price', 'currency', 'billing', 'auto_collect'],
    optional: [],
  },
  'sessions.csv': {
    required: ['id', 'product_id', 'title', 'starts_at', 'ends_at'],
    optional: [],
  },
  'enrolments.csv': { required: ['contact_id', 'product_id', 'from'], optional: ['until'] },
  'invoices.csv': {
    required: ['number', 'payer_id', 'issued_on', 'due_on', 'currency', 'auto_collect'],
    optional: ['voided_on'],
  },
  'invoice_lines.csv': {
    required: ['invoice_number', 'line', 'contact_id', 'description', 'amount'],
    optional: ['product_id', 'tax_rate', 'sessions_billed', 'from', 'until', 'order_id'],
  },
  'payments.csv': {
    required: ['id', 'invoice_number', 'amount', 'provider', 'received_on', 'status'],
    optional: ['reversed_on'],
  },
  'credit_notes.csv': {
    required: ['invoice_number', 'amount', 'created_on', 'reason'],
    optional: ['line', 'voided_on', 'id'],
  },
  'applications.csv': {
    required: ['invoice_number', 'amount', 'applied_on'],
    optional: ['taken_back_on', 'id'],
  },
  'overpayments.csv': { required: ['invoice_number', 'amount', 'moved_on'], optional: ['id'] },
  'refunds.csv': {
    required: ['invoice_number', 'amount', 'refunded_on'],
    optional: ['payment_id', 'id'],
  },
  'write_offs.csv': { required: ['invoice_number', 'amount', 'written_off_on'], optional: ['id'] },
  'pay_outs.csv': { required: ['contact_id', 'amount', 'currency', 'paid_on'], optional: ['id'] },
  'account_credit.csv': {
    required: ['contact_id', 'amount', 'currency', 'created_on'],
    optional: ['expires_on'],
  },
  'bookings.csv': {
    required: ['session_id', 'contact_id', 'paid_by'],
    optional: ['invoice_number', 'line', 'pass_id'],
  },
  'orders.csv': {
    required: ['id', 'contact_id', 'product_id', 'due_on', 'amount', 'currency'],
    optional: [],
  },
  'passes.csv': { required: ['id', 'contact_id', 'product_id', 'uses_left'], optional: [] },
} as const satisfies Record<string, FileLayout>;

export type FileLayout = { required: readonly string[]; optional: readonly string[] };

export type ImportFileName = keyof typeof fileLayouts;

export function isImportFileName(name: string): name is ImportFileName {
  return Object.hasOwn(fileLayouts, name);
}

export const importFileNames: readonly ImportFileName[] =
  Object.keys(fileLayouts).filter(isImportFileName);

/** The days that have come already when a row is true; due dates, orders and sessions lie ahead. */
export const pastColumns: Partial<Record<ImportFileName, readonly string[]>> = {
  'invoices.csv': ['issued_on', 'voided_on'],
  'payments.csv': ['received_on', 'reversed_on'],
  'credit_notes.csv': ['created_on', 'voided_on'],
  'applications.csv': ['applied_on', 'taken_back_on'],
  'overpayments.csv': ['moved_on'],
  'refunds.csv': ['refunded_on'],
  'write_offs.csv': ['written_off_on'],
  'pay_outs.csv': ['paid_on'],
  'account_credit.csv': ['created_on'],
};
