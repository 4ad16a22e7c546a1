/**
 * What a provider keeps of a payment, and does not give back when the payment is refunded. Minor
 * units; `perTenThousand` is the share of the amount, 150 for 1.5 %.
 */
export type KeptFee = {
  perTenThousand: bigint;
  fixedMinor: bigint;
  leastMinor: bigint;
  mostMinor: bigint | null;
};

/** What a refund costs: the fee of the payment is lost, and some charge for sending it back. */
export type RefundFees = { kept: KeptFee; perRefundMinor: bigint };

/** How money received through a provider can be sent back. */
export type ProviderRule = {
  /** What people call the provider. */
  name: string;
  /** Whether the provider sends money back, or only people can, by a transfer or in cash. */
  sendsBack: boolean;
  /** Up to how many days after it was received; null = at any age. */
  withinDays: number | null;
  /** Whether what a part refund left can be refunded as well. */
  partRefunds: 'several' | 'one';
  /** By currency, or the same share in every one; null where what is charged is not known. */
  fees: Readonly<Partial<Record<string, RefundFees>>> | RefundFees | null;
  /** How the provider's own ids of refunds look, by which it is known again; null = not known. */
  refundId: RegExp | null;
  /** How long the payer waits for it, in working days; null where people send it. */
  workingDays: { from: number; to: number } | null;
};

const onePercent: KeptFee = {
  perTenThousand: 100n,
  fixedMinor: 0n,
  leastMinor: 20n,
  mostMinor: 200n,
};

function plusFixed(perTenThousand: bigint, fixedMinor: bigint): KeptFee {
  return { perTenThousand, fixedMinor, leastMinor: 0n, mostMinor: null };
}

const byHand = {
  sendsBack: false,
  withinDays: null,
  partRefunds: 'several',
  refundId: null,
  workingDays: null,
} as const;

/** What JoinIn charges for a payment that is taken offline: 2.5 % and the VAT of 20 % on it. */
const takenOffline: RefundFees = { kept: plusFixed(300n, 0n), perRefundMinor: 0n };

/**
 * The rules that JoinIn's help gives for its providers (which of them refund, 60 days, one part
 * refund online, 50p a refund, 2.5 % and VAT offline), and each provider's published standard price in
 * pounds. A club with a price of its own pays another fee, so screens compare, and the books hold what
 * was really charged.
 */
const rules: Readonly<Record<string, ProviderRule>> = {
  gocardless: {
    name: 'GoCardless',
    sendsBack: true,
    withinDays: null,
    partRefunds: 'one',
    refundId: null,
    fees: { GBP: { kept: onePercent, perRefundMinor: 50n } },
    workingDays: { from: 3, to: 6 },
  },
  paypal: {
    name: 'PayPal',
    sendsBack: true,
    withinDays: 60,
    partRefunds: 'one',
    refundId: null,
    fees: { GBP: { kept: plusFixed(290n, 30n), perRefundMinor: 0n } },
    workingDays: { from: 3, to: 5 },
  },
  stripe: {
    name: 'Stripe',
    sendsBack: true,
    withinDays: null,
    partRefunds: 'several',
    refundId: /^(?:re|pyr)_[A-Za-z0-9_]+$/,
    fees: { GBP: { kept: plusFixed(150n, 20n), perRefundMinor: 0n } },
    workingDays: { from: 5, to: 10 },
  },
  'london & zurich': { ...byHand, name: 'London & Zurich', fees: null },
  cash: { ...byHand, name: 'cash', fees: takenOffline },
  bank: { ...byHand, name: 'bank transfer', fees: takenOffline },
  card: { ...byHand, name: 'card', fees: takenOffline },
  other: { ...byHand, name: 'other', fees: takenOffline },
};

/** `London & Zurich`, `london-and-zurich` and `LondonZurich` are one provider. */
function plainName(provider: string): string {
  return provider
    .toLowerCase()
    .replace(/\band\b/g, '')
    .replace(/[^a-z0-9]/g, '');
}

const ruleOf = new Map(Object.entries(rules).map(([name, rule]) => [plainName(name), rule]));

/** The rule of a payment's provider; one that nobody knows is refunded by hand. */
export function providerRule(provider: string): ProviderRule {
  return ruleOf.get(plainName(provider)) ?? { ...byHand, name: provider, fees: null };
}

/** What is charged in a currency, in its minor units; null where that is not known. */
export function refundFees(provider: string, currency: string): RefundFees | null {
  const { fees } = providerRule(provider);
  if (fees === null) return null;
  return isForAll(fees) ? fees : (fees[currency] ?? null);
}

function isForAll(fees: NonNullable<ProviderRule['fees']>): fees is RefundFees {
  return 'kept' in fees;
}
