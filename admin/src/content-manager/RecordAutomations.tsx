import { Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AutomationRun } from '../../../shared/contracts/automations';
import type { Collection } from '../../../shared/contracts/collections';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useWhatsappListRecordRunsQuery } from '../api/automations';
import { useWhatsappListRecordMessagesQuery } from '../api/messages';
import { withQuery } from '../api/with-query';
import { RelativeTime } from '../components/RelativeTime';
import { RunState } from '../components/RunState';
import { RunSteps } from '../components/RunSteps';
import { usePageVisible } from '../hooks/use-page-visible';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';
import { useRecordLocale } from './use-record-locale';

interface RecordAutomationsProps {
  collection: Collection;
  documentId: string;
}

/** Saving a record may set one off at any time. */
const REFRESH_EVERY = 5_000;

/** What automations have scheduled, sent and left out for this record; nothing where they never had reason to. */
export default function RecordAutomations({ collection, documentId }: RecordAutomationsProps) {
  const text = useText();
  const { uid } = collection;
  const locale = useRecordLocale(collection);
  const isVisible = usePageVisible();
  const { allowedActions } = useRBAC(PERMISSIONS.automations);
  const { data: runs = [] } = useWhatsappListRecordRunsQuery(
    { uid, documentId, locale },
    { pollingInterval: isVisible ? REFRESH_EVERY : 0, refetchOnMountOrArgChange: true },
  );
  const maySee = allowedActions.canRead === true || allowedActions.canManage === true;
  useFreshMessages({ uid, documentId, locale }, runs);
  if (runs.length === 0) return null;
  const waiting = runs.filter(({ state }) => state === 'waiting');
  const past = runs.filter(({ state }) => state !== 'waiting');
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {text('panel.automations')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" aria-label={text('panel.automations')}>
        {[...waiting, ...past].map((run) => (
          <Run key={run.documentId} run={run} hasLink={maySee} />
        ))}
      </Flex>
      {maySee && (
        <Link
          tag={NavLink}
          to={withQuery(`/plugins/${PLUGIN_ID}/automations/runs`, {
            recordUid: uid,
            recordDocumentId: documentId,
          })}
        >
          {text('panel.automations.all')}
        </Link>
      )}
    </Flex>
  );
}

/** Asks for the messages above again as soon as a run has made one. */
function useFreshMessages(
  record: { uid: string; documentId: string; locale: string | null },
  runs: AutomationRun[],
): void {
  const { allowedActions } = useRBAC(PERMISSIONS.recordPanel);
  const { refetch } = useWhatsappListRecordMessagesQuery(record, { skip: !allowedActions.canSend });
  const made = runs.flatMap(({ steps }) => steps.flatMap(({ message }) => message ?? [])).length;
  const before = useRef(made);
  useEffect(() => {
    if (allowedActions.canSend && made > before.current) void refetch();
    before.current = made;
  }, [allowedActions.canSend, made, refetch]);
}

function Run({ run, hasLink }: { run: AutomationRun; hasLink: boolean }) {
  const text = useText();
  const { automation, createdAt } = run;
  const name = automation?.name || text('automations.unnamed');
  return (
    <Item>
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        <Typography textColor="neutral800" dir="auto">
          {automation && hasLink ? (
            <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/automations/${automation.documentId}`}>
              {name}
            </Link>
          ) : (
            name
          )}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          <RelativeTime time={createdAt} />
        </Typography>
      </Flex>
      <RunState run={run} />
      <RunSteps run={run} />
    </Item>
  );
}

const Item = styled.li`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  padding-block: ${({ theme }) => theme.spaces[2]};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;
