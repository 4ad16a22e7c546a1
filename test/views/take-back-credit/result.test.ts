import { expect, it } from 'vitest';
import { takenBackModal } from '../../../views/take-back-credit/result.js';
import { hostileName, samplePlace, shown } from '../sample-facts.js';
import { sampleTakenBack } from '../sample-outcomes.js';
import { expectModal } from '../slack-limits.js';

const mail = { kind: 'no-address' } as const;

it('leads back to the credit note whose voiding began it', () => {
  const taken = { ...sampleTakenBack(), payerName: hostileName, mail };
  expect(expectModal(takenBackModal(taken, samplePlace(), shown))).not.toContain('Void this');
  const fromNote = samplePlace({ noteId: 'club:INV-1-CN-1' });
  expect(expectModal(takenBackModal(taken, fromNote, shown))).toContain('Void this credit note');
});

it('says what of it came back expired', () => {
  const taken = { ...sampleTakenBack({ expired: 500n }), payerName: 'Priya Patel', mail };
  expect(expectModal(takenBackModal(taken, samplePlace(), shown))).toContain(
    '£5.00 of it came back expired and cannot be used',
  );
  expect(expectModal(takenBackModal(taken, samplePlace(), shown))).toContain(
    'No email can be sent: there is no address. Please tell Priya Patel yourself.',
  );
});
