import { isAuthentication, presetBody, presetFooter, type Authentication } from './authentication';
import { readMetaButton, sampleOfMetaButton } from './button/read-meta';
import { buttonPlaceholders, type TemplateButton } from './button';
import { textsOf } from './check';
import type { TemplateHeader } from './header';
import { isMediaHeader, MEDIA_HEADERS } from './header/media';
import { normalizeLanguage } from './languages';
import type { MetaButton, MetaComponent } from './meta-components';
import type { ParameterFormat, TemplateContent } from './template';
import { placeholdersIn, reconcileVariables } from './variables';

/** A template as Meta's API answers it; every field may be absent. */
export interface MetaTemplate {
  id?: string;
  name?: string;
  language?: string;
  category?: string;
  parameter_format?: string;
  status?: string;
  rejected_reason?: string;
  quality_score?: { score?: string };
  correct_category?: string;
  previous_category?: string;
  message_send_ttl_seconds?: number;
  source?: string;
  components?: MetaComponent[];
}

function readHeader(
  component: MetaComponent | undefined,
  before: TemplateHeader | null,
): TemplateHeader | null {
  if (!component) return null;
  const format = component.format?.toLowerCase();
  if (format === 'text') return { type: 'text', text: component.text ?? '' };
  if (format === 'location') return { type: 'location' };
  const kind = MEDIA_HEADERS.find((one) => one === format);
  if (!kind) return { type: 'other', raw: component };
  // Which file is sent is known here alone.
  return isMediaHeader(before) && before.type === kind
    ? before
    : { type: kind, file: null, source: { from: 'ask' }, fileName: null };
}

/** A list, or nothing where Meta has answered something else. */
const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

function samplesOf(components: MetaComponent[], buttons: TemplateButton[]): Map<string, string> {
  const samples = new Map<string, string>();
  const positional = (component: string, values: unknown) =>
    listOf<string>(values).forEach((value, index) =>
      samples.set(`${component}.${index + 1}`, value),
    );
  const named = (component: string, values: unknown) =>
    listOf<{ param_name: string; example: string }>(values).forEach((value) =>
      samples.set(`${component}.${value.param_name}`, value.example),
    );
  for (const { example, buttons: metaButtons = [] } of components) {
    positional('header', example?.header_text);
    named('header', example?.header_text_named_params);
    positional('body', example?.body_text?.[0]);
    named('body', example?.body_text_named_params);
    listOf<MetaButton>(metaButtons).forEach((button, index) => {
      const ours = buttons[index];
      if (!ours) return;
      // Reviewers see the code of a link there, which says nothing about our own placeholders.
      if (ours.type === 'url' && ours.urlType === 'tracked') return;
      const sample = sampleOfMetaButton(button);
      const [placeholder] = placeholdersIn(buttonPlaceholders(ours) ?? '');
      if (sample !== null && placeholder) samples.set(`button.${index}.${placeholder}`, sample);
    });
  }
  return samples;
}

const readAuthentication = (
  body: MetaComponent | undefined,
  footer: MetaComponent | undefined,
  before: Authentication | null,
): Authentication => ({
  addSecurityRecommendation:
    body?.add_security_recommendation ?? before?.addSecurityRecommendation ?? false,
  codeExpirationMinutes:
    footer?.code_expiration_minutes ?? (footer ? (before?.codeExpirationMinutes ?? null) : null),
});

const KNOWN = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];

/**
 * A template of Meta's as ours. What we alone know is kept from `before`: mappings by the identity of
 * their placeholder, the file of a header, where tracked links lead. New placeholders take Meta's
 * example as their sample.
 */
export function readMetaTemplate(
  meta: MetaTemplate,
  before: TemplateContent | null = null,
): TemplateContent {
  const components = meta.components ?? [];
  const find = (type: string) =>
    components.find((component) => component.type?.toUpperCase() === type);
  const buttons = (find('BUTTONS')?.buttons ?? []).map((button, index) =>
    readMetaButton(button, before?.buttons[index]),
  );
  const category = meta.category ?? '';
  const authentication = isAuthentication({ category })
    ? readAuthentication(find('BODY'), find('FOOTER'), before?.authentication ?? null)
    : null;
  const content: TemplateContent = {
    name: meta.name ?? '',
    language: normalizeLanguage(meta.language ?? ''),
    category,
    parameterFormat: (meta.parameter_format?.toUpperCase() ?? 'POSITIONAL') as ParameterFormat,
    header: readHeader(find('HEADER'), before?.header ?? null),
    body: find('BODY')?.text ?? (authentication ? presetBody(authentication) : ''),
    footer: find('FOOTER')?.text ?? (authentication ? presetFooter(authentication) : null),
    buttons,
    variables: [],
    authentication,
    ttlSeconds: meta.message_send_ttl_seconds ?? null,
    raw: components.filter((component) => !KNOWN.includes(component.type?.toUpperCase() ?? '')),
  };
  const samples = samplesOf(components, buttons);
  content.variables = reconcileVariables(textsOf(content), before?.variables ?? []).map(
    (variable) => ({
      ...variable,
      sampleValue:
        variable.sampleValue ||
        samples.get(
          variable.component === 'button'
            ? `button.${variable.buttonIndex}.${variable.placeholder}`
            : `${variable.component}.${variable.placeholder}`,
        ) ||
        '',
    }),
  );
  return content;
}

/** Templates that Meta writes by itself for Direct Send; nobody picks them. */
export const isAutoGenerated = (meta: MetaTemplate): boolean =>
  meta.source === 'AUTO_GENERATED' || (meta.name ?? '').startsWith('direct_send_');
