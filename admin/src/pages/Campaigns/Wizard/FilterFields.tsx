import {
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Audience, RecordFilter } from '../../../../../shared/contracts/campaigns';
import { useWhatsappListAudiencesQuery } from '../../../api/audiences';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { useText } from '../../../hooks/use-text';
import { useAudienceWords } from '../use-audience-words';
import { listPath } from './list-path';
import { SaveAudience } from './SaveAudience';
import { useDraft } from './use-draft';

type FilterAudience = Extract<Audience, { type: 'filter' }>;

interface FilterFieldsProps {
  audience: FilterAudience;
  /** What the step was opened with. */
  start: Audience;
}

const EVERYBODY = 'everybody';
const START = 'start';

const sameFilter = (a: RecordFilter, b: RecordFilter): boolean =>
  JSON.stringify([a.uid, a.filters ?? null, a._q ?? '', a.locale ?? null]) ===
  JSON.stringify([b.uid, b.filters ?? null, b._q ?? '', b.locale ?? null]);

/** A collection, and which of its records: all, those of a saved audience, or those that a list showed. */
export function FilterFields({ audience, start }: FilterFieldsProps) {
  const text = useText();
  const { change } = useDraft();
  const { sayFilter } = useAudienceWords();
  const { data: collections } = useWhatsappListCollectionsQuery();
  const { data: saved = [] } = useWhatsappListAudiencesQuery({ uid: audience.uid });
  const enabled = (collections ?? []).filter(({ setting }) => setting?.enabled);
  const collection = enabled.find(({ uid }) => uid === audience.uid);
  const choose = (filter: RecordFilter) => {
    const { uid, filters, _q, locale } = filter;
    change({
      audience: {
        type: 'filter',
        uid,
        ...(filters !== undefined && filters !== null && { filters }),
        ...(_q && { _q }),
        ...(locale && { locale }),
      },
    });
  };

  const everybody: RecordFilter = { uid: audience.uid };
  const known = saved.find((one) => sameFilter(one, audience));
  const offersStart =
    start.type === 'filter' &&
    start.uid === audience.uid &&
    !sameFilter(start, everybody) &&
    !saved.some((one) => sameFilter(one, start));
  const value = known?.documentId ?? (sameFilter(audience, everybody) ? EVERYBODY : START);
  const words = sayFilter(audience);

  const onWho = (next: string) => {
    if (next === EVERYBODY) choose(everybody);
    else if (next === START && start.type === 'filter') choose(start);
    else {
      const one = saved.find(({ documentId }) => documentId === next);
      if (one) choose(one);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name="collection" required>
        <Field.Label>{text('audience.collection')}</Field.Label>
        <SingleSelect value={audience.uid} onChange={(uid) => choose({ uid: String(uid) })}>
          {enabled.map(({ uid, displayName }) => (
            <SingleSelectOption key={uid} value={uid}>
              {displayName}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="who">
        <Field.Label>{text('audience.who')}</Field.Label>
        <SingleSelect value={value} onChange={(next) => onWho(String(next))}>
          {[
            { value: EVERYBODY, label: text('audience.who.everybody') },
            ...(offersStart || value === START
              ? [{ value: START, label: text('audience.who.list') }]
              : []),
            ...saved.map(({ documentId, name }) => ({ value: documentId, label: name })),
          ].map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {words !== '' && (
        <Typography textColor="neutral800">{text('audience.where', { words })}</Typography>
      )}
      {audience.locale && (
        <Typography variant="pi" textColor="neutral600">
          {text('audience.locale', { locale: audience.locale })}
        </Typography>
      )}
      <Flex gap={4} wrap="wrap">
        {collection && (
          <Link tag={NavLink} to={listPath(audience)}>
            {text('audience.openList', { collection: collection.displayName })}
          </Link>
        )}
        <SaveAudience filter={audience} known={known ?? null} />
      </Flex>
    </Flex>
  );
}
