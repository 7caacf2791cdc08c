import { Button, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { CheckCircle, Cross, WarningCircle } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { readApiError } from '../../api/read-api-error';
import { useWhatsappCancelMessageMutation } from '../../api/messages';
import { useCountdown } from '../../hooks/use-countdown';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import type { SentNotice } from './sent-store';

/** How long a notice stays that has nothing more to offer. */
const LINGER = 6000;

/** In these states a message cannot be taken back, and was not sent either. */
const NOT_LEFT = ['cancelled', 'failed'];

type Outcome = 'undone' | 'tooLate' | { problem: string };

interface NoticeContentProps {
  notice: SentNotice;
  /** Somebody is at it, so it stays. */
  isHeld: boolean;
  /** The button that had the focus is gone. */
  onAnswer: () => void;
  onEnd: () => void;
}

/** What was sent to whom, and the way to take it back while it waits. */
export default function NoticeContent({ notice, isHeld, onAnswer, onEnd }: NoticeContentProps) {
  const text = useText();
  const { toWords } = useApiError();
  const { documentId, phone, leavesAt, hasLog } = notice;
  const now = useCountdown(leavesAt);
  const [cancel, { isLoading }] = useWhatsappCancelMessageMutation();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const seconds = Math.ceil((leavesAt - now) / 1000);
  const canUndo = outcome === null && (seconds > 0 || isLoading);

  useEffect(() => {
    if (canUndo || isHeld) return undefined;
    const timer = setTimeout(onEnd, LINGER);
    return () => clearTimeout(timer);
  }, [canUndo, isHeld, onEnd]);

  const onUndo = async () => {
    const result = await cancel(documentId);
    onAnswer();
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
    <>
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
    </>
  );
}
