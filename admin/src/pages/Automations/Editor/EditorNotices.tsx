import { Button } from '@strapi/design-system';
import type { Automation } from '../../../../../shared/contracts/automations';
import { Notice } from '../../../components/Notice';
import { useReasonWords } from '../../../hooks/use-reason-words';
import { useText } from '../../../hooks/use-text';

interface EditorNoticesProps {
  automation: Automation | null;
  canManage: boolean;
  onTurnOn: () => void;
}

/** What is to be known before one reads on: it is paused, or written in code. */
export function EditorNotices({ automation, canManage, onTurnOn }: EditorNoticesProps) {
  const text = useText();
  const sayReason = useReasonWords();
  if (!automation) return null;
  const { status, isLocked, pauseText, pauseCode, pauseParams } = automation;
  return (
    <>
      {isLocked && (
        <Notice title={text('automations.locked')}>{text('automation.locked.text')}</Notice>
      )}
      {status === 'paused' && (
        <Notice
          variant="warning"
          title={text('automation.paused')}
          action={
            canManage && (
              <Button variant="secondary" size="S" onClick={onTurnOn}>
                {text('automations.turnOnAgain')}
              </Button>
            )
          }
        >
          {sayReason(pauseText, pauseCode, pauseParams)}
        </Notice>
      )}
    </>
  );
}
