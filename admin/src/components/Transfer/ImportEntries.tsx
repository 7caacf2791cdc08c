import { Box, Flex, Typography } from '@strapi/design-system';
import {
  IMPORT_VERDICTS,
  type ImportEntry,
  type ImportReport,
  type ImportVerdict,
} from '../../../../shared/contracts/transfer';
import { useText } from '../../hooks/use-text';
import { IssueList } from '../IssueList';
import { ToneBadge } from '../ToneBadge';

const TONES = {
  new: 'success',
  changed: 'primary',
  same: 'neutral',
  impossible: 'danger',
} as const satisfies Record<ImportVerdict, string>;

/** What becomes of each thing in a file, what stands in its way first. */
export function ImportEntries({ report: { isDry, entries } }: { report: ImportReport }) {
  const text = useText();
  const counts = IMPORT_VERDICTS.map((verdict) => ({
    verdict,
    count: entries.filter((entry) => entry.verdict === verdict).length,
  }));
  const sorted = ['impossible', 'changed', 'new', 'same'].flatMap((verdict) =>
    entries.filter((entry) => entry.verdict === verdict),
  );
  const when = isDry ? 'dry' : 'done';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography role="status" fontWeight="bold">
        {entries.length === 0
          ? text('transfer.empty')
          : counts
              .filter(({ count }) => count > 0)
              .map(({ verdict, count }) => text(`transfer.count.${verdict}`, { count }))
              .join(' · ')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {sorted.map((entry, index) => (
          <Entry key={index} entry={entry} when={when} />
        ))}
      </Flex>
    </Flex>
  );
}

function Entry({ entry, when }: { entry: ImportEntry; when: 'dry' | 'done' }) {
  const text = useText();
  const { name, language, verdict, issues } = entry;
  return (
    <Box tag="li" hasRadius borderColor="neutral200" padding={3}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="bold" dir="auto" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Typography>
          {language && <Typography textColor="neutral800">{language}</Typography>}
          <ToneBadge tone={TONES[verdict]}>{text(`transfer.${when}.${verdict}`)}</ToneBadge>
        </Flex>
        <IssueList issues={issues} label={text('transfer.issues', { name })} />
      </Flex>
    </Box>
  );
}
