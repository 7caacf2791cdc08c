import type { Issue } from '../domain/issue';
import type { One } from './page';

/**
 * Templates and automations as files that another environment can read. Below `/whatsapp`.
 *
 *   GET  /templates/export      ExportTemplates      templates.manage
 *   POST /templates/import      ImportFile           templates.manage
 *   GET  /automations/export    ExportAutomations    automations.manage
 *   POST /automations/import    ImportFile           automations.manage
 */

/** What an import makes of one thing of the file. */
export const IMPORT_VERDICTS = ['new', 'changed', 'same', 'impossible'] as const;

export type ImportVerdict = (typeof IMPORT_VERDICTS)[number];

export interface ImportEntry {
  name: string;
  /** Of a template; null for an automation. */
  language: string | null;
  verdict: ImportVerdict;
  /** What it is here; null while it is not. */
  documentId: string | null;
  /** Errors say why it is impossible, warnings what is to be known. */
  issues: (Issue & { message: string })[];
}

/** An account as the file names it. */
export interface ImportAccount {
  name: string;
  /** The one that stands for it here; null: it has to be chosen. */
  documentId: string | null;
}

/** What an import would do, or has done. */
export interface ImportReport {
  isDry: boolean;
  accounts: ImportAccount[];
  entries: ImportEntry[];
}

export interface ImportOptions {
  /** documentIds of accounts here, by the names in the file; the others are found by their names. */
  accounts?: Record<string, string>;
  /** Only says what it would do. */
  dry?: boolean;
}

/** Which automations: some, or all that a list shows. */
export interface ExportAutomationsQuery {
  documentIds?: string[];
  _q?: string;
  status?: string;
  uid?: string;
}

/** Which templates, with all their languages: those of some documentIds, or all that a list shows. */
export interface ExportTemplatesQuery {
  documentIds?: string[];
  _q?: string;
  status?: string;
  category?: string;
  language?: string;
  appliesTo?: string;
  account?: string;
  hasProblem?: string;
}

export type ImportFile = {
  Request: ImportOptions & { file: unknown };
  Response: One<ImportReport>;
};
