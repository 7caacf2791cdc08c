import { isAuthentication } from './authentication';
import type { TemplateButton } from './button';
import { fillUrl, trackedUrl, type UrlButton } from './button/url';
import { isMediaHeader } from './header/media';
import type { MetaButton, MetaComponent } from './meta-components';
import type { TemplateContent } from './template';
import { placeholdersIn, variableKey } from './variables';

/** The body of `POST /{waba}/message_templates`. */
export interface CreateTemplatePayload {
  name: string;
  language: string;
  category: string;
  parameter_format?: string;
  message_send_ttl_seconds?: number;
  components: MetaComponent[];
}

/** What Meta must be given that is not in the words of a template. */
export interface SubmissionContext {
  /** Of the sample that was uploaded for review; for a media header. */
  headerHandle: string | null;
  /** Public address of this Strapi, for tracked buttons, e.g. `https://cms.example.com`. */
  linkBase: string | null;
}

/** A code that reviewers see in place of the code of a tracked link. */
const SAMPLE_CODE = 'Zm9yLXJldmll';

const sampleOf = (content: TemplateContent, key: string): string =>
  content.variables.find((variable) => variableKey(variable) === key)?.sampleValue ?? '';

function exampleOf(component: 'header' | 'body', text: string, content: TemplateContent) {
  const placeholders = placeholdersIn(text);
  if (placeholders.length === 0) return {};
  const sample = (placeholder: string) => sampleOf(content, `${component}.${placeholder}`);
  if (content.parameterFormat === 'NAMED') {
    const named = placeholders.map((name) => ({ param_name: name, example: sample(name) }));
    return {
      example:
        component === 'header'
          ? { header_text_named_params: named }
          : { body_text_named_params: named },
    };
  }
  const inOrder = [...placeholders].sort((a, b) => Number(a) - Number(b)).map(sample);
  return { example: component === 'header' ? { header_text: inOrder } : { body_text: [inOrder] } };
}

function toMetaHeader(content: TemplateContent, { headerHandle }: SubmissionContext) {
  const { header } = content;
  if (!header) return [];
  if (header.type === 'other') return [header.raw as MetaComponent];
  if (isMediaHeader(header))
    return [
      {
        type: 'HEADER',
        format: header.type.toUpperCase(),
        ...(headerHandle !== null && { example: { header_handle: [headerHandle] } }),
      },
    ];
  if (header.type === 'location') return [{ type: 'HEADER', format: 'LOCATION' }];
  const { text } = header;
  return [{ type: 'HEADER', format: 'TEXT', text, ...exampleOf('header', text, content) }];
}

function toMetaUrl(
  { text, url, urlType }: UrlButton,
  index: number,
  content: TemplateContent,
  { linkBase }: SubmissionContext,
): MetaButton {
  if (urlType === 'static') return { type: 'URL', text, url };
  if (urlType === 'tracked') {
    const address = trackedUrl(linkBase ?? '');
    return {
      type: 'URL',
      text,
      url: address,
      example: [address.replace('{{1}}', SAMPLE_CODE)],
    };
  }
  const example = fillUrl(url, (placeholder) =>
    sampleOf(content, `button.${index}.${placeholder}`),
  );
  return { type: 'URL', text, url, example: [example] };
}

function toMetaButton(
  button: TemplateButton,
  index: number,
  content: TemplateContent,
  context: SubmissionContext,
): MetaButton {
  switch (button.type) {
    case 'quick_reply':
      return { ...button.extra, type: 'QUICK_REPLY', text: button.text };
    case 'url':
      return { ...button.extra, ...toMetaUrl(button, index, content, context) };
    case 'phone_number':
      return {
        ...button.extra,
        type: 'PHONE_NUMBER',
        text: button.text,
        phone_number: button.phoneNumber,
      };
    case 'copy_code':
      return {
        ...button.extra,
        type: 'COPY_CODE',
        example: sampleOf(content, `button.${index}.code`),
      };
    case 'otp':
      return {
        ...button.extra,
        type: 'OTP',
        otp_type: button.otpType,
        text: button.text,
        ...(button.otpType !== 'COPY_CODE' && {
          ...(button.autofillText && { autofill_text: button.autofillText }),
          supported_apps: button.supportedApps.map(({ packageName, signatureHash }) => ({
            package_name: packageName,
            signature_hash: signatureHash,
          })),
        }),
        ...(button.otpType === 'ZERO_TAP' && {
          zero_tap_terms_accepted: button.zeroTapTermsAccepted,
        }),
      };
    case 'flow':
      return {
        ...button.extra,
        type: 'FLOW',
        text: button.text,
        // One that was made by name or as JSON has it in `extra`.
        ...(button.flowId && { flow_id: button.flowId }),
        flow_action: button.flowAction,
        ...(button.navigateScreen && { navigate_screen: button.navigateScreen }),
      };
    case 'other':
      return button.raw as MetaButton;
  }
}

/** The words of an authentication template are Meta's: only what can be chosen goes along. */
const toMetaAuthentication = ({ authentication }: TemplateContent): MetaComponent[] => [
  {
    type: 'BODY',
    add_security_recommendation: authentication?.addSecurityRecommendation ?? false,
  },
  ...(authentication?.codeExpirationMinutes
    ? [{ type: 'FOOTER', code_expiration_minutes: authentication.codeExpirationMinutes }]
    : []),
];

const toMetaWords = (content: TemplateContent, context: SubmissionContext): MetaComponent[] => [
  ...toMetaHeader(content, context),
  { type: 'BODY', text: content.body, ...exampleOf('body', content.body, content) },
  ...(content.footer ? [{ type: 'FOOTER', text: content.footer }] : []),
];

/**
 * A template as Meta takes it for review. What we do not author goes along untouched.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management
 */
export function toMetaTemplate(
  content: TemplateContent,
  context: SubmissionContext,
): CreateTemplatePayload {
  const components: MetaComponent[] = [
    ...(isAuthentication(content) ? toMetaAuthentication(content) : toMetaWords(content, context)),
    ...(content.raw as MetaComponent[]),
  ];
  if (content.buttons.length > 0)
    components.push({
      type: 'BUTTONS',
      buttons: content.buttons.map((button, index) =>
        toMetaButton(button, index, content, context),
      ),
    });
  return {
    name: content.name,
    language: content.language,
    category: content.category,
    // The preset text of an authentication template has no format to choose.
    ...(!isAuthentication(content) && { parameter_format: content.parameterFormat }),
    ...(content.ttlSeconds !== null && { message_send_ttl_seconds: content.ttlSeconds }),
    components,
  };
}
