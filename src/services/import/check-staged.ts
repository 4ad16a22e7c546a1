import type { CheckContext } from './checks/check-context.js';
import { checkContacts } from './checks/contacts.js';
import { checkEnrolments } from './checks/enrolments.js';
import { checkFamilies } from './checks/families.js';
import { checkInvoices } from './checks/invoices.js';
import { checkOrders } from './checks/orders.js';
import { checkPasses } from './checks/passes.js';
import { checkProducts } from './checks/products.js';
import { checkSessions } from './checks/sessions.js';
import { checkTransfers } from './checks/transfers.js';

/** Each puts what it points to where a later one looks, so their order counts. */
const checks = [
  checkTransfers,
  checkInvoices,
  checkSessions,
  checkPasses,
  checkOrders,
  checkEnrolments,
  checkProducts,
  checkContacts,
  checkFamilies,
] as const;

/** What the rows of a folder say about each other, and its records beside what is stored. */
export async function checkStaged(context: CheckContext): Promise<void> {
  for (const check of checks) {
    if (!context.faults.isFull()) await check(context);
  }
}
