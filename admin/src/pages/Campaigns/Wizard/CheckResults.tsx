import { Button, Tabs } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import {
  VERDICTS,
  type Campaign,
  type CheckProgress,
  type Verdict,
} from '../../../../../shared/contracts/campaigns';
import { SENDABLE } from '../../../../../shared/domain/campaign';
import { useWhatsappExcludeRecipientsMutation } from '../../../api/campaigns';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { RecipientList } from '../Recipients/RecipientList';

interface CheckResultsProps {
  campaign: Campaign;
  check: CheckProgress;
}

/** What the check found, verdict by verdict; those that nobody has are left out. */
export function CheckResults({ campaign, check }: CheckResultsProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const [{ query }, setQuery] = useQueryParams<{
    step?: string;
    verdict?: string;
    page?: string;
    _q?: string;
  }>();
  const found = VERDICTS.filter((verdict) => check.counts[verdict] > 0);
  const shown = found.find((verdict) => verdict === query.verdict) ?? found[0];
  if (shown === undefined) return null;

  return (
    <Tabs.Root
      value={shown}
      onValueChange={(verdict) => setQuery({ verdict, page: undefined, _q: undefined })}
    >
      <Rows aria-label={text('check.results')}>
        {found.map((verdict) => (
          <Tabs.Trigger key={verdict} value={verdict}>
            {text('check.tab', {
              verdict: text(`verdict.${verdict}`),
              count: formatNumber(check.counts[verdict]),
            })}
          </Tabs.Trigger>
        ))}
      </Rows>
      {found.map((verdict) => (
        <Tabs.Content key={verdict} value={verdict}>
          <Inside>
            <p>{text(`verdict.${verdict}.hint`)}</p>
            {verdict === shown && (
              <RecipientList
                campaign={campaign}
                filter={{ verdict }}
                of="check"
                action={<ExcludeAll campaign={campaign} verdict={verdict} />}
              />
            )}
          </Inside>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** Leaves everybody of a verdict out, or takes them back in. */
function ExcludeAll({ campaign, verdict }: { campaign: Campaign; verdict: Verdict }) {
  const text = useText();
  const { notifyError } = useApiError();
  const [exclude, { isLoading }] = useWhatsappExcludeRecipientsMutation();
  if (!campaign.can.edit || !SENDABLE.includes(verdict)) return null;
  const onAll = async (excluded: boolean) => {
    const result = await exclude({
      documentId: campaign.documentId,
      data: { verdict, excluded },
    });
    if ('error' in result) notifyError(result.error);
  };
  return (
    <>
      <Button type="button" variant="tertiary" loading={isLoading} onClick={() => void onAll(true)}>
        {text('recipients.excludeAll')}
      </Button>
      {(campaign.check?.excluded ?? 0) > 0 && (
        <Button
          type="button"
          variant="tertiary"
          loading={isLoading}
          onClick={() => void onAll(false)}
        >
          {text('recipients.includeAll')}
        </Button>
      )}
    </>
  );
}

/** Several rows of tabs, where the screen is narrow. */
const Rows = styled(Tabs.List)`
  flex-wrap: wrap;
`;

const Inside = styled.div`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
  padding: ${({ theme }) => theme.spaces[4]};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
`;
