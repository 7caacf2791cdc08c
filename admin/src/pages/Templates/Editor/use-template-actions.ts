import { useForm, useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { Template } from '../../../../../shared/contracts/templates';
import {
  useWhatsappCreateTemplateMutation,
  useWhatsappSubmitTemplateMutation,
  useWhatsappSyncTemplateMutation,
  useWhatsappUpdateTemplateMutation,
} from '../../../api/templates';
import { useApiError } from '../../../hooks/use-api-error';
import { useText, type TextKey } from '../../../hooks/use-text';
import { inputOf, mappingInputOf, valuesOf, type EditorValues } from '../content/values';

/** Stores the form: as a new template, or over the one that is there. */
export function useSaveTemplate(template: Template | null) {
  const [create] = useWhatsappCreateTemplateMutation();
  const [update] = useWhatsappUpdateTemplateMutation();
  return useCallback(
    (values: EditorValues): Promise<Template> => {
      if (!template) return create(inputOf(values)).unwrap();
      const data = template.isContentEditable ? inputOf(values) : mappingInputOf(values);
      return update({ documentId: template.documentId, data }).unwrap();
    },
    [template, create, update],
  );
}

/** Hands a template in and asks for its status; what went wrong is said in a notice. */
export function useTemplateActions(template: Template | null) {
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const getValues = useForm('useTemplateActions', (form) => form.getValues) as () => EditorValues;
  const modified = useForm('useTemplateActions', (form) => form.modified);
  const resetForm = useForm('useTemplateActions', (form) => form.resetForm);
  const setSubmitting = useForm('useTemplateActions', (form) => form.setSubmitting);
  const save = useSaveTemplate(template);
  const [submitTemplate] = useWhatsappSubmitTemplateMutation();
  const [syncTemplate, { isLoading: isSyncing }] = useWhatsappSyncTemplateMutation();

  const say = (key: TextKey) => toggleNotification({ type: 'success', message: text(key) });

  /** Saves what is not saved, then hands it to Meta; null when either was refused. */
  const submit = async (): Promise<Template | null> => {
    setSubmitting(true);
    try {
      const saved = !template || modified ? await save(getValues()) : template;
      resetForm(valuesOf(saved));
      const submitted = await submitTemplate(saved.documentId)
        .unwrap()
        .catch((error: unknown) => {
          notifyError(error);
          return saved;
        });
      if (submitted !== saved) say('templates.submit.done');
      return submitted;
    } catch (error) {
      notifyError(error);
      return null;
    } finally {
      setSubmitting(false);
    }
  };

  const sync = async () => {
    if (!template) return;
    try {
      await syncTemplate(template.documentId).unwrap();
      say('templates.sync.one');
    } catch (error) {
      notifyError(error);
    }
  };

  return { submit, sync, isSyncing };
}
