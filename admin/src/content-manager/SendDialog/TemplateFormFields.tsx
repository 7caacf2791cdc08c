import type { ReactNode } from 'react';
import type { Preview } from '../../../../shared/contracts/messages';
import { LanguageField } from './LanguageField';
import { MediaField } from './MediaField';
import type { TemplateForm } from './use-template-form';
import { ValueFields } from './ValueFields';

interface TemplateFormFieldsProps {
  form: TemplateForm;
  preview: Preview;
  errorOf: (path: string, isTouched: boolean) => string | undefined;
  /** What stands behind the language. */
  children?: ReactNode;
  /** Stands in for the fields of the values. */
  values?: ReactNode;
}

/** What is filled in for a template: its language, the file in its header, its values. */
export function TemplateFormFields({
  form,
  preview,
  errorOf,
  children,
  values,
}: TemplateFormFieldsProps) {
  return (
    <>
      <LanguageField
        preview={preview}
        chosen={form.language}
        onChange={form.setLanguage}
        error={errorOf('language', form.language !== null)}
      />
      {children}
      {preview.media && (
        <MediaField
          media={preview.media}
          chosen={form.file}
          onChange={form.setFile}
          error={errorOf('headerMedia', preview.media.file !== null)}
        />
      )}
      {values ?? (
        <ValueFields
          preview={preview}
          isAuthentication={form.isAuthentication}
          typed={form.values}
          onChange={form.setValues}
          onMark={form.mark}
          errorOf={errorOf}
        />
      )}
    </>
  );
}
