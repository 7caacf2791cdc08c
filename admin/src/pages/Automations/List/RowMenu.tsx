import { IconButton, Menu } from '@strapi/design-system';
import {
  ClockCounterClockwise,
  Download,
  Duplicate,
  Eye,
  More,
  Pencil,
  Trash,
} from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Automation } from '../../../../../shared/contracts/automations';
import { useExport } from '../../../components/Transfer/use-export';
import { useText } from '../../../hooks/use-text';
import { DeleteDialog } from '../DeleteDialog';
import { automationPath, runsPath } from '../paths';
import { useDuplicate } from '../use-duplicate';

interface RowMenuProps {
  automation: Automation;
  canManage: boolean;
}

/** What can be done with an automation of the list. */
export function RowMenu({ automation, canManage }: RowMenuProps) {
  const text = useText();
  const navigate = useNavigate();
  const duplicate = useDuplicate();
  const save = useExport('automations');
  const [isDeleting, setIsDeleting] = useState(false);
  const { documentId, name, isLocked } = automation;
  const canChange = canManage && !isLocked;
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          icon={<More />}
          label={text('automations.menu', { name })}
          variant="ghost"
        />
        {/* A menu of the design system scrolls after four entries, with nothing to tell so. */}
        <Menu.Content popoverPlacement="bottom-end" maxHeight="min(40rem, 70vh)">
          <Menu.Item
            startIcon={canChange ? <Pencil /> : <Eye />}
            onSelect={() => navigate(automationPath(documentId))}
          >
            {text(canChange ? 'automations.menu.edit' : 'automations.menu.show')}
          </Menu.Item>
          <Menu.Item
            startIcon={<ClockCounterClockwise />}
            onSelect={() => navigate(runsPath(documentId))}
          >
            {text('automations.menu.runs')}
          </Menu.Item>
          {canManage && (
            <Menu.Item startIcon={<Duplicate />} onSelect={() => void duplicate(documentId)}>
              {text('automations.menu.duplicate')}
            </Menu.Item>
          )}
          {canChange && (
            <Menu.Item
              startIcon={<Download />}
              onSelect={() => void save({ documentIds: documentId })}
            >
              {text('transfer.export.one')}
            </Menu.Item>
          )}
          {canChange && (
            <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setIsDeleting(true)}>
              {text('automations.delete')}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Root>
      {isDeleting && <DeleteDialog automation={automation} onClose={() => setIsDeleting(false)} />}
    </>
  );
}
