import { expect, it } from 'vitest';
import type { Notice } from '../../../src/domain/notice.js';
import { renderNotice } from '../../../views/messages/render-notice.js';
import { club } from '../sample-facts.js';
import { notices } from '../sample-notices.js';

const names = new Map([['club:olsen', 'Priya Patel']]);

/** The same facts with every count in them (never an amount, a number or a day) set to one value. */
function counting(facts: Notice, count: number): Notice {
  return JSON.parse(JSON.stringify(facts, withCount(count)), revived);
}

function withCount(count: number) {
  return (_key: string, value: unknown) => {
    if (typeof value === 'bigint') return { bigint: value.toString() };
    return typeof value === 'number' ? count : value;
  };
}

function revived(key: string, value: unknown): unknown {
  const isMoment = ['sentAt', 'askedAt', 'expiresAt', 'at', 'startsAt'].includes(key);
  if (isMoment) return new Date(String(value));
  const isBig = typeof value === 'object' && value !== null && 'bigint' in value;
  return isBig ? BigInt(String(value.bigint)) : value;
}

const ones =
  /\b1 (?:\S+ )?(?:invoices|differences|messages|times|wait|are|attendees|people|contacts)\b/;
const twos = /\b2 (?:invoice|difference|message|time|waits|is|attendee|person|contact)\b/;

it.each(Object.values(notices))('says one as one and two as two in $kind', (notice) => {
  const one = renderNotice(counting(notice, 1), { names, club }).text;
  const two = renderNotice(counting(notice, 2), { names, club }).text;
  expect(one).not.toMatch(ones);
  expect(two).not.toMatch(twos);
});

it('counts in the summary of credit used automatically', () => {
  const said = (count: number) => {
    return renderNotice(counting(notices['sweep-summary'], count), { names, club }).text;
  };
  expect(said(1)).toContain('on 1 of 1 new auto-collect invoice: ');
  expect(said(1)).toContain('1 waits for a payment in flight. 1 invoice could not be looked at');
  expect(said(2)).toContain('on 2 of 2 new auto-collect invoices: ');
  expect(said(2)).toContain('2 wait for a payment in flight. 2 invoices could not be looked at');
  const differ = (count: number) =>
    renderNotice({ kind: 'books-differ', differences: count }, { names, club }).text;
  expect(differ(1)).toContain('found 1 difference.');
  expect(differ(2)).toContain('found 2 differences.');
});
