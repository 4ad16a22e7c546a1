import type { Stripe } from 'stripe';

type RawType = NonNullable<Stripe.errors.StripeError['rawType']>;

/** A refusal as Stripe answers it. */
export class StandInError extends Error {
  readonly status: number;
  readonly code: string | undefined;

  constructor(status: number, code: string | undefined, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body() {
    const { status, code, message } = this;
    const error: { type: RawType; code?: string; message: string } = {
      type: typeOf(status, code),
      message,
    };
    return { error: code === undefined ? error : { ...error, code } };
  }
}

function typeOf(status: number, code: string | undefined): RawType {
  if (code === 'idempotency_error') return 'idempotency_error';
  if (status >= 500) return 'api_error';
  if (status === 429) return 'rate_limit_error';
  if (status === 402) return 'card_error';
  if (status === 401) return 'authentication_error';
  return 'invalid_request_error';
}
