import { Flex, SingleSelect, SingleSelectOption, TextButton } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { CATEGORIES } from '../../../../../shared/domain/template/template';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { useText, type TextKey } from '../../../hooks/use-text';
import { languageOptions } from '../content/languages';
import { KNOWN_STATUSES } from '../content/status';
import { FILTERS, isNarrowed, type FilterName, type ListParams } from './list-query';

/** One choice for each thing the list can be narrowed by; the choices stand in the address. */
export function TemplateFilters() {
  const text = useText();
  const { locale } = useIntl();
  const [{ query }, setQuery] = useQueryParams<ListParams>();
  const { data: collections = [] } = useWhatsappListCollectionsQuery();

  const options: Record<FilterName, { value: string; label: string }[]> = {
    status: KNOWN_STATUSES.map((value) => ({
      value,
      label: text(`templates.status.${value}` as TextKey),
    })),
    category: CATEGORIES.map((value) => ({ value, label: text(`templates.category.${value}`) })),
    language: languageOptions(locale).map(({ code, name }) => ({
      value: code,
      label: `${name} (${code})`,
    })),
    appliesTo: collections
      .filter(({ setting }) => setting?.enabled)
      .map(({ uid, displayName }) => ({ value: uid, label: displayName })),
  };
  const clear = (...names: (keyof ListParams)[]) =>
    setQuery(Object.fromEntries([...names, 'page'].map((name) => [name, ''])), 'remove');

  return (
    <Flex gap={2} wrap="wrap">
      {FILTERS.map((name) => (
        <SingleSelect
          key={name}
          size="S"
          aria-label={text(`templates.filter.${name}`)}
          placeholder={text(`templates.filter.${name}`)}
          value={query[name] ?? null}
          clearLabel={text('templates.filter.clearOne', {
            filter: text(`templates.filter.${name}`),
          })}
          onClear={() => clear(name)}
          onChange={(value) => setQuery({ ...query, [name]: String(value), page: '1' })}
        >
          {options[name].map(({ value, label }) => (
            <SingleSelectOption key={value} value={value}>
              {label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      ))}
      {isNarrowed(query) && (
        <TextButton onClick={() => clear(...FILTERS, '_q')}>
          {text('templates.filter.clear')}
        </TextButton>
      )}
    </Flex>
  );
}
