import { Button, Flex, IconButton, Menu } from '@strapi/design-system';
import { Check, ClockCounterClockwise, Duplicate, More, Play, Stop, Trash } from '@strapi/icons';
import { Layouts, useForm, useRBAC } from '@strapi/strapi/admin';
import { useState, type MutableRefObject } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Automation } from '../../../../../shared/contracts/automations';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { BackToAutomations } from '../BackToAutomations';
import { DeleteDialog } from '../DeleteDialog';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { LockBadge } from '../LockBadge';
import { AUTOMATIONS_PATH, runsPath } from '../paths';
import { StatusBadge } from '../StatusBadge';
import type { SwitchTo } from '../SwitchDialog';
import { useDuplicate } from '../use-duplicate';

interface EditorHeaderProps {
  automation: Automation | null;
  isReadOnly: boolean;
  /** Set before it is saved: it is turned on then. */
  turnsOnRef: MutableRefObject<boolean>;
  onSwitch: (to: SwitchTo) => void;
}

/** What the automation is called, whether it is on, and what can be done with it. */
export function EditorHeader({ automation, isReadOnly, turnsOnRef, onSwitch }: EditorHeaderProps) {
  const text = useText();
  const modified = useForm('EditorHeader', (form) => form.modified);
  const isSubmitting = useForm('EditorHeader', (form) => form.isSubmitting);
  const isOn = automation?.status === 'on';
  return (
    <Layouts.Header
      title={automation ? automation.name || text('automations.unnamed') : text('automations.new')}
      subtitle={
        <Flex gap={2}>
          <StatusBadge status={automation?.status ?? 'off'} />
          {automation?.isLocked && <LockBadge />}
          {automation?.accountIsSandbox && <SandboxBadge />}
        </Flex>
      }
      navigationAction={<BackToAutomations />}
      primaryAction={
        <Flex gap={2} wrap="wrap">
          {automation && <EditorMenu automation={automation} />}
          {!isReadOnly && isOn && (
            <Button variant="tertiary" startIcon={<Stop />} onClick={() => onSwitch('off')}>
              {text('automation.turnOff')}
            </Button>
          )}
          {!isReadOnly &&
            !isOn &&
            (modified || !automation ? (
              // No button that submits: Enter in a field would press the first of those.
              <Button
                variant="secondary"
                startIcon={<Play />}
                disabled={isSubmitting}
                onClick={({ currentTarget }: React.MouseEvent<HTMLButtonElement>) => {
                  turnsOnRef.current = true;
                  currentTarget.form?.requestSubmit();
                }}
              >
                {text('automation.saveAndTurnOn')}
              </Button>
            ) : (
              <Button variant="secondary" startIcon={<Play />} onClick={() => onSwitch('on')}>
                {text('automation.turnOn')}
              </Button>
            ))}
          {!isReadOnly && (
            <Button
              type="submit"
              startIcon={<Check />}
              disabled={!modified && automation !== null}
              loading={isSubmitting}
            >
              {text('automation.save')}
            </Button>
          )}
        </Flex>
      }
    />
  );
}

function EditorMenu({ automation }: { automation: Automation }) {
  const text = useText();
  const navigate = useNavigate();
  const duplicate = useDuplicate();
  const { allowedActions } = useRBAC(PERMISSIONS.automations);
  const [isDeleting, setIsDeleting] = useState(false);
  const { documentId, isLocked } = automation;
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          icon={<More />}
          label={text('automation.more')}
          variant="tertiary"
          size="L"
        />
        <Menu.Content popoverPlacement="bottom-end">
          <Menu.Item
            startIcon={<ClockCounterClockwise />}
            onSelect={() => navigate(runsPath(documentId))}
          >
            {text('automations.menu.runs')}
          </Menu.Item>
          {allowedActions.canManage && (
            <Menu.Item startIcon={<Duplicate />} onSelect={() => void duplicate(documentId)}>
              {text('automations.menu.duplicate')}
            </Menu.Item>
          )}
          {allowedActions.canManage && !isLocked && (
            <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setIsDeleting(true)}>
              {text('automations.delete')}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Root>
      {isDeleting && (
        <DeleteDialog
          automation={automation}
          onDone={() => navigate(AUTOMATIONS_PATH, { replace: true })}
          onClose={() => setIsDeleting(false)}
        />
      )}
    </>
  );
}
