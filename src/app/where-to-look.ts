import type { Config } from '../config/read-config.js';
import type { CreditDesk } from './start-credit-desk.js';

/** What to do first, of the club that is there. */
function firstSteps({ contents, desk }: CreditDesk): string[] {
  switch (contents) {
    case 'sample':
      return [
        '  Type  /invoices        and press Enter, to see the sample club and credit an invoice',
        '  Type  /credit INV-1042 to raise credit at once',
      ];
    case 'own':
      return [
        `  Type  /invoices        and press Enter, to find an invoice of ${desk.club.name}`,
        '  Type  /credit-desk     to see what else there is',
      ];
    case 'empty':
      return [
        '  There is nobody in the club yet. Bring yours from another terminal, while this runs:',
        '        npm run import -- <folder>          docs/importing.md says what stands in it',
        '        npm run settings -- --name "Your club"',
      ];
    default:
      return contents satisfies never;
  }
}

/** What a start tells at the terminal, a line each. */
export function whereToLook(config: Config, running: CreditDesk): string[] {
  const { desk, localSlack } = running;
  if (localSlack === null) {
    const roles = [...config.roles].join(', ');
    return [`Credit Desk is running for ${desk.club.name} (${roles}). Press Ctrl-C to stop.`];
  }
  const kept = config.mongo.kind === 'uri' ? 'in your MongoDB' : `in ${config.dataDir}`;
  return [
    '',
    'Credit Desk is running.',
    `  Open  ${localSlack.pageUrl}`,
    ...firstSteps(running),
    `Everything is kept ${kept}. Press Ctrl-C to stop.`,
  ];
}
