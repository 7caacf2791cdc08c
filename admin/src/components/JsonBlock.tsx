import { Button, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useText, type TextKey } from '../hooks/use-text';

/** JSON to be read and taken elsewhere: one click copies it, or selects it where the browser forbids copying. */
export function JsonBlock({ title, value }: { title: string; value: unknown }) {
  const text = useText();
  const { copy } = useClipboard();
  const { notifyStatus } = useNotifyAT();
  const block = useRef<HTMLPreElement>(null);
  const [outcome, setOutcome] = useState<TextKey | null>(null);
  const json = JSON.stringify(value, null, 2) ?? 'null';

  const onCopy = async () => {
    const isCopied = await copy(json);
    if (!isCopied && block.current) getSelection()?.selectAllChildren(block.current);
    const said = isCopied ? 'copy.copied' : 'copy.pressKeys';
    setOutcome(said);
    notifyStatus(text(said));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography variant="pi" fontWeight="bold">
          {title}
        </Typography>
        <Flex gap={2}>
          {outcome && (
            <Typography variant="pi" textColor="neutral600">
              {text(outcome)}
            </Typography>
          )}
          <Button variant="tertiary" size="S" startIcon={<Duplicate />} onClick={onCopy}>
            {text('copy.json')}
          </Button>
        </Flex>
      </Flex>
      <Block ref={block} tabIndex={0} dir="ltr" aria-label={title}>
        {json}
      </Block>
    </Flex>
  );
}

const Block = styled.pre`
  max-height: 40vh;
  margin: 0;
  padding: ${({ theme }) => theme.spaces[3]};
  overflow: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: monospace;
  font-size: 1.3rem;
  line-height: 1.5;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;
