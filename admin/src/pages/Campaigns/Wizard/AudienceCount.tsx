import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Audience, CampaignFile } from '../../../../../shared/contracts/campaigns';
import { useWhatsappCountAudienceQuery } from '../../../api/campaigns';
import { Notice } from '../../../components/Notice';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';

interface AudienceCountProps {
  audience: Audience;
  /** The file whose rows are kept. */
  file: CampaignFile | null;
}

/** How many these are, before anything of them is checked. */
export function AudienceCount({ audience, file }: AudienceCountProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { toWords } = useApiError();
  const isFile = audience.type === 'csv';
  const isEarlier = audience.type === 'campaign';
  const isNamed = !('uid' in audience) || audience.uid !== '';
  const { currentData, error, isFetching } = useWhatsappCountAudienceQuery(
    { audience },
    { skip: isFile || !isNamed, refetchOnMountOrArgChange: true },
  );
  const data = isFile
    ? file && { total: file.rows, totalIsCapped: false }
    : error === undefined
      ? currentData
      : undefined;

  return (
    <div aria-live="polite">
      {data && (
        <Typography fontWeight="bold" textColor="neutral800">
          {text(data.totalIsCapped ? 'audience.count.capped' : 'audience.count', {
            count: data.total,
            number: formatNumber(data.total),
          })}
        </Typography>
      )}
      {data && isEarlier && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text('audience.count.later')}
        </Typography>
      )}
      {!data && isFetching && <Typography>{text('bulk.counting')}</Typography>}
      {!isFile && error !== undefined && !isFetching && (
        <Notice variant="danger" title={toWords(error)} />
      )}
    </div>
  );
}
