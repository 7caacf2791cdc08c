import { error, type Issue } from '../../issue';
import { LIMITS, lengthOf } from '../template';

/** An Android app that may take the code by itself. */
export interface SupportedApp {
  packageName: string;
  /** Eleven characters, made from the app's signing key. */
  signatureHash: string;
}

/** Hands over a one-time password: copied, or filled in by an app. Authentication templates only. */
export interface OtpButton {
  type: 'otp';
  text: string;
  otpType: 'COPY_CODE' | 'ONE_TAP' | 'ZERO_TAP';
  /** Label of the button that fills the code in, for the app kinds; null = WhatsApp's own. */
  autofillText: string | null;
  supportedApps: SupportedApp[];
  zeroTapTermsAccepted: boolean;
}

export const OTP_TYPES = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'] as const;

const EMOJI = /\p{Extended_Pictographic}/u;

const PACKAGE = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/;

/**
 * Meta's rules for a one-time password button.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/authentication-templates/authentication-templates
 */
export function checkOtpButton(button: OtpButton, index: number): Issue[] {
  const at = (field: string) => `buttons.${index}.${field}`;
  const issues: Issue[] = [];
  const { text, autofillText, otpType, supportedApps, zeroTapTermsAccepted } = button;
  for (const [field, label] of Object.entries({ text, autofillText }))
    if (label && EMOJI.test(label)) issues.push(error('button.otp.emoji', at(field)));
  if (autofillText !== null && lengthOf(autofillText) > LIMITS.buttonText)
    issues.push(
      error('button.tooLong', at('autofillText'), {
        length: lengthOf(autofillText),
        limit: LIMITS.buttonText,
      }),
    );
  if (otpType === 'COPY_CODE') return issues;
  if (supportedApps.length === 0 || supportedApps.length > LIMITS.supportedApps)
    issues.push(
      error('button.otp.apps', at('supportedApps'), {
        count: supportedApps.length,
        limit: LIMITS.supportedApps,
      }),
    );
  supportedApps.forEach(({ packageName, signatureHash }, app) => {
    if (!PACKAGE.test(packageName) || packageName.length > LIMITS.packageName)
      issues.push(error('button.otp.package', at(`supportedApps.${app}.packageName`)));
    if (!/^[A-Za-z0-9+/=]{11}$/.test(signatureHash))
      issues.push(error('button.otp.signature', at(`supportedApps.${app}.signatureHash`)));
  });
  if (otpType === 'ZERO_TAP' && !zeroTapTermsAccepted)
    issues.push(error('button.otp.terms', at('zeroTapTermsAccepted')));
  return issues;
}
