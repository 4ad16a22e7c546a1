import { cancelSessionForm } from '../views/cancel-session/handlers.js';
import type { Command } from './command.js';

export const cancelSession: Command = {
  command: '/cancel-session',
  usage: '[session, product or day]',
  does: 'Cancel sessions and give those who are booked credit or a refund.',
  open: cancelSessionForm,
  shortcut: 'cancel-session',
  examples: [
    '`/cancel-session` opens the form; search for sessions there, or take all of a day.',
    '`/cancel-session Gymnastics week 6` opens it with that session; the name of a product brings all of its sessions between two days.',
    '`/cancel-session 3 Dec` opens it with all sessions of that day; `tomorrow`, `Thursday` and `2026-12-03` work too.',
    'Nothing is cancelled before you have seen what happens to each attendee.',
  ],
};
