import { Field, Modal, Toggle } from '@strapi/design-system';
import { useState } from 'react';
import { useText } from '../../hooks/use-text';
import { ShortcutList } from './ShortcutList';
import { SHORTCUTS } from './shortcuts';
import { areShortcutsOn, switchShortcuts } from './use-shortcuts';

/** The keys of the page, and whether they count. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [isOn, setIsOn] = useState(areShortcutsOn);
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('inbox.page.close')}>
          <Modal.Title>{text('inbox.page.shortcuts')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Field.Root name="shortcuts" hint={text('inbox.page.shortcuts.on.hint')}>
            <Field.Label>{text('inbox.page.shortcuts.on')}</Field.Label>
            <Toggle
              checked={isOn}
              onLabel={text('switch.on')}
              offLabel={text('switch.off')}
              onChange={({ target }) => {
                setIsOn(target.checked);
                switchShortcuts(target.checked);
              }}
            />
            <Field.Hint />
          </Field.Root>
          <ShortcutList shortcuts={SHORTCUTS} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
