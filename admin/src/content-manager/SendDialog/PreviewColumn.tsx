import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Preview } from '../../../../shared/contracts/messages';
import { IssueList } from '../../components/IssueList';
import { Notice } from '../../components/Notice';
import { WhatsAppBubble } from '../../components/WhatsAppBubble';
import { BubbleGround } from '../../components/WhatsAppBubble/BubbleGround';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { ButtonTargets } from './ButtonTargets';
import { withoutCode } from './mask-code';

interface PreviewColumnProps {
  hasTemplate: boolean;
  preview: Preview | null;
  isAuthentication: boolean;
  issues: Preview['issues'];
  error: unknown;
  isStale: boolean;
  /** The variable whose field has the focus. */
  markedVariable: string | null;
}

/** What the person will read, and what speaks against sending it. */
export function PreviewColumn({
  hasTemplate,
  preview,
  isAuthentication,
  issues,
  error,
  isStale,
  markedVariable,
}: PreviewColumnProps) {
  const text = useText();
  const { toWords } = useApiError();
  return (
    <Column>
      <div aria-busy={isStale}>
        <BubbleGround label={text('send.preview')}>
          {preview ? (
            <WhatsAppBubble
              blocks={isAuthentication ? withoutCode(preview.blocks) : preview.blocks}
              caption={text('send.preview.caption')}
              isCaptionVisible
              markedVariable={markedVariable}
            />
          ) : (
            <Typography>
              {hasTemplate ? !error && text('send.preview.loading') : text('send.preview.empty')}
            </Typography>
          )}
        </BubbleGround>
      </div>
      {preview && <ButtonTargets buttons={preview.blocks.buttons} />}
      {error !== null && <Notice variant="danger" title={toWords(error)} />}
      {preview && error === null && (
        <section aria-label={text('send.checks')} aria-live="polite">
          {issues.length > 0 ? (
            <IssueList issues={issues} label={text('send.checks')} />
          ) : (
            <Flex gap={2}>
              <Tick>
                <CheckCircle aria-hidden width="1.6rem" height="1.6rem" fill="currentColor" />
              </Tick>
              <Typography>{text('send.checks.ok')}</Typography>
            </Flex>
          )}
        </section>
      )}
    </Column>
  );
}

const Column = styled.div`
  align-self: start;
  position: sticky;
  top: 0;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
`;

const Tick = styled.span`
  display: inline-flex;
  color: ${({ theme }) => theme.colors.success600};
`;
