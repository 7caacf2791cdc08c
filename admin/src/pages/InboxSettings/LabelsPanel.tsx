import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { Label } from '../../../../shared/contracts/inbox';
import {
  useWhatsappDeleteLabelMutation,
  useWhatsappListLabelsQuery,
  useWhatsappSaveLabelMutation,
} from '../../api/labels';
import { useText } from '../../hooks/use-text';
import { KeptForm } from './KeptForm';
import { KeptList } from './KeptList';
import { useSave } from './use-save';

/** Colours that can be told apart in light and dark; any other can be typed. */
const COLOURS = ['#4945ff', '#328048', '#d02b20', '#be5d01', '#9736e8', '#0c75af', '#666687'];

/** The words by which conversations are sorted. */
export function LabelsPanel({ canEdit }: { canEdit: boolean }) {
  const answer = useWhatsappListLabelsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [remove] = useWhatsappDeleteLabelMutation();
  return (
    <KeptList<Label>
      of="labels"
      canEdit={canEdit}
      answer={answer}
      nameOf={({ name }) => name}
      show={({ name, color }) => (
        <Flex gap={2}>
          <Dot aria-hidden style={{ background: color }} />
          <Typography>{name}</Typography>
        </Flex>
      )}
      renderForm={(kept, onClose) => <LabelForm label={kept} onClose={onClose} />}
      remove={remove}
    />
  );
}

function LabelForm({ label, onClose }: { label: Label | null; onClose: () => void }) {
  const text = useText();
  const [name, setName] = useState(label?.name ?? '');
  const [color, setColor] = useState(label?.color ?? COLOURS[0]!);
  const [save, { isLoading }] = useWhatsappSaveLabelMutation();
  const { errors, problem, onSave } = useSave(
    () => save({ ...(label && { documentId: label.documentId }), data: { name, color } }),
    ['name', 'color'],
    onClose,
  );
  return (
    <KeptForm
      title={text(label ? 'inbox.settings.labels.edit' : 'inbox.settings.labels.add')}
      isSaving={isLoading}
      problem={problem}
      onSave={onSave}
      onClose={onClose}
    >
      <Field.Root name="name" required error={errors.name}>
        <Field.Label>{text('inbox.settings.name')}</Field.Label>
        <TextInput
          autoComplete="off"
          dir="auto"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="color" error={errors.color} hint={text('inbox.settings.color.hint')}>
        <Field.Label>{text('inbox.settings.color')}</Field.Label>
        <Flex gap={2} wrap="wrap">
          {COLOURS.map((one) => (
            <Swatch
              key={one}
              type="button"
              aria-label={one}
              aria-pressed={one === color}
              style={{ background: one }}
              onClick={() => setColor(one)}
            />
          ))}
        </Flex>
        <TextInput dir="ltr" value={color} onChange={({ target }) => setColor(target.value)} />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
    </KeptForm>
  );
}

const Dot = styled.span`
  width: 1.2rem;
  height: 1.2rem;
  border-radius: 50%;
`;

const Swatch = styled.button`
  width: 2.8rem;
  height: 2.8rem;
  border: 2px solid ${({ theme }) => theme.colors.neutral0};
  border-radius: 50%;
  cursor: pointer;

  &[aria-pressed='true'] {
    box-shadow: 0 0 0 2px ${({ theme }) => theme.colors.neutral800};
  }
`;
