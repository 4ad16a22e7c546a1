import type { Currency } from '../../domain/amounts/currency-table.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { ownId, recordId } from '../../domain/record-id.js';
import { readTogether } from '../../store/import/import-reads.js';
import {
  findForgotten,
  findRecords,
  type RecordDocument,
  type RecordKind,
} from '../../store/import/import-writes.js';
import type { Desk } from '../desk.js';

/** What rows need to know of an invoice that is not in their folder. Ids are the club's own. */
export type StoredInvoice = {
  payerId: string;
  issuedOn: CalendarDate;
  currency: Currency;
  lines: { line: number; contactId: string }[];
};

/** What is stored already, looked up by the club's own ids and numbers. */
export type StoredFacts = {
  invoices(numbers: readonly string[]): Promise<ReadonlyMap<string, StoredInvoice>>;
  /** The own numbers of the invoices that stored payments are for, by the payments' own ids. */
  payments(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  records(kind: RecordKind, ids: readonly string[]): Promise<ReadonlyMap<string, RecordDocument>>;
  /** Everybody who was forgotten. */
  forgotten(): Promise<ReadonlySet<string>>;
};

export function storedFacts({ store, club }: Pick<Desk, 'store' | 'club'>): StoredFacts {
  const idOf = (own: string) => recordId(club.id, own);
  let forgotten: Promise<ReadonlySet<string>> | null = null;
  const readForgotten = async () => {
    const ids = await findForgotten(store, club.id);
    return new Set(ids.map((id) => ownId(club.id, id)));
  };
  return {
    async invoices(numbers) {
      if (numbers.length === 0) return new Map();
      const found = await readTogether(store, (reader) => reader.invoices(numbers.map(idOf)));
      return new Map(
        found.map(({ number, payerId, issuedOn, currency, lines }) => {
          const known = lines.map(({ line, beneficiaryId }) => {
            return { line, contactId: ownId(club.id, beneficiaryId) };
          });
          return [number, { payerId: ownId(club.id, payerId), issuedOn, currency, lines: known }];
        }),
      );
    },
    async payments(ids) {
      if (ids.length === 0) return new Map();
      const found = await readTogether(store, (reader) => reader.payments(ids.map(idOf)));
      return new Map(
        found.map(({ id, invoiceId }) => [ownId(club.id, id), ownId(club.id, invoiceId)]),
      );
    },
    forgotten() {
      forgotten ??= readForgotten();
      return forgotten;
    },
    async records(kind, ids) {
      const found = await findRecords(store, kind, ids.map(idOf));
      return new Map([...found].map(([id, document]) => [ownId(club.id, id), document]));
    },
  };
}
