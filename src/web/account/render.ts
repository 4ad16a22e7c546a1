import { Eta } from 'eta/core';
import { accountTemplate } from './templates/account.js';
import { askTemplate } from './templates/ask.js';
import { layoutTemplate, messageTemplate, openTemplate } from './templates/layout.js';
import { useTemplate } from './templates/use.js';

const eta = new Eta({ cache: true, autoEscape: true });
eta.loadTemplate('@layout', layoutTemplate);
eta.loadTemplate('@open', openTemplate);
eta.loadTemplate('@message', messageTemplate);
eta.loadTemplate('@account', accountTemplate);
eta.loadTemplate('@use', useTemplate);
eta.loadTemplate('@ask', askTemplate);

/** What every page has: the club's name, the language, and where the pages are. */
export type PageFrame = { club: string; lang: string; base: string };

export type Message = {
  heading: string;
  sentences: readonly string[];
  next: { href: string; text: string } | null;
};

export type AccountPage = {
  credit: string;
  about: readonly string[];
  payer: string;
  invoices: readonly {
    number: string;
    due: string;
    left: string;
    total: string;
    notes: readonly string[];
    use: string | null;
  }[];
  moreInvoices: readonly string[];
  lots: readonly string[];
  owed: string;
  currencies: readonly { code: string; href: string; here: boolean }[];
  caption: string;
  rows: readonly {
    day: string;
    what: string;
    kept: string | null;
    note: { href: string; spoken: string } | null;
    change: string;
    isCredit: boolean;
    after: string;
  }[];
  links: readonly { href: string; text: string; download: boolean }[];
  csrf: string;
};

export type UsePage = {
  number: string;
  notice: string | null;
  standing: string;
  form: {
    hidden: readonly { name: string; value: string }[];
    hint: string;
    amount: string;
    fault: string | null;
    effect: string | null;
  } | null;
};

export type AskPage = { typed: string; fault: string | null };

/** Pages as HTML: what stands in their data is text, and is escaped by the library. */
export const render = {
  open: (page: PageFrame) => eta.render('@open', { page }),
  message: (page: PageFrame, message: Message) => eta.render('@message', { page, ...message }),
  account: (page: PageFrame, data: AccountPage) => eta.render('@account', { page, ...data }),
  ask: (page: PageFrame, data: AskPage) => eta.render('@ask', { page, ...data }),
  use: (page: PageFrame, data: UsePage) => eta.render('@use', { page, ...data }),
};
