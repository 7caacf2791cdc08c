import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { Automation, Matches } from '../../../../shared/contracts/automations';
import { isInbound } from '../../../../shared/domain/automation/trigger';
import {
  useWhatsappActOnAutomationMutation,
  useWhatsappCountMatchesQuery,
} from '../../api/automations';
import { IssueList } from '../../components/IssueList';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

export type SwitchTo = 'on' | 'off';

interface SwitchDialogProps {
  automation: Automation;
  to: SwitchTo;
  onClose: () => void;
}

/** Asks before an automation is turned on or off, and says what that is about. */
export function SwitchDialog({ automation, to, onClose }: SwitchDialogProps) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const [act, { isLoading }] = useWhatsappActOnAutomationMutation();
  const { documentId, name, issues, waiting } = automation;
  const errors = issues.filter(({ severity }) => severity === 'error');
  const isImpossible = to === 'on' && errors.length > 0;

  const onConfirm = async () => {
    const result = await act({ documentId, verb: `turn-${to}` });
    if ('error' in result) notifyError(result.error);
    else
      toggleNotification({ type: 'success', message: text(`automations.turned.${to}`, { name }) });
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      {isImpossible ? (
        <ConfirmDialog title={text('automations.cannot')} endAction={<></>} variant="default">
          <Flex direction="column" alignItems="stretch" gap={3} width="100%">
            <Typography>{text('automations.cannot.text', { count: errors.length })}</Typography>
            <IssueList issues={errors} />
          </Flex>
        </ConfirmDialog>
      ) : (
        <ConfirmDialog
          title={text(`automations.turn.${to}`, { name })}
          endAction={
            // It stays until there is an answer.
            <Button
              fullWidth
              variant={to === 'on' ? 'default' : 'danger-light'}
              loading={isLoading}
              onClick={() => void onConfirm()}
            >
              {text(to === 'on' ? 'automation.turnOn' : 'automation.turnOff')}
            </Button>
          }
        >
          {to === 'on' ? (
            <TurnOnWords automation={automation} />
          ) : (
            text('automations.turnOff.text', { count: waiting })
          )}
        </ConfirmDialog>
      )}
    </Dialog.Root>
  );
}

/** What turning on is about: what comes, and nothing of what is there. */
function TurnOnWords({ automation }: { automation: Automation }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { name, account, trigger, condition, steps, limits, collectionName } = automation;
  const { data: matches } = useWhatsappCountMatchesQuery(
    { name, account, trigger, condition, steps, limits },
    { refetchOnMountOrArgChange: true },
  );
  const existing = matches?.existing ?? null;
  const kind = isInbound(trigger)
    ? 'inbound'
    : trigger.type === 'date' || trigger.type === 'schedule'
      ? trigger.type
      : 'record';
  const collection = collectionName ?? ('uid' in trigger ? trigger.uid : '');
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" aria-live="polite">
      <Typography fontWeight="bold">
        {text(`automations.turnOn.${kind}`, { collection })}
      </Typography>
      {kind === 'record' && existing !== null && (
        <Typography>
          {text('automations.turnOn.existing', {
            count: existing,
            number: formatNumber(existing),
            collection,
          })}
        </Typography>
      )}
      <MatchWords matches={matches ?? null} />
    </Flex>
  );
}

/** How often it would have gone on lately; nothing where that cannot be told. */
export function MatchWords({ matches }: { matches: Matches | null }) {
  const text = useText();
  const { formatNumber } = useIntl();
  if (!matches?.lastDays) return null;
  const { matched, checked, isCapped } = matches.lastDays;
  return (
    <Typography>
      {text(isCapped ? 'automations.matches.capped' : 'automations.matches', {
        count: matched,
        number: formatNumber(matched),
        checked: formatNumber(checked),
      })}
    </Typography>
  );
}
