import { Button, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { CheckCircle, Cross, WarningCircle } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { readApiError } from '../../api/read-api-error';
import { useWhatsappCancelMessageMutation } from '../../api/messages';
import { useCountdown } from '../../hooks/use-countdown';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import type { SentNotice as Notice } from './sent-store';

/** How long a notice stays that has nothing more to offer. */
const LINGER = 6000;

/** In these states a message cannot be taken back, and was not sent either. */
const NOT_LEFT = ['cancelled', 'failed'];

type Outcome = 'undone' | 'tooLate' | { problem: string };

interface SentNoticeProps {
  notice: Notice;
  onEnd: () => void;
}

/** One message that was just sent: it can be taken back while it waits. */
export function SentNotice({ notice, onEnd }: SentNoticeProps) {
  const text = useText();
  const { toWords } = useApiError();
  const { documentId, phone, leavesAt, hasLog } = notice;
  const now = useCountdown(leavesAt);
  const [cancel, { isLoading }] = useWhatsappCancelMessageMutation();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const seconds = Math.ceil((leavesAt - now) / 1000);
  const canUndo = outcome === null && (seconds > 0 || isLoading);
  const [isHeld, setIsHeld] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (canUndo || isHeld) return undefined;
    const timer = setTimeout(onEnd, LINGER);
    return () => clearTimeout(timer);
  }, [canUndo, isHeld, onEnd]);

  const onUndo = async () => {
    const result = await cancel(documentId);
    // The button that had the focus is gone.
    box.current?.focus();
    if (!('error' in result)) return setOutcome('undone');
    const { issues } = readApiError(result.error);
    const hasLeft = issues.some(
      ({ code, params }) => code === 'state.cannot' && !NOT_LEFT.includes(String(params?.state)),
    );
    return setOutcome(hasLeft ? 'tooLate' : { problem: toWords(result.error) });
  };

  const isGood = outcome === null || outcome === 'undone';
  const Icon = isGood ? CheckCircle : WarningCircle;
  return (
    <Box
      ref={box}
      role="group"
      aria-label={text('sent.done', { phone })}
      tabIndex={-1}
      data-sent-notice={documentId}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Icon aria-hidden width="2rem" height="2rem" fill={isGood ? 'success600' : 'warning600'} />
      <Flex flex="1" gap={3} wrap="wrap" minWidth={0}>
        <div role="status">
          <Typography textColor="neutral800">
            {outcome === null
              ? text('sent.done', { phone })
              : typeof outcome === 'object'
                ? outcome.problem
                : text(`sent.${outcome}`, { phone })}
          </Typography>
        </div>
        {hasLog && (
          <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/messages/${documentId}`}>
            {text('send.done.link')}
          </Link>
        )}
      </Flex>
      {canUndo && (
        <Button variant="secondary" size="S" loading={isLoading} onClick={onUndo}>
          {text('sent.undo', { seconds: Math.max(0, seconds) })}
        </Button>
      )}
      <IconButton variant="ghost" size="S" label={text('sent.close')} onClick={onEnd}>
        <Cross />
      </IconButton>
    </Box>
  );
}

const Box = styled.div`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => theme.spaces[3]} ${({ theme }) => theme.spaces[4]};
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;
