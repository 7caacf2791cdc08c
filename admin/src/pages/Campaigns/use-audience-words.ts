import { useCallback } from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import type { Audience, RecordFilter } from '../../../../shared/contracts/campaigns';
import { useText } from '../../hooks/use-text';
import { readConditions, type Condition } from './audience-words';

const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** Says for whom a campaign is. */
export function useAudienceWords() {
  const text = useText();
  const { formatDate, formatList } = useIntl();

  const sayCondition = useCallback(
    (condition: Condition) => say(condition, { text, formatDate, formatList }),
    [text, formatDate, formatList],
  );

  /** Which records of a collection, e.g. “firstName is Lena and found by “berlin””; empty for all of them. */
  const sayFilter = useCallback(
    ({ filters, _q }: Omit<RecordFilter, 'uid'>): string =>
      formatList(
        [
          ...readConditions(filters).map(sayCondition),
          ...(_q ? [text('audience.search', { search: _q })] : []),
        ],
        { type: 'conjunction' },
      ),
    [text, formatList, sayCondition],
  );

  /** The whole audience; `source` is the name of the campaign that its people come from. */
  const sayAudience = useCallback(
    (audience: Audience, collectionName: string | null, source: string | null = null): string => {
      switch (audience.type) {
        case 'records':
          return text('audience.records', {
            count: audience.documentIds.length,
            collection: collectionName ?? audience.uid,
          });
        case 'filter': {
          const collection = collectionName ?? audience.uid;
          const words = sayFilter(audience);
          return words === ''
            ? text('audience.all', { collection })
            : text('audience.filter', { collection, words });
        }
        case 'csv':
          return text('audience.csv');
        case 'campaign':
          return source === null
            ? text(`audience.campaign.${audience.who}`)
            : text(`audience.campaignNamed.${audience.who}`, { name: source });
      }
    },
    [text, sayFilter],
  );

  return { sayAudience, sayFilter };
}

interface Words extends Pick<IntlShape, 'formatDate' | 'formatList'> {
  text: ReturnType<typeof useText>;
}

function say(condition: Condition, words: Words): string {
  const { text, formatDate, formatList } = words;
  if (condition.type === 'field') {
    const { field, operator, value } = condition;
    return text(`audience.operator.${operator}`, {
      field,
      value: INSTANT.test(value)
        ? formatDate(value, { dateStyle: 'medium', timeStyle: 'short' })
        : value,
    });
  }
  const list = formatList(
    condition.of.map((one) => say(one, words)),
    { type: condition.type === 'any' ? 'disjunction' : 'conjunction' },
  );
  return condition.type === 'not' ? text('audience.not', { words: list }) : `(${list})`;
}
