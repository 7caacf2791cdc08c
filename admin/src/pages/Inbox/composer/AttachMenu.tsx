import { IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { Images, Paperclip, PinMap, Upload, User } from '@strapi/icons';
import { useRef } from 'react';
import { useText } from '../../../hooks/use-text';
import type { ComposerDialogName } from './ComposerDialog';

interface AttachMenuProps {
  onFiles: (files: Iterable<File>) => void;
  onDialog: (dialog: ComposerDialogName) => void;
}

/** What a message can carry, or be, besides words. */
export function AttachMenu({ onFiles, onDialog }: AttachMenuProps) {
  const text = useText();
  const device = useRef<HTMLInputElement>(null);
  return (
    <>
      <SimpleMenu tag={IconButton} icon={<Paperclip />} label={text('inbox.composer.attach')}>
        <MenuItem startIcon={<Upload />} onSelect={() => device.current?.click()}>
          {text('inbox.composer.attach.device')}
        </MenuItem>
        <MenuItem startIcon={<Images />} onSelect={() => onDialog('library')}>
          {text('inbox.composer.attach.library')}
        </MenuItem>
        <MenuItem startIcon={<PinMap />} onSelect={() => onDialog('place')}>
          {text('inbox.composer.attach.place')}
        </MenuItem>
        <MenuItem startIcon={<User />} onSelect={() => onDialog('cards')}>
          {text('inbox.composer.attach.cards')}
        </MenuItem>
      </SimpleMenu>
      <input
        ref={device}
        type="file"
        multiple
        hidden
        aria-label={text('inbox.composer.attach.device')}
        onChange={(event) => {
          onFiles(event.target.files ?? []);
          event.target.value = '';
        }}
      />
    </>
  );
}
