import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Campaign, CampaignRecipient } from '../../../../../shared/contracts/campaigns';
import { SENDABLE } from '../../../../../shared/domain/campaign';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { useWhatsappExcludeRecipientsMutation } from '../../../api/campaigns';
import { RowTable, type RowPlace } from '../../../components/RowTable';
import { MessageStatus } from '../../../components/MessageStatus';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText, type TextKey } from '../../../hooks/use-text';
import { isOver } from '../campaign-facts';

interface RecipientTableProps {
  campaign: Campaign;
  recipients: CampaignRecipient[];
  of: 'check' | 'run';
}

const COLUMNS = {
  check: ['person', 'record', 'found', 'actions'],
  run: ['person', 'record', 'state'],
} as const;

/** People of a campaign as a table, one a row. */
export function RecipientTable({ campaign, recipients, of }: RecipientTableProps) {
  const text = useText();
  const canExclude = of === 'check' && campaign.can.edit;
  const headers = COLUMNS[of]
    .filter((name) => name !== 'actions' || canExclude)
    .map((name) => ({
      name,
      label: text(`recipients.column.${name}` satisfies TextKey),
      isUnseen: name === 'actions',
    }));
  return (
    <RowTable rows={recipients} idOf={({ documentId }) => documentId} headers={headers}>
      {(recipient) => (
        <RecipientRow
          key={recipient.documentId}
          campaign={campaign}
          recipient={recipient}
          of={of}
          canExclude={canExclude}
        />
      )}
    </RowTable>
  );
}

interface RecipientRowProps extends Pick<RecipientTableProps, 'campaign' | 'of'>, RowPlace {
  recipient: CampaignRecipient;
  canExclude: boolean;
}

function RecipientRow({ campaign, recipient, of, canExclude, ...place }: RecipientRowProps) {
  const text = useText();
  const { name, phone, typed, recordUid, recordDocumentId, line } = recipient;
  const number = phone ?? typed;
  return (
    <Table.Row {...place}>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start">
          {/* Who may not read the log sees no names, but that somebody is there. */}
          {(name || !number) && (
            <Typography fontWeight="bold" textColor="neutral800" dir="auto">
              {name || text('recipients.noName')}
            </Typography>
          )}
          {number && (
            <Typography textColor={name ? 'neutral600' : 'neutral800'}>
              <PhoneNumber>{number}</PhoneNumber>
            </Typography>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        {recordUid && recordDocumentId ? (
          <Link
            tag={NavLink}
            to={`/content-manager/collection-types/${recordUid}/${recordDocumentId}`}
          >
            {campaign.collectionName ?? recordUid}
          </Link>
        ) : (
          line !== null && (
            <Typography textColor="neutral800">{text('recipients.line', { line })}</Typography>
          )
        )}
      </Table.Cell>
      <Table.Cell>
        {of === 'check' ? (
          <Found recipient={recipient} />
        ) : (
          <State campaign={campaign} recipient={recipient} />
        )}
      </Table.Cell>
      {canExclude && (
        <Table.Cell>
          <ExcludeButton campaign={campaign} recipient={recipient} />
        </Table.Cell>
      )}
    </Table.Row>
  );
}

/** What the check found of somebody. */
function Found({ recipient }: { recipient: CampaignRecipient }) {
  const text = useText();
  const { sayIssue } = useSentences();
  const { verdict, typed, phone, issues, isExcluded } = recipient;
  // Of somebody who gets it already, nothing else matters.
  const told = verdict === 'duplicate' ? [] : issues;
  const words = [...new Set(told.map(sayIssue))].join(' ');
  return (
    <Wrapped>
      {isExcluded && (
        <Typography tag="p" fontWeight="bold" textColor="neutral800">
          {text('recipients.excluded')}
        </Typography>
      )}
      <Typography tag="p" textColor="neutral800">
        {verdict === 'fixed' && typed && phone
          ? text('recipients.fixed', { typed, phone })
          : words || text(`verdict.${verdict}`)}
      </Typography>
    </Wrapped>
  );
}

/** What became of the message to somebody, or why there is none. */
function State({ campaign, recipient }: Pick<RecipientRowProps, 'campaign' | 'recipient'>) {
  const text = useText();
  const { sayFailure } = useSentences();
  const { message } = recipient;
  if (message === null)
    return <Typography textColor="neutral800">{text(unsentOf(campaign, recipient))}</Typography>;
  return (
    <Wrapped>
      <NavLink to={`/plugins/${PLUGIN_ID}/messages/${message.documentId}`}>
        <Typography textColor="neutral800">
          <MessageStatus state={message.state} />
        </Typography>
      </NavLink>
      {message.failure && message.state === 'failed' && (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {sayFailure(message.failure).title}
        </Typography>
      )}
    </Wrapped>
  );
}

/** Why somebody has no message. */
function unsentOf(
  { status }: Pick<Campaign, 'status'>,
  { verdict, isExcluded }: Pick<CampaignRecipient, 'verdict' | 'isExcluded'>,
): TextKey {
  if (!SENDABLE.includes(verdict)) return `verdict.${verdict}`;
  if (isExcluded) return 'recipients.excluded';
  return isOver(status) ? 'recipients.notSent' : 'recipients.waiting';
}

/** Leaves somebody out, or takes them back in. */
function ExcludeButton({ campaign, recipient }: Pick<RecipientRowProps, 'campaign' | 'recipient'>) {
  const text = useText();
  const { notifyError } = useApiError();
  const [exclude, { isLoading }] = useWhatsappExcludeRecipientsMutation();
  const { verdict, isExcluded, documentId, name, phone } = recipient;
  if (!SENDABLE.includes(verdict)) return null;
  const label = text(isExcluded ? 'recipients.include' : 'recipients.exclude');
  return (
    <Flex justifyContent="flex-end">
      <Button
        type="button"
        variant="tertiary"
        size="S"
        loading={isLoading}
        aria-label={`${label}: ${name || phone || ''}`}
        onClick={async () => {
          const result = await exclude({
            documentId: campaign.documentId,
            data: { recipients: [documentId], excluded: !isExcluded },
          });
          if ('error' in result) notifyError(result.error);
        }}
      >
        {label}
      </Button>
    </Flex>
  );
}

const Wrapped = styled.div`
  min-width: 20rem;
  max-width: 48rem;
  white-space: normal;

  a {
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;
