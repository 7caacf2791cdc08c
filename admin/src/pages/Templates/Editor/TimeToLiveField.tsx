import { NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Half } from '../../../components/Half';
import { useText } from '../../../hooks/use-text';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';
import { AS_LONG_AS_POSSIBLE, durationOf, offeredTimes } from './time-to-live';

const DEFAULT = 'default';
const OTHER = 'other';

/** How long Meta tries to deliver a message before it gives up. */
export function TimeToLiveField() {
  const text = useText();
  const { formatNumber } = useIntl();
  const { values, isContentLocked, changeContent } = useEditor();
  const { category, ttlSeconds } = values.content;
  const [isOther, setIsOther] = useState(false);
  const offered = offeredTimes(category);
  const isListed = ttlSeconds === null || offered.includes(ttlSeconds);
  const choice = isOther || !isListed ? OTHER : ttlSeconds === null ? DEFAULT : String(ttlSeconds);
  const set = (seconds: number | null) =>
    changeContent((content) => ({ ...content, ttlSeconds: seconds }));
  const nameOf = (seconds: number) => {
    if (seconds === AS_LONG_AS_POSSIBLE) return text('templates.ttl.longest');
    const { value, unit } = durationOf(seconds);
    return formatNumber(value, { style: 'unit', unit, unitDisplay: 'long' });
  };

  return (
    <>
      <Half>
        <EditorField
          path={choice === OTHER ? 'ttlSeconds.choice' : 'ttlSeconds'}
          label={text('templates.field.ttlSeconds')}
          hint={text('templates.hint.ttlSeconds')}
        >
          <SingleSelect
            value={choice}
            disabled={isContentLocked}
            onChange={(chosen) => {
              setIsOther(chosen === OTHER);
              if (chosen !== OTHER) set(chosen === DEFAULT ? null : Number(chosen));
            }}
          >
            <SingleSelectOption value={DEFAULT}>{text('templates.ttl.default')}</SingleSelectOption>
            {offered.map((seconds) => (
              <SingleSelectOption key={seconds} value={String(seconds)}>
                {nameOf(seconds)}
              </SingleSelectOption>
            ))}
            <SingleSelectOption value={OTHER}>{text('templates.ttl.other')}</SingleSelectOption>
          </SingleSelect>
        </EditorField>
      </Half>
      {choice === OTHER && (
        <Half>
          <EditorField path="ttlSeconds" label={text('templates.ttl.seconds')}>
            <NumberInput
              value={ttlSeconds ?? undefined}
              disabled={isContentLocked}
              onValueChange={(seconds) => set(seconds ?? null)}
            />
          </EditorField>
        </Half>
      )}
    </>
  );
}
