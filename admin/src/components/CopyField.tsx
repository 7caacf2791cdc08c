import { Box, Field, Flex, IconButton, TextInput, useNotifyAT } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../hooks/use-text';

interface CopyFieldProps {
  label: string;
  value: string;
  name?: string;
  hint?: React.ReactNode;
}

/** A text to take elsewhere: one click copies it, or selects it where the browser forbids copying. */
export function CopyField({ label, value, name, hint }: CopyFieldProps) {
  const text = useText();
  const { copy } = useClipboard();
  const { notifyStatus } = useNotifyAT();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected' | null>(null);

  useEffect(() => {
    if (outcome !== 'copied') return undefined;
    const timer = setTimeout(() => setOutcome(null), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copied = text('copy.copied');
  const pressKeys = text('copy.pressKeys');

  const onCopy = async () => {
    const isCopied = await copy(value);
    if (!isCopied) {
      input.current?.focus();
      input.current?.select();
    }
    setOutcome(isCopied ? 'copied' : 'selected');
    notifyStatus(isCopied ? copied : pressKeys);
  };

  return (
    <Field.Root name={name} hint={outcome === 'selected' ? pressKeys : hint} width="100%">
      <Field.Label>{label}</Field.Label>
      <Flex gap={2} alignItems="center">
        <Box flex="1">
          <TextInput
            ref={input}
            readOnly
            value={value}
            dir="ltr"
            onFocus={(event) => event.currentTarget.select()}
          />
        </Box>
        <IconButton
          size="L"
          variant="tertiary"
          onClick={onCopy}
          label={outcome === 'copied' ? copied : text('copy.action', { label })}
        >
          {outcome === 'copied' ? <Check /> : <Duplicate />}
        </IconButton>
      </Flex>
      <Field.Hint />
    </Field.Root>
  );
}
