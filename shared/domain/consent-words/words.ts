import type { ConsentPurpose } from '../consent';

/** The texts that confirm to a person what they have said. */
export interface Confirmations {
  stopAll: string;
  stopMarketing: string;
  start: string;
}

/** What is understood in one language, and how it is answered. */
export interface ConsentLanguage {
  /** e.g. `pt`; one that Meta knows. */
  language: string;
  /** Each ends every message that the business begins. */
  stopAll: string[];
  /** Each ends marketing alone. */
  stopMarketing: string[];
  /** Each opts in again who has opted out. */
  start: string[];
  confirmations: Confirmations;
}

/** Which words are understood; those of all languages are, whoever writes. */
export interface ConsentWords {
  /** Whether a person is told that they were understood. */
  confirms: boolean;
  languages: ConsentLanguage[];
}

/** A text that was understood, and the languages in which it is such a word. */
export type ReadWord =
  | { kind: 'stop'; purpose: ConsentPurpose; languages: string[] }
  | { kind: 'start'; languages: string[] };
