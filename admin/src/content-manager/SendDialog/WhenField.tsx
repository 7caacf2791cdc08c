import { Field, Flex, Radio } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { TimeField } from '../../components/TimeField';
import { useText } from '../../hooks/use-text';
import { firstOffer, type When } from './when';

interface WhenFieldProps {
  value: When;
  onChange: (value: When) => void;
  error: string | undefined;
}

/** Whether the message leaves now, or at a time that is chosen in the browser's own time zone. */
export function WhenField({ value, onChange, error }: WhenFieldProps) {
  const text = useText();
  const isLater = value !== null;
  const end = useRef<HTMLDivElement>(null);
  // It stands at the end of a column that scrolls.
  useEffect(() => {
    if (isLater) end.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isLater]);

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root name="when">
        <Field.Label id="whatsapp-when">{text('send.when')}</Field.Label>
        <Radio.Group
          aria-labelledby="whatsapp-when"
          value={isLater ? 'later' : 'now'}
          onValueChange={(next) => onChange(next === 'now' ? null : firstOffer(new Date()))}
        >
          <Flex gap={5}>
            <Radio.Item value="now">{text('send.when.now')}</Radio.Item>
            <Radio.Item value="later">{text('send.when.later')}</Radio.Item>
          </Flex>
        </Radio.Group>
      </Field.Root>
      {isLater && (
        <TimeField
          name="sendAt"
          label={text('send.when.time')}
          value={value ?? null}
          onChange={onChange}
          error={error}
        />
      )}
      <div ref={end} />
    </Flex>
  );
}
