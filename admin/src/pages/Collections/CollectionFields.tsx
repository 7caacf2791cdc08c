import {
  Field,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Toggle,
} from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { Collection } from '../../../../shared/contracts/collections';
import { FieldPicker } from '../../components/FieldPicker';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { PhoneSample } from './PhoneSample';
import { PortalSample } from './PortalSample';
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
        <Half>
          <PathField uid={uid} name="consentField" wants="consent" />
        </Half>
        {hasDraftAndPublish && (
          <Half>
            <ValuesFromField />
          </Half>
        )}
        <Grid.Item col={12} direction="column" alignItems="stretch" gap={2}>
          <PortalUrlField uid={uid} values={values} />
        </Grid.Item>
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
  name: 'phoneField' | 'nameField' | 'localeField' | 'consentField';
  wants?: 'value' | 'consent';
  isRequired?: boolean;
}

function PathField({ uid, name, wants = 'value', isRequired = false }: PathFieldProps) {
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
        wants={wants}
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

function PortalUrlField({ uid, values }: { uid: string; values: CollectionValues }) {
  const text = useText();
  const { value, error, isDisabled, change } = useCollectionField('portalUrl');
  return (
    <>
      <Field.Root
        name="portalUrl"
        error={error}
        hint={text('collections.hint.portalUrl')}
        width="100%"
      >
        <Field.Label>{text('collections.field.portalUrl')}</Field.Label>
        <TextInput
          type="text"
          inputMode="url"
          dir="ltr"
          value={value}
          disabled={isDisabled}
          placeholder={text('collections.placeholder.portalUrl')}
          onChange={({ target }) => change(target.value)}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      {!error && <PortalSample uid={uid} values={values} />}
    </>
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
