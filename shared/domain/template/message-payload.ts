import type { HeaderMediaKind } from '../media';
import { CODE_KEY, isAuthentication } from './authentication';
import type { TemplateButton } from './button';
import { COPY_CODE_PLACEHOLDER } from './button/copy-code';
import { FLOW_TOKEN_PLACEHOLDER } from './button/flow';
import { urlParameter } from './button/url';
import { headerText } from './header';
import { readCoordinate } from './header/location';
import type { TemplateContent } from './template';
import { cleanValue, placeholdersIn, variableKey, type VariableComponent } from './variables';

/** Values by `variableKey`. */
export type Values = Record<string, string>;

/** A parameter of a component, by its type; the rest is Meta's form for that type. */
export type MetaParameter = { type: string } & Record<string, unknown>;

/** A component of a message with what fills it. */
export interface MessageComponent {
  type: VariableComponent;
  sub_type?: string;
  index?: string;
  parameters: MetaParameter[];
}

/** The `template` object of `POST /{phone_number_id}/messages`. */
export interface TemplateMessagePayload {
  name: string;
  language: { code: string };
  components?: MessageComponent[];
}

type Sendable = Pick<
  TemplateContent,
  'name' | 'language' | 'category' | 'parameterFormat' | 'header' | 'body' | 'buttons'
>;

function textParameters(
  component: 'header' | 'body',
  text: string | null,
  { parameterFormat }: Sendable,
  values: Values,
): MetaParameter[] {
  const named = parameterFormat === 'NAMED';
  const placeholders = placeholdersIn(text ?? '');
  const inOrder = named ? placeholders : placeholders.sort((a, b) => Number(a) - Number(b));
  return inOrder.map((placeholder) => ({
    type: 'text',
    text: cleanValue(values[variableKey({ component, buttonIndex: null, placeholder })] ?? ''),
    ...(named && { parameter_name: placeholder }),
  }));
}

function locationParameter(values: Values): MetaParameter {
  const valueOf = (part: string) => cleanValue(values[`header.${part}`] ?? '');
  const name = valueOf('name');
  const address = valueOf('address');
  return {
    type: 'location',
    location: {
      latitude: String(readCoordinate('latitude', valueOf('latitude')) ?? ''),
      longitude: String(readCoordinate('longitude', valueOf('longitude')) ?? ''),
      ...(name && { name }),
      ...(address && { address }),
    },
  };
}

/** What fills a button; null for one that takes no value. `codes` are those of tracked links. */
function buttonParameters(
  button: TemplateButton,
  index: number,
  content: Sendable,
  values: Values,
  codes: Values,
): Pick<MessageComponent, 'sub_type' | 'parameters'> | null {
  const valueOf = (placeholder: string) =>
    cleanValue(values[`button.${index}.${placeholder}`] ?? '');
  switch (button.type) {
    case 'url':
      if (button.urlType === 'static') return null;
      return {
        sub_type: 'url',
        parameters: [
          {
            type: 'text',
            text:
              button.urlType === 'tracked'
                ? (codes[`button.${index}`] ?? '')
                : urlParameter(valueOf('1')),
          },
        ],
      };
    case 'copy_code':
      return {
        sub_type: 'copy_code',
        parameters: [{ type: 'coupon_code', coupon_code: valueOf(COPY_CODE_PLACEHOLDER) }],
      };
    case 'otp':
      // The code goes out twice: in the text and with the button.
      return {
        sub_type: 'url',
        parameters: [{ type: 'text', text: cleanValue(values[CODE_KEY] ?? '') }],
      };
    case 'flow':
      return {
        sub_type: 'flow',
        parameters: [
          {
            type: 'action',
            action: { flow_token: valueOf(FLOW_TOKEN_PLACEHOLDER) || 'unused' },
          },
        ],
      };
    case 'quick_reply':
    case 'phone_number':
    case 'other':
      return null;
  }
}

/**
 * A filled-in template as Meta takes it for sending; components without values are left out. The file
 * of a media header is put in by `withHeaderMedia` once Meta has it.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages
 */
export function toMetaMessage(
  content: Sendable,
  values: Values,
  codes: Values = {},
): TemplateMessagePayload {
  const header: MetaParameter[] =
    content.header?.type === 'location'
      ? [locationParameter(values)]
      : textParameters('header', headerText(content.header), content, values);
  const body = isAuthentication(content)
    ? [{ type: 'text', text: cleanValue(values[CODE_KEY] ?? '') }]
    : textParameters('body', content.body, content, values);
  const components: MessageComponent[] = [
    { type: 'header' as const, parameters: header },
    { type: 'body' as const, parameters: body },
  ].filter(({ parameters }) => parameters.length > 0);
  content.buttons.forEach((button, index) => {
    const filled = buttonParameters(button, index, content, values, codes);
    if (filled) components.push({ type: 'button', index: String(index), ...filled });
  });
  return {
    name: content.name,
    language: { code: content.language },
    ...(components.length > 0 && { components }),
  };
}

/** Puts the file of a media header into a message, by the id that Meta gave it. */
export const withHeaderMedia = (
  payload: TemplateMessagePayload,
  kind: HeaderMediaKind,
  media: { id: string; fileName: string | null },
): TemplateMessagePayload => ({
  ...payload,
  components: [
    {
      type: 'header',
      parameters: [
        {
          type: kind,
          [kind]: {
            id: media.id,
            ...(kind === 'document' && media.fileName && { filename: media.fileName }),
          },
        },
      ],
    },
    ...(payload.components ?? []).filter(({ type }) => type !== 'header'),
  ],
});

/** Kinds of button that are not authored here and need no value when a message is sent. */
const STATIC_BUTTONS = new Set(['VOICE_CALL', 'REQUEST_CONTACT_INFO', 'OTHER']);

/**
 * Why a template that was made elsewhere cannot be sent from here: the kind that needs values we do
 * not supply; null when it can be sent.
 */
export function unsendableKind(
  content: Pick<TemplateContent, 'header' | 'buttons' | 'raw'>,
): string | null {
  if (content.header?.type === 'other')
    return (content.header.raw as { format?: string } | null)?.format ?? 'HEADER';
  for (const button of content.buttons) {
    if (button.type !== 'other') continue;
    const type = ((button.raw as { type?: string } | null)?.type ?? 'OTHER').toUpperCase();
    if (!STATIC_BUTTONS.has(type)) return type;
  }
  const component = content.raw[0] as { type?: string } | undefined;
  return component ? (component.type ?? 'OTHER') : null;
}
