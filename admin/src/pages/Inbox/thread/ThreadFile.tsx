import { Button, Loader } from '@strapi/design-system';
import { ArrowClockwise, Download, File, Headphones, Image, Play } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { mediaUrl } from '../../../api/thread';
import { useText } from '../../../hooks/use-text';
import { FullImage } from './FullImage';
import { sizeInWords } from './size-in-words';
import { useThreadContext } from './thread-context';
import { useFile } from './use-file';
import { VoicePlayer } from './VoicePlayer';

const ICON = { width: 24, height: 24, fill: 'currentColor', 'aria-hidden': true } as const;

/** Pictures up to this are shown without being asked for. */
const SHOWN_AT_ONCE = 6_000_000;

type WithFile = ThreadMessage & { file: NonNullable<ThreadMessage['file']> };

export const hasFile = (item: ThreadMessage): item is WithFile => item.file !== null;

/** The file of a message. It is never behind an open address, so it is fetched first. */
export function ThreadFile({ item }: { item: WithFile }) {
  const { mime } = item.file;
  if (mime.startsWith('image/')) return <Picture item={item} />;
  if (mime.startsWith('video/')) return <Film item={item} />;
  if (mime.startsWith('audio/')) return <Sound item={item} />;
  return <Document item={item} />;
}

function useItemFile({ message, file }: WithFile, isWanted: boolean) {
  const { conversation } = useThreadContext();
  return useFile(mediaUrl(conversation.documentId, message.documentId), isWanted && file !== null);
}

function Picture({ item }: { item: WithFile }) {
  const text = useText();
  const { name, sizeBytes, width, height } = item.file;
  const isSticker = item.message.type === 'sticker';
  const { url, isLoading, hasFailed, load } = useItemFile(item, sizeBytes <= SHOWN_AT_ONCE);
  const [isFull, setIsFull] = useState(false);
  const label = isSticker ? text('bubble.media.STICKER') : text('bubble.image', { name });
  if (url === null)
    return (
      <Frame $ratio={ratioOf(width, height)} $isSmall={isSticker}>
        <Waiting
          icon={<Image {...ICON} />}
          label={label}
          isLoading={isLoading}
          hasFailed={hasFailed}
          sizeBytes={sizeBytes}
          onLoad={load}
        />
      </Frame>
    );
  if (isSticker) return <Sticker src={url} alt={label} />;
  return (
    <>
      <Open type="button" onClick={() => setIsFull(true)} aria-haspopup="dialog">
        <Photo src={url} alt={label} $ratio={ratioOf(width, height)} />
      </Open>
      {isFull && <FullImage url={url} name={name} label={label} onClose={() => setIsFull(false)} />}
    </>
  );
}

function Film({ item }: { item: WithFile }) {
  const text = useText();
  const { name, sizeBytes, width, height } = item.file;
  const { url, isLoading, hasFailed, load } = useItemFile(item, false);
  const label = text('bubble.video', { name });
  if (url !== null)
    return <Video src={url} controls autoPlay aria-label={label} $ratio={ratioOf(width, height)} />;
  return (
    <Frame $ratio={ratioOf(width, height)}>
      <Waiting
        icon={<Play {...ICON} />}
        label={label}
        isLoading={isLoading}
        hasFailed={hasFailed}
        sizeBytes={sizeBytes}
        onLoad={load}
        word={text('inbox.thread.file.play')}
      />
    </Frame>
  );
}

function Sound({ item }: { item: WithFile }) {
  const text = useText();
  const isVoice = item.message.blocks?.media?.isVoice === true;
  const state = useItemFile(item, false);
  const word = text(isVoice ? 'bubble.media.VOICE' : 'bubble.media.AUDIO');
  return (
    <Line>
      {!isVoice && <Headphones {...ICON} />}
      <VoicePlayer
        file={state}
        label={isVoice ? word : text('bubble.audio', { kind: word, name: item.file.name })}
      />
    </Line>
  );
}

function Document({ item }: { item: WithFile }) {
  const text = useText();
  const { name, sizeBytes } = item.file;
  const shown = item.message.blocks?.media?.name ?? name;
  const { url, isLoading, hasFailed, load } = useItemFile(item, false);
  return (
    <Line>
      <File {...ICON} />
      <Words>
        <span dir="auto">{shown}</span>
        <small>{hasFailed ? text('inbox.thread.file.failed') : sizeInWords(sizeBytes)}</small>
      </Words>
      {url === null ? (
        <Small
          type="button"
          onClick={load}
          disabled={isLoading}
          aria-label={text('inbox.thread.file.get', { name: shown })}
        >
          {isLoading ? (
            <Loader small>{text('inbox.thread.file.loading')}</Loader>
          ) : (
            <Download {...ICON} />
          )}
        </Small>
      ) : (
        <a href={url} download={shown}>
          {text('inbox.thread.file.save')}
        </a>
      )}
    </Line>
  );
}

interface WaitingProps {
  icon: React.ReactNode;
  label: string;
  isLoading: boolean;
  hasFailed: boolean;
  sizeBytes: number;
  onLoad: () => void;
  word?: string;
}

/** What stands in place of a file that is not here yet. */
function Waiting({ icon, label, isLoading, hasFailed, sizeBytes, onLoad, word }: WaitingProps) {
  const text = useText();
  if (isLoading) return <Loader small>{text('inbox.thread.file.loading')}</Loader>;
  return (
    <>
      {icon}
      <span dir="auto">{hasFailed ? text('inbox.thread.file.failed') : label}</span>
      <Button
        variant="tertiary"
        size="S"
        startIcon={hasFailed ? <ArrowClockwise /> : undefined}
        onClick={onLoad}
      >
        {hasFailed
          ? text('error.retry')
          : `${word ?? text('inbox.thread.file.show')} · ${sizeInWords(sizeBytes)}`}
      </Button>
    </>
  );
}

/** What a picture takes is known before it is here, so that nothing moves when it comes. */
const ratioOf = (width: number | null, height: number | null): number =>
  width && height ? Math.min(2.4, Math.max(0.75, width / height)) : 1.5;

const Frame = styled.div<{ $ratio: number; $isSmall?: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 6px;
  width: ${({ $isSmall }) => ($isSmall ? '12rem' : '100%')};
  aspect-ratio: ${({ $ratio, $isSmall }) => ($isSmall ? 1 : $ratio)};
  margin-block-end: 6px;
  padding: 8px;
  border-radius: 6px;
  background: color-mix(in srgb, var(--bubble-border) 40%, transparent);
  color: var(--bubble-meta);
  font-size: 1.2rem;
  text-align: center;
`;

const Open = styled.button`
  display: block;
  width: 100%;
  margin-block-end: 6px;
  padding: 0;
  border: 0;
  background: transparent;
  cursor: zoom-in;

  &:focus-visible {
    outline: 2px solid var(--bubble-link);
    outline-offset: 2px;
    border-radius: 6px;
  }
`;

const Photo = styled.img<{ $ratio: number }>`
  display: block;
  width: 100%;
  aspect-ratio: ${({ $ratio }) => $ratio};
  object-fit: cover;
  border-radius: 6px;
  background: var(--bubble-border);
`;

const Sticker = styled.img`
  display: block;
  width: 12rem;
  height: 12rem;
  object-fit: contain;
`;

const Video = styled.video<{ $ratio: number }>`
  display: block;
  width: 100%;
  aspect-ratio: ${({ $ratio }) => $ratio};
  margin-block-end: 6px;
  border-radius: 6px;
  background: #000;
`;

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
  margin-block-end: 6px;
  padding: 8px 10px;
  border: 1px solid var(--bubble-border);
  border-radius: 6px;

  > svg {
    flex-shrink: 0;
  }
  a {
    color: var(--bubble-link);
  }
`;

const Words = styled.div`
  display: flex;
  flex: 1;
  flex-direction: column;
  min-width: 0;

  small {
    color: var(--bubble-meta);
    font-size: 1.2rem;
  }
`;

const Small = styled.button`
  display: grid;
  flex-shrink: 0;
  place-items: center;
  width: 3.2rem;
  height: 3.2rem;
  border-radius: 50%;
  color: var(--bubble-link);
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid var(--bubble-link);
  }
`;
