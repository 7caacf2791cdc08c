import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { DialogFooter } from '../../../components/DialogFooter';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { BubbleGround } from '../../../components/WhatsAppBubble/BubbleGround';
import { useText } from '../../../hooks/use-text';
import { differencesOf } from './differences';
import { ownFile, readingOf, shownWords } from './preview-content';

interface DriftDialogProps {
  ours: TemplateContent;
  metas: TemplateContent;
  /** What becomes of ours when it is kept: handed in, kept for its author, or given another name. */
  keeping: 'resubmit' | 'keep' | 'rename';
  onClose: () => void;
  onTakeMetas: () => Promise<unknown>;
  onKeepOurs: () => Promise<unknown>;
}

/** Shows our text and Meta's side by side, and lets one of them be chosen. */
export function DriftDialog({
  ours,
  metas,
  keeping,
  onClose,
  onTakeMetas,
  onKeepOurs,
}: DriftDialogProps) {
  const text = useText();
  const [busy, setBusy] = useState<'ours' | 'metas' | null>(null);
  const parts = differencesOf(ours, metas);
  const choose = async (which: 'ours' | 'metas', act: () => Promise<unknown>) => {
    setBusy(which);
    await act();
    setBusy(null);
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Wide>
        <Modal.Header closeLabel={text('templates.dialog.close')}>
          <Modal.Title>{text('templates.drift.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>
              {text('templates.drift.parts', {
                parts: parts.map((part) => text(`templates.part.${part}`)).join(', '),
              })}
            </Typography>
            <Columns>
              <Side title={text('templates.drift.ours')} content={ours} />
              <Side title={text('templates.drift.metas')} content={metas} />
            </Columns>
            <Typography textColor="neutral600">{text('templates.drift.until')}</Typography>
          </Flex>
        </Modal.Body>
        <DialogFooter out={text('templates.drift.later')}>
          <Flex gap={2} wrap="wrap">
            <Button
              variant="secondary"
              loading={busy === 'ours'}
              disabled={busy !== null}
              onClick={() => choose('ours', onKeepOurs)}
            >
              {text(`templates.drift.keeping.${keeping}`)}
            </Button>
            <Button
              loading={busy === 'metas'}
              disabled={busy !== null}
              onClick={() => choose('metas', onTakeMetas)}
            >
              {text('templates.drift.take')}
            </Button>
          </Flex>
        </DialogFooter>
      </Wide>
    </Modal.Root>
  );
}

function Side({ title, content }: { title: string; content: TemplateContent }) {
  const words = shownWords(content);
  const blocks = toBlocks(words, {}, ownFile(words));
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2} aria-label={title}>
      <Typography tag="h3" variant="delta">
        {title}
      </Typography>
      <BubbleGround>
        <WhatsAppBubble blocks={blocks} caption={title} reading={readingOf(content.language)} />
      </BubbleGround>
      {blocks.buttons.map(
        ({ text: label, url }, index) =>
          url && (
            <Typography key={index} variant="pi" textColor="neutral700" dir="auto">
              {label}: <bdi style={{ overflowWrap: 'anywhere' }}>{url}</bdi>
            </Typography>
          ),
      )}
    </Flex>
  );
}

const Wide = styled(Modal.Content)`
  width: min(96rem, 92vw);
  max-width: none;
`;

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  align-items: start;
  gap: ${({ theme }) => theme.spaces[5]};

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;
