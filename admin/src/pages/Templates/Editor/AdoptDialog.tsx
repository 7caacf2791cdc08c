import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Template } from '../../../../../shared/contracts/templates';
import { useText } from '../../../hooks/use-text';
import { languageName } from '../content/languages';
import { useEditor } from './editor-context';

interface AdoptDialogProps {
  template: Template;
  isOpen: boolean;
  onClose: () => void;
  /** Takes Meta's text; resolves when it is there, or was refused. */
  onAdopt: () => Promise<unknown>;
}

/** Meta has a template of this name and language already: its text is taken, or ours gets another name. */
export function AdoptDialog({ template, isOpen, onClose, onAdopt }: AdoptDialogProps) {
  const text = useText();
  const { locale } = useIntl();
  const { goTo } = useEditor();
  const [isBusy, setIsBusy] = useState(false);
  const { name, language } = template;

  const adopt = async () => {
    setIsBusy(true);
    await onAdopt();
    setIsBusy(false);
    onClose();
  };
  const rename = () => {
    onClose();
    // The dialog gives the focus back when it closes; the field takes it after that.
    setTimeout(() => goTo('name'), 100);
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{text('templates.adopt.title')}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={3} width="100%">
            <Typography>
              {text('templates.adopt.why', { name, language: languageName(language, locale) })}
            </Typography>
            <Typography>{text('templates.adopt.adopts')}</Typography>
            <Typography>{text('templates.adopt.renames')}</Typography>
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('dialog.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button variant="secondary" fullWidth loading={isBusy} onClick={adopt}>
            {text('templates.adopt.confirm')}
          </Button>
          <Button fullWidth onClick={rename}>
            {text('templates.adopt.rename')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
