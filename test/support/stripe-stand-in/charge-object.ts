import type { Stripe } from 'stripe';
import type { StandInPayment } from './stand-in-state.js';

const nobody: Stripe.Charge.BillingDetails = {
  ...{ address: null, email: null, name: null, phone: null, tax_id: null },
};

/** A charge with every field that Stripe always sends; what refunds did to it is not looked at. */
export function chargeObject({ id, chargeId, amount, currency }: StandInPayment): Stripe.Charge {
  return {
    ...{ id: chargeId, object: 'charge', amount, currency, payment_intent: id },
    ...{ amount_captured: amount, amount_refunded: 0, captured: true, created: 0, paid: true },
    ...{ application: null, application_fee: null, application_fee_amount: null },
    ...{ balance_transaction: null, billing_details: nobody, customer: null, description: null },
    ...{ calculated_statement_descriptor: null, disputed: false, failure_code: null },
    ...{ failure_balance_transaction: null, failure_message: null, fraud_details: null },
    ...{ livemode: false, metadata: {}, on_behalf_of: null, outcome: null, payment_method: null },
    ...{ payment_method_details: null, receipt_email: null, receipt_number: null },
    ...{ receipt_url: null, refunded: false, review: null, shipping: null, source: null },
    ...{ source_transfer: null, statement_descriptor: null, statement_descriptor_suffix: null },
    ...{ status: 'succeeded', transfer_data: null, transfer_group: null },
  };
}
