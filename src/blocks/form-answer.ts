import type { ModalView } from '@slack/types';

/** What came of a form, for a person whose modal is gone. Plain words. */
export type Outcome = { title: string; text: string };

/** What a sent form becomes, and the same for a person whose form was answered too late. */
export type FormAnswer = { view: ModalView; told: Outcome };
