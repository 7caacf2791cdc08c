import { Button, Field, Modal, Typography, Flex } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { Template } from '../../../../../shared/contracts/templates';
import { DialogFooter } from '../../../components/DialogFooter';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { useText } from '../../../hooks/use-text';
import { languageOptions } from '../content/languages';
import { newTemplatePath } from '../paths';

interface NewLanguageDialogProps {
  template: Template;
  onClose: () => void;
}

/** Asks for the language in which a template is written next, of those that it does not have. */
export function NewLanguageDialog({ template, onClose }: NewLanguageDialogProps) {
  const text = useText();
  const { locale } = useIntl();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const { documentId, language, siblings } = template;
  const options = useMemo(() => {
    const taken = new Set([language, ...siblings.map((one) => one.language)]);
    return languageOptions(locale)
      .filter(({ code }) => !taken.has(code))
      .map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));
  }, [language, siblings, locale]);

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('templates.dialog.close')}>
          <Modal.Title>{text('templates.newLanguage.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{text('templates.newLanguage.body')}</Typography>
            <Field.Root name="newLanguage" required>
              <Field.Label>{text('templates.field.language')}</Field.Label>
              <OptionCombobox
                options={options}
                value={chosen}
                onChange={setChosen}
                placeholder={text('templates.newLanguage.choose')}
              />
            </Field.Root>
          </Flex>
        </Modal.Body>
        <DialogFooter>
          <Button
            disabled={chosen === null}
            onClick={() => {
              onClose();
              if (chosen) navigate(newTemplatePath({ from: documentId, language: chosen }));
            }}
          >
            {text('templates.newLanguage.confirm')}
          </Button>
        </DialogFooter>
      </Modal.Content>
    </Modal.Root>
  );
}
