import { File, Headphones, Image, Microphone, PinMap, Play } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { BlockMedia } from '../../../../shared/domain/template/preview';
import { useText } from '../../hooks/use-text';
import { fullUrl } from './full-url';

const ICON = { width: 28, height: 28, fill: 'currentColor', 'aria-hidden': true } as const;

/** What stands above the text of a message, or is all of it: a picture, a film, a sound, a document or a place. */
export function BubbleMedia({ media }: { media: BlockMedia }) {
  const text = useText();
  const { type, name } = media;
  const url = media.url && fullUrl(media.url);
  const [broken, setBroken] = useState<string | null>(null);
  const isShown = url !== null && url !== broken;

  if (type === 'LOCATION') return <Place media={media} />;
  if (type === 'DOCUMENT') return <Document name={name} url={url} />;
  if (type === 'AUDIO')
    return <Sound media={media} url={isShown ? url : null} onError={() => setBroken(url)} />;
  if (type === 'STICKER' && isShown)
    return <Sticker src={url} alt={text('bubble.media.STICKER')} onError={() => setBroken(url)} />;
  if (type === 'IMAGE' && isShown)
    return (
      <Picture
        src={url}
        alt={name ? text('bubble.image', { name }) : text('bubble.media.IMAGE')}
        onError={() => setBroken(url)}
      />
    );
  if (type === 'VIDEO' && isShown)
    return (
      // The first frame is the poster: a browser shows it as soon as a time is asked for.
      <Film
        src={`${url}#t=0.1`}
        controls
        preload="metadata"
        aria-label={name ? text('bubble.video', { name }) : text('bubble.media.VIDEO')}
        onError={() => setBroken(url)}
      />
    );
  const label =
    type === 'IMAGE' || type === 'VIDEO' || type === 'STICKER'
      ? text(`bubble.media.${type}`)
      : text('bubble.media', { kind: type });
  return (
    <Blank>
      {(type === 'IMAGE' || type === 'STICKER') && <Image {...ICON} />}
      {type === 'VIDEO' && <Play {...ICON} />}
      <span>{label}</span>
      {name && <Small dir="auto">{name}</Small>}
    </Blank>
  );
}

interface SoundProps {
  media: BlockMedia;
  url: string | null;
  onError: () => void;
}

function Sound({ media: { isVoice, name }, url, onError }: SoundProps) {
  const text = useText();
  const word = text(isVoice ? 'bubble.media.VOICE' : 'bubble.media.AUDIO');
  const label = name ? text('bubble.audio', { kind: word, name }) : word;
  const Icon = isVoice ? Microphone : Headphones;
  return (
    <Row>
      <Icon {...ICON} />
      {url ? (
        <Player src={url} controls preload="metadata" aria-label={label} onError={onError} />
      ) : (
        <span dir="auto">{label}</span>
      )}
    </Row>
  );
}

function Document({ name, url }: { name: string | null; url: string | null }) {
  const text = useText();
  const label = name ?? text('bubble.media.DOCUMENT');
  return (
    <Row>
      <File {...ICON} />
      {url ? (
        <DocumentLink href={url} target="_blank" rel="noopener noreferrer" dir="auto">
          {label}
        </DocumentLink>
      ) : (
        <span dir="auto">{label}</span>
      )}
    </Row>
  );
}

function Place({ media: { name, address } }: { media: BlockMedia }) {
  const text = useText();
  return (
    <div>
      <Map>
        <PinMap {...ICON} />
      </Map>
      <PlaceWords>
        <strong dir="auto">{name ?? text('bubble.media.LOCATION')}</strong>
        {address && <Small dir="auto">{address}</Small>}
      </PlaceWords>
    </div>
  );
}

const Picture = styled.img`
  display: block;
  width: 100%;
  aspect-ratio: 1.91 / 1;
  object-fit: cover;
  margin-block-end: 6px;
  border-radius: 6px;
  background: var(--bubble-border);
`;

const DocumentLink = styled.a`
  color: var(--bubble-link);
`;

const Sticker = styled.img`
  display: block;
  width: 12rem;
  height: 12rem;
  object-fit: contain;
`;

const Player = styled.audio`
  flex: 1;
  min-width: 0;
  height: 36px;
`;

const Film = styled.video`
  display: block;
  width: 100%;
  max-height: 20rem;
  margin-block-end: 6px;
  border-radius: 6px;
  background: #000;
`;

const Blank = styled.div`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 4px;
  min-height: 11rem;
  margin-block-end: 6px;
  padding: 8px;
  border: 1px dashed var(--bubble-border);
  border-radius: 6px;
  color: var(--bubble-meta);
  font-size: 1.2rem;
  text-align: center;
`;

const Row = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
  margin-block-end: 6px;
  padding: 10px;
  border: 1px solid var(--bubble-border);
  border-radius: 6px;

  svg {
    flex-shrink: 0;
  }
`;

/** Streets that nobody lives in: no map service is asked where the place is. */
const Map = styled.div`
  display: grid;
  place-items: center;
  min-height: 9rem;
  border-radius: 6px 6px 0 0;
  color: var(--bubble-error);
  background-color: color-mix(in srgb, var(--bubble-border) 35%, transparent);
  background-image:
    linear-gradient(115deg, transparent 46%, var(--bubble-border) 46% 50%, transparent 50%),
    linear-gradient(25deg, transparent 58%, var(--bubble-border) 58% 61%, transparent 61%),
    linear-gradient(70deg, transparent 20%, var(--bubble-border) 20% 22%, transparent 22%);
`;

const PlaceWords = styled.div`
  display: flex;
  flex-direction: column;
  margin-block-end: 6px;
  padding: 6px 10px;
  border: 1px solid var(--bubble-border);
  border-block-start: 0;
  border-radius: 0 0 6px 6px;

  strong {
    font-weight: 600;
  }
`;

const Small = styled.span`
  color: var(--bubble-meta);
  font-size: 1.2rem;
`;
