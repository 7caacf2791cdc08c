import { useForm, useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { Template } from '../../../../../shared/contracts/templates';
import { readApiError } from '../../../api/read-api-error';
import {
  useWhatsappAdoptTemplateMutation,
  useWhatsappCreateTemplateMutation,
  useWhatsappResolveDriftMutation,
  useWhatsappSubmitTemplateMutation,
  useWhatsappSyncTemplateMutation,
  useWhatsappUnpauseTemplateMutation,
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

/** What came of handing a template in. */
export interface Submission {
  /** `exists`: Meta has another text under this name and language; `unsaved`: it was not even stored. */
  outcome: 'done' | 'refused' | 'exists' | 'unsaved';
  /** Of the stored template; empty when it was not stored. */
  documentId: string;
}

/** What can be done with a template at Meta; what went wrong is said in a notice. */
export function useTemplateActions(
  template: Template | null,
  { isRevising, onRevise }: { isRevising: boolean; onRevise: (isRevising: boolean) => void },
) {
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const getValues = useForm('useTemplateActions', (form) => form.getValues) as () => EditorValues;
  const modified = useForm('useTemplateActions', (form) => form.modified);
  const resetForm = useForm('useTemplateActions', (form) => form.resetForm);
  const setSubmitting = useForm('useTemplateActions', (form) => form.setSubmitting);
  const save = useSaveTemplate(template);
  const [update] = useWhatsappUpdateTemplateMutation();
  const [submitTemplate] = useWhatsappSubmitTemplateMutation();
  const [syncTemplate, { isLoading: isSyncing }] = useWhatsappSyncTemplateMutation();
  const [unpause, { isLoading: isResuming }] = useWhatsappUnpauseTemplateMutation();
  const [adoptTemplate] = useWhatsappAdoptTemplateMutation();
  const [resolve] = useWhatsappResolveDriftMutation();

  const say = (key: TextKey) => toggleNotification({ type: 'success', message: text(key) });

  /** Runs what changes a template and says that it is done; null when it was refused. */
  const run = async (ask: () => Promise<Template>, done: TextKey): Promise<Template | null> => {
    try {
      const after = await ask();
      say(done);
      return after;
    } catch (error) {
      notifyError(error);
      return null;
    }
  };

  /** Stores what is not stored; of an approved template that is all but its words. */
  const saveFirst = async (): Promise<Template> => {
    if (template && !modified) return template;
    if (!template || !isRevising) {
      const saved = await save(getValues());
      resetForm(valuesOf(saved));
      return saved;
    }
    const { content: _words, ...ours } = mappingInputOf(getValues());
    return update({ documentId: template.documentId, data: ours }).unwrap();
  };

  /** Saves what is not saved, then hands it to Meta. */
  const submit = async (): Promise<Submission> => {
    setSubmitting(true);
    let documentId = '';
    try {
      const { content } = getValues();
      ({ documentId } = await saveFirst());
      const submitted = await submitTemplate({
        documentId,
        ...(isRevising && { content }),
      }).unwrap();
      resetForm(valuesOf(submitted));
      onRevise(false);
      say('templates.submit.done');
      return { outcome: 'done', documentId };
    } catch (error) {
      const exists = readApiError(error).issues.some(
        ({ code }) => code === 'template.existsAtMeta',
      );
      if (exists && documentId) return { outcome: 'exists', documentId };
      notifyError(error);
      return { outcome: documentId ? 'refused' : 'unsaved', documentId };
    } finally {
      setSubmitting(false);
    }
  };

  const sync = async () =>
    template && run(() => syncTemplate(template.documentId).unwrap(), 'templates.sync.one');

  const resume = async () =>
    template && run(() => unpause(template.documentId).unwrap(), 'templates.resume.done');

  /** Takes the text that Meta has; what the form says is gone then. */
  const takeMetas = async (ask: () => Promise<Template>) => {
    const after = await run(ask, 'templates.adopt.done');
    if (!after) return;
    resetForm(valuesOf(after));
    onRevise(false);
  };

  const adopt = async () =>
    template && takeMetas(() => adoptTemplate(template.documentId).unwrap());

  const takeDrift = async () =>
    template &&
    takeMetas(() => resolve({ documentId: template.documentId, take: 'meta' }).unwrap());

  /** Keeps our text: what Meta has approved is handed in at once, a rejected one when its author does. */
  const keepOurs = async () => {
    if (!template) return;
    const { documentId, isResubmittable } = template;
    const after = await run(
      () => resolve({ documentId, take: 'local' }).unwrap(),
      isResubmittable ? 'templates.submit.done' : 'templates.drift.kept',
    );
    if (after) onRevise(false);
  };

  return { submit, sync, isSyncing, resume, isResuming, adopt, takeDrift, keepOurs };
}
