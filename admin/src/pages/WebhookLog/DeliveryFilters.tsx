import { DELIVERY_VERDICTS } from '../../../../shared/contracts/webhook-log';
import { KNOWN_FIELDS } from '../../../../shared/domain/webhook-fields';
import { DayFilter } from '../../components/DayFilter';
import { FilterChoice } from '../../components/FilterChoice';
import { useText } from '../../hooks/use-text';
import type { LogUrl } from './log-query';

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
      <DayFilter
        label={text('webhookLog.filter.from')}
        day={url.from}
        onChange={(from) => change({ from })}
      />
      <DayFilter
        label={text('webhookLog.filter.to')}
        day={url.to}
        onChange={(to) => change({ to })}
      />
    </>
  );
}
