import type { Named } from '../policies';
import type { Subject } from '../services/accounts/guard';

/** What the first part of an address says of its `:documentId`; null for what belongs to no account. */
const OF_FIRST: Record<string, Subject | null> = {
  accounts: 'account',
  messages: 'message',
  conversations: 'conversation',
  campaigns: 'campaign',
  automations: 'automation',
  contacts: 'contact',
  templates: 'template',
  'webhook-log': 'delivery',
  'quick-replies': 'quickReply',
  // What somebody may see of these, the service looks at.
  alerts: null,
  records: null,
  audiences: null,
  labels: null,
};

/** What the address of an endpoint names that belongs to an account; an address of a new kind must be added above. */
export function subjectOf(path: string): Named['subject'] {
  if (path.includes('/:account')) return { kind: 'account', param: 'account' };
  if (!path.includes('/:documentId')) return null;
  const kind = OF_FIRST[path.split('/')[1]!];
  if (kind === undefined) throw new Error(`Whose ${path} is, routes/subject.ts does not say.`);
  return kind && { kind, param: 'documentId' };
}
