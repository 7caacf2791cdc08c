import { Field, Grid, SingleSelect, SingleSelectOption, Toggle } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { Collection } from '../../../../shared/contracts/collections';
import { FieldPicker } from '../../components/FieldPicker';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { PhoneSample } from './PhoneSample';
import type { CollectionValues } from './collection-values';

/** Which fields of a collection are what, and which version of a record counts. */
export function CollectionFields({ collection }: { collection: Collection }) {
  const text = useText();
  const { uid, displayName, hasDraftAndPublish } = collection;
  const values = useForm('CollectionFields', (form) => form.values) as CollectionValues;
  return (
    <Panel title={text('collections.section.fields')}>
      <Grid.Root gap={5}>
        <Grid.Item col={12}>
          <EnabledField name={displayName} />
        </Grid.Item>
        <Half>
          <PathField uid={uid} name="phoneField" isRequired={values.enabled} />
          {values.phoneField && <PhoneSample uid={uid} phoneField={values.phoneField} />}
        </Half>
        <Half>
          <PathField uid={uid} name="nameField" />
        </Half>
        <Half>
          <PathField uid={uid} name="localeField" />
        </Half>
        {hasDraftAndPublish && (
          <Half>
            <ValuesFromField />
          </Half>
        )}
      </Grid.Root>
    </Panel>
  );
}

const Half = ({ children }: { children: React.ReactNode }) => (
  <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch" gap={2}>
    {children}
  </Grid.Item>
);

function useCollectionField<Name extends keyof CollectionValues>(name: Name) {
  const value = useForm(
    'useCollectionField',
    (form) => (form.values as CollectionValues)[name],
  ) as CollectionValues[Name];
  const error = useForm(
    'useCollectionField',
    (form) => (form.errors as Partial<Record<Name, string>>)[name],
  ) as string | undefined;
  const onChange = useForm('useCollectionField', (form) => form.onChange);
  const isDisabled = useForm('useCollectionField', (form) => form.disabled);
  return {
    value,
    error,
    isDisabled,
    change: (next: CollectionValues[Name]) => onChange(name, next),
  };
}

function EnabledField({ name }: { name: string }) {
  const text = useText();
  const { value, error, isDisabled, change } = useCollectionField('enabled');
  return (
    <Field.Root
      name="enabled"
      error={error}
      hint={text('collections.hint.enabled')}
      width="32rem"
      maxWidth="100%"
    >
      <Field.Label>{text('collections.field.enabled', { name })}</Field.Label>
      <Toggle
        checked={value}
        disabled={isDisabled}
        onLabel={text('switch.on')}
        offLabel={text('switch.off')}
        onChange={({ target }) => change(target.checked)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

interface PathFieldProps {
  uid: string;
  name: 'phoneField' | 'nameField' | 'localeField';
  isRequired?: boolean;
}

function PathField({ uid, name, isRequired = false }: PathFieldProps) {
  const text = useText();
  const { value, error, isDisabled, change } = useCollectionField(name);
  const id = `collection-${name}`;
  return (
    <Field.Root
      id={id}
      name={name}
      error={error}
      required={isRequired}
      hint={text(`collections.hint.${name}`)}
      width="100%"
    >
      <Field.Label>{text(`collections.field.${name}`)}</Field.Label>
      <FieldPicker
        id={id}
        uid={uid}
        value={value}
        disabled={isDisabled}
        hasError={error !== undefined}
        label={text(`collections.field.${name}`)}
        onChange={change}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

function ValuesFromField() {
  const text = useText();
  const { value, error, isDisabled, change } = useCollectionField('valuesFrom');
  return (
    <Field.Root
      name="valuesFrom"
      error={error}
      hint={text(`collections.valuesFrom.help.${value}`)}
      width="100%"
    >
      <Field.Label>{text('collections.field.valuesFrom')}</Field.Label>
      <SingleSelect
        value={value}
        disabled={isDisabled}
        onChange={(chosen) => change(chosen as CollectionValues['valuesFrom'])}
      >
        <SingleSelectOption value="published">
          {text('collections.valuesFrom.published')}
        </SingleSelectOption>
        <SingleSelectOption value="draft">
          {text('collections.valuesFrom.draft')}
        </SingleSelectOption>
      </SingleSelect>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
