import { Loader } from '@strapi/design-system';
import { ArrowClockwise, Microphone, Play } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import type { FileState } from './use-file';

const SPEEDS = [1, 1.5, 2] as const;

interface VoicePlayerProps {
  file: FileState;
  label: string;
}

/** Plays something spoken: where it is, how long it takes, and faster for those in a hurry. */
export function VoicePlayer({
  file: { url, isLoading, hasFailed, load },
  label,
}: VoicePlayerProps) {
  const text = useText();
  const sound = useRef<HTMLAudioElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(1);

  // It was asked for by pressing Play.
  useEffect(() => {
    if (url !== null) sound.current?.play().catch(() => setIsPlaying(false));
  }, [url]);

  const onPress = () => {
    if (url === null) load();
    else if (isPlaying) sound.current?.pause();
    else void sound.current?.play();
  };
  const onSpeed = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length]!;
    setSpeed(next);
    if (sound.current) sound.current.playbackRate = next;
  };
  const word = text(isPlaying ? 'inbox.thread.voice.pause' : 'inbox.thread.file.play');

  return (
    <Player role="group" aria-label={label}>
      <Round
        type="button"
        onClick={onPress}
        disabled={isLoading}
        aria-label={hasFailed ? text('error.retry') : word}
      >
        {isLoading ? (
          <Loader small>{text('inbox.thread.file.loading')}</Loader>
        ) : hasFailed ? (
          <ArrowClockwise aria-hidden fill="currentColor" />
        ) : isPlaying ? (
          <Bars aria-hidden />
        ) : (
          <Play aria-hidden fill="currentColor" />
        )}
      </Round>
      {hasFailed ? (
        <span>{text('inbox.thread.file.failed')}</span>
      ) : (
        <>
          <input
            type="range"
            min={0}
            max={length || 1}
            step={0.1}
            value={at}
            disabled={url === null}
            aria-label={text('inbox.thread.voice.place')}
            aria-valuetext={clock(at)}
            onChange={(event) => {
              if (sound.current) sound.current.currentTime = Number(event.target.value);
            }}
          />
          <Time>{clock(at || length)}</Time>
          {url === null ? (
            <Microphone aria-hidden width={16} height={16} fill="currentColor" />
          ) : (
            <Speed
              type="button"
              onClick={onSpeed}
              aria-label={text('inbox.thread.voice.speed', { speed })}
            >
              {speed}×
            </Speed>
          )}
        </>
      )}
      {url !== null && (
        // What was spoken has no captions.
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <audio
          ref={sound}
          src={url}
          onPlay={() => setIsPlaying(true)}
          onPause={() => setIsPlaying(false)}
          onEnded={() => setAt(0)}
          onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
          onDurationChange={({ currentTarget: { duration } }) =>
            setLength(Number.isFinite(duration) ? duration : 0)
          }
        />
      )}
    </Player>
  );
}

/** Seconds as a clock shows them, e.g. `1:07`. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const Player = styled.div`
  display: flex;
  flex: 1;
  align-items: center;
  gap: 8px;
  min-width: 0;

  input {
    flex: 1;
    min-width: 4rem;
    accent-color: var(--bubble-link);
  }
  svg {
    flex-shrink: 0;
  }
`;

const Round = styled.button`
  display: grid;
  flex-shrink: 0;
  place-items: center;
  width: 3.6rem;
  height: 3.6rem;
  border: 1px solid var(--bubble-border);
  border-radius: 50%;
  color: var(--bubble-link);
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid var(--bubble-link);
    outline-offset: 1px;
  }
`;

const Bars = styled.span`
  width: 10px;
  height: 12px;
  border-inline: 3px solid currentcolor;
`;

const Time = styled.span`
  color: var(--bubble-meta);
  font-size: 1.2rem;
  font-variant-numeric: tabular-nums;
`;

const Speed = styled.button`
  padding: 2px 6px;
  border: 1px solid var(--bubble-border);
  border-radius: 10px;
  color: var(--bubble-meta);
  font-size: 1.1rem;
  cursor: pointer;
`;
