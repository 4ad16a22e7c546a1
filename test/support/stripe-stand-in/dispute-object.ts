import type { Stripe } from 'stripe';

/** What the stand-in keeps of a dispute. Minor units. */
export type DisputeFacts = {
  id: string;
  chargeId: string;
  paymentId: string;
  amount: number;
  currency: string;
  created: number;
  status: Stripe.Dispute.Status;
};

const evidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** A dispute with every field that Stripe always sends. */
export function disputeObject(facts: DisputeFacts): Stripe.Dispute {
  return {
    id: facts.id,
    object: 'dispute',
    amount: facts.amount,
    balance_transactions: [],
    charge: facts.chargeId,
    created: facts.created,
    currency: facts.currency,
    enhanced_eligibility_types: [],
    evidence,
    evidence_details: {
      due_by: null,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: facts.status.startsWith('warning_'),
    livemode: false,
    metadata: {},
    payment_intent: facts.paymentId,
    reason: 'fraudulent',
    status: facts.status,
  };
}
