import {
  Dialog,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { TemplateLanguage } from '../../../../shared/contracts/templates';
import { NAME_BLOCK_DAYS } from '../../../../shared/domain/template/lifecycle';
import { useWhatsappDeleteTemplateMutation } from '../../api/templates';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { languageName } from './content/languages';
import { lossOf } from './template-loss';

interface DeleteDialogProps {
  /** What people call the template. */
  name: string;
  /** The languages that go; at least one. */
  languages: Pick<TemplateLanguage, 'documentId' | 'language' | 'status'>[];
  /** Only one of them goes, and the person says which. */
  hasChoice?: boolean;
  /** Nothing of it may be asked for any more: it is being deleted. */
  onStart?: () => void;
  onFail?: () => void;
  onDone?: () => void;
  onClose: () => void;
}

/** Asks before a template is deleted, in one language or in all, and names what is lost. */
export function DeleteDialog({
  name,
  languages,
  hasChoice = false,
  onStart,
  onFail,
  onDone,
  onClose,
}: DeleteDialogProps) {
  const text = useText();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const [remove] = useWhatsappDeleteTemplateMutation();
  const [chosen, setChosen] = useState<string>();
  const one = languages.find(({ documentId }) => documentId === chosen) ?? languages[0];
  if (!one) return null;

  const deleted = hasChoice ? [one] : languages;
  const nameOf = ({ language }: Pick<TemplateLanguage, 'language'>) =>
    `${languageName(language, locale)} (${language})`;
  const words = { name, languages: deleted.map(nameOf).join(', ') };

  const onDelete = async () => {
    onStart?.();
    try {
      await remove({ documentId: one.documentId, allLanguages: deleted.length > 1 }).unwrap();
      toggleNotification({ type: 'success', message: text('templates.delete.gone', words) });
      onDone?.();
    } catch (error) {
      onFail?.();
      notifyError(error);
    }
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog
        variant="danger"
        title={text(
          hasChoice ? 'templates.delete.titleLanguage' : 'templates.delete.question',
          words,
        )}
        onConfirm={onDelete}
      >
        <Flex direction="column" alignItems="stretch" gap={4} width="100%">
          {hasChoice && (
            <Field.Root name="language">
              <Field.Label>{text('templates.field.language')}</Field.Label>
              <SingleSelect
                value={one.documentId}
                onChange={(documentId) => setChosen(String(documentId))}
              >
                {languages.map((each) => (
                  <SingleSelectOption key={each.documentId} value={each.documentId}>
                    {nameOf(each)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          )}
          <Typography>
            {text(`templates.delete.loss.${lossOf(deleted)}`, { days: NAME_BLOCK_DAYS })}
          </Typography>
        </Flex>
      </ConfirmDialog>
    </Dialog.Root>
  );
}
