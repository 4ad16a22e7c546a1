import { contactWords } from '../../src/domain/people/search-words.js';
import { clubId, type LedgerDesk } from './ledger-desk.js';

export const joneses = 60;

function person(own: { ownId: string; name: string; payer?: string; email?: string }) {
  const { ownId, name, payer = ownId, email = null } = own;
  return {
    _id: `${clubId}:${ownId}`,
    clubId,
    ownId,
    name,
    email,
    payerId: `${clubId}:${payer}`,
    searchWords: contactWords({ name, ownId, email }),
  };
}

/** Sixty payers of one name, each with a child of another, and others around them. */
export async function addJoneses({ store }: LedgerDesk): Promise<void> {
  const all = Array.from({ length: joneses }, (_none, index) => [
    person({ ownId: `J${index}`, name: 'Sam Jones', email: `sam${index}@jones.example` }),
    person({ ownId: `K${index}`, name: `Kim Child${index}`, payer: `J${index}` }),
    person({ ownId: `O${index}`, name: `Other Person${index}` }),
  ]);
  await store.collections.contacts.insertMany(all.flat());
}

/** Gives each Jones as many invoices as are asked for, and everybody else one. */
export async function addTheirInvoices(desk: LedgerDesk, each: number): Promise<void> {
  const { invoices, contacts } = desk.store.collections;
  const one = await invoices.findOne({});
  if (one === null) throw new Error('there is no invoice to be like');
  const people = await contacts.find({ ownId: /^[JO]\d+$/ }).toArray();
  const made = people.flatMap(({ _id: payerId, ownId }) => {
    const isJones = ownId.startsWith('J');
    return Array.from({ length: isJones ? each : 1 }, (_none, index) => {
      const number = `${ownId}/${index}`;
      const child = isJones ? payerId.replace(':J', ':K') : payerId;
      const issuedOn = `2026-${String((index % 9) + 1).padStart(2, '0')}-01`;
      const own = { payerId, beneficiaryIds: [child], number, numberOrder: number, issuedOn };
      const lines = one.lines.map((line) => ({ ...line, beneficiaryId: child }));
      return { ...one, ...own, lines, numberDigits: [], _id: `${clubId}:${number}` };
    });
  });
  await invoices.insertMany(made);
}
