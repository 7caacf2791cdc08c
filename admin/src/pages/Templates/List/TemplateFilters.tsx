import {
  Checkbox,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextButton,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { CATEGORIES } from '../../../../../shared/domain/template/template';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { useText, type TextKey } from '../../../hooks/use-text';
import { languageOptions } from '../content/languages';
import { KNOWN_STATUSES } from '../content/status';
import { FILTERS, isNarrowed, type FilterName } from './list-query';
import { useListParams } from './use-list-params';

type Options = { value: string; label: string }[];

/** One choice for each thing the list can be narrowed by; the choices stand in the address. */
export function TemplateFilters() {
  const text = useText();
  const { params, narrow, clear } = useListParams();
  const options = useOptions();

  return (
    <Flex gap={2} wrap="wrap">
      {FILTERS.filter((name) => options[name].length > 0 || params[name]).map((name) => (
        <SingleSelect
          key={name}
          size="S"
          aria-label={text(`templates.filter.${name}`)}
          placeholder={text(`templates.filter.${name}`)}
          value={params[name] ?? null}
          clearLabel={text('templates.filter.clearOne', {
            filter: text(`templates.filter.${name}`),
          })}
          onClear={() => clear(name)}
          onChange={(value) => narrow({ [name]: String(value) })}
        >
          {withChosen(options[name], params[name]).map(({ value, label }) => (
            <SingleSelectOption key={value} value={value}>
              {label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      ))}
      <Checkbox
        checked={params.hasProblem === 'true'}
        onCheckedChange={(isOn) => (isOn ? narrow({ hasProblem: 'true' }) : clear('hasProblem'))}
      >
        {text('templates.filter.hasProblem')}
      </Checkbox>
      {isNarrowed(params) && (
        <TextButton onClick={() => clear()}>{text('templates.filter.clear')}</TextButton>
      )}
    </Flex>
  );
}

/** What the address asks for is shown, whether or not it is known here. */
const withChosen = (options: Options, value: string | undefined): Options =>
  !value || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: value }];

function useOptions(): Record<FilterName, Options> {
  const text = useText();
  const { locale } = useIntl();
  const { data: collections = [] } = useWhatsappListCollectionsQuery();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  return {
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
    // With one account there is nothing to choose.
    account:
      accounts.length > 1
        ? accounts.map(({ documentId, name }) => ({ value: documentId, label: name }))
        : [],
  };
}
