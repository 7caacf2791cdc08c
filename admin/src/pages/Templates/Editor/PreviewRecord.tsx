import { Field, Typography } from '@strapi/design-system';
import type { RecordOption } from '../../../../../shared/contracts/collections';
import { useText } from '../../../hooks/use-text';
import { useEditor } from './editor-context';
import { RecordCombobox } from '../../../components/RecordCombobox';

interface PreviewRecordProps {
  record: RecordOption | null;
  /** The form holds changes that are not saved; values come from what is. */
  isModified: boolean;
  onChange: (record: RecordOption | null) => void;
}

/** Which record gives the values of the preview, or what has to be done before one can. */
export function PreviewRecord({ record, isModified, onChange }: PreviewRecordProps) {
  const text = useText();
  const { template, values, isContentLocked } = useEditor();
  const isRevising = template !== null && !template.isContentEditable && !isContentLocked;
  const uid = template?.appliesTo ?? null;
  if (!template || !uid)
    return (
      <Typography textColor="neutral600">
        {text(
          values.appliesTo
            ? 'templates.preview.record.save'
            : 'templates.preview.record.noCollection',
        )}
      </Typography>
    );
  return (
    <Field.Root
      name="previewRecord"
      width="100%"
      hint={
        isModified &&
        text(isRevising ? 'templates.preview.record.revising' : 'templates.preview.record.modified')
      }
    >
      <Field.Label>{text('templates.preview.record.label')}</Field.Label>
      <RecordCombobox uid={uid} value={record} onChange={onChange} />
      <Field.Hint />
    </Field.Root>
  );
}
