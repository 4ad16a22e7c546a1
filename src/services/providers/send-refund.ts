import { isUnderWay, type Refund } from '../../domain/refunds/refund.js';
import { tryTurn } from '../../domain/refunds/try-turn.js';
import type { ProviderRefund, RefundAnswer } from '../../providers/refund-provider.js';
import { findRefundAfter } from '../../store/ledger/refund-reads.js';
import { takeTurnNow } from '../../store/ledger/turns.js';
import type { RefundSending } from '../../store/providers/refund-sending.js';
import { claimSending, delaySending, dropSending } from '../../store/providers/refund-sendings.js';
import type { Desk } from '../desk.js';
import { bookRefused } from './book-heard.js';
import { hearRefund } from './hear-refund.js';
import type { ProviderOfPayment } from './provider-for.js';
import { tellOpenRefund } from './tell-open-refund.js';

/** More than a provider is waited for, so that nobody else asks meanwhile. */
const claimMs = 60_000;
const firstDelayMs = 30_000;
const longestDelayMs = 60 * 60_000;
const toldAfterMs = 60 * 60_000;
/** An hour less than a provider remembers what it was asked for. */
const rememberedMs = 23 * 60 * 60_000;

type Sent = { refund: Refund; sending: RefundSending };

/**
 * One step of one refund. That it is being sent is written down first; whoever finds that written
 * never sends blindly again, but lists the payment's refunds before; neither does anybody send what
 * was asked for long ago, since the books may be those of a backup. @returns whether it is known
 * what became of it; null when another process has it, or it is not time yet
 */
export async function sendRefund(
  desk: Desk,
  at: ProviderOfPayment,
  refund: Refund,
): Promise<boolean | null> {
  const now = desk.now();
  const { id, clubId, provider, attempt } = refund;
  const until = new Date(now.getTime() + claimMs);
  const claim = { id, clubId, provider, attempt, now, until };
  const claimed = await claimSending(desk.store, claim);
  if (claimed === null) return null;
  const { kind, sending } = claimed;
  if (await isSettled(desk, refund)) {
    await dropSending(desk.store, sending);
    return null;
  }
  const isOld = now.getTime() - refund.askedAt.getTime() > rememberedMs;
  const found = kind === 'again' || isOld ? await findSent(at, refund) : null;
  if (found === 'no-answer') {
    return look(desk, at, { refund, sending }, 'it did not say what it has sent');
  }
  if (found !== null) {
    await hearRefund(desk, at.provider, found);
    return true;
  }
  return bookAnswer(desk, at, { refund, sending }, await at.provider.ask(orderOf(at, refund)));
}

/**
 * Whether something became of this try meanwhile. A process that does not know the provider lets
 * people settle it while nobody sends it; whoever comes second in this turn looks at it anew.
 */
async function isSettled({ store }: Desk, refund: Refund): Promise<boolean> {
  if ((await takeTurnNow(store, tryTurn(refund))) === 1n) return false;
  const now = await findRefundAfter(store, refund.id);
  return now === null || now.attempt !== refund.attempt || !isUnderWay(now);
}

function orderOf({ providerPaymentId }: ProviderOfPayment, refund: Refund) {
  const { id: refundId, attempt, amount: amountMinor, currency } = refund;
  return { refundId, attempt, paymentId: providerPaymentId, amountMinor, currency };
}

async function findSent(
  { provider, providerPaymentId }: ProviderOfPayment,
  { id, attempt }: Refund,
): Promise<ProviderRefund | 'no-answer' | null> {
  try {
    const listed = await provider.listOf(providerPaymentId);
    return listed.find((one) => one.refundId === id && one.attempt === attempt) ?? null;
  } catch {
    return 'no-answer';
  }
}

async function bookAnswer(
  desk: Desk,
  at: ProviderOfPayment,
  { refund, sending }: Sent,
  answer: RefundAnswer,
): Promise<boolean> {
  switch (answer.kind) {
    case 'accepted':
      await hearRefund(desk, at.provider, answer.refund);
      return true;
    case 'refused':
      await bookRefused(desk, refund, answer.reason);
      return true;
    case 'unknown':
      return look(desk, at, { refund, sending }, answer.reason);
    default:
      return answer satisfies never;
  }
}

/** Looked at again later, less and less often; after an hour finance is told. */
async function look(
  desk: Desk,
  { provider }: ProviderOfPayment,
  { refund, sending }: Sent,
  problem: string,
): Promise<false> {
  const now = desk.now().getTime();
  const delay = Math.min(firstDelayMs * 2 ** (sending.tries - 1), longestDelayMs);
  await delaySending(desk.store, sending, { problem, nextTryAt: new Date(now + delay) });
  if (now - sending.sentAt.getTime() >= toldAfterMs) {
    await tellOpenRefund(desk, provider, { refund, problem });
  }
  return false;
}
