import { expect, it, vi } from 'vitest';
import { bookEvent } from '../../../src/services/books/book-event.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { envelope } from '../../support/ledger-desk.js';
import { everyAction } from '../../support/rules.js';

const desk = await deskForFile();

it.each(everyAction)(
  '%s is refused to people without a role before anything is read',
  async (act) => {
    const load = vi.fn(async () => ({}));
    const plan = vi.fn(() => ({ entry: null, creditNotes: [] }));
    const booking = bookEvent(desk, {
      act,
      envelope: envelope(undefined, { kind: 'staff', userId: 'UGUEST', roles: [] }),
      ...{ reason: 'No reason', input: {} },
      ...{ load, plan, notices: () => [] },
    });
    await expect(booking).rejects.toMatchObject({ code: 'not-allowed', details: { action: act } });
    expect(load).not.toHaveBeenCalled();
    expect(plan).not.toHaveBeenCalled();
  },
);
