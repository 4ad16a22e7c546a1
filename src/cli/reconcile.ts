import { openDesk } from '../app/open-desk.js';
import { ProviderAway } from '../domain/refunds/provider-away.js';
import type { RefundProvider } from '../providers/refund-provider.js';
import type { Desk } from '../services/desk.js';
import { type Reconciliation, reconcile } from '../services/providers/reconcile.js';
import { printLine } from './print-line.js';
import { reconciliationLines } from './reconciliation-lines.js';
import { CliError, runCli, UsageError } from './run-cli.js';

const usage = 'Usage: npm run reconcile -- --provider stripe [--days 90]';
const usualDays = 90;

function readArguments(argv: readonly string[]): { name: string; days: number } {
  const [flag, name, daysFlag, days = String(usualDays), ...more] = argv;
  const isDays = daysFlag === undefined || daysFlag === '--days';
  if (flag !== '--provider' || name === undefined || !isDays || more.length > 0) {
    throw new UsageError(usage);
  }
  if (!/^[1-9][0-9]{0,3}$/.test(days)) throw new UsageError(usage);
  return { name, days: Number(days) };
}

function requireProvider(desk: Desk, name: string): RefundProvider {
  const provider = desk.refundProviders.find((one) => one.name === name.toLowerCase());
  if (provider !== undefined) return provider;
  throw new CliError(
    `Credit Desk is not connected to ${name}. Set STRIPE_SECRET_KEY, and use --provider stripe.`,
  );
}

async function compare(
  desk: Desk,
  provider: RefundProvider,
  days: number,
): Promise<Reconciliation> {
  try {
    return await reconcile(desk, { kind: 'command-line' }, { provider, days });
  } catch (error) {
    if (!(error instanceof ProviderAway)) throw error;
    throw new CliError(
      `${provider.title} does not say what it has: ${error.message}. Try again later.`,
    );
  }
}

async function run(): Promise<void> {
  const { name, days } = readArguments(process.argv.slice(2));
  const { desk, close } = await openDesk();
  try {
    const provider = requireProvider(desk, name);
    const report = await compare(desk, provider, days);
    for (const line of reconciliationLines(report, { days, locale: desk.club.locale })) {
      printLine(line);
    }
    if (report.differences.length > 0) process.exitCode = 1;
  } finally {
    await close();
  }
}

await runCli(run);
