import { Field, Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { UsableTemplate } from '../../../../../shared/contracts/templates';
import type { SendTemplateStep } from '../../../../../shared/domain/automation/action';
import { isInbound, uidOf } from '../../../../../shared/domain/automation/trigger';
import { variableKey } from '../../../../../shared/domain/template/variables';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import {
  useWhatsappGetTemplateQuery,
  useWhatsappListUsableTemplatesQuery,
} from '../../../api/templates';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { templatesPath } from '../paths';
import { useAutomationForm } from './automation-form';
import { fieldId } from './field-id';
import { ChoiceField, TextField } from './fields';

interface TemplateFieldsProps {
  step: SendTemplateStep;
  path: string;
  onChange: (step: SendTemplateStep) => void;
}

/** No language is called so. */
const AUTOMATIC = 'automatic';

/** Which template is sent, in which language, and what it says where nothing is mapped. */
export function TemplateFields({ step, path, onChange }: TemplateFieldsProps) {
  const text = useText();
  const { formatDisplayName } = useIntl();
  const { draft, isDisabled, errorAt } = useAutomationForm();
  const { allowedActions } = useRBAC(PERMISSIONS.templatesRead);
  const { data: templates = [] } = useWhatsappListUsableTemplatesQuery({
    uid: uidOf(draft.trigger) ?? '',
  });
  const isOfSender = useTemplatesOfSender();
  const offered = templates.filter(isOfSender);
  const template = offered.find(({ name }) => name === step.template);
  const options = offered.map(({ name, label }) => ({
    value: name,
    label: [label, name].filter(Boolean).join(' · '),
  }));
  const languageName = (code: string) =>
    formatDisplayName(code.replace('_', '-'), { type: 'language', fallback: 'code' }) ?? code;

  return (
    <>
      <TwoColumns $align="start">
        <Field.Root
          id={fieldId(`${path}.template`)}
          name={`${path}.template`}
          required
          error={errorAt(`${path}.template`)}
        >
          <Field.Label>{text('automation.template')}</Field.Label>
          <OptionCombobox
            options={options}
            value={step.template === '' ? null : step.template}
            disabled={isDisabled}
            placeholder={text('automation.template.choose')}
            noOptionsMessage={() => text('automation.template.none')}
            onChange={(name) => onChange({ ...step, template: name, language: null, values: {} })}
          />
          <Field.Error />
        </Field.Root>
        <ChoiceField
          path={`${path}.language`}
          label={text('automation.language')}
          value={step.language ?? AUTOMATIC}
          options={[
            { value: AUTOMATIC, label: text('automation.language.automatic') },
            ...(template?.languages ?? []).map(({ language }) => ({
              value: language,
              label: languageName(language),
            })),
          ]}
          onChange={(language) =>
            onChange({ ...step, language: language === AUTOMATIC ? null : language })
          }
        />
      </TwoColumns>
      {step.template !== '' && allowedActions.canRead && (
        <Flex>
          <Link tag={NavLink} to={templatesPath(step.template)}>
            {text('automation.template.open')}
          </Link>
        </Flex>
      )}
      <ValueFields
        step={step}
        path={path}
        documentId={allowedActions.canRead ? (template?.languages[0]?.documentId ?? null) : null}
        onChange={onChange}
      />
    </>
  );
}

/** Tells the templates of the business account that the automation writes from. */
function useTemplatesOfSender(): (
  template: UsableTemplate,
  index: number,
  all: UsableTemplate[],
) => boolean {
  const { draft } = useAutomationForm();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  const businessOf = (documentId: string) =>
    accounts.find((account) => account.documentId === documentId)?.businessAccountId;
  const { account, trigger } = draft;
  const writtenTo = isInbound(trigger) ? (trigger.account ?? null) : null;
  const main = isInbound(trigger) ? undefined : accounts.find(({ isDefault }) => isDefault);
  const sender = account ?? writtenTo ?? main?.documentId ?? null;
  const business = sender === null ? undefined : businessOf(sender);
  return ({ name, accountDocumentId }, index, all) =>
    business === undefined
      ? all.findIndex((one) => one.name === name) === index
      : businessOf(accountDocumentId) === business;
}

/** What stands where the template asks for something that no field is mapped to. */
function ValueFields({
  step,
  path,
  documentId,
  onChange,
}: TemplateFieldsProps & { documentId: string | null }) {
  const text = useText();
  const { currentData: template } = useWhatsappGetTemplateQuery(documentId ?? '', {
    skip: documentId === null,
  });
  const asked = (template?.content.variables ?? [])
    .filter(({ type }) => type === 'free_text')
    .map(variableKey);
  const values = step.values ?? {};
  const keys = [...new Set([...asked, ...Object.keys(values)])];
  if (keys.length === 0) return null;
  const set = (key: string, value: string) => {
    const { [key]: _before, ...rest } = values;
    onChange({ ...step, values: value === '' ? rest : { ...rest, [key]: value } });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography textColor="neutral800">{text('automation.values')}</Typography>
      <TwoColumns $align="start">
        {keys.map((key) => (
          <TextField
            key={key}
            path={`${path}.values.${key}`}
            label={key}
            value={values[key] ?? ''}
            onChange={(value) => set(key, value)}
          />
        ))}
      </TwoColumns>
    </Flex>
  );
}
