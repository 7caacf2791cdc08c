import type { Issue } from '../domain/issue';
import type { TemplateContent } from '../domain/template/template';
import type { TemplateStatus } from '../domain/template/lifecycle';
import type { One, Page, PageQuery } from './page';

/** A template as the list shows it. */
export interface TemplateSummary {
  documentId: string;
  name: string;
  label: string | null;
  language: string;
  category: string;
  status: TemplateStatus;
  rejectedReason: string | null;
  qualityScore: string | null;
  /** UID of the collection it applies to; null = any. */
  appliesTo: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  body: string;
  updatedAt: string;
}

/** A template whole, as the editor shows it. */
export interface Template extends TemplateSummary {
  accountDocumentId: string | null;
  content: TemplateContent;
  /** Path to the phone number, instead of the collection's. */
  phoneField: string | null;
  allowedUsers: number[];
  allowedRoles: number[];
  metaId: string | null;
  lastSyncedAt: string | null;
  /** Whether its words may be changed now; the mapping of variables always may. */
  isContentEditable: boolean;
  /** The kind that keeps it from being sent from here; null when it can be sent. */
  unsendableKind: string | null;
}

/** What the editor sends. */
export interface TemplateInput {
  accountDocumentId: string;
  label?: string | null;
  appliesTo?: string | null;
  phoneField?: string | null;
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
}

/** A template as the send dialog offers it. */
export interface UsableTemplate {
  documentId: string;
  name: string;
  label: string | null;
  language: string;
  category: string;
  appliesTo: string | null;
  accountName: string;
}

/** `GET /whatsapp/templates?page&pageSize&sort&_q&status&category&language&appliesTo&account` (templates.read) */
export type ListTemplates = { Query: TemplateQuery; Response: Page<TemplateSummary> };

/** `GET /whatsapp/templates/usable?uid=api::order.order` (messages.send): approved, applying, allowed. */
export type ListUsableTemplates = { Response: { data: UsableTemplate[] } };

/** `GET /whatsapp/templates/:documentId` (templates.read) */
export type GetTemplate = { Response: One<Template> };

/** `POST /whatsapp/templates` (templates.manage): a draft; incomplete content is fine. */
export type CreateTemplate = { Request: TemplateInput; Response: One<Template> };

/** `PUT /whatsapp/templates/:documentId` (templates.manage) */
export type UpdateTemplate = { Request: Partial<TemplateInput>; Response: One<Template> };

/** `DELETE /whatsapp/templates/:documentId` (templates.manage): at Meta too, unless it is a draft. */
export type DeleteTemplate = { Response: One<{ documentId: string }> };

/** `POST /whatsapp/templates/check` (templates.manage): also says whether fields exist. */
export type CheckTemplate = {
  Request: TemplateInput & { documentId?: string };
  Response: { data: Issue[] };
};

/** `POST /whatsapp/templates/:documentId/submit` (templates.manage) */
export type SubmitTemplate = { Response: One<Template> };

/** `POST /whatsapp/templates/:documentId/sync` (templates.manage) */
export type SyncTemplate = { Response: One<Template> };
