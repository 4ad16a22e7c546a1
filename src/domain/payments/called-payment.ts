/**
 * What a sentence calls a payment: by the id that its provider or a file gave it. One that was
 * recorded at the desk has none that anybody knows.
 */
export function calledPayment(paymentId: string): string {
  return /^desk-[0-9a-f-]{36}/.test(paymentId) ? 'This payment' : `Payment ${paymentId}`;
}
