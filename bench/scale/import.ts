// Does an import take more memory, or more time an invoice, when the club is large?
import { clubArm } from '../support/club-arm.js';
import { expectEqual } from '../support/faults.js';
import { largeClub, type MadeClub, onePayer, payerEach, smallClub } from '../support/made-club.js';
import type { Question } from '../support/question.js';

/** Whether everything that the folder held is there; the audit of these books is asked apart. */
async function importFaults({ desk, invoices }: MadeClub): Promise<string[]> {
  const { collections } = desk.store;
  return [
    ...expectEqual('invoices', await collections.invoices.countDocuments(), invoices),
    ...expectEqual('payments', await collections.payments.countDocuments(), invoices * 0.9),
    ...expectEqual('credit notes', await collections.credit_notes.countDocuments(), invoices / 20),
  ];
}

export const importQuestion: Question = {
  name: 'scale/import',
  asks: 'Does an import take more memory, or more time an invoice, when the club is large?',
  arms: [smallClub, largeClub, onePayer, payerEach].map((club) =>
    clubArm('import', club, async (made) => ({
      measured: made.imported,
      faults: await importFaults(made),
    })),
  ),
};
