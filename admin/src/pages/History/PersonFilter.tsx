import { Box, Field, VisuallyHidden } from '@strapi/design-system';
import { useWhatsappListHistoryPeopleQuery } from '../../api/history';
import { OptionCombobox } from '../../components/OptionCombobox';
import { useText } from '../../hooks/use-text';

interface PersonFilterProps {
  /** Id of an admin user. */
  user: string | undefined;
  onChange: (user: string | undefined) => void;
}

/** Narrows the history to what one person did, found by a part of their name. */
export function PersonFilter({ user, onChange }: PersonFilterProps) {
  const text = useText();
  const { data: people = [] } = useWhatsappListHistoryPeopleQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  return (
    <Box width="16rem">
      <Field.Root name="user">
        <VisuallyHidden>
          <Field.Label>{text('history.filter.user')}</Field.Label>
        </VisuallyHidden>
        <OptionCombobox
          options={people.map(({ user: id, name }) => ({
            value: String(id),
            label: name ?? `#${id}`,
          }))}
          value={user ?? null}
          placeholder={text('history.filter.user')}
          clearLabel={text('history.filter.user.clear')}
          onClear={() => onChange(undefined)}
          onChange={onChange}
          noOptionsMessage={() => text('history.filter.user.none')}
        />
      </Field.Root>
    </Box>
  );
}
