import type {
  AnswerStep,
  AssignStep,
  EmitStep,
  LabelStep,
  SetFieldStep,
  Step,
} from '../../../../../shared/domain/automation/action';
import { DEFAULT_PERSON_BUTTON } from '../../../../../shared/domain/automation/action';
import { uidOf } from '../../../../../shared/domain/automation/trigger';
import { useWhatsappListLabelsQuery } from '../../../api/labels';
import { useWhatsappListPeopleQuery } from '../../../api/people';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { ChoiceField, LongTextField, TextField } from './fields';
import { OptionalValueField, startValue } from './OptionalValueField';
import { TemplateFields } from './TemplateFields';
import { useRuleFields } from './use-rule-field';

interface StepFieldsProps<S extends Step> {
  step: S;
  /** Where it stands, e.g. `steps.0`. */
  path: string;
  onChange: (step: S) => void;
}

/** What has to be said of a step. */
export function StepFields({ step, ...props }: StepFieldsProps<Step>) {
  switch (step.type) {
    case 'sendTemplate':
      return <TemplateFields step={step} {...props} />;
    case 'answer':
      return <AnswerFields step={step} {...props} />;
    case 'assign':
      return <AssignFields step={step} {...props} />;
    case 'label':
      return <LabelFields step={step} {...props} />;
    case 'setField':
      return <SetFieldFields step={step} {...props} />;
    case 'emit':
      return <EmitFields step={step} {...props} />;
  }
}

function AnswerFields({ step, path, onChange }: StepFieldsProps<AnswerStep>) {
  const text = useText();
  return (
    <>
      <LongTextField
        path={`${path}.text`}
        label={text('automation.answer')}
        hint={text('automation.answer.hint')}
        required
        value={step.text}
        onChange={(answer) => onChange({ ...step, text: answer })}
      />
      <TextField
        path={`${path}.personButton`}
        label={text('automation.personButton')}
        hint={text('automation.personButton.hint')}
        width="32rem"
        placeholder={DEFAULT_PERSON_BUTTON}
        value={step.personButton ?? ''}
        onChange={(label) => onChange({ ...step, personButton: label === '' ? null : label })}
      />
    </>
  );
}

/** An id of nobody. */
const NOBODY = 'nobody';

function AssignFields({ step, path, onChange }: StepFieldsProps<AssignStep>) {
  const text = useText();
  const { data: people } = useWhatsappListPeopleQuery();
  return (
    <ChoiceField
      path={`${path}.user`}
      label={text('automation.user')}
      width="32rem"
      value={step.user === null ? NOBODY : String(step.user)}
      options={[
        { value: NOBODY, label: text('automation.user.nobody') },
        ...(people?.users ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      onChange={(user) => onChange({ ...step, user: user === NOBODY ? null : Number(user) })}
    />
  );
}

function LabelFields({ step, path, onChange }: StepFieldsProps<LabelStep>) {
  const text = useText();
  const { data: labels = [] } = useWhatsappListLabelsQuery();
  return (
    <ChoiceField
      path={`${path}.label`}
      label={text('automation.label')}
      width="32rem"
      placeholder={text('automation.label.choose')}
      value={step.label}
      options={labels.map(({ documentId, name }) => ({ value: documentId, label: name }))}
      onChange={(label) => onChange({ ...step, label })}
    />
  );
}

function SetFieldFields({ step, path, onChange }: StepFieldsProps<SetFieldStep>) {
  const text = useText();
  const { draft } = useAutomationForm();
  const uid = uidOf(draft.trigger);
  const { currentData } = useRuleFields(uid);
  const settable = (currentData?.fields ?? []).filter(({ canSet }) => canSet);
  const field = settable.find((one) => one.path === step.field);
  return (
    <TwoColumns $align="start">
      <ChoiceField
        path={`${path}.field`}
        label={text('automation.set.field')}
        required
        placeholder={text('automation.field.choose')}
        value={step.field}
        options={settable.map((one) => ({ value: one.path ?? '', label: one.displayName }))}
        onChange={(name) => {
          const chosen = settable.find((one) => one.path === name);
          onChange({ ...step, field: name, value: chosen ? startValue(chosen) : null });
        }}
      />
      {field && (
        <OptionalValueField
          path={`${path}.value`}
          label={text('automation.set.value')}
          anyLabel={null}
          field={field}
          value={step.value}
          onChange={(value) => onChange({ ...step, value: value ?? null })}
        />
      )}
    </TwoColumns>
  );
}

function EmitFields({ step, path, onChange }: StepFieldsProps<EmitStep>) {
  const text = useText();
  return (
    <TextField
      path={`${path}.name`}
      label={text('automation.event')}
      hint={text('automation.event.hint')}
      width="32rem"
      required
      dir="ltr"
      value={step.name}
      onChange={(name) => onChange({ ...step, name })}
    />
  );
}
