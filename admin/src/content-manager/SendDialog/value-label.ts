import type { PreviewValue } from '../../../../shared/contracts/messages';
import { CODE_KEY } from '../../../../shared/domain/template/authentication';
import { LOCATION_PARTS } from '../../../../shared/domain/template/header/location';
import type { TextKey } from '../../hooks/use-text';

/** What kind of template a value belongs to, as far as its field depends on it. */
export interface ValueContext {
  hasLocation: boolean;
  isAuthentication: boolean;
  /** The labels of the buttons, by position. */
  buttons: string[];
}

const PARTS: Record<string, TextKey> = Object.fromEntries(
  LOCATION_PARTS.map((part) => [`header.${part}`, `send.place.${part}` as const]),
);

/** The name that a value has by its place in the template; null where the server's own serves. */
export function labelKeyOf(
  key: string,
  context: Pick<ValueContext, 'hasLocation' | 'isAuthentication'>,
): TextKey | null {
  if (context.hasLocation && PARTS[key]) return PARTS[key];
  return context.isAuthentication && key === CODE_KEY ? 'send.code' : null;
}

/** The label of the button that a value belongs to; null for a value of the text. */
export const buttonOf = (key: string, { buttons }: Pick<ValueContext, 'buttons'>): string | null =>
  buttons[Number(/^button\.(\d+)\./.exec(key)?.[1] ?? -1)] || null;

/** Whether a value is typed as a number. */
export const isCoordinate = (
  key: string,
  { hasLocation }: Pick<ValueContext, 'hasLocation'>,
): boolean => hasLocation && (key === 'header.latitude' || key === 'header.longitude');

/** The text that says where a value comes from. */
export function sourceKeyOf(
  { type, from, isHidden }: Pick<PreviewValue, 'type' | 'from' | 'isHidden'>,
  typed: string | undefined,
): TextKey {
  if (isHidden) return 'send.value.hidden';
  if (type === 'free_text') return 'send.value.ask';
  if (typed?.trim()) return 'send.value.typed';
  if (type === 'tracked_link') return 'send.value.tracked';
  return `send.value.${from}`;
}
