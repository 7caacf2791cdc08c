import { normalizeLanguage } from '../../../../shared/domain/template/languages';
import type { Change } from '../envelope';
import type { KeptEvent, TemplateComponentsEvent } from '../events';
import { changeKey } from '../item-key';
import { readTime } from '../read-time';

type Json = Record<string, unknown>;

/** A text that says something; `NONE` is how Meta writes nothing. */
export const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value !== 'NONE' ? value : null;

/** An object, or an empty one. */
export const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};

/** A change that has none of the known forms, kept as it came. */
export const keepWhole = (change: Change): KeptEvent => ({
  type: 'kept',
  businessAccountId: change.businessAccountId,
  field: change.field,
  itemKey: changeKey(change),
  verdict: 'unknown',
  raw: change.value,
});

/** Which template a change is about; null when it does not say. */
export function readTemplate(change: Change): Omit<TemplateComponentsEvent, 'type'> | null {
  const value = record(change.value);
  const name = text(value.message_template_name);
  const language = text(value.message_template_language);
  const id = value.message_template_id;
  if (!name || !language) return null;
  return {
    businessAccountId: change.businessAccountId,
    metaId: typeof id === 'number' || typeof id === 'string' ? String(id) : null,
    name,
    language: normalizeLanguage(language),
    at: readTime(change.entryTime),
    field: change.field,
    itemKey: changeKey(change),
    raw: change.value,
  };
}
