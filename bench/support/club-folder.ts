import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

export type ClubFolderSize = {
  /** Two lines each; nine of ten are paid, one of twenty is credited and uses that credit. */
  invoices: number;
  /** Who shares them, in turn; a quarter of the invoices by default. */
  payers?: number;
};

type CsvFile = { name: string; header: string; rows: () => Iterable<string> };

/** About as much as a write stream takes before it asks to wait. */
const bytesAtOnce = 65_536;

async function writeCsv(folder: string, { name, header, rows }: CsvFile): Promise<void> {
  const stream = createWriteStream(join(folder, name));
  let text = `${header}\n`;
  for (const row of rows()) {
    text += `${row}\n`;
    if (text.length < bytesAtOnce) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text);
  await once(stream, 'finish');
}

function* counted(count: number, row: (index: number) => string | null): Generator<string> {
  for (let index = 0; index < count; index += 1) {
    const text = row(index);
    if (text !== null) yield text;
  }
}

/** A day of 2025 or 2026: invoices come month after month, 24 months in all. */
function dayOf(index: number, invoices: number, dayOfMonth: number): string {
  const month = Math.floor((index * 22) / invoices);
  const [year, inYear] = [2025 + Math.floor(month / 12), (month % 12) + 1];
  return `${year}-${String(inYear).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

const isPaid = (index: number) => index % 10 !== 9;
const isCredited = (index: number) => index % 20 === 4;

/** The rows of a made club; the same size gives the same files, byte for byte. */
function filesOf(size: Required<ClubFolderSize>): CsvFile[] {
  const { invoices, payers } = size;
  const payer = (index: number) => `P${index % payers}`;
  const day = (index: number, dayOfMonth: number) => dayOf(index, invoices, dayOfMonth);
  return [
    {
      name: 'contacts.csv',
      header: 'id,name,email,payer_id',
      rows: () =>
        counted(payers * 2, (index) => {
          const of = Math.floor(index / 2);
          return index % 2 === 0
            ? `P${of},Payer ${of},payer${of}@family.example,`
            : `K${of},Child ${of},,P${of}`;
        }),
    },
    {
      name: 'products.csv',
      header: 'id,name,price,currency,billing,auto_collect',
      rows: () => counted(40, (index) => `G${index},Group ${index},48.00,GBP,monthly,yes`),
    },
    {
      name: 'invoices.csv',
      header: 'number,payer_id,issued_on,due_on,currency,auto_collect,voided_on',
      rows: () =>
        counted(invoices, (index) => {
          return `INV-${index + 1},${payer(index)},${day(index, 1)},${day(index, 15)},GBP,yes,`;
        }),
    },
    {
      name: 'invoice_lines.csv',
      header: 'invoice_number,line,contact_id,product_id,description,amount,tax_rate',
      rows: () =>
        counted(invoices * 2, (index) => {
          const of = Math.floor(index / 2);
          const [number, group] = [`INV-${of + 1}`, `G${of % 40}`];
          return index % 2 === 0
            ? `${number},1,K${of % payers},${group},Training,48.00,20`
            : `${number},2,K${of % payers},,Kit and insurance,12.00,`;
        }),
    },
    {
      name: 'payments.csv',
      header: 'id,invoice_number,amount,provider,received_on,status',
      rows: () =>
        counted(invoices, (index) => {
          if (!isPaid(index)) return null;
          return `PAY-${index + 1},INV-${index + 1},60.00,card,${day(index, 9)},received`;
        }),
    },
    {
      name: 'credit_notes.csv',
      header: 'invoice_number,amount,created_on,reason,line',
      rows: () =>
        counted(invoices, (index) => {
          if (!isCredited(index)) return null;
          return `INV-${index + 1},6.00,${day(index, 20)},Class cancelled,1`;
        }),
    },
    {
      name: 'account_credit.csv',
      header: 'contact_id,amount,currency,created_on,expires_on',
      rows: () =>
        counted(payers, (index) => (index % 10 === 0 ? `P${index},25.00,GBP,2024-12-31,` : null)),
    },
  ];
}

/**
 * Writes a made club as a folder of import files, as streams: a club of any size takes little
 * memory. Without chance: the same size gives the same bytes.
 */
export async function writeClubFolder(folder: string, size: ClubFolderSize): Promise<void> {
  const payers = size.payers ?? Math.max(1, Math.ceil(size.invoices / 4));
  await mkdir(folder, { recursive: true });
  for (const file of filesOf({ ...size, payers })) await writeCsv(folder, file);
}
