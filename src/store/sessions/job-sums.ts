import type { JobSums, JobTotals } from '../../domain/sessions/jobs/job-groups.js';
import type { PartState } from '../../domain/sessions/jobs/job-part.js';
import type { PartGroup } from '../../domain/sessions/jobs/part-group.js';
import type { Store } from '../connection.js';
import type { PartsAsked } from './job-needs.js';

type StoredTotals = Omit<JobTotals, 'currency' | 'refundDays' | 'each' | 'settled'> & {
  settled: bigint | number;
  least: bigint | number;
  most: bigint | number;
  _id: string | null;
  unknownFees: number;
  daysFrom: number | null;
  daysTo: number | null;
};

type Facet = {
  groups: { _id: PartGroup; people: number; passUses: number; orders: number }[];
  states: { _id: PartState; parts: number }[];
  totals: StoredTotals[];
  booked: StoredTotals[];
  payers: { count: number }[];
  falling: { name: string }[];
};

/** Orders of so few people are named. */
const namedOrders = 3;

/** Sums by currency of what stands at `at`: what is planned, or what was done. */
function totalsAt(at: '$effect' | '$result') {
  const sumOf = (field: string) => ({ $sum: `${at}.${field}` });
  return {
    $group: {
      _id: '$currency',
      people: { $sum: 1 },
      amount: { $sum: '$amount' },
      least: { $min: '$amount' },
      most: { $max: '$amount' },
      toInvoice: sumOf('toInvoice'),
      toAccount: sumOf('toAccount'),
      settled: { $sum: { $sum: `${at}.settled.amount` } },
      sentBack: sumOf('sentBack'),
      keptBack: { $sum: '$keptBack' },
      refundFee: sumOf('refundFee'),
      unknownFees: { $sum: { $cond: [{ $eq: [`${at}.refundFee`, null] }, 1, 0] } },
      byPeople: { $max: `${at}.byPeople` },
      daysFrom: { $min: `${at}.refundDays.from` },
      daysTo: { $max: `${at}.refundDays.to` },
    },
  };
}

function asTotals({ _id, unknownFees, daysFrom, daysTo, ...sums }: StoredTotals): JobTotals[] {
  if (_id === null) return [];
  const long = (value: bigint | number) => BigInt(value);
  const [least, most] = [long(sums.least), long(sums.most)];
  return [
    {
      currency: _id,
      ...{ people: sums.people, byPeople: sums.byPeople === true },
      each: least === most ? least : null,
      ...{ amount: long(sums.amount), keptBack: long(sums.keptBack) },
      ...{ toInvoice: long(sums.toInvoice), toAccount: long(sums.toAccount) },
      ...(long(sums.settled) > 0n && { settled: long(sums.settled) }),
      sentBack: long(sums.sentBack),
      refundDays: daysFrom === null || daysTo === null ? null : { from: daysFrom, to: daysTo },
      refundFee: unknownFees > 0 || sums.refundFee === null ? null : long(sums.refundFee),
    },
  ];
}

/** What the parts of a job in these states would give, by currency. */
export async function sumGiven(
  { collections }: Store,
  { jobId, states }: PartsAsked,
): Promise<JobTotals[]> {
  const match = { $match: { jobId, state: { $in: [...states] }, group: 'given' } };
  const stages = [match, totalsAt('$effect'), byName];
  const found = collections.job_parts.aggregate<StoredTotals>(stages, { hint: 'job' });
  return (await found.toArray()).flatMap(asTotals);
}

/** What all parts of a job come to, counted from what is stored, in one read. */
export async function sumParts({ collections }: Store, jobId: string): Promise<JobSums> {
  const given = { $match: { group: 'given' } };
  const [found] = await collections.job_parts
    .aggregate<Facet>(
      [
        { $match: { jobId } },
        {
          $facet: {
            groups: [
              {
                $group: {
                  _id: '$group',
                  people: { $sum: 1 },
                  passUses: { $sum: { $size: '$beside.passUses' } },
                  orders: { $sum: { $size: '$beside.orders' } },
                },
              },
              { $sort: { _id: 1 } },
            ],
            states: [{ $group: { _id: '$state', parts: { $sum: 1 } } }, { $sort: { _id: 1 } }],
            totals: [given, totalsAt('$effect'), byName],
            booked: [{ $match: { state: 'booked' } }, totalsAt('$result'), byName],
            falling: [
              { $match: { 'beside.orders.0': { $exists: true } } },
              { $sort: { place: 1 } },
              { $limit: namedOrders + 1 },
              { $project: { name: 1 } },
            ],
            payers: [given, { $group: { _id: '$payerId' } }, { $count: 'count' }],
          },
        },
      ],
      { hint: 'job' },
    )
    .toArray();
  return sumsOf(found);
}

const byName = { $sort: { _id: 1 as const } };

function sumsOf(found: Facet | undefined): JobSums {
  const groups = found?.groups ?? [];
  const states = found?.states ?? [];
  const [payers] = found?.payers ?? [];
  const orderNames = (found?.falling ?? []).map(({ name }) => name);
  return {
    parts: states.reduce((sum, { parts }) => sum + parts, 0),
    groups: groups.map(({ _id, people, passUses }) => ({ group: _id, people, passUses })),
    states: states.map(({ _id, parts }) => ({ state: _id, parts })),
    totals: (found?.totals ?? []).flatMap(asTotals),
    booked: (found?.booked ?? []).flatMap(asTotals),
    orders: groups.reduce((sum, { orders }) => sum + orders, 0),
    payers: payers?.count ?? 0,
    ...(orderNames.length > 0 && orderNames.length <= namedOrders ? { orderNames } : {}),
  };
}
