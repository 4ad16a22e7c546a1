import { accountPage } from './account-page.js';
import { approvals } from './approvals.js';
import { bareDriver } from './bare-driver.js';
import { bareTransactions } from './bare-transactions.js';
import { cancelSession } from './cancel-session.js';
import { creditByCredit } from './credit-by-credit.js';
import { creditNotePdfQuestion } from './credit-note-pdf.js';
import { largestSession } from './largest-session.js';
import { mails } from './mails.js';
import { medici } from './medici.js';
import { memory } from './memory.js';
import { raiseCreditQuestion } from './raise-credit.js';
import { removeContacts } from './remove-contacts.js';
import { audit } from './scale/audit.js';
import { exportQuestion } from './scale/export.js';
import { importQuestion } from './scale/import.js';
import { outstanding } from './scale/outstanding.js';
import { reports } from './scale/reports.js';
import type { Question } from './support/question.js';
import { sweep } from './sweep.js';
import { sweepAmongOthers } from './sweep-among-others.js';
import { sweepInTurn } from './sweep-in-turn.js';
import { twoSweepers } from './two-sweepers.js';

export const questions: readonly Question[] = [
  raiseCreditQuestion,
  creditByCredit,
  approvals,
  cancelSession,
  creditNotePdfQuestion,
  accountPage,
  largestSession,
  removeContacts,
  mails,
  bareTransactions,
  sweep,
  sweepInTurn,
  bareDriver,
  medici,
  sweepAmongOthers,
  twoSweepers,
  memory,
  importQuestion,
  audit,
  exportQuestion,
  outstanding,
  reports,
];
