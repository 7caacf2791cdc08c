import { Grid, MultiSelect, MultiSelectOption, Typography } from '@strapi/design-system';
import { useWhatsappListPeopleQuery } from '../../../api/people';
import { useText } from '../../../hooks/use-text';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';

interface Named {
  id: number;
  name: string;
}

/** Those who are chosen stay in sight, also when they are not known any more. */
const withChosen = (offered: Named[], chosen: number[]): Named[] => [
  ...offered,
  ...chosen
    .filter((id) => !offered.some((one) => one.id === id))
    .map((id) => ({ id, name: `#${id}` })),
];

const namesOf = (ids: string[] | undefined, known: Named[]): string =>
  known
    .filter(({ id }) => ids?.includes(String(id)))
    .map(({ name }) => name)
    .join(', ');

/** Who may send messages with the template; nobody named means everybody, nobody left means nobody. */
export function AllowedSenders() {
  const text = useText();
  const { values, isReadOnly, change } = useEditor();
  const { data } = useWhatsappListPeopleQuery(undefined, { skip: isReadOnly });
  const { allowedUsers, allowedRoles } = values;
  const isSomebody = allowedUsers.length + allowedRoles.length > 0;
  const choose = (field: 'allowedUsers' | 'allowedRoles') => (ids: string[]) =>
    change((before) => {
      const after = { ...before, [field]: ids.map(Number) };
      return { ...after, isRestricted: after.allowedUsers.length + after.allowedRoles.length > 0 };
    });
  const said = isSomebody ? 'some' : values.isRestricted ? 'nobody' : 'everyone';

  const fields = [
    { field: 'allowedRoles', offered: data?.roles ?? [], chosen: allowedRoles },
    { field: 'allowedUsers', offered: data?.users ?? [], chosen: allowedUsers },
  ] as const;
  return (
    <>
      {fields.map(({ field, offered, chosen }) => (
        <Grid.Item key={field} col={6} s={12} xs={12} alignItems="flex-start">
          <EditorField path={field} label={text(`templates.field.${field}`)}>
            <MultiSelect
              value={chosen.map(String)}
              disabled={isReadOnly}
              placeholder={text('templates.allowed.choose')}
              // The design system's tags have buttons without a name.
              customizeContent={(ids) => namesOf(ids, withChosen(offered, chosen))}
              onChange={choose(field)}
            >
              {withChosen(offered, chosen).map(({ id, name }) => (
                <MultiSelectOption key={id} value={String(id)}>
                  {name}
                </MultiSelectOption>
              ))}
            </MultiSelect>
          </EditorField>
        </Grid.Item>
      ))}
      <Grid.Item col={12}>
        <Typography textColor={said === 'nobody' ? 'danger700' : 'neutral700'} aria-live="polite">
          {text(`templates.allowed.${said}`)}
        </Typography>
      </Grid.Item>
    </>
  );
}
