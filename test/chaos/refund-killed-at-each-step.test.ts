import { expect, it } from 'vitest';
import { invoiceNow } from '../support/ledger-desk.js';
import { settleRefund } from '../support/stripe-stand-in/happenings.js';
import { refundNow, toldFinance } from '../support/stripe-stand-in/stripe-desk.js';
import { expectBothSidesEqual } from './both-sides.js';
import { type AskedRefund, type RefundWorld, refundWorld, startHearing } from './refund-world.js';

const failed = { status: 'failed', reason: 'declined' } as const;

function madeOf({ standIn }: RefundWorld, { intentId }: AskedRefund) {
  return standIn.state.refunds.filter(({ payment_intent }) => payment_intent === intentId);
}

function idOf(world: RefundWorld, asked: AskedRefund): string {
  return madeOf(world, asked)[0]?.id ?? '';
}

/** The desk dies at each step of sending a refund; in each of them another process goes on. */
async function dieWhileSending(world: RefundWorld): Promise<AskedRefund[]> {
  const { ask, killJob, stripeHears, loses, lookAgain, standIn } = world;
  const left: AskedRefund[] = [];
  const die = async (moment: () => () => Promise<unknown>, ...outcomes: Parameters<typeof ask>) => {
    left.push(await ask(...outcomes));
    await killJob('send-refunds', moment());
    await lookAgain(false);
  };
  // It is written down that it is sent; Stripe was not asked, or has made nothing, or has.
  standIn.state.silentOn.push('GET /v1/charges');
  await die(() => stripeHears('GET /v1/charges'));
  await die(() => stripeHears('POST /v1/refunds'), { kind: 'never' });
  await die(() => stripeHears('POST /v1/refunds'), { kind: 'made-but', answer: 'never' });
  // The answer is there, and not booked; or booked, and nobody knows it any more.
  await die(() => loses('command', 'insert'));
  await die(() => loses('answer', 'commitTransaction'));
  return left;
}

/** The books say that it was asked for, and nobody has begun to send it. */
async function dieBeforeSending({ ask, killJob, loses }: RefundWorld): Promise<AskedRefund> {
  const asked = await ask();
  await killJob('send-refunds', loses('command', 'findAndModify'));
  return asked;
}

async function dieWhileRefused({ ask, killJob, loses, lookAgain }: RefundWorld) {
  const refused = await ask({ kind: 'error', status: 402, message: 'Your account is limited.' });
  await killJob('send-refunds', loses('command', 'insert'));
  await lookAgain(false);
  return refused;
}

/** Stripe tells by webhooks what became of refunds, and the process that hears them dies. */
async function dieWhileHearing(world: RefundWorld) {
  const { ask, killJob, stripeHears, loses, lookAgain, standIn, desk } = world;
  const { state } = standIn;
  state.events.length = 0;
  const hearing = await startHearing(world);
  const early = await ask({ kind: 'made-but', answer: 'never' });
  await killJob('send-refunds', async () => {
    await stripeHears('POST /v1/refunds')();
    // The webhook comes before our own answer, which never comes.
    await hearing.killWhileTold(loses('command', 'insert'));
    expect(await hearing.tell()).toEqual([200]);
    expect(await refundNow(desk, early.refundId)).toMatchObject({ state: 'done' });
  });
  await lookAgain(false);

  state.balance = 0;
  const waiting = await ask();
  await world.job('send-refunds');
  expect(await refundNow(desk, waiting.refundId)).toMatchObject({ state: 'waiting' });
  state.balance = 1_000_000;
  expect(await hearing.tell()).toEqual([200]);
  settleRefund(state, idOf(world, waiting), { status: 'succeeded' });
  await hearing.killWhileTold(loses('answer', 'commitTransaction'));
  expect(await hearing.tell()).toEqual([200]);
  expect(await refundNow(desk, waiting.refundId)).toMatchObject({ state: 'done' });

  const late = await ask();
  await world.job('send-refunds');
  expect(await hearing.tell()).toEqual([200]);
  expect(await refundNow(desk, late.refundId)).toMatchObject({ state: 'done' });
  settleRefund(state, idOf(world, late), failed);
  await hearing.killWhileTold(loses('command', 'insert'));
  return { early, waiting, late, hearing };
}

/** A webhook is lost; whoever asks Stripe instead dies before it is booked. */
async function dieWhileFollowing(world: RefundWorld) {
  const lost = await world.ask();
  await world.job('send-refunds');
  settleRefund(world.standIn.state, idOf(world, lost), failed);
  world.standIn.state.events.length = 0;
  await world.killJob('follow-refunds', world.loses('command', 'insert'));
  await world.job('follow-refunds');
  return lost;
}

it('the desk dies between each two steps of a refund, and books and Stripe agree in the end', async () => {
  const world = await refundWorld();
  const { desk } = world;
  // The first run of the job is the one that connects the desk.
  await world.job('send-refunds');
  const refused = await dieWhileRefused(world);
  const sent = await dieWhileSending(world);
  const { early, waiting, late, hearing } = await dieWhileHearing(world);
  const lost = await dieWhileFollowing(world);
  sent.push(await dieBeforeSending(world));
  // Stripe gives up what it was at when its client died, and another process looks after all of it.
  world.standIn.forget();
  await world.lookAgain(true);
  await world.job('send-refunds');
  await hearing.tell();
  await world.job('follow-refunds');
  await hearing.stop();

  for (const one of [...sent, early, waiting]) {
    expect(await refundNow(desk, one.refundId)).toMatchObject({ state: 'done', attempt: 1 });
    expect(madeOf(world, one)).toMatchObject([{ amount: 3000, status: 'succeeded' }]);
    expect(await invoiceNow(desk, one.invoiceId)).toMatchObject({ refunded: 3000n });
  }
  for (const one of [late, lost, refused]) {
    expect(await refundNow(desk, one.refundId)).toMatchObject({ state: 'failed' });
    expect(await invoiceNow(desk, one.invoiceId)).toMatchObject({
      refunded: 0n,
      outstanding: 0n,
    });
  }
  expect(madeOf(world, refused)).toEqual([]);
  const told = (await toldFinance(desk)).map(({ kind }) => kind);
  expect(told.filter((kind) => kind === 'refund-failed')).toHaveLength(3);
  expect(told).not.toContain('refund-elsewhere');
  await expectBothSidesEqual(world, (sent.length + 2) * 3000);
}, 300_000);
