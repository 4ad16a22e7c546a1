// Does an audit take more memory, or more time an invoice, when the club or a payer is large?
import { clubArm } from '../support/club-arm.js';
import { expectEqual } from '../support/faults.js';
import { largeClub, onePayer, payerEach, smallClub } from '../support/made-club.js';
import { measureCommand } from '../support/measured-command.js';
import type { Question } from '../support/question.js';

/** How many invoices the audit says that it looked at, and not a word if the books differ. */
function lookedAt(output: string): number {
  const said = /books are right: .*?([\d,]+) invoices/.exec(output)?.[1] ?? '0';
  return Number(said.replaceAll(',', ''));
}

export const audit: Question = {
  name: 'scale/audit',
  asks: 'Does an audit take more memory, or more time an invoice, when the club or a payer is large?',
  arms: [smallClub, largeClub, onePayer, payerEach].map((club) =>
    clubArm('audit', club, async ({ desk, invoices }) => {
      const measured = await measureCommand('audit', { uri: desk.uri });
      const looked = lookedAt(measured.output);
      return { measured, faults: expectEqual('invoices found right', looked, invoices) };
    }),
  ),
};
