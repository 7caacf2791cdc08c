import type { MetaButton } from '../meta-components';
import { COPY_CODE_LABEL } from './copy-code';
import type { TemplateButton } from './index';
import { OTP_TYPES, type OtpButton, type SupportedApp } from './otp';
import { isTrackedUrl, type UrlButton } from './url';

/** What Meta says about a button besides what we know of its kind. */
function extraOf(button: MetaButton, known: string[]): { extra?: Record<string, unknown> } {
  const rest = Object.entries(button).filter(
    ([key]) => key !== 'type' && key !== 'text' && key !== 'example' && !known.includes(key),
  );
  return rest.length > 0 ? { extra: Object.fromEntries(rest) } : {};
}

/** Meta answers the button of an authentication template as an address of its own. */
const OTP_URL = /^https:\/\/www\.whatsapp\.com\/otp\//;

const otpTypeOf = (type: string | null | undefined): OtpButton['otpType'] =>
  OTP_TYPES.find((one) => one === type?.toUpperCase()) ?? 'COPY_CODE';

/** The apps of a button; older templates name one app on the button itself. */
function readApps(button: MetaButton): SupportedApp[] | null {
  const apps = button.supported_apps ?? (button.package_name ? [button] : null);
  return (
    apps?.map((app) => ({
      packageName: String(app.package_name ?? ''),
      signatureHash: String(app.signature_hash ?? ''),
    })) ?? null
  );
}

const readOtp = (button: MetaButton, before: TemplateButton | undefined): TemplateButton => {
  const known = before?.type === 'otp' ? before : null;
  const fromUrl = /otp_type=([A-Z_]+)/.exec(button.url ?? '')?.[1];
  return {
    type: 'otp',
    text: button.text ?? '',
    otpType: otpTypeOf(button.otp_type ?? fromUrl ?? known?.otpType),
    autofillText: button.autofill_text ?? known?.autofillText ?? null,
    supportedApps: readApps(button) ?? known?.supportedApps ?? [],
    zeroTapTermsAccepted: button.zero_tap_terms_accepted ?? known?.zeroTapTermsAccepted ?? false,
  };
};

function readUrl(button: MetaButton, before: TemplateButton | undefined): TemplateButton {
  const text = button.text ?? '';
  const address = button.url ?? '';
  const extra = extraOf(button, ['url']);
  // Where a tracked link leads is known here alone.
  if (isTrackedUrl(address) && before?.type === 'url' && before.urlType === 'tracked')
    return { type: 'url', text, url: before.url, urlType: 'tracked', ...extra };
  const urlType: UrlButton['urlType'] = /\{\{[^{}]*\}\}/.test(address) ? 'dynamic' : 'static';
  return { type: 'url', text, url: address, urlType, ...extra };
}

/** A button of Meta's as ours; what we alone know about it is kept from `before`. */
export function readMetaButton(
  button: MetaButton,
  before: TemplateButton | undefined,
): TemplateButton {
  const text = button.text ?? '';
  switch (button.type?.toUpperCase()) {
    case 'QUICK_REPLY':
      return { type: 'quick_reply', text, ...extraOf(button, []) };
    case 'URL':
      return OTP_URL.test(button.url ?? '') ? readOtp(button, before) : readUrl(button, before);
    case 'PHONE_NUMBER':
      return {
        type: 'phone_number',
        text,
        phoneNumber: button.phone_number ?? '',
        ...extraOf(button, ['phone_number']),
      };
    case 'COPY_CODE':
      return { type: 'copy_code', text: text || COPY_CODE_LABEL, ...extraOf(button, []) };
    case 'OTP':
      return readOtp(button, before);
    case 'FLOW':
      return {
        type: 'flow',
        text,
        flowId: String(button.flow_id ?? ''),
        flowAction:
          button.flow_action?.toLowerCase() === 'data_exchange' ? 'data_exchange' : 'navigate',
        navigateScreen: button.navigate_screen ?? null,
        ...extraOf(button, ['flow_id', 'flow_action', 'navigate_screen']),
      };
    default:
      return { type: 'other', text: text || (button.type ?? ''), raw: button };
  }
}

/** The value that made an example of its address; null when it was made of another one. */
function valueIn(example: string, url: string): string | null {
  const base = url.slice(0, url.indexOf('{{'));
  if (base === '' || !example.startsWith(base)) return null;
  const value = example.slice(base.length);
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The sample of a button's value as Meta has it; null without one. */
export function sampleOfMetaButton({ type, url, example }: MetaButton): string | null {
  const first = Array.isArray(example) ? example[0] : example;
  if (!first) return null;
  return type?.toUpperCase() === 'URL' ? (valueIn(first, url ?? '') ?? first) : first;
}
