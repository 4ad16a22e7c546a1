import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import { expect, it } from 'vitest';
import { enterPage } from '../../../server/enter-page.js';
import { modalOf, section, startWithTrigger, textInput, words } from '../../support/calling.js';

/** A workspace whose app answers the form `f` as told. */
async function startForm(answer: (view: ViewOutput) => ViewResponseAction | undefined) {
  const closed: { id: string; cleared: boolean }[] = [];
  const started = await startWithTrigger((app) => {
    app.view('f', async ({ ack, view }) => {
      const response = answer(view);
      await (response === undefined ? ack() : ack(response));
    });
    app.view({ callback_id: 'f', type: 'view_closed' }, async ({ ack, body }) => {
      if (body.type === 'view_closed') closed.push({ id: body.view.id, cleared: body.is_cleared });
      await ack();
    });
  });
  const form = modalOf([textInput('name', 'Name')], { callback_id: 'f', notify_on_close: true });
  const { modal } = await started.open(form);
  return { ...started, modal, closed };
}

it('closes only the submitted view on a bare acknowledgement', async () => {
  let pushed = false;
  const { modal, olive } = await startForm(() => {
    if (pushed) return undefined;
    pushed = true;
    const view = modalOf([textInput('second')], { callback_id: 'f', title: words('Second') });
    return { response_action: 'push', view };
  });
  await modal.fill('Name', 'x');
  await modal.submit();
  const second = await olive.modal({ title: 'Second' });
  await second.fill('second', 'y');
  expect(await second.submit()).toEqual({ ok: true });
  expect((await olive.modal()).id).toBe(modal.id);
});

it('updates in place and clears the stack when told', async () => {
  let times = 0;
  const { modal, olive } = await startForm(() => {
    times += 1;
    if (times > 1) return { response_action: 'clear' };
    const view = modalOf([textInput('name')], { callback_id: 'f', title: words('Again') });
    return { response_action: 'update', view };
  });
  await modal.fill('Name', 'x');
  await modal.submit();
  expect(modal.title).toBe('Again');
  expect(modal.value('name')).toMatchObject({ value: 'x' });
  await modal.submit();
  await olive.noModal();
});

it('shows a sentence beside a field and leaves the form open', async () => {
  const { modal } = await startForm(() => ({
    response_action: 'errors',
    errors: { name: 'Too short.' },
  }));
  await modal.fill('Name', 'x');
  const answer = await modal.submit();
  expect(answer).toEqual({ ok: false, error: 'view_errors', errors: { name: 'Too short.' } });
  expect(() => modal.expectErrors('other')).toThrow('Expected errors at other');
  expect(modal.isOpen()).toBe(true);
});

it('has trouble with errors for what is no input block', async () => {
  const { modal, slack } = await startForm(() => ({
    response_action: 'errors',
    errors: { nowhere: 'Lost.' },
  }));
  await modal.fill('Name', 'x');
  expect(await modal.submit()).toMatchObject({
    error: 'invalid_response',
    detail: 'We had some trouble connecting. Try again?',
  });
  expect(slack.record.invalidResponses[0]?.detail).toContain('nowhere is no input block');
});

it('has trouble with a faulty view in the answer', async () => {
  const { modal, slack } = await startForm(() => {
    return { response_action: 'update', view: modalOf([section('')]) };
  });
  await modal.fill('Name', 'x');
  expect(await modal.submit()).toMatchObject({ error: 'invalid_response' });
  expect(slack.record.invalidResponses[0]?.detail).toContain(
    'json-pointer:/view/blocks/0/text/text',
  );
});

it('asks for required fields before it sends anything', async () => {
  const { modal, slack } = await startForm(() => undefined);
  await modal.submit();
  expect(modal.expectErrors('name')).toEqual({ name: 'Please complete this required field.' });
  expect(JSON.stringify(slack.record.deliveries)).not.toContain('view_submission');
});

it('tells the app of a closed view, and of a cleared stack', async () => {
  const { modal, closed } = await startForm(() => undefined);
  await modal.close({ clear: true });
  await expect.poll(() => closed).toEqual([{ id: modal.id, cleared: true }]);
});

it('lets nobody but its user act on a modal', async () => {
  const { modal, slack } = await startForm(() => undefined);
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const response = await fetch(`${baseUrl}page-api/submit`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'U2', viewId: modal.id, state: {} }),
  });
  expect(await response.json()).toEqual({ ok: false, error: 'view_not_found' });
});
