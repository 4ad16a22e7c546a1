import { bareDriver } from './bare-driver.js';
import { bareTransactions } from './bare-transactions.js';
import { medici } from './medici.js';
import { memory } from './memory.js';
import { raiseCreditQuestion } from './raise-credit.js';
import type { Question } from './support/question.js';
import { sweep } from './sweep.js';
import { sweepAmongOthers } from './sweep-among-others.js';
import { twoSweepers } from './two-sweepers.js';

export const questions: readonly Question[] = [
  raiseCreditQuestion,
  bareTransactions,
  sweep,
  bareDriver,
  medici,
  sweepAmongOthers,
  twoSweepers,
  memory,
];
