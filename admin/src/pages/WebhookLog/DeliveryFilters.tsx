import { DatePicker } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { DELIVERY_VERDICTS } from '../../../../shared/contracts/webhook-log';
import { KNOWN_FIELDS } from '../../../../shared/domain/webhook-fields';
import { FilterChoice } from '../../components/FilterChoice';
import { useText } from '../../hooks/use-text';
import { dayOf, momentOf, type LogUrl } from './log-query';

/** Narrows the log by what became of an item, its field and its day. */
export function DeliveryFilters({ list: { url, change } }: { list: LogUrl }) {
  const text = useText();
  return (
    <>
      <FilterChoice
        label={text('webhookLog.filter.verdict')}
        value={url.verdict}
        options={DELIVERY_VERDICTS.map((verdict) => ({
          value: verdict,
          label: text(`webhookLog.verdict.${verdict}`),
        }))}
        onChange={(verdict) => change({ verdict })}
      />
      <FilterChoice
        label={text('webhookLog.filter.field')}
        value={url.field}
        options={KNOWN_FIELDS.map(({ name }) => ({ value: name, label: name }))}
        onChange={(field) => change({ field })}
      />
      <Day
        label={text('webhookLog.filter.from')}
        day={url.from}
        onChange={(from) => change({ from })}
      />
      <Day label={text('webhookLog.filter.to')} day={url.to} onChange={(to) => change({ to })} />
    </>
  );
}

interface DayProps {
  label: string;
  day: string | undefined;
  onChange: (day: string | undefined) => void;
}

function Day({ label, day, onChange }: DayProps) {
  const { locale } = useIntl();
  const moment = momentOf(day, 'first');
  return (
    <DatePicker
      size="S"
      aria-label={label}
      placeholder={label}
      locale={locale}
      value={moment ? new Date(moment) : undefined}
      onChange={(date: Date | undefined) => onChange(date ? dayOf(date) : undefined)}
      onClear={() => onChange(undefined)}
    />
  );
}
