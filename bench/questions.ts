import { bareDriver } from './bare-driver.js';
import type { Question } from './support/question.js';
import { sweep } from './sweep.js';

export const questions: readonly Question[] = [sweep, bareDriver];
