import type { Issue } from '../domain/issue';
import type { TemplateContent } from '../domain/template/template';
import type { TemplateStatus } from '../domain/template/lifecycle';
import type { One, Page, PageQuery } from './page';

/** One language of a template, as the list shows it beside the others of the same name. */
export interface TemplateLanguage {
  documentId: string;
  language: string;
  status: TemplateStatus;
  qualityScore: string | null;
  rejectedReason: string | null;
  /** Whether our text and Meta's have gone different ways. */
  hasDrift: boolean;
}

/** A template with all its languages, as the list shows it. */
export interface TemplateGroup {
  name: string;
  businessAccountId: string;
  label: string | null;
  category: string;
  /** UID of the collection it applies to; null = any. */
  appliesTo: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  /** Of the first language. */
  body: string;
  /** `text`, `image` …; null without a header. */
  headerType: string | null;
  updatedAt: string;
  languages: TemplateLanguage[];
  /** Messages of the last 30 days, all languages. */
  sent: number;
  read: number;
  /** Clicks of people on tracked links, all time. */
  clicks: number;
}

/** One language of a template in short. */
export interface TemplateSummary extends TemplateLanguage {
  name: string;
  label: string | null;
  category: string;
  appliesTo: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  body: string;
  updatedAt: string;
}

/** Clicks on the tracked links of a template or a message. */
export interface Clicks {
  people: number;
  robots: number;
}

/** A template whole, as the editor shows it. */
export interface Template extends TemplateSummary {
  accountDocumentId: string | null;
  businessAccountId: string;
  content: TemplateContent;
  /** Path to the phone number, instead of the collection's. */
  phoneField: string | null;
  /** Whether only those who are named may send it; nobody may where the lists are empty all the same. */
  isRestricted: boolean;
  allowedUsers: number[];
  allowedRoles: number[];
  metaId: string | null;
  lastSyncedAt: string | null;
  /** Whether its words may be changed and saved now; the mapping of variables always may. */
  isContentEditable: boolean;
  /** Whether other words may be handed in for what Meta has approved. */
  isResubmittable: boolean;
  /** When Meta lets the words be changed again; null = now. */
  nextEditAt: string | null;
  /** What Meta says instead of our text; null while both say the same. */
  drift: TemplateContent | null;
  /** A category that Meta will change it to; null = none announced. */
  correctCategory: string | null;
  /** The kind that keeps it from being sent from here; null when it can be sent. */
  unsendableKind: string | null;
  /** The other languages of the same name. */
  siblings: TemplateLanguage[];
  clicks: Clicks;
}

/** What the editor sends. */
export interface TemplateInput {
  accountDocumentId: string;
  label?: string | null;
  appliesTo?: string | null;
  phoneField?: string | null;
  /** Whoever is named alone may send it; empty lists open it to everyone, unless this is true. */
  isRestricted?: boolean;
  allowedUsers?: number[];
  allowedRoles?: number[];
  content: TemplateContent;
}

export interface TemplateQuery extends PageQuery {
  /** Searches name, label and body. */
  _q?: string;
  status?: string;
  category?: string;
  language?: string;
  appliesTo?: string;
  account?: string;
  /** `true`: only what needs somebody: rejected, paused, disabled, drifting, or about to change category. */
  hasProblem?: string;
}

/** A template as the send dialog offers it: a name; the language is chosen for each record. */
export interface UsableTemplate {
  name: string;
  label: string | null;
  category: string;
  appliesTo: string | null;
  /** documentId of an account that can send it. */
  accountDocumentId: string;
  accountName: string;
  languages: { documentId: string; language: string }[];
}

/** What happened to a template, newest first. */
export interface TemplateEvent {
  documentId: string;
  at: string;
  /** e.g. `submitted`, `approved`, `rejected`, `category-changed`; Meta's own word when it is new to us. */
  kind: string;
  /** Who did it; null = Meta. */
  actor: string | null;
  /** e.g. `{ from: 'UTILITY', to: 'MARKETING' }`, `{ reason: '…', recommendation: '…' }`. */
  params: Record<string, string | number | null>;
}

/** `GET /whatsapp/templates?page&pageSize&sort&_q&status&category&language&appliesTo&account&hasProblem` (templates.read): by name */
export type ListTemplates = { Query: TemplateQuery; Response: Page<TemplateGroup> };

/**
 * `GET /whatsapp/templates/usable?uid=api::order.order` (messages.send): approved, applying, allowed; with
 * `anyCollection=true` whatever they apply to, as where the columns of a file give the values.
 */
export type ListUsableTemplates = {
  Query: { uid?: string; anyCollection?: string };
  Response: { data: UsableTemplate[] };
};

/** `GET /whatsapp/templates/:documentId` (templates.read) */
export type GetTemplate = { Response: One<Template> };

/** `GET /whatsapp/templates/:documentId/history` (templates.read): the latest hundred. */
export type GetTemplateHistory = { Response: { data: TemplateEvent[] } };

/** `POST /whatsapp/templates` (templates.manage): a draft; incomplete content is fine. */
export type CreateTemplate = { Request: TemplateInput; Response: One<Template> };

/**
 * `PUT /whatsapp/templates/:documentId` (templates.manage). What it applies to, who may send it and the
 * mapping are changed in all languages of the name.
 */
export type UpdateTemplate = { Request: Partial<TemplateInput>; Response: One<Template> };

/** How many languages were deleted. */
export interface DeletedTemplates {
  deleted: number;
}

/**
 * `DELETE /whatsapp/templates/:documentId?languages=all` (templates.manage): at Meta too, unless it is a
 * draft; without the query only this language.
 */
export type DeleteTemplate = { Response: One<DeletedTemplates> };

/** `POST /whatsapp/templates/check` (templates.manage): also says whether fields exist. */
export type CheckTemplate = {
  Request: TemplateInput & { documentId?: string };
  Response: { data: Issue[] };
};

/**
 * `POST /whatsapp/templates/:documentId/submit` (templates.manage): hands in a draft or a rejected one as
 * it is stored; `content` = the changed words of one that is approved or paused.
 */
export type SubmitTemplate = { Request: { content?: TemplateContent }; Response: One<Template> };

/** `POST /whatsapp/templates/:documentId/sync` (templates.manage) */
export type SyncTemplate = { Response: One<Template> };

/** `POST /whatsapp/templates/:documentId/adopt` (templates.manage): a draft takes the text that Meta has under its name. */
export type AdoptTemplate = { Response: One<Template> };

/**
 * `POST /whatsapp/templates/:documentId/drift` (templates.manage): `meta` takes Meta's text; `local` keeps
 * ours, to be handed in.
 */
export type ResolveDrift = { Request: { take: 'meta' | 'local' }; Response: One<Template> };

/** `POST /whatsapp/templates/:documentId/unpause` (templates.manage) */
export type UnpauseTemplate = { Response: One<Template> };
