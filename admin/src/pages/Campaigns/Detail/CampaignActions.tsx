import { Button, Dialog, Flex, LinkButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { ArrowRight, Clock, Cross, Play } from '@strapi/icons';
import { ConfirmDialog, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { NavLink, useNavigate } from 'react-router-dom';
import type { Campaign, FollowUpGroup } from '../../../../../shared/contracts/campaigns';
import {
  useWhatsappActOnCampaignMutation,
  useWhatsappDeleteCampaignMutation,
  useWhatsappDuplicateCampaignMutation,
  useWhatsappFollowUpMutation,
  type CampaignVerb,
} from '../../../api/campaigns';
import { useApiError } from '../../../hooks/use-api-error';
import { useText, type TextKey } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { countOf, goneOf, isPrepared, leftOf } from '../campaign-facts';
import { CAMPAIGNS_PATH, wizardPath } from '../paths';
import { RescheduleDialog } from './RescheduleDialog';

const GROUPS: readonly FollowUpGroup[] = ['notRead', 'notClicked', 'notReplied'];

/** What can be done with a campaign now, as far as the person may. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const navigate = useNavigate();
  const { formatNumber } = useIntl();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.campaignsWrite);
  const [act, acting] = useWhatsappActOnCampaignMutation();
  const [duplicate] = useWhatsappDuplicateCampaignMutation();
  const [followUp] = useWhatsappFollowUpMutation();
  const [remove] = useWhatsappDeleteCampaignMutation();
  const [asks, setAsks] = useState<'cancel' | 'delete' | 'reschedule' | null>(null);
  const { documentId, name, status, can, counts } = campaign;
  const cancel = text(goneOf(counts) > 0 ? 'campaign.cancel' : 'campaign.cancel.all');
  const canBegin = allowedActions.canSendBulk === true || allowedActions.canManage === true;

  const onAct = async (verb: CampaignVerb) => {
    const result = await act({ documentId, verb });
    if ('error' in result) notifyError(result.error);
  };
  const openDraft = (result: { data: Campaign } | { error: unknown }) => {
    if ('error' in result) notifyError(result.error);
    else navigate(wizardPath(result.data.documentId));
  };
  const onDelete = async () => {
    const result = await remove(documentId);
    if ('error' in result) {
      notifyError(result.error);
      return;
    }
    toggleNotification({ type: 'success', message: text('campaign.deleted') });
    navigate(CAMPAIGNS_PATH, { replace: true });
  };

  const keep = (label: TextKey) => (
    <Dialog.Cancel>
      <Button fullWidth variant="tertiary">
        {text(label)}
      </Button>
    </Dialog.Cancel>
  );
  const confirm = (label: string, onConfirm: () => Promise<void>) => (
    <Dialog.Action>
      <Button fullWidth variant="danger-light" onClick={() => void onConfirm()}>
        {label}
      </Button>
    </Dialog.Action>
  );

  const entries = [
    ...(canBegin
      ? [
          {
            key: 'duplicate',
            label: text('campaign.duplicate'),
            onSelect: async () => openDraft(await duplicate(documentId)),
          },
        ]
      : []),
    ...(canBegin && countOf(counts, 'delivered') > 0
      ? GROUPS.map((who) => ({
          key: who as string,
          label: text(`campaign.followUp.${who}`),
          onSelect: async () => openDraft(await followUp({ documentId, who })),
        }))
      : []),
    ...(can.delete
      ? [{ key: 'delete', label: text('campaign.delete'), onSelect: () => setAsks('delete') }]
      : []),
  ];

  return (
    <Flex gap={2} wrap="wrap">
      {entries.length > 0 && (
        <SimpleMenu label={text('campaign.more')} variant="tertiary">
          {entries.map(({ key, label, onSelect }) => (
            <MenuItem
              key={key}
              variant={key === 'delete' ? 'danger' : 'default'}
              onSelect={() => void onSelect()}
            >
              {label}
            </MenuItem>
          ))}
        </SimpleMenu>
      )}
      {can.cancel && (
        <Button variant="danger-light" startIcon={<Cross />} onClick={() => setAsks('cancel')}>
          {cancel}
        </Button>
      )}
      {can.reschedule && (
        <Button variant="secondary" startIcon={<Clock />} onClick={() => setAsks('reschedule')}>
          {text('campaign.reschedule')}
        </Button>
      )}
      {(can.pause || can.resume) && (
        // One button, which keeps the focus while it turns into the other one.
        <Button
          variant={can.pause ? 'secondary' : 'default'}
          startIcon={can.pause ? undefined : <Play />}
          loading={acting.isLoading}
          onClick={() => void onAct(can.pause ? 'pause' : 'resume')}
        >
          {text(can.pause ? 'campaign.pause' : 'campaign.resume')}
        </Button>
      )}
      {isPrepared(status) && can.edit && (
        <LinkButton
          tag={NavLink}
          to={wizardPath(documentId, status === 'checked' ? 'review' : 'audience')}
          endIcon={<ArrowRight />}
        >
          {text('campaign.continue')}
        </LinkButton>
      )}
      {asks === 'reschedule' && (
        <RescheduleDialog campaign={campaign} onClose={() => setAsks(null)} />
      )}
      <Dialog.Root
        open={asks === 'cancel' || asks === 'delete'}
        onOpenChange={(isOpen) => !isOpen && setAsks(null)}
      >
        {asks === 'cancel' && (
          <ConfirmDialog
            title={cancel}
            // “Cancel” and “Confirm” would not say which of them cancels the campaign.
            startAction={keep('campaign.cancel.keep')}
            endAction={confirm(cancel, () => onAct('cancel'))}
          >
            {text('campaign.cancel.text', {
              left: leftOf(counts),
              leftNumber: formatNumber(leftOf(counts)),
              gone: goneOf(counts),
              goneNumber: formatNumber(goneOf(counts)),
            })}
          </ConfirmDialog>
        )}
        {asks === 'delete' && (
          <ConfirmDialog
            title={text('campaign.delete')}
            startAction={keep('campaign.delete.keep')}
            endAction={confirm(text('campaign.delete'), onDelete)}
          >
            {text('campaign.delete.text', { name })}
          </ConfirmDialog>
        )}
      </Dialog.Root>
    </Flex>
  );
}
