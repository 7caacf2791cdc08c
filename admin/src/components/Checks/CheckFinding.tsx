import { Flex, Link, Typography } from '@strapi/design-system';
import type { ToldCheck } from '../../../../shared/contracts/health';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';

/** What a check has found: in our words, in Meta’s, who can do something, and where. */
export function CheckFinding({ check }: { check: ToldCheck }) {
  const text = useText();
  const { sayCheck, sayFailure } = useSentences();
  const { refused, notes, who, status, link } = check;
  const isWell = status === 'ok';
  const failure = refused && sayFailure(refused);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
      <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {failure ? `${failure.title} ${failure.action}` : sayCheck(check)}
      </Typography>
      {refused?.words && (
        <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {text('health.meta', { words: refused.words })}{' '}
          {text('accounts.check.code', { code: refused.code })}
        </Typography>
      )}
      {notes.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {notes.map((note, index) => (
            <Typography key={index} tag="li" textColor="neutral600">
              {[
                note.about,
                note.words && text('health.meta', { words: note.words }),
                note.solution,
                note.code !== null && text('accounts.check.code', { code: note.code }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          ))}
        </Flex>
      )}
      {!isWell && who !== 'nobody' && (
        <Typography variant="pi" textColor="neutral600">
          {text(`health.who.${who}`)}
        </Typography>
      )}
      {!isWell && link && (
        <Link href={link} isExternal>
          {text('health.openMeta')}
        </Link>
      )}
    </Flex>
  );
}
