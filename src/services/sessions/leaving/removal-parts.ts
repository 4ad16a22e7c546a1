import type { Actor } from '../../../domain/people/actor.js';
import { foldedText } from '../../../domain/people/folded-text.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { RemoveContactAct, SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { compareByPayer, type WithPayer } from '../../../domain/sessions/jobs/with-payer.js';
import type { RemovalFacts } from '../../../domain/sessions/leaving/leaver-facts.js';
import { nothingPlanned } from '../../../domain/sessions/leaving/plan-leaver.js';
import { planRemovals, type RemovalTurn } from '../../../domain/sessions/leaving/plan-removal.js';
import { compareAsStored } from '../../../domain/text-order.js';
import { digestOf } from '../../../store/ledger/digest.js';
import { enrolmentsByPayer } from '../../../store/sessions/by-payer.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';

/** Entries that are only looked at: their keys are never stored. */
const lookedAt = { requestHash: '', reason: '' };

/** A person who leaves, with who pays. */
export type NamedLeaver = WithPayer & { enrolmentId: string; number: number; contactId: string };

/** The leavers with their names, in the order in which a job deals with them: by payer, by name. */
export async function namedLeavers(desk: Desk, facts: RemovalFacts): Promise<NamedLeaver[]> {
  const named: NamedLeaver[] = [];
  for await (const { enrolment, ...who } of enrolmentsByPayer(desk.store, facts.leavers.keys())) {
    const { id: enrolmentId, contactId, removals = 0 } = enrolment;
    named.push({ ...who, enrolmentId, number: removals + 1, contactId });
  }
  return named.sort(
    (one, other) =>
      compareByPayer(one, other) || compareAsStored(one.enrolmentId, other.enrolmentId),
  );
}

function turnFor(
  desk: Desk,
  actor: Actor,
  { enrolmentId, number }: NamedLeaver,
  { jobId, typed }: { jobId: string; typed: bigint | null },
): RemovalTurn {
  const context = { ...lookedAt, actor, ...momentOf(desk) };
  return {
    part: {
      subject: { kind: 'enrolment', enrolmentId, number, orderKept: [] },
      ...{ jobId, amount: typed ?? 0n, isEdited: typed !== null },
      ...{ isReleased: false, beside: nothingPlanned.beside },
    },
    contextOf: (invoiceNumber) => ({ ...context, key: `dry-run:${enrolmentId}:${invoiceNumber}` }),
  };
}

/**
 * The parts of a removal as they are now, planned by the very code that books them later.
 * @param typed what somebody typed instead of what is proposed, by enrolment
 */
export function removalParts(
  desk: Desk,
  actor: Actor,
  {
    job,
    act,
    facts,
    leavers,
    typed,
  }: {
    job: Pick<SessionJob, 'id' | 'clubId' | 'notifyCustomers'>;
    act: RemoveContactAct;
    facts: RemovalFacts;
    leavers: readonly NamedLeaver[];
    typed: ReadonlyMap<string, bigint>;
  },
): JobPart[] {
  const turns = leavers.map((leaver) =>
    turnFor(desk, actor, leaver, {
      ...{ jobId: job.id, typed: typed.get(leaver.enrolmentId) ?? null },
    }),
  );
  const planned = planRemovals(facts, turns, {
    ...{ act, notifyCustomer: job.notifyCustomers, locale: desk.club.locale, digestOf },
    timeZone: desk.club.timeZone,
    ...momentOf(desk),
    accept: (_place, { refusal }) => refusal === null,
  });
  return leavers.map(({ enrolmentId, number, ...leaver }, place): JobPart => {
    const one = planned[place];
    if (one === undefined) throw new Error(`${enrolmentId} was not planned`);
    return {
      ...{ id: `${job.id}:${enrolmentId}`, jobId: job.id, clubId: job.clubId, place, ...leaver },
      searchText: foldedText(`${leaver.name} ${leaver.payerName}`),
      subject: { kind: 'enrolment', enrolmentId, number, orderKept: one.orderKept },
      ...one.part,
      ...{ give: 'credit', isEdited: typed.has(enrolmentId), isReleased: false, state: 'ready' },
      ...{ attempt: 1, result: null, problem: one.refusal ?? '', seq: 1n },
    };
  });
}
