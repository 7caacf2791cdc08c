import { error, type Issue } from '../issue';
import type { TemplateContent } from './template';

/** What can be chosen about the text of an authentication template; the rest is Meta's own. */
export interface Authentication {
  /** Adds “For your security, do not share this code.” */
  addSecurityRecommendation: boolean;
  /** Adds a footer that says when the code expires, 1 to 90 minutes; null = no footer. */
  codeExpirationMinutes: number | null;
}

/** The variable that holds the code; its button takes the same value. */
export const CODE_KEY = 'body.1';

/** What stands in place of a code that has been sent. */
export const REDACTED_CODE = '••••••';

export const EXPIRATION_MINUTES = { least: 1, most: 90 } as const;

/** The text of an authentication template in English; Meta writes it in the template's language. */
export const presetBody = ({ addSecurityRecommendation }: Authentication): string =>
  '*{{1}}* is your verification code.' +
  (addSecurityRecommendation ? ' For your security, do not share this code.' : '');

/** The footer of an authentication template in English. */
export const presetFooter = ({ codeExpirationMinutes }: Authentication): string | null =>
  codeExpirationMinutes === null ? null : `This code expires in ${codeExpirationMinutes} minutes.`;

/** What a new authentication template starts with. */
export const newAuthentication = (): Authentication => ({
  addSecurityRecommendation: true,
  codeExpirationMinutes: 10,
});

export const isAuthentication = ({ category }: Pick<TemplateContent, 'category'>): boolean =>
  category === 'AUTHENTICATION';

/**
 * Meta's rules for an authentication template: no words of one's own, and one button for the code.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/authentication-templates/authentication-templates
 */
export function checkAuthentication(content: TemplateContent): Issue[] {
  const issues: Issue[] = [];
  const { authentication, header, buttons } = content;
  const minutes = authentication?.codeExpirationMinutes ?? null;
  const { least, most } = EXPIRATION_MINUTES;
  if (minutes !== null && !(Number.isInteger(minutes) && minutes >= least && minutes <= most))
    issues.push(
      error('authentication.minutes', 'authentication.codeExpirationMinutes', { least, most }),
    );
  if (header) issues.push(error('authentication.header', 'header'));
  if (buttons.length !== 1 || buttons[0]!.type !== 'otp')
    issues.push(error('authentication.button', 'buttons'));
  return issues;
}
