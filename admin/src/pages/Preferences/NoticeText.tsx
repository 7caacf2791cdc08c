import { Button, Field, Flex, Textarea, useNotifyAT } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../hooks/use-text';

/** A text for a privacy notice: one click copies it, or selects it where the browser forbids copying. */
export function NoticeText({ value }: { value: string }) {
  const text = useText();
  const { copy } = useClipboard();
  const { notifyStatus } = useNotifyAT();
  const area = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected' | null>(null);

  useEffect(() => {
    if (outcome !== 'copied') return undefined;
    const timer = setTimeout(() => setOutcome(null), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const onCopy = async () => {
    const isCopied = await copy(value);
    if (!isCopied) {
      area.current?.focus();
      area.current?.select();
    }
    setOutcome(isCopied ? 'copied' : 'selected');
    notifyStatus(text(isCopied ? 'copy.copied' : 'copy.pressKeys'));
  };

  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Field.Root
        name="noticeText"
        hint={text(outcome === 'selected' ? 'copy.pressKeys' : 'preferences.notice.hint')}
        width="100%"
      >
        <Field.Label>{text('preferences.notice')}</Field.Label>
        <Textarea ref={area} readOnly rows={6} value={value} />
        <Field.Hint />
      </Field.Root>
      <Button
        variant="tertiary"
        startIcon={outcome === 'copied' ? <Check /> : <Duplicate />}
        onClick={onCopy}
      >
        {text(outcome === 'copied' ? 'copy.copied' : 'preferences.notice.copy')}
      </Button>
    </Flex>
  );
}
