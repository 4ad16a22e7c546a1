import { describe, expect, it } from 'vitest';
import {
  nothingTyped,
  removeContactModal,
  type TypedRemoval,
} from '../../../views/remove-contact/modal.js';
import { longSearch } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const product = { ownId: 'P-GYM', name: 'Gymnastics', currency: 'GBP' };
const form = {
  club: shown,
  operationId: '9f1f5c3e-7a56-4b6e-9d6b-0b8a1b6f3c11',
  ...{ search: '', contact: null, product, chosen: [], typed: nothingTyped },
};

describe('Remove from product', () => {
  it('offers the reasons of the club', () => {
    const club = { ...shown, reasons: ['Flooded hall'] };
    expect(expectModal(removeContactModal({ ...form, club }))).toContain('Flooded hall\nOther');
  });

  it('asks for the product first, and says whose products come first', () => {
    const text = expectModal(removeContactModal({ ...form, product: null }));
    expect(text).toContain('Choose the product to see who is on it.');
    expect(text).not.toContain('Upcoming orders');
    const asha = { ownId: 'C2', name: 'Asha Patel', payerName: '' };
    const known = expectModal(removeContactModal({ ...form, product: null, contact: asha }));
    expect(known).toContain('First come the products of Asha Patel');
  });

  it('asks for everything else once there is a product, and for an amount only where it is fixed', () => {
    const text = expectModal(removeContactModal(form));
    const labels = ['Product', 'Contacts', 'Sessions', 'Credit', 'Upcoming orders', 'Notify'];
    for (const label of [...labels, 'Reason', 'Continue', 'All future sessions', 'Keep']) {
      expect(text.split('\n')).toContain(label);
    }
    expect(text.split('\n')).not.toContain('Amount');
    const fixed: TypedRemoval = { ...nothingTyped, credit: 'fixed', sessions: 'from' };
    const more = expectModal(removeContactModal({ ...form, typed: fixed })).split('\n');
    expect(more).toEqual(expect.arrayContaining(['Amount', 'First session that is not used']));
    expect(text).toContain('Yes: each payer gets one email about those of their people who leave.');
  });

  it('fits into what Slack takes with all that can be typed and chosen', () => {
    const person = { ownId: '9'.repeat(64), name: hostileName, payerName: hostileName };
    const typed: TypedRemoval = {
      ...{ sessions: 'chosen', credit: 'fixed', amountText: '9'.repeat(40), orders: 'keep' },
      ...{ notify: true, reason: 'Other', otherWords: hostileName.slice(0, 200) },
    };
    const large = { ownId: '9'.repeat(64), name: hostileName, currency: 'GBP' };
    expectModal(
      removeContactModal({
        ...{ ...form, product: large, contact: person, typed },
        ...{ search: longSearch, chosen: Array.from({ length: 100 }, () => person) },
      }),
    );
  });
});
