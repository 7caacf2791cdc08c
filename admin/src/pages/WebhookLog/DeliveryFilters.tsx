import { Button, DatePicker } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { SearchInput } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { DELIVERY_VERDICTS } from '../../../../shared/contracts/webhook-log';
import { KNOWN_FIELDS } from '../../../../shared/domain/webhook-fields';
import { FilterChoice } from '../../components/FilterChoice';
import { useText } from '../../hooks/use-text';
import { dayOf, momentOf, type UrlQuery } from './log-query';

interface DeliveryFiltersProps {
  url: UrlQuery;
  onChange: (filters: Partial<UrlQuery>) => void;
  onClear: () => void;
  isFiltered: boolean;
}

/** Narrows the log by what became of an item, its field, its message and its day. */
export function DeliveryFilters({ url, onChange, onClear, isFiltered }: DeliveryFiltersProps) {
  const text = useText();
  return (
    <>
      <SearchInput
        // It reads the address once; cleared filters must clear it too.
        key={url._q ?? ''}
        label={text('webhookLog.search')}
        placeholder={text('webhookLog.search.placeholder')}
        trackedEvent={null}
      />
      <FilterChoice
        label={text('webhookLog.filter.verdict')}
        value={url.verdict}
        options={DELIVERY_VERDICTS.map((verdict) => ({
          value: verdict,
          label: text(`webhookLog.verdict.${verdict}`),
        }))}
        onChange={(verdict) => onChange({ verdict })}
      />
      <FilterChoice
        label={text('webhookLog.filter.field')}
        value={url.field}
        options={KNOWN_FIELDS.map(({ name }) => ({ value: name, label: name }))}
        onChange={(field) => onChange({ field })}
      />
      <Day
        label={text('webhookLog.filter.from')}
        day={url.from}
        onChange={(from) => onChange({ from })}
      />
      <Day label={text('webhookLog.filter.to')} day={url.to} onChange={(to) => onChange({ to })} />
      {isFiltered && (
        <Button variant="ghost" startIcon={<Cross />} onClick={onClear}>
          {text('webhookLog.filter.clear')}
        </Button>
      )}
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
