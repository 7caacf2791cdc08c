import type { SpokenLanguage } from '../../../../shared/domain/spoken-language';
import type { TemplateChange } from '../../../../shared/domain/template/changes';
import { CHANGE_KINDS, MAIL_WORDS, type ChangeKind } from './mail-words';

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

interface News {
  change: TemplateChange;
  template: NamedTemplate;
}

const isTold = (kind: string): kind is ChangeKind =>
  (CHANGE_KINDS as readonly string[]).includes(kind);

const nameOf = ({ label, name, language }: NamedTemplate): string =>
  `“${label || name}” (${label ? `${name}, ` : ''}${language})`;

/** One thing that happened, in words: what, why, what to do, where. */
function paragraph(
  language: SpokenLanguage,
  kind: ChangeKind,
  { change: { params }, template }: News,
): string {
  const words = MAIL_WORDS[language];
  const { what, action } = words.changes[kind];
  const at = kind === 'category-notice' && params.at ? `\n${words.from}: ${String(params.at)}` : '';
  return [
    `${words.template(nameOf(template), template.accountName, what(params))}${at}`,
    ...(params.reason ? [`${words.why}: ${params.reason}`] : []),
    ...(params.recommendation ? [`${words.recommends}: ${params.recommendation}`] : []),
    `${words.action}: ${action}`,
    ...(template.url ? [template.url] : []),
  ].join('\n');
}

/** A mail about what happened to templates; several things stand in one mail. */
export function mailOf(news: News[], language: SpokenLanguage): Mail {
  const words = MAIL_WORDS[language];
  const told = news.flatMap((one) => {
    const { kind } = one.change;
    return isTold(kind) ? [{ kind, one }] : [];
  });
  const [first] = told;
  const subject =
    told.length === 1
      ? words.templateSubject(
          nameOf(first!.one.template),
          words.changes[first!.kind].what(first!.one.change.params),
        )
      : words.several(told.length);
  return {
    subject,
    text: told.map(({ kind, one }) => paragraph(language, kind, one)).join('\n\n---\n\n'),
  };
}

/** A mail about something that stands still, or needs somebody; `url` leads to it where the admin's address is known. */
export const newsMailOf = (subject: string, message: string, url: string | null): Mail => ({
  subject,
  text: [message, ...(url ? [url] : [])].join('\n'),
});
