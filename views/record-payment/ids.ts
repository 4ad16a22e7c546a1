export const recordPaymentIds = {
  callback: 'record-payment',
  open: 'record-payment.open',
  payer: 'record-payment.payer',
  amount: 'record-payment.amount',
  receivedOn: 'record-payment.received-on',
  how: 'record-payment.how',
  reference: 'record-payment.reference',
  state: 'record-payment.state',
  currency: 'record-payment.currency',
  part: 'record-payment.part',
  spread: 'record-payment.spread',
} as const;

export const recordPaymentTitle = 'Record payment';
export const recordPaymentButton = 'Record payment';

/** An id of its own for each time the amount is spread, so that the new shares stand in the inputs. */
export function partBlockOf(invoiceId: string, round: number): string {
  return `${recordPaymentIds.part}:${round}:${invoiceId}`;
}
