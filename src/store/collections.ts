import type { Collection, Db } from 'mongodb';
import type { GivenAlone } from '../domain/approvals/given-alone.js';
import type { JournalEntry } from '../domain/books/journal-entry.js';
import type { Account } from '../domain/credit/account.js';
import type { CreditNote } from '../domain/credit/credit-note.js';
import type { Invoice } from '../domain/invoices/invoice.js';
import type { AccountSession } from '../domain/links/account-link.js';
import type { Payment } from '../domain/payments/payment.js';
import type {
  Booking,
  Contact,
  Enrolment,
  Order,
  Pass,
  Product,
  Session,
} from '../domain/people/club-records.js';
import type { Refund } from '../domain/refunds/refund.js';
import type { JobPart } from '../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../domain/sessions/jobs/session-job.js';
import type { StoredClub } from './club/stored-club.js';
import type { ExpiryNight } from './expiry/night.js';
import type { Forgetting } from './forgetting/stored-forgetting.js';
import type { ImportMark } from './import/stored-mark.js';
import type { OpenOutcome } from './ledger/open-outcome.js';
import type { LinkRequest } from './links/link-request.js';
import type { StoredTries } from './links/stored-tries.js';
import type { OutboxRow } from './outbox/outbox-row.js';
import type { ElsewhereRefund } from './providers/elsewhere-refund.js';
import type { ProviderConnection } from './providers/provider-connection.js';
import type { StoredDispute } from './providers/provider-dispute.js';
import type { RefundSending } from './providers/refund-sending.js';
import type { Stored } from './stored.js';
import type { SweepPage, SweepRun } from './sweep/sweep-run.js';
import type { StoredEvent } from './trail/stored-event.js';
import type { SeenHead } from './trail/stored-head.js';

export type Lease = {
  _id: string;
  holder: string;
  expiresAt: Date;
  fence: bigint;
};

export type Counter = { _id: string; value: bigint };

/**
 * Every collection by its name in the database. The journal is never updated, but for the words of
 * people who are forgotten, which no digest covers.
 */
export type Collections = {
  journal: Collection<Stored<JournalEntry>>;
  accounts: Collection<Stored<Account>>;
  invoices: Collection<Stored<Invoice>>;
  credit_notes: Collection<Stored<CreditNote>>;
  payments: Collection<Stored<Payment>>;
  refunds: Collection<Stored<Refund>>;
  given_alone: Collection<Stored<GivenAlone>>;
  open_outcomes: Collection<Stored<OpenOutcome>>;
  provider_connections: Collection<Stored<ProviderConnection>>;
  provider_disputes: Collection<Stored<StoredDispute>>;
  provider_refunds: Collection<Stored<ElsewhereRefund>>;
  refund_sendings: Collection<Stored<RefundSending>>;
  outbox: Collection<Stored<OutboxRow>>;
  sweep_runs: Collection<Stored<SweepRun> | Stored<SweepPage>>;
  leases: Collection<Lease>;
  counters: Collection<Counter>;
  clubs: Collection<Stored<StoredClub>>;
  expiry_nights: Collection<Stored<ExpiryNight>>;
  forgettings: Collection<Stored<Forgetting>>;
  audit_events: Collection<StoredEvent>;
  trail_heads: Collection<SeenHead>;
  import_marks: Collection<ImportMark>;
  contacts: Collection<Stored<Contact>>;
  products: Collection<Stored<Product>>;
  sessions: Collection<Stored<Session>>;
  enrolments: Collection<Stored<Enrolment>>;
  bookings: Collection<Stored<Booking>>;
  orders: Collection<Stored<Order>>;
  passes: Collection<Stored<Pass>>;
  jobs: Collection<Stored<SessionJob>>;
  job_parts: Collection<Stored<JobPart>>;
  account_sessions: Collection<Stored<AccountSession>>;
  account_tries: Collection<StoredTries>;
  link_requests: Collection<Stored<LinkRequest>>;
};

export function collectionsOf(db: Db): Collections {
  return {
    journal: db.collection('journal'),
    accounts: db.collection('accounts'),
    invoices: db.collection('invoices'),
    credit_notes: db.collection('credit_notes'),
    payments: db.collection('payments'),
    refunds: db.collection('refunds'),
    given_alone: db.collection('given_alone'),
    open_outcomes: db.collection('open_outcomes'),
    provider_connections: db.collection('provider_connections'),
    provider_disputes: db.collection('provider_disputes'),
    provider_refunds: db.collection('provider_refunds'),
    refund_sendings: db.collection('refund_sendings'),
    outbox: db.collection('outbox'),
    sweep_runs: db.collection('sweep_runs'),
    leases: db.collection('leases'),
    counters: db.collection('counters'),
    clubs: db.collection('clubs'),
    expiry_nights: db.collection('expiry_nights'),
    forgettings: db.collection('forgettings'),
    audit_events: db.collection('audit_events'),
    trail_heads: db.collection('trail_heads'),
    import_marks: db.collection('import_marks'),
    contacts: db.collection('contacts'),
    products: db.collection('products'),
    sessions: db.collection('sessions'),
    enrolments: db.collection('enrolments'),
    bookings: db.collection('bookings'),
    orders: db.collection('orders'),
    passes: db.collection('passes'),
    jobs: db.collection('jobs'),
    job_parts: db.collection('job_parts'),
    account_sessions: db.collection('account_sessions'),
    account_tries: db.collection('account_tries'),
    link_requests: db.collection('link_requests'),
  };
}
