import type { App } from '@slack/bolt';
import { expect, it, vi } from 'vitest';
import { clientOf, modalOf, refusalOf, startWithTrigger, textInput } from '../support/calling.js';
import { startSlack, startSocket } from '../support/start.js';

const post = { channel: 'C1', text: 'x' };

function texts(slack: Awaited<ReturnType<typeof startSlack>>['slack']) {
  return slack.driver.as('U1').channel('C1').messages();
}

it('loses a response after the call took effect, so that a retry posts twice', async () => {
  const { slack } = await startSlack();
  slack.faults.nextCall('chat.postMessage', { kind: 'lost_response' });
  expect((await clientOf(slack).chat.postMessage(post)).ok).toBe(true);
  expect(texts(slack)).toHaveLength(2);
});

it('answers 5xx and takes no effect', async () => {
  const { slack } = await startSlack();
  slack.faults.nextCall('*', { kind: 'server_error', status: 503 });
  await clientOf(slack).chat.postMessage(post);
  expect(texts(slack)).toHaveLength(1);
});

it('asks to come back later with 429 and Retry-After', async () => {
  const { slack } = await startSlack();
  slack.faults.nextCall('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 1 });
  const before = performance.now();
  await clientOf(slack).chat.postMessage(post);
  expect(performance.now() - before).toBeGreaterThan(900);
  expect(texts(slack)).toHaveLength(1);
});

it('refuses with any error, and answers slowly', async () => {
  const { slack } = await startSlack();
  slack.faults.nextCall('chat.postMessage', { kind: 'refused', error: 'account_inactive' });
  const refused = await refusalOf(clientOf(slack).chat.postMessage(post));
  expect(refused.error).toBe('account_inactive');
  slack.faults.nextCall('auth.test', { kind: 'slow', delayMs: 50 });
  const before = performance.now();
  await clientOf(slack).auth.test();
  expect(performance.now() - before).toBeGreaterThan(45);
});

it('counts an acknowledgement as late', async () => {
  const { slack } = await startSocket((app) => {
    app.command('/thing', ({ ack }) => ack());
  });
  slack.faults.lateNextAck();
  const olive = slack.driver.as('U1');
  expect(await olive.command('/thing')).toMatchObject({ error: 'operation_timeout' });
  expect(await olive.command('/thing')).toEqual({ ok: true });
});

it('delivers an envelope twice, and a form twice', async () => {
  let commands = 0;
  const forms: unknown[] = [];
  const listen = (app: App) => {
    app.command('/slow', async ({ ack }) => {
      commands += 1;
      await ack();
    });
    app.view('f', async ({ ack, body }) => {
      forms.push(body.view.state.values);
      await ack();
    });
  };
  const { slack, olive, open } = await startWithTrigger(listen);
  slack.faults.duplicateNextDelivery();
  await olive.command('/slow');
  await vi.waitFor(() => expect(commands).toBe(2));
  const { modal } = await open(modalOf([textInput('a')], { callback_id: 'f' }));
  await modal.fill('a', 'x');
  slack.faults.doubleNextSubmit();
  await modal.submit();
  await vi.waitFor(() => expect(forms).toHaveLength(2));
  expect(forms[0]).toEqual(forms[1]);
});

it('closes the socket while the app is at work, and the app comes back', async () => {
  const { slack, clock } = await startSocket((app) => {
    app.command('/thing', ({ ack }) => ack());
    app.command('/slow', async ({ ack }) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await ack().catch(() => undefined);
    });
    app.error(async () => undefined);
  });
  slack.faults.closeSocketOnNextDelivery();
  const olive = slack.driver.as('U1');
  const answer = olive.command('/slow');
  await new Promise((resolve) => setTimeout(resolve, 150));
  clock.advance(3_000);
  expect(await answer).toMatchObject({ error: 'operation_timeout' });
  await slack.driver.connected();
  expect(await olive.command('/thing')).toEqual({ ok: true });
});

it('sends the app away to reconnect', async () => {
  const { slack } = await startSocket((app) => {
    app.command('/thing', ({ ack }) => ack());
  });
  slack.faults.disconnect('refresh_requested');
  await slack.driver.waitFor('the app to leave', () => slack.record.calls.length > 1, {});
  await slack.driver.waitFor('the app to come back', () => {
    const opened = slack.record.calls.filter(({ method }) => method === 'apps.connections.open');
    return opened.length === 2;
  });
  await slack.driver.connected();
  expect(await slack.driver.as('U1').command('/thing')).toEqual({ ok: true });
});

it('breaks every connection for a while', async () => {
  const { slack } = await startSocket((app) => {
    app.command('/thing', ({ ack }) => ack());
  });
  const end = slack.faults.refuseConnections();
  await expect(clientOf(slack).auth.test()).rejects.toThrow();
  const olive = slack.driver.as('U1');
  await vi.waitFor(async () => expect(await olive.command('/thing')).toMatchObject({ ok: false }));
  end();
  await slack.driver.connected();
  expect(await olive.command('/thing')).toEqual({ ok: true });
});

it('issues a trigger that has already expired', async () => {
  const { slack, client, trigger } = await startWithTrigger();
  slack.faults.expireNextTrigger();
  const late = client.views.open({ trigger_id: await trigger(), view: modalOf([]) });
  expect((await refusalOf(late)).error).toBe('expired_trigger_id');
});

it('lets nobody submit twice while the app is at work', async () => {
  let finish: () => void = () => undefined;
  const { open } = await startWithTrigger((app) => {
    app.view('f', async ({ ack }) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await ack();
    });
  });
  const { modal } = await open(modalOf([], { callback_id: 'f' }));
  const first = modal.submit();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await modal.submit()).toEqual({ ok: false, error: 'submission_in_progress' });
  finish();
  expect(await first).toEqual({ ok: true });
});
