import type { ModalView } from '@slack/types';
import { modal } from '../../src/blocks/layout.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { invoiceFacts } from './facts.js';
import { invoiceDetailsIds } from './ids.js';
import { invoiceParts } from './parts.js';
import { type DetailsPlace, placeMetadata } from './place.js';

export function invoiceDetailsModal(
  details: InvoiceDetails,
  place: DetailsPlace,
  club: ShownClub,
): ModalView {
  return modal({
    title: `Invoice ${details.invoice.number}`,
    callbackId: invoiceDetailsIds.callback,
    metadata: placeMetadata.write(place),
    close: place.beneath === null ? 'Close' : 'Back',
    blocks: [
      ...invoiceFacts(details, place.pages, club),
      ...invoiceParts(details, place.pages, club),
    ],
  });
}
