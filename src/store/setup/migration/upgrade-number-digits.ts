import type { Db } from 'mongodb';
import { numberDigits } from '../../../domain/invoices/number-digits.js';
import { collectionsOf } from '../../collections.js';

/** Only a number that has more than plain letters and digits may have digits of another script. */
const otherThanPlain = /[^ -~]/;

/**
 * Gives the invoices whose numbers have digits of another script (fullwidth, Arabic) the digits by
 * which this version finds them. They follow from the number alone, so a run that was killed can be
 * done again.
 */
export async function upgradeNumberDigits(db: Db): Promise<void> {
  const { invoices } = collectionsOf(db);
  const projection = { number: 1, numberDigits: 1 };
  const cursor = invoices.find({ number: otherThanPlain }, { projection });
  for await (const { _id, number, numberDigits: before } of cursor) {
    const digits = numberDigits(number);
    if (digits.join() === before.join()) continue;
    const update = { $set: { numberDigits: digits } };
    await invoices.updateOne({ _id }, update, { writeConcern: { w: 'majority' } });
  }
}
