import type { TemplateButton } from './button';
import type { MetaComponent } from './meta-components';
import type { TemplateContent } from './template';
import { placeholdersIn, variableKey, type Variable, type VariableComponent } from './variables';
import { cleanValue } from './variables';
import { headerText } from './header';

/** The body of `POST /{waba}/message_templates`. */
export interface CreateTemplatePayload {
  name: string;
  language: string;
  category: string;
  parameter_format: string;
  components: MetaComponent[];
}

function exampleOf(component: 'header' | 'body', text: string, content: TemplateContent) {
  const placeholders = placeholdersIn(text);
  if (placeholders.length === 0) return {};
  const sampleOf = (placeholder: string) =>
    content.variables.find(
      (variable) => variable.component === component && variable.placeholder === placeholder,
    )?.sampleValue ?? '';
  if (content.parameterFormat === 'NAMED') {
    const named = placeholders.map((name) => ({ param_name: name, example: sampleOf(name) }));
    return {
      example:
        component === 'header'
          ? { header_text_named_params: named }
          : { body_text_named_params: named },
    };
  }
  const inOrder = [...placeholders].sort((a, b) => Number(a) - Number(b)).map(sampleOf);
  return { example: component === 'header' ? { header_text: inOrder } : { body_text: [inOrder] } };
}

function toMetaButton(button: TemplateButton) {
  return button.type === 'quick_reply'
    ? { type: 'QUICK_REPLY', text: button.text }
    : (button.raw as NonNullable<MetaComponent['buttons']>[number]);
}

/**
 * A template as Meta takes it for review. What we do not author goes along untouched.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management
 */
export function toMetaTemplate(content: TemplateContent): CreateTemplatePayload {
  const components: MetaComponent[] = [];
  if (content.header?.type === 'text')
    components.push({
      type: 'HEADER',
      format: 'TEXT',
      text: content.header.text,
      ...exampleOf('header', content.header.text, content),
    });
  else if (content.header) components.push(content.header.raw as MetaComponent);
  components.push({
    type: 'BODY',
    text: content.body,
    ...exampleOf('body', content.body, content),
  });
  if (content.footer) components.push({ type: 'FOOTER', text: content.footer });
  components.push(...(content.raw as MetaComponent[]));
  if (content.buttons.length > 0)
    components.push({ type: 'BUTTONS', buttons: content.buttons.map(toMetaButton) });
  return {
    name: content.name,
    language: content.language,
    category: content.category,
    parameter_format: content.parameterFormat,
    components,
  };
}

/** Values by `variableKey`. */
export type Values = Record<string, string>;

interface TextParameter {
  type: 'text';
  text: string;
  parameter_name?: string;
}

/** The `template` object of `POST /{phone_number_id}/messages`. */
export interface TemplateMessagePayload {
  name: string;
  language: { code: string };
  components?: { type: VariableComponent; parameters: TextParameter[] }[];
}

function parametersOf(
  component: 'header' | 'body',
  text: string | null,
  content: Pick<TemplateContent, 'parameterFormat'>,
  values: Values,
): TextParameter[] {
  const named = content.parameterFormat === 'NAMED';
  const placeholders = placeholdersIn(text ?? '');
  const inOrder = named ? placeholders : placeholders.sort((a, b) => Number(a) - Number(b));
  return inOrder.map((placeholder) => {
    const value = values[variableKey({ component, buttonIndex: null, placeholder })] ?? '';
    return {
      type: 'text',
      text: cleanValue(value),
      ...(named && { parameter_name: placeholder }),
    };
  });
}

/**
 * A filled-in template as Meta takes it for sending; components without variables are left out.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages
 */
export function toMetaMessage(
  content: Pick<TemplateContent, 'name' | 'language' | 'parameterFormat' | 'header' | 'body'>,
  values: Values,
): TemplateMessagePayload {
  const components = (
    [
      ['header', headerText(content.header)],
      ['body', content.body],
    ] as const
  )
    .map(([type, text]) => ({ type, parameters: parametersOf(type, text, content, values) }))
    .filter(({ parameters }) => parameters.length > 0);
  return {
    name: content.name,
    language: { code: content.language },
    ...(components.length > 0 && { components }),
  };
}

/** Kinds of component whose message needs values that cannot be given from here yet. */
const STATIC_BUTTONS = new Set(['QUICK_REPLY', 'PHONE_NUMBER', 'URL', 'VOICE_CALL', 'OTHER']);

/**
 * Why a template that was made elsewhere cannot be sent from here: the kind that needs values we do
 * not supply; null when it can be sent.
 */
export function unsendableKind(
  content: Pick<TemplateContent, 'category' | 'header' | 'buttons' | 'raw'>,
): string | null {
  if (content.category === 'AUTHENTICATION') return 'AUTHENTICATION';
  if (content.header?.type === 'other')
    return (content.header.raw as MetaComponent).format ?? 'HEADER';
  for (const button of content.buttons) {
    if (button.type !== 'other') continue;
    const raw = button.raw as { type?: string; url?: string };
    const type = (raw.type ?? 'OTHER').toUpperCase();
    if (!STATIC_BUTTONS.has(type) || /\{\{/.test(raw.url ?? '')) return type;
  }
  const component = (content.raw as MetaComponent[])[0];
  return component ? (component.type ?? 'OTHER') : null;
}

/** All variables of a content by their key. */
export const variablesByKey = (variables: Variable[]): Map<string, Variable> =>
  new Map(variables.map((variable) => [variableKey(variable), variable]));
