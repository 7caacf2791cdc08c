import {
  CAMPAIGN_STATUSES,
  VERDICTS,
  type CampaignStatus,
  type PauseReason,
  type StopRule,
  type Verdict,
} from '../domain/campaign';
import type { LeftOutReason } from '../domain/campaign-results';
import type { Issue } from '../domain/issue';
import type { MessageState } from '../domain/message/message';
import type { Failure, Preview } from './messages';
import type { One, Page, PageQuery } from './page';

/**
 * Campaigns: one template to many, kept as one thing. Below `/whatsapp`; *own* means that whoever has
 * `messages.send-bulk` may do it to campaigns of their own, `campaigns.manage` to those of others too.
 *
 *   GET    /campaigns                              ListCampaigns      campaigns.read, or own
 *   POST   /campaigns                              SaveCampaign       messages.send-bulk or campaigns.manage
 *   POST   /campaigns/audience                     CountAudience      messages.send-bulk or campaigns.manage
 *   GET    /campaigns/:documentId                  GetCampaign        campaigns.read, or own
 *   PUT    /campaigns/:documentId                  SaveCampaign       own; what was checked must be checked again, but for the name and the stop rule
 *   DELETE /campaigns/:documentId                  DeleteCampaign     own; not while it is on its way, its messages stay
 *   POST   /campaigns/:documentId/csv              UploadCsv          own; multipart, field `file`
 *   POST   /campaigns/:documentId/preview          PreviewCampaign    own
 *   POST   /campaigns/:documentId/check            ActOnCampaign      own; goes on in the background
 *   POST   /campaigns/:documentId/stop-check       ActOnCampaign      own
 *   GET    /campaigns/:documentId/recipients       ListRecipients     campaigns.read, or own
 *   GET    /campaigns/:documentId/recipients.csv   a file             messages.export, and as above
 *   POST   /campaigns/:documentId/exclude          ExcludeRecipients  own
 *   GET    /campaigns/:documentId/plan             GetPlan            own
 *   POST   /campaigns/:documentId/start            StartCampaign      own, and messages.send-bulk
 *   POST   /campaigns/:documentId/reschedule       RescheduleCampaign own, and messages.send-bulk; before it begins
 *   POST   /campaigns/:documentId/pause            ActOnCampaign      own
 *   POST   /campaigns/:documentId/resume           ActOnCampaign      own, and messages.send-bulk
 *   POST   /campaigns/:documentId/cancel           ActOnCampaign      own; what has not left yet
 *   GET    /campaigns/:documentId/results          GetResults         campaigns.read, or own
 *   POST   /campaigns/:documentId/retry            RetryCampaign      own, and messages.retry
 *   POST   /campaigns/:documentId/duplicate        ActOnCampaign      own; answers the new draft
 *   POST   /campaigns/:documentId/follow-up        FollowUp           own; answers the new draft
 *   GET    /audiences                              ListAudiences      messages.send-bulk or campaigns.manage
 *   POST   /audiences                              SaveAudience       messages.send-bulk or campaigns.manage
 *   DELETE /audiences/:documentId                  –                  one’s own, or campaigns.manage
 */

/** Which records a list in the Content Manager shows: its filters, search and language. */
export interface RecordFilter {
  uid: string;
  /** As the Content Manager writes them into its address. */
  filters?: unknown;
  _q?: string;
  locale?: string | null;
}

/** Where a campaign’s recipients come from. */
export type Audience =
  | { type: 'records'; uid: string; documentIds: string[]; locale?: string | null }
  | ({ type: 'filter' } & RecordFilter)
  /** The rows come by `UploadCsv`. `valueColumns` gives variables, by key, the column they are taken from. */
  | {
      type: 'csv';
      phoneColumn: string;
      nameColumn?: string | null;
      valueColumns: Record<string, string>;
    }
  /** Those of an earlier campaign, by its documentId. */
  | { type: 'campaign'; campaign: string; who: FollowUpGroup };

/** Whom a second message is for: Meta had it delivered, but nobody is known to have done this. */
export type FollowUpGroup = 'notRead' | 'notClicked' | 'notReplied';

export {
  CAMPAIGN_STATUSES,
  VERDICTS,
  type CampaignStatus,
  type PauseReason,
  type StopRule,
  type Verdict,
};

export interface CampaignInput {
  /** Empty: made of the template and the collection. */
  name?: string;
  audience: Audience;
  /** documentId of the template, or its name. Empty in a draft that is not that far. */
  template?: string | null;
  /** Absent: everybody in their own language, as far as the template has it. */
  language?: string | null;
  /** documentId; default: as for single messages. */
  account?: string | null;
  /** Overrides what is mapped, for everybody; by key, e.g. `body.1`. */
  values?: Record<string, string>;
  headerMedia?: { id: number } | null;
  /** Default: as the collection has it. */
  valuesFrom?: 'published' | 'draft' | null;
  /** Null: never by itself. Default: more than 10 % of the first 100. */
  stopRule?: StopRule | null;
}

/** What was understood of a file with recipients. */
export interface CampaignFile {
  name: string | null;
  columns: string[];
  rows: number;
  sample: Record<string, string>[];
}

/** How far the check is. `total` is null while it is not known yet. */
export interface CheckProgress {
  done: number;
  total: number | null;
  startedAt: string;
  finishedAt: string | null;
  /** What ended it early, in words. */
  problem: string | null;
  counts: Record<Verdict, number>;
  /** Of those that could be sent to. */
  excluded: number;
}

/** How many messages are in each state; `waiting`: not handed to the queue yet, `notSent`: cancelled before that. */
export type CampaignCounts = Partial<Record<MessageState, number>> & {
  waiting: number;
  notSent: number;
};

export interface Campaign {
  documentId: string;
  name: string;
  status: CampaignStatus;
  pauseReason: PauseReason | null;
  /** In words; null unless it stands still. */
  pauseText: string | null;
  input: CampaignInput;
  /** The file whose rows are kept; null for any other audience, and before there is one. */
  file: CampaignFile | null;
  /** Of the records, also of those of an earlier campaign; null for a file. */
  collectionUid: string | null;
  /** Null for a file, or a collection that is gone. */
  collectionName: string | null;
  /** As it was checked; before that, as it was chosen. */
  templateName: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  createdBy: string | null;
  createdAt: string;
  /** When it is to begin; null: when it was started. */
  sendAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** Null until it has been checked for the first time. */
  check: CheckProgress | null;
  /** To whom it goes: checked as ready or fixed, and not excluded. */
  recipients: number;
  counts: CampaignCounts;
  /** People who opened a link, and who answered or tapped a button. */
  clicked: number;
  replied: number;
  /** Messages a second while it runs; null when nothing can be said. */
  perSecond: number | null;
  /** When the last message should have left, at that pace; null when nothing can be said. */
  endsAt: string | null;
  /** What this person may do now. */
  can: {
    edit: boolean;
    check: boolean;
    start: boolean;
    reschedule: boolean;
    pause: boolean;
    resume: boolean;
    cancel: boolean;
    retry: boolean;
    delete: boolean;
    export: boolean;
  };
}

export interface CampaignRecipient {
  documentId: string;
  /** The place in the campaign, from 1. */
  position: number;
  /** The record’s name, or that of the file. */
  name: string | null;
  /** In E.164 once it is read; masked for whoever may not read the log. */
  phone: string | null;
  /** What stands in the field or the file. */
  typed: string | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  /** The line of the file, from 1 below the header. */
  line: number | null;
  verdict: Verdict;
  isExcluded: boolean;
  issues: (Issue & { message: string })[];
  /** Once it was handed to the queue. */
  message: { documentId: string; state: MessageState; failure: Failure | null } | null;
}

export interface RecipientQuery extends PageQuery {
  verdict?: Verdict;
  /** `waiting` for those without a message; several with commas between them. */
  state?: string;
  reaction?: 'clicked' | 'replied';
  /** A failure’s key, as `GetResults` groups them. */
  failure?: string;
  excluded?: boolean;
  /** A name or a number. */
  _q?: string;
}

/** What is to be expected of sending now. */
export interface CampaignPlan {
  recipients: number;
  /** Of the slowest number that takes part. */
  perSecond: number;
  /** At that pace, in seconds. */
  seconds: number;
  /** New conversations that the account may begin within 24 hours; null for no limit or an unknown one. */
  messagingLimit: number | null;
  /** More recipients than that limit: the last leave on a later day. */
  exceedsLimit: boolean;
  category: string | null;
  /** By country of the number (ISO 3166-1 alpha-2), the most first; null for people known by user id alone. */
  countries: { country: string | null; count: number }[];
  languages: { language: string; count: number }[];
  /** From this many on, the number must be typed to start. */
  confirmFrom: number;
  /** What speaks against starting; errors keep it from it. */
  issues: (Issue & { message: string })[];
}

export interface CampaignResults {
  recipients: number;
  /** Each holds those that follow: who read it had it delivered. */
  accepted: number;
  delivered: number;
  /** A lower bound: people can switch receipts off. */
  read: number;
  clicked: number;
  replied: number;
  failed: number;
  uncertain: number;
  optedOut: number;
  /** `isForLater`: goes again by itself alone, a day after it failed; not with all the others. */
  failures: {
    key: string;
    title: string;
    action: string;
    count: number;
    canRetry: boolean;
    isForLater: boolean;
  }[];
  links: { target: string; people: number; clicks: number }[];
  /** Its messages have tracked links, and counting clicks is switched off in the preferences. */
  hasUncountedLinks: boolean;
  /** Taps of quick reply buttons, by their text. */
  taps: { text: string; people: number }[];
  languages: { language: string; sent: number; delivered: number; read: number }[];
  /** Half of those who read it did within so many seconds; null when nobody has. */
  medianSecondsToRead: number | null;
}

/** A filter that was given a name. */
export interface SavedAudience extends RecordFilter {
  documentId: string;
  name: string;
  collectionName: string | null;
  createdBy: string | null;
}

export interface CampaignQuery extends PageQuery {
  _q?: string;
  /** One, or several with commas between them. */
  status?: string;
}

export type ListCampaigns = { Query: CampaignQuery; Response: Page<Campaign> };
export type GetCampaign = { Response: One<Campaign> };
export type SaveCampaign = { Request: CampaignInput; Response: One<Campaign> };
/** `total` is exact up to `TOTAL_LIMIT`. Counted as the person may read them. */
export type CountAudience = {
  Request: { audience: Audience };
  Response: One<{ total: number; totalIsCapped: boolean; collectionName: string | null }>;
};
/** What was understood of a file; its rows are kept with the campaign. Errors name lines. */
export type UploadCsv = { Response: One<CampaignFile> };
/** The n-th recipient, from 1; what is not saved yet may be given along. Before the check as the record stands now, after it as it was frozen. */
export type PreviewCampaign = {
  Request: { position: number; input?: CampaignInput };
  Response: One<{
    position: number;
    total: number;
    totalIsCapped: boolean;
    preview: Preview | null;
  }>;
};
export type ActOnCampaign = { Response: One<Campaign> };
export type ListRecipients = { Query: RecipientQuery; Response: Page<CampaignRecipient> };
/** Named ones, or all of a verdict. */
export type ExcludeRecipients = {
  Request: { recipients?: string[]; verdict?: Verdict; excluded: boolean };
  Response: One<Campaign>;
};
export type GetPlan = { Response: One<CampaignPlan> };
/** `recipients` is the number that the person has seen: another one is refused. */
export type StartCampaign = {
  Request: { recipients: number; sendAt?: string | null };
  Response: One<Campaign>;
};
/** Another time for one that has not begun; null for now. */
export type RescheduleCampaign = {
  Request: { sendAt: string | null };
  Response: One<Campaign>;
};
export type GetResults = { Response: One<CampaignResults> };
/** Messages that are not sent again with the others, by why and by what they failed for. */
export interface LeftOut {
  why: LeftOutReason;
  key: string;
  title: string;
  action: string;
  count: number;
}

/** What became of a retry, which goes on in the background; the most left out first. */
export interface Retried {
  retried: number;
  leftOut: LeftOut[];
}

/** All that may safely go again, or those of one failure. */
export type RetryCampaign = { Request: { failure?: string }; Response: One<Retried> };
export type FollowUp = { Request: { who: FollowUpGroup }; Response: One<Campaign> };
export type ListAudiences = { Query: { uid?: string }; Response: { data: SavedAudience[] } };
export type SaveAudience = {
  Request: RecordFilter & { name: string };
  Response: One<SavedAudience>;
};
