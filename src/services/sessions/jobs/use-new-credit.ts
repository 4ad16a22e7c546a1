import { mostSettled } from '../../../domain/credit/settle-invoices.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { newCreditOf, planNewCredit } from '../../../domain/sessions/jobs/use-new-credit.js';
import { digestOf } from '../../../store/ledger/digest.js';
import { findOpenAutoCollect } from '../../../store/ledger/open-auto-collect.js';
import type { Desk } from '../../desk.js';
import { contextsOf, type PageRun, type PlannedPage } from './page-run.js';

function partOf(parts: readonly JobPart[], noteNumber: string): JobPart {
  const part = parts.find(({ result }) => result?.noteNumbers.includes(noteNumber) === true);
  if (part === undefined) throw new Error(`${noteNumber} belongs to no part of the page`);
  return part;
}

function withSettled(part: JobPart, settled: ReturnType<typeof planNewCredit>['settled']): JobPart {
  const { result } = part;
  const own = result?.noteNumbers.flatMap((number) => settled.get(number) ?? []) ?? [];
  return result === null || own.length === 0
    ? part
    : { ...part, result: { ...result, settled: own } };
}

/**
 * The page with what its new account credit settles, where the club wants that: in the same
 * transaction, after all that was shown. What a refund gives as credit stays on the account.
 */
export async function useNewCredit(
  desk: Desk,
  run: PageRun,
  planned: PlannedPage,
): Promise<PlannedPage> {
  const { plans, page } = planned;
  const parts = page.parts.map(({ after }) => after);
  if (!desk.settings.settleOpenInvoices) return planned;
  const made = newCreditOf(plans).filter(
    ({ note }) => partOf(parts, note.number).give === 'credit',
  );
  const payerIds = [...new Set(made.map(({ note }) => note.payerId))];
  const open = await findOpenAutoCollect(desk.store, {
    ...{ clubId: desk.club.id, payerIds },
    // Those that the page itself pays are among them until it is written.
    most: mostSettled + plans.length,
  });
  if (open.length === 0) return planned;
  const { uses, settled } = planNewCredit(
    { plans, made, open },
    { contextOf: ({ note }) => contextsOf(run, partOf(parts, note.number), '')(1), digestOf },
  );
  return {
    ...planned,
    plans: [...plans, ...uses],
    page: {
      ...page,
      parts: page.parts.map(({ before, after }) => ({
        before,
        after: withSettled(after, settled),
      })),
    },
  };
}
