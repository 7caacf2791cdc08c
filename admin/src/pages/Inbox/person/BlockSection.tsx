import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { ContactDetail } from '../../../../../shared/contracts/contacts';
import { useWhatsappBlockContactMutation } from '../../../api/contacts';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { PersonSection } from './PersonSection';

interface BlockSectionProps {
  detail: ContactDetail;
  name: string;
}

/** Keeps somebody from writing, or lets them in again. */
export function BlockSection({ detail, name }: BlockSectionProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { allowedActions: may } = useRBAC(PERMISSIONS.contacts);
  const [block, { isLoading }] = useWhatsappBlockContactMutation();
  const { blockedAt } = detail;
  if (!may.canManage && blockedAt === null) return null;
  const change = async (isBlocked: boolean) => {
    const result = await block({ documentId: detail.documentId, isBlocked });
    if ('error' in result) notifyError(result.error);
    else
      toggleNotification({
        type: 'success',
        message: text(isBlocked ? 'inbox.person.block.done' : 'inbox.person.unblock.done', {
          person: name,
        }),
      });
  };
  return (
    <PersonSection title={text('inbox.person.block')}>
      {blockedAt && (
        <Typography textColor="danger600">
          {text('inbox.person.block.since', {
            date: formatDate(blockedAt, { dateStyle: 'medium' }),
          })}
        </Typography>
      )}
      {may.canManage && (
        <Flex>
          {blockedAt ? (
            <Button
              variant="tertiary"
              size="S"
              loading={isLoading}
              onClick={() => void change(false)}
            >
              {text('inbox.person.unblock')}
            </Button>
          ) : (
            <Dialog.Root>
              <Dialog.Trigger>
                <Button variant="danger-light" size="S" loading={isLoading}>
                  {text('inbox.person.block.action', { person: name })}
                </Button>
              </Dialog.Trigger>
              <ConfirmDialog
                title={text('inbox.person.block.title', { person: name })}
                onConfirm={() => change(true)}
              >
                {text('inbox.person.block.text')}
              </ConfirmDialog>
            </Dialog.Root>
          )}
        </Flex>
      )}
    </PersonSection>
  );
}
