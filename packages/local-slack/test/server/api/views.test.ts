import { expect, it } from 'vitest';
import {
  button,
  modalOf,
  refusalOf,
  section,
  startWithTrigger,
  textInput,
  words,
} from '../../support/calling.js';

const plain = modalOf([section('Hello')]);

it('takes a trigger once, for three seconds', async () => {
  const { client, trigger, clock } = await startWithTrigger();
  const trigger_id = await trigger();
  await client.views.open({ trigger_id, view: plain });
  const again = await refusalOf(client.views.open({ trigger_id, view: plain }));
  expect(again.error).toBe('exchanged_trigger_id');
  const late = await trigger();
  clock.advance(3_001);
  const expired = await refusalOf(client.views.open({ trigger_id: late, view: plain }));
  expect(expired.error).toBe('expired_trigger_id');
  const unknown = await refusalOf(client.views.open({ trigger_id: '1.2.3', view: plain }));
  expect(unknown.error).toBe('invalid_trigger_id');
});

it('does not use up a trigger by a faulty view', async () => {
  const { client, trigger } = await startWithTrigger();
  const trigger_id = await trigger();
  const faulty = modalOf([section('')]);
  expect((await refusalOf(client.views.open({ trigger_id, view: faulty }))).error).toBe(
    'invalid_arguments',
  );
  expect((await client.views.open({ trigger_id, view: plain })).ok).toBe(true);
});

it('stacks three modals and refuses a fourth', async () => {
  const outcomes: string[] = [];
  const { open, olive } = await startWithTrigger((app) => {
    app.action('more', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      const { trigger_id } = body;
      const view = modalOf([button('More', 'more')], { title: words(`After ${outcomes.length}`) });
      const pushed = client.views.push({ trigger_id, view }).then(() => 'pushed');
      outcomes.push(await pushed.catch((error) => String(error.data?.error)));
    });
  });
  const { modal } = await open(modalOf([button('More', 'more')]));
  await modal.click('More');
  await (await olive.modal({ title: 'After 0' })).click('More');
  const third = await olive.modal({ title: 'After 1' });
  await third.click('More');
  await expect.poll(() => outcomes).toEqual(['pushed', 'pushed', 'push_limit_reached']);
  await third.close();
  expect((await olive.modal()).title).toBe('After 0');
});

it('refuses a push without a modal below', async () => {
  const { client, trigger } = await startWithTrigger();
  const refused = await refusalOf(client.views.push({ trigger_id: await trigger(), view: plain }));
  expect(refused.error).toBe('not_found');
});

it('refuses an update with an old hash, of a closed view, or of nothing', async () => {
  const { client, open } = await startWithTrigger();
  const { id: view_id, hash, modal } = await open(plain);
  await client.views.update({ view_id, hash, view: modalOf([section('Two')]) });
  expect(modal.text()).toContain('Two');
  const stale = await refusalOf(client.views.update({ view_id, hash, view: plain }));
  expect(stale.error).toBe('hash_conflict');
  await modal.close();
  const gone = await refusalOf(client.views.update({ view_id, view: plain }));
  expect(gone.error).toBe('not_found');
  const nothing = await refusalOf(client.apiCall('views.update', { view: plain }));
  expect(nothing.error).toBe('invalid_arguments');
});

it('finds a view by its external id, which is unique', async () => {
  const { client, trigger, open, olive } = await startWithTrigger();
  const { modal } = await open({ ...plain, external_id: 'one' });
  await client.views.update({
    external_id: 'one',
    view: modalOf([section('By name')], { external_id: 'one' }),
  });
  expect(modal.text()).toContain('By name');
  const view = { ...plain, external_id: 'one' };
  const refused = await refusalOf(client.views.open({ trigger_id: await trigger(), view }));
  expect(refused.error).toBe('duplicate_external_id');
  expect((await olive.modal()).id).toBe(modal.id);
});

it('keeps what was typed only where block id and action id stay', async () => {
  const { client, open } = await startWithTrigger();
  const { id: view_id, modal } = await open(modalOf([textInput('same'), textInput('other')]));
  await modal.fill('same', 'kept');
  await modal.fill('other', 'lost');
  await client.views.update({ view_id, view: modalOf([textInput('same'), textInput('new')]) });
  expect(modal.value('same')).toMatchObject({ value: 'kept' });
  expect(modal.value('new')).toMatchObject({ value: null });
});

it('publishes a Home tab to its one user, and minds its hash', async () => {
  const { client } = await startWithTrigger();
  const view = { type: 'home' as const, blocks: [section('Home')] };
  const { view: shown } = await client.views.publish({ user_id: 'U1', view });
  const hash = shown?.hash ?? '';
  await client.views.publish({ user_id: 'U1', view, hash });
  const stale = await refusalOf(client.views.publish({ user_id: 'U1', view, hash }));
  expect(stale.error).toBe('hash_conflict');
  const nobody = await refusalOf(client.views.publish({ user_id: 'U9', view }));
  expect(nobody.error).toBe('user_not_found');
});
