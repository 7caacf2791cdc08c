import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Scalar, Trigger } from '../../../../../shared/domain/automation/trigger';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { tr } from '../../../plugin-translations';
import { useText } from '../../../hooks/use-text';
import { useRuleFields } from '../Editor/use-rule-field';
import { wordsOfTrigger } from './trigger-words';

interface TriggerWordsProps {
  trigger: Trigger;
  /** What people call its collection, where it is known. */
  collectionName: string | null;
}

/** Says when an automation begins, e.g. “When Order is published and status becomes shipped”. */
export function TriggerWords({ trigger, collectionName }: TriggerWordsProps) {
  const { formatMessage, formatList } = useIntl();
  const sayScalar = useSayScalar();
  const { data: collections } = useWhatsappListCollectionsQuery();
  const uid = 'uid' in trigger ? trigger.uid : null;
  const { currentData: known } = useRuleFields(uid ?? '');
  const collection = collections?.find((one) => one.uid === uid);
  const { key, values, scalars, choices } = wordsOfTrigger(trigger, {
    collection: collectionName ?? collection?.displayName ?? null,
    hasDraftAndPublish: collection?.hasDraftAndPublish ?? null,
    nameOf: (name) => known?.fields.find(({ path }) => path === name)?.displayName ?? (name || '…'),
  });
  const weekday = useWeekday(Number(values.day));
  return (
    <span dir="auto">
      {formatMessage(
        { id: tr(key) },
        {
          ...values,
          ...Object.fromEntries(
            Object.entries(scalars).map(([name, value]) => [name, sayScalar(value)]),
          ),
          words: formatList(
            choices.map((word) => `“${word}”`),
            { type: 'disjunction' },
          ),
          weekday,
          b: (parts: ReactNode) => <strong>{parts}</strong>,
          i: (parts: ReactNode) => <em>{parts}</em>,
        },
      )}
    </span>
  );
}

/** The name of a day of the week; 0 is Sunday. */
function useWeekday(day: number): string {
  const { formatDate } = useIntl();
  // A Sunday of 2023 and the days after it.
  return Number.isNaN(day)
    ? ''
    : formatDate(new Date(Date.UTC(2023, 0, 1 + day)), { weekday: 'long', timeZone: 'UTC' });
}

/** Says what a field holds: a word instead of true, false and nothing. */
export function useSayScalar() {
  const text = useText();
  return (value: Scalar): string => {
    if (value === null || value === '') return text('automations.value.nothing');
    if (typeof value === 'boolean')
      return text(value ? 'automations.value.yes' : 'automations.value.no');
    return String(value);
  };
}
