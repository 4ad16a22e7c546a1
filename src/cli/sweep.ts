import { openDesk } from '../app/open-desk.js';
import { formatAmount } from '../domain/amounts/money.js';
import { runSweep } from '../services/sweep/sweep.js';
import { refuseArguments } from './arguments.js';
import { runCli } from './run-cli.js';

async function sweep(): Promise<void> {
  refuseArguments(process.argv.slice(2), 'sweep');
  const { desk, close } = await openDesk();
  try {
    const run = await runSweep(desk, { trigger: 'command-line' });
    const amounts = run.amounts.map(({ amount, currency }) =>
      formatAmount(amount, currency, desk.club.locale),
    );
    const used = run.usedOn === 0 ? '' : `: ${amounts.join(', ')}`;
    console.log(
      `Looked at ${run.looked} new auto-collect invoices; account credit was used on ${run.usedOn}${used}. ${run.waiting} wait for a payment in flight, ${run.failed} failed.`,
    );
    if (run.failed > 0) process.exitCode = 1;
  } finally {
    await close();
  }
}

await runCli(sweep);
