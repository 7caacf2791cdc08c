import { LIMITS } from '../../../../../shared/domain/template/template';
import type { EditorValues } from './values';

/**
 * A name as Meta takes it, from what a person types: lower case, accents dropped, everything that is
 * not a letter or digit an underscore. Typing goes on where it stopped, so a trailing one is kept.
 */
export const toTemplateName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+(?=[a-z0-9])/, '')
    .slice(0, LIMITS.name);

/** Changes the label; the name follows as long as nobody has given it one of its own. */
export function withLabel(values: EditorValues, label: string, isNameFree: boolean): EditorValues {
  const follows = isNameFree && values.content.name === suggestedName(values.label);
  return {
    ...values,
    label,
    content: follows ? { ...values.content, name: suggestedName(label) } : values.content,
  };
}

const suggestedName = (label: string): string => toTemplateName(label.trim()).replace(/_+$/, '');
