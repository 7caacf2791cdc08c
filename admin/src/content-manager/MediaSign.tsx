import { VisuallyHidden } from '@strapi/design-system';
import { File, Headphones, Image, PinMap, Play } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../hooks/use-text';

const SIGNS = {
  IMAGE: Image,
  VIDEO: Play,
  DOCUMENT: File,
  LOCATION: PinMap,
  AUDIO: Headphones,
  STICKER: Image,
} as const;

/** Says that a message shows more than words above its text; nothing for kinds without a name of ours. */
export function MediaSign({ type }: { type: string }) {
  const text = useText();
  if (!isKnown(type)) return null;
  const Icon = SIGNS[type];
  return (
    <Sign>
      <Icon aria-hidden width="1.4rem" height="1.4rem" fill="currentColor" />
      <VisuallyHidden>{text(`bubble.media.${type}`)} </VisuallyHidden>
    </Sign>
  );
}

const isKnown = (type: string): type is keyof typeof SIGNS => Object.hasOwn(SIGNS, type);

const Sign = styled.span`
  display: inline-flex;
  margin-inline-end: ${({ theme }) => theme.spaces[1]};
  vertical-align: text-bottom;
  color: ${({ theme }) => theme.colors.neutral600};
`;
