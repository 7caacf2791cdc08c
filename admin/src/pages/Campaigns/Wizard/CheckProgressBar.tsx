import { Typography, VisuallyHidden } from '@strapi/design-system';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { useText } from '../../../hooks/use-text';
import { Bar } from '../Bar';
import { tenthsOf } from './steps';

/** How far the check is: shown person by person, read out in tenths. */
export function CheckProgressBar({
  campaign: { status, check, recipients },
}: {
  campaign: Campaign;
}) {
  const text = useText();
  const isChecking = status === 'checking';
  const tenths = isChecking && check ? tenthsOf(check.done, check.total) : null;
  const words =
    check === null || check.total === null
      ? text('check.begins')
      : text('check.progress', { done: check.done, total: check.total });
  const announced = isChecking
    ? tenths === null
      ? text('check.begins')
      : text('check.announced', { percent: tenths })
    : status === 'checked'
      ? text('check.done', { count: recipients })
      : '';

  return (
    <>
      {isChecking && (
        <>
          <Bar share={check?.total ? check.done / check.total : 0} label={text('check.panel')} />
          <Typography textColor="neutral800" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {words}
          </Typography>
        </>
      )}
      {status === 'checked' && recipients > 0 && (
        <Typography fontWeight="bold" textColor="neutral800">
          {announced}
        </Typography>
      )}
      <VisuallyHidden>
        <span role="status">{announced}</span>
      </VisuallyHidden>
    </>
  );
}
