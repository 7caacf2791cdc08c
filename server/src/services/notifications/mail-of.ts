import type { TemplateChange } from '../../../../shared/domain/template/changes';

/** A template as mails name it. */
export interface NamedTemplate {
  name: string;
  label: string | null;
  language: string;
  accountName: string | null;
  /** Where it is looked at in the admin; null when the admin's address is not known. */
  url: string | null;
}

export interface Mail {
  subject: string;
  text: string;
}

interface Words {
  /** Goes on after the name of the template. */
  what: (params: TemplateChange['params']) => string;
  action: string;
}

const WORDS: Record<string, Words> = {
  approved: { what: () => 'was approved by Meta', action: 'It can be sent now.' },
  rejected: {
    what: () => 'was rejected by Meta',
    action: 'Change it as Meta asks, then submit it again.',
  },
  paused: {
    what: () => 'was paused by Meta',
    action:
      'It cannot be sent now. Look at who receives it and what it says; Meta ends the pause by itself, or once it was changed and approved.',
  },
  unpaused: { what: () => 'is no longer paused', action: 'It can be sent again.' },
  disabled: {
    what: () => 'was disabled by Meta',
    action: 'It cannot be sent any more. Write a new one that people are glad to receive.',
  },
  reinstated: { what: () => 'was reinstated by Meta', action: 'It can be sent again.' },
  'category-notice': {
    what: ({ from, to }) => `will be changed by Meta from ${from} to ${to}`,
    action:
      'Prices and rules change with the category. Ask Meta for a review in WhatsApp Manager, or write a text that fits the category.',
  },
  'category-changed': {
    what: ({ from, to }) => `was changed by Meta from ${from} to ${to}`,
    action:
      'Prices and rules have changed with it. Meta can be asked for a review within 60 days, in WhatsApp Manager.',
  },
};

const nameOf = ({ label, name, language }: NamedTemplate): string =>
  `“${label || name}” (${label ? `${name}, ` : ''}${language})`;

/** One thing that happened, in words: what, why, what to do, where. */
function paragraph({ kind, params }: TemplateChange, template: NamedTemplate): string {
  const { what, action } = WORDS[kind]!;
  const account = template.accountName ? ` of ${template.accountName}` : '';
  const at = kind === 'category-notice' && params.at ? `\nFrom: ${String(params.at)}` : '';
  return [
    `The template ${nameOf(template)}${account} ${what(params)}.${at}`,
    ...(params.reason ? [`Why: ${params.reason}`] : []),
    ...(params.recommendation ? [`Meta recommends: ${params.recommendation}`] : []),
    `What to do: ${action}`,
    ...(template.url ? [template.url] : []),
  ].join('\n');
}

/** A mail about what happened to templates; several things stand in one mail. */
export function mailOf(news: { change: TemplateChange; template: NamedTemplate }[]): Mail {
  const told = news.filter(({ change }) => Object.hasOwn(WORDS, change.kind));
  const [first] = told;
  const subject =
    told.length === 1
      ? `WhatsApp template ${nameOf(first!.template)} ${WORDS[first!.change.kind]!.what(first!.change.params)}`
      : `${told.length} changes to your WhatsApp templates`;
  return {
    subject,
    text: told.map(({ change, template }) => paragraph(change, template)).join('\n\n---\n\n'),
  };
}

/** What stops an account, as mails tell it. */
export interface ToldAlert {
  accountName: string;
  /** What happened and what to do about it. */
  message: string;
  /** The account in the admin; null when the admin's address is not known. */
  url: string | null;
}

/** A mail about a campaign that stands still by itself; `url` leads to it. */
export const campaignMailOf = (
  campaign: string,
  { message, url }: Omit<ToldAlert, 'accountName'>,
): Mail => ({
  subject: `WhatsApp campaign “${campaign}” stands still`,
  text: [message, ...(url ? [url] : [])].join('\n'),
});

/** A mail about an account that cannot send as it should. */
export const alertMailOf = ({ accountName, message, url }: ToldAlert): Mail => ({
  subject: `WhatsApp account “${accountName}” needs attention`,
  text: [message, ...(url ? [url] : [])].join('\n'),
});
