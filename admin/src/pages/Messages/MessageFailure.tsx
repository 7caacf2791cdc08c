import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { Failure } from '../../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { Notice } from '../../components/Notice';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';

/** Why a message failed: what happened, what to do, and what Meta said, to pass on. */
export function MessageFailure({ failure }: { failure: Failure }) {
  const text = useText();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const { sayFailure, sayWords } = useSentences();
  const { title, action } = sayFailure(failure);
  const details = [
    [
      text('message.failure.meta'),
      // What was wrong before Meta was asked is said in words of our own.
      [sayWords(failure.metaTitle ?? ''), failure.metaDetails].filter(Boolean).join(': '),
    ],
    [text('message.failure.code'), failure.code === null ? '' : String(failure.code)],
    [text('message.failure.trace'), failure.traceId ?? ''],
  ].filter(([, value]) => value !== '');

  const onCopy = async () => {
    const isCopied = await copy(
      [title, action, ...details.map(([name, value]) => `${name}: ${value}`)].join('\n'),
    );
    toggleNotification({
      type: isCopied ? 'success' : 'warning',
      message: text(isCopied ? 'message.failure.copied' : 'message.failure.notCopied'),
    });
  };

  return (
    <Notice
      variant="danger"
      title={title}
      action={
        <Flex gap={4} wrap="wrap">
          <Button variant="tertiary" size="S" startIcon={<Duplicate />} onClick={onCopy}>
            {text('message.failure.copy')}
          </Button>
          {failure.link && (
            <Link href={failure.link} isExternal>
              {text('message.failure.link')}
            </Link>
          )}
          <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/messages?failure=${failure.key}`}>
            {text('message.failure.others')}
          </Link>
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography>{action}</Typography>
        <Typography variant="pi">
          {text(`message.failure.actor.${failure.actor}`)}{' '}
          {text(`message.failure.retry.${failure.retry}`)}
        </Typography>
        {details.length > 0 && (
          <dl>
            {details.map(([name, value]) => (
              <Box key={name}>
                <Typography tag="dt" variant="pi" fontWeight="bold" display="inline">
                  {name}:{' '}
                </Typography>
                <Typography tag="dd" variant="pi" display="inline">
                  {value}
                </Typography>
              </Box>
            ))}
          </dl>
        )}
      </Flex>
    </Notice>
  );
}
