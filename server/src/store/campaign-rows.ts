import type { CampaignFile, CampaignInput } from '../../../shared/contracts/campaigns';
import type { CampaignStatus, PauseReason, Verdict } from '../../../shared/domain/campaign';
import type { Issue } from '../../../shared/domain/issue';
import type { MediaFile, HeaderMediaKind } from '../../../shared/domain/media';
import type { Values } from '../../../shared/domain/template/message-payload';
import type { LanguageReason } from '../../../shared/domain/template/choose-language';
import type { PreviewValue } from '../../../shared/contracts/messages';
import type { AccountRow, ContactRow, MessageConsent, MessageRow, Row, Time } from './rows';

export interface CampaignRow extends Row {
  name: string;
  status: CampaignStatus;
  pauseReason: PauseReason | null;
  pauseText: string | null;
  input: CampaignInput;
  file: CampaignFile | null;
  /** That of the first recipient; null before the check. */
  account?: AccountRow | null;
  templateName: string | null;
  category: string | null;
  /** What each template that is used said when it was checked, as a hash by documentId. */
  templates: Record<string, string> | null;
  ownerSource: 'person' | 'api' | 'code';
  /** Of the admin user, or the API token; null for code. */
  ownerId: number | null;
  ownerName: string | null;
  sendAt: Time;
  startedAt: Time;
  finishedAt: Time;
  checkStartedAt: Time;
  checkFinishedAt: Time;
  checkProblem: string | null;
  /** `clearing`: what an earlier check found is taken away. */
  checkPhase: 'clearing' | 'walking' | null;
  /** Where the next page of the audience begins. */
  checkCursor: number | null;
  checkDone: number;
  checkTotal: number | null;
  checkCounts: Partial<Record<Verdict, number>> | null;
  /** Of those that could be sent to. */
  excluded: number;
  /** How many have been handed to the queue, and up to which position. */
  handed: number;
  handedTo: number;
  /** What had failed when somebody let it go on in spite of that. */
  stopBase: { failed: number; settled: number } | null;
  /** When the lines of its file, and what people got, were deleted for their age. */
  linesDeletedAt?: Time;
  valuesDeletedAt?: Time;
  claimedBy: string | null;
  leaseUntil: Time;
}

/** Nothing has been found yet. */
export const UNCHECKED_CAMPAIGN = {
  status: 'draft',
  checkStartedAt: null,
  checkFinishedAt: null,
  checkProblem: null,
  checkPhase: null,
  checkCursor: null,
  checkDone: 0,
  checkTotal: null,
  checkCounts: null,
  excluded: 0,
  templates: null,
} as const;

/** What a message to somebody will say, as it was when it was checked. */
export interface Frozen {
  /** Row id. */
  account: number;
  portfolioId: string;
  /** documentId. */
  template: string;
  language: string;
  languageFrom: LanguageReason;
  valuesFrom: 'published' | 'draft' | null;
  values: Values;
  /** Where each came from. */
  from: Record<string, PreviewValue['from']>;
  tracked: { variable: string; target: string }[];
  media: { kind: HeaderMediaKind; file: MediaFile; from: 'record' | 'template' | 'chosen' } | null;
  consent: MessageConsent | null;
  recipientName: string | null;
  international: string | null;
}

export interface RecipientRow extends Row {
  campaign?: { id: number } | null;
  position: number;
  line: number | null;
  name: string | null;
  phone: string | null;
  userId: string | null;
  typed: string | null;
  country: string | null;
  language: string | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  recordLocale: string | null;
  /** Null for a line of a file that has not been checked. */
  verdict: Verdict | null;
  isExcluded: boolean;
  issues: Issue[] | null;
  /** Gone once there is a message. */
  frozen: Frozen | null;
  /** The line of a file, by column. */
  raw: Record<string, string> | null;
  personKey: string | null;
  contact?: ContactRow | null;
  message?: MessageRow | null;
}

/** A recipient to be stored; relations by row id. */
export type NewRecipient = Omit<
  RecipientRow,
  'id' | 'documentId' | 'createdAt' | 'updatedAt' | 'campaign' | 'contact' | 'message'
>;
