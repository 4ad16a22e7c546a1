import type { CalendarDate } from '../../domain/calendar-date.js';
import type { ImportFileName } from '../../domain/import/file-layout.js';
import type {
  ApplicationRow,
  BookingRow,
  ContactRow,
  CreditNoteRow,
  EnrolmentRow,
  InvoiceHeadRow,
  LineRow,
  OrderRow,
  OverpaymentRow,
  PassRow,
  PaymentRow,
  ProductRow,
  RefundRow,
  SessionRow,
  WriteOffRow,
} from '../../domain/import/import-data.js';
import type { MoneyRow } from '../../domain/import/money-event.js';
import type { RecordChange, RecordKind } from '../../store/import/import-writes.js';
import type { Reference } from './checks/reference.js';
import { createSpill, type Spill } from './spill/spill.js';
import { openSpillFile } from './spill/spill-file.js';

/** A row with a fault of its own: what points to its id is not blamed for that. */
type Faulty = { kind: 'faulty'; id: string };
/** A cell that points to what the bucket holds. */
type Exists = { kind: 'exists'; reference: Reference };

/**
 * By the id of a contact. `payer`: who has to pay for itself; `of` whose payer it is, if so.
 * `owner`: whose pass is used for `contactId`.
 */
export type ContactItem =
  | { kind: 'row'; row: ContactRow }
  | Faulty
  | Exists
  | { kind: 'payer'; reference: Reference; of: string | null }
  | { kind: 'owner'; pass: Reference; ownerId: string; contactId: string };

/** By the id of a contact: whether it is of the family of a pass's owner, who has this payer. */
export type FamilyItem =
  | { kind: 'payer-of'; id: string; payerId: string }
  | { kind: 'family'; pass: Reference; ownerId: string; contactId: string; payerId: string };

/** By the id of a product. `currency` is what it is billed in `where`, null when that is open. */
export type ProductItem =
  | { kind: 'row'; row: ProductRow }
  | Faulty
  | { kind: 'exists'; reference: Reference; billed: { currency: string; where: string } | null };

/** By the id of a session. */
export type SessionItem =
  | { kind: 'row'; row: SessionRow }
  | Faulty
  | { kind: 'booking'; row: BookingRow };

/** By the id of a pass. */
export type PassItem =
  | { kind: 'row'; row: PassRow }
  | Faulty
  | { kind: 'exists'; reference: Reference; contactId: string };

/** By the number of an invoice. A faulty row makes the invoice's history one with a hole. */
export type InvoiceItem =
  | { kind: 'invoice'; row: InvoiceHeadRow }
  | { kind: 'line'; row: LineRow }
  | { kind: 'payment'; row: PaymentRow & { paymentId: string } }
  | { kind: 'credit-note'; row: CreditNoteRow }
  | { kind: 'application'; row: ApplicationRow }
  | { kind: 'overpayment'; row: OverpaymentRow }
  | { kind: 'refund'; row: RefundRow }
  | { kind: 'write-off'; row: WriteOffRow }
  | { kind: 'booking'; row: BookingRow }
  | { kind: 'faulty'; file: ImportFileName; number: string };

/** By the id of an order: it, and the invoice lines that bill it. */
export type OrderItem =
  | { kind: 'row'; row: OrderRow }
  | Faulty
  | { kind: 'billed'; reference: Reference; contactId: string; by: Billed };

/** The invoice by which an order is billed. */
export type Billed = { invoiceNumber: string; issuedOn: CalendarDate; isVoid: boolean };

/** Money by the payer's own id. */
export type PayerItem = { payerId: string; money: MoneyRow };

/** The rows of a folder on disk, parted by what has to be looked at together. */
export type Staging = {
  /** Payments by their own id: one transfer may be several rows. */
  transfers: Spill<PaymentRow>;
  invoices: Spill<InvoiceItem>;
  sessions: Spill<SessionItem>;
  passes: Spill<PassItem>;
  orders: Spill<OrderItem>;
  enrolments: Spill<EnrolmentRow>;
  products: Spill<ProductItem>;
  contacts: Spill<ContactItem>;
  families: Spill<FamilyItem>;
  payers: Spill<PayerItem>;
  /** What is new of the club's records. */
  records: Record<RecordKind, Spill<RecordChange>>;
  /** The money of payers for whom there is something to book. */
  toBook: Spill<PayerItem>;
  close(): Promise<void>;
};

/** A bucket has about this much of the files: a few megabytes of memory. */
const bucketBytes = 500_000;
const mostBuckets = 1024;

/** @param bytes the size of all files together, which decides how finely they are parted */
export async function openStaging(bytes: number): Promise<Staging> {
  const file = await openSpillFile();
  const count = Math.min(mostBuckets, 1 + Math.floor(bytes / bucketBytes));
  const parted = <Row>() => createSpill<Row>(file, count);
  const listed = () => createSpill<RecordChange>(file, 1);
  return {
    transfers: parted(),
    invoices: parted(),
    sessions: parted(),
    passes: parted(),
    orders: parted(),
    enrolments: parted(),
    products: parted(),
    contacts: parted(),
    families: parted(),
    payers: parted(),
    records: {
      contacts: listed(),
      products: listed(),
      sessions: listed(),
      enrolments: listed(),
      passes: listed(),
      orders: listed(),
      bookings: listed(),
    },
    toBook: parted(),
    close: () => file.close(),
  };
}
