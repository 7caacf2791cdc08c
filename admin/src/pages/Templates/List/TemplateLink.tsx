import { Loader, Popover } from '@strapi/design-system';
import { useEffect, useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { isMediaHeader } from '../../../../../shared/domain/template/header/media';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import { useWhatsappGetTemplateQuery } from '../../../api/templates';
import { RowLink } from '../../../components/RowLink';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { useText } from '../../../hooks/use-text';
import { samplesOf } from '../content/placeholders';
import { templatePath } from '../paths';

/** Long enough not to open for a pointer that only passes. */
const OPENS_AFTER = 350;
/** Long enough to move the pointer onto the preview. */
const CLOSES_AFTER = 150;

interface TemplateLinkProps {
  documentId: string;
  children: React.ReactNode;
}

/** Leads to the editor, and shows the message with its samples while it is pointed at or has the focus. */
export function TemplateLink({ documentId, children }: TemplateLinkProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const soon = (next: boolean, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsOpen(next), wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Anchor asChild>
        <RowLink
          to={templatePath(documentId)}
          aria-describedby={isOpen ? id : undefined}
          onPointerEnter={({ pointerType }) => pointerType !== 'touch' && soon(true, OPENS_AFTER)}
          onPointerLeave={() => soon(false, CLOSES_AFTER)}
          onFocus={({ target }) => target.matches(':focus-visible') && soon(true, OPENS_AFTER)}
          onBlur={() => soon(false, 0)}
          onKeyDown={({ key }) => key === 'Escape' && soon(false, 0)}
          onClick={(event) => {
            event.stopPropagation();
            soon(false, 0);
          }}
        >
          {children}
        </RowLink>
      </Popover.Anchor>
      {isOpen && (
        <Popover.Content
          id={id}
          role="tooltip"
          side="bottom"
          align="start"
          sideOffset={8}
          // It is looked at only: the focus stays where it is.
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onPointerEnter={() => soon(true, 0)}
          onPointerLeave={() => soon(false, CLOSES_AFTER)}
          onClick={(event) => event.stopPropagation()}
        >
          <Ground>
            <Preview documentId={documentId} />
          </Ground>
        </Popover.Content>
      )}
    </Popover.Root>
  );
}

function Preview({ documentId }: { documentId: string }) {
  const text = useText();
  const { data, isError } = useWhatsappGetTemplateQuery(documentId);
  if (isError) return <>{text('templates.error.one')}</>;
  if (!data) return <Loader small>{text('templates.loading')}</Loader>;
  const { content } = data;
  const file = isMediaHeader(content.header) ? content.header.file : null;
  return (
    <WhatsAppBubble
      blocks={toBlocks(content, samplesOf(content), file)}
      caption={text('templates.preview.samplesCaption')}
      isCaptionVisible
    />
  );
}

const Ground = styled.div`
  box-sizing: border-box;
  width: min(36rem, 90vw);
  max-height: 48rem;
  overflow: auto;
  padding: ${({ theme }) => theme.spaces[4]};
  color: ${({ theme }) => theme.colors.neutral800};
`;
