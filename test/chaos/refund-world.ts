import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { startCommandWith } from '../cli/run-command.js';
import { deskFolder } from '../process/desk-folder.js';
import { finance, sharedBooks, slackWorkspace } from '../process/slack-workspace.js';
import { startCutProxy } from '../support/cut-proxy.js';
import type { Outcome } from '../support/stripe-stand-in/stand-in-state.js';
import {
  standInKey,
  standInWebhookSecret,
  startStripeStandIn,
} from '../support/stripe-stand-in/start-stripe-stand-in.js';
import { askRefundOf, paidByCard } from '../support/stripe-stand-in/stripe-desk.js';
import { postWebhook, signedWebhook } from '../support/stripe-stand-in/webhooks.js';

export type RefundJob = 'send-refunds' | 'follow-refunds';
export type AskedRefund = { invoiceId: string; intentId: string; refundId: string };
/** Waits for the moment at which a process is killed. */
type Moment = () => Promise<unknown>;

/** Long past, so that whoever comes looks at once. */
const longAgo = new Date(0);
/** Far ahead, so that nobody looks at what another step has left. */
const farAhead = new Date('2100-01-01T00:00:00Z');

/** Books and a Stripe of our own; the processes that die reach the books through a proxy. */
export async function refundWorld() {
  const { desk, uri } = await sharedBooks();
  const standIn = await startStripeStandIn();
  onTestFinished(() => standIn.close());
  const proxy = await startCutProxy(Number(new URL(uri).port));
  onTestFinished(() => proxy.close());
  const through = new URL(uri);
  through.port = `${proxy.port}`;
  const settings = {
    FINANCE_CHANNEL: finance,
    STRIPE_SECRET_KEY: standInKey,
    STRIPE_WEBHOOK_SECRET: standInWebhookSecret,
    STRIPE_API_URL: standIn.url,
  };
  const { state } = standIn;

  /** A refund of 30.00 of an invoice of 100.00, and what Stripe does when it is asked for it. */
  async function ask(...outcomes: Outcome[]): Promise<AskedRefund> {
    desk.clock.now = new Date();
    const paid = await paidByCard({ desk, standIn }, 10_000n);
    desk.clock.now = new Date();
    const refundId = await askRefundOf(desk, { ...paid, amount: 3000n });
    state.outcomes.push(...outcomes);
    return { ...paid, refundId };
  }

  /** Starts a job and kills its process at a moment; then the books are reached again. */
  async function killJob(name: RefundJob, moment: Moment): Promise<void> {
    const job = startCommandWith(settings, 'job', through.href, name);
    await moment();
    job.child.kill('SIGKILL');
    await job.ended;
    proxy.restore();
    state.silentOn.length = 0;
  }

  async function command(name: 'audit' | 'export' | 'reconcile', ...words: string[]) {
    const { code, stdout, stderr } = await startCommandWith(settings, name, uri, ...words).ended;
    return { code, stdout, stderr };
  }

  async function job(name: RefundJob): Promise<string> {
    const { code, stdout, stderr } = await startCommandWith(settings, 'job', uri, name).ended;
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  }

  const { refund_sendings } = desk.store.collections;
  return {
    ...{ desk, standIn, proxy, settings, through: through.href, direct: uri },
    ...{ ask, killJob, command, job },
    /** What was left by the processes that were killed is looked at from now on, or not yet. */
    async lookAgain(isNow: boolean): Promise<void> {
      await refund_sendings.updateMany({}, { $set: { nextTryAt: isNow ? longAgo : farAhead } });
    },
    /** Until Stripe hears a request that it has not heard before. */
    stripeHears(request: string): Moment {
      const heard = () => state.requests.filter((one) => one === request).length;
      const before = heard();
      return async () => {
        while (heard() === before) await pause(5);
      };
    },
    /** Until the command, or the answer to it, is lost on its way from or to the books. */
    loses(what: 'command' | 'answer', name: string): Moment {
      if (what === 'command') proxy.loseCommand(name);
      else proxy.loseAnswerTo(name);
      return () => proxy.lost();
    },
  };
}

export type RefundWorld = Awaited<ReturnType<typeof refundWorld>>;

/** A process that hears webhooks; it reaches the books through the proxy. */
export async function startHearing({ settings, through, standIn, proxy }: RefundWorld) {
  const folder = await deskFolder();
  const { environment } = await slackWorkspace({ kind: 'socket' });
  const desk = () =>
    folder.start({ ...environment, ...settings, MONGODB_URI: through, ROLES: 'web' });
  let running = desk();
  await running.running();

  /** Tells what happened at Stripe since, and again what was not heard. @returns the statuses */
  async function tell(): Promise<(number | 'no answer')[]> {
    const events = standIn.state.events.splice(0);
    const statuses: (number | 'no answer')[] = [];
    for (const event of events) {
      const webhook = signedWebhook(event, standInWebhookSecret);
      const url = `http://127.0.0.1:${folder.port}/stripe/webhook`;
      const status = await postWebhook(url, webhook).catch(() => 'no answer' as const);
      if (status !== 200) standIn.state.events.push(event);
      statuses.push(status);
    }
    return statuses;
  }

  return {
    tell,
    stop: () => running.stop(),
    /** Tells the next webhook, kills the process at the moment, and starts another one. */
    async killWhileTold(moment: Moment): Promise<void> {
      const told = tell();
      await moment();
      running.child.kill('SIGKILL');
      await running.ended;
      // It may have said before its end that it could not book it.
      expect(await told).not.toContain(200);
      expect(standIn.state.events.length).toBeGreaterThan(0);
      proxy.restore();
      running = desk();
      await running.running();
    },
  };
}
