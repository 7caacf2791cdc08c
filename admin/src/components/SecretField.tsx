import { Box, Button, Field, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Eye, EyeStriked, Lock } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import type { SecretState } from '../../../shared/contracts/accounts';
import { useText } from '../hooks/use-text';

interface SecretFieldProps {
  label: string;
  name: string;
  /** What is stored; leave it out for a new one. */
  stored?: SecretState;
  /** What was typed; undefined leaves the stored one as it is. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  required?: boolean;
  hint?: React.ReactNode;
  error?: string;
}

/** A secret: the stored one is only ever shown by its last four characters, and replaced as a whole. */
export function SecretField({
  label,
  name,
  stored,
  value,
  onChange,
  required = false,
  hint,
  error,
}: SecretFieldProps) {
  const text = useText();
  const [isShown, setIsShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const replace = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<'input' | 'replace' | null>(null);
  const isStored = stored?.isSet === true;
  const isMasked = isStored && value === undefined;

  useEffect(() => {
    if (focusNext.current === 'input') input.current?.focus();
    if (focusNext.current === 'replace') replace.current?.focus();
    focusNext.current = null;
  }, [isMasked]);

  if (stored?.isConfigured)
    return (
      <Field.Root name={name} hint={text('secret.configured')} width="100%">
        <Field.Label>{label}</Field.Label>
        <TextInput
          readOnly
          dir="ltr"
          value={`••••••••${stored.last4 ?? ''}`}
          endAction={<Lock aria-hidden fill="neutral600" />}
        />
        <Field.Hint />
      </Field.Root>
    );

  if (isMasked) {
    return (
      <Field.Root name={name} hint={hint} error={error} required={required} width="100%">
        <Field.Label>{label}</Field.Label>
        <Flex gap={2} alignItems="center">
          <Box flex="1">
            <TextInput readOnly dir="ltr" value={`••••••••${stored.last4 ?? ''}`} />
          </Box>
          <Button
            ref={replace}
            variant="tertiary"
            size="L"
            onClick={() => {
              focusNext.current = 'input';
              onChange('');
            }}
            aria-label={text('secret.replaceNamed', { label })}
          >
            {text('secret.replace')}
          </Button>
        </Flex>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    );
  }

  const problem = error ?? (stored?.isUnreadable && !value ? text('secret.unreadable') : undefined);
  return (
    <Field.Root name={name} hint={hint} error={problem} required={required} width="100%">
      <Field.Label>{label}</Field.Label>
      <Flex gap={2} alignItems="center">
        <Box flex="1">
          <TextInput
            ref={input}
            type={isShown ? 'text' : 'password'}
            dir="ltr"
            autoComplete="new-password"
            spellCheck={false}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value)}
          />
        </Box>
        <IconButton
          size="L"
          variant="tertiary"
          onClick={() => setIsShown(!isShown)}
          aria-pressed={isShown}
          label={isShown ? text('secret.hide', { label }) : text('secret.show', { label })}
        >
          {isShown ? <EyeStriked /> : <Eye />}
        </IconButton>
        {isStored && (
          <Button
            variant="tertiary"
            size="L"
            onClick={() => {
              focusNext.current = 'replace';
              setIsShown(false);
              onChange(undefined);
            }}
          >
            {text('secret.keep')}
          </Button>
        )}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
