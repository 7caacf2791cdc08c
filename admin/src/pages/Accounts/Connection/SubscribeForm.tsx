import { Button, Dialog, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Account } from '../../../../../shared/contracts/accounts';
import {
  isSameAddress,
  KNOWN_FIELDS,
  replacedBy,
  type CallbackLevel,
} from '../../../../../shared/domain/webhook-fields';
import {
  useWhatsappGetReceivingQuery,
  useWhatsappSubscribeAccountMutation,
  useWhatsappUnsubscribeAccountMutation,
} from '../../../api/accounts';
import { readApiError } from '../../../api/read-api-error';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { Notice } from '../../../components/Notice';

const LEVELS = ['app', 'businessAccount', 'number'] as const satisfies CallbackLevel[];

const NARROWEST = [...LEVELS].reverse();

/** What goes to the callback of the app, whatever is chosen. */
const STAYING = KNOWN_FIELDS.filter(({ followsOverride }) => !followsOverride).map(
  ({ ticked }) => ticked,
);

/** Chooses which callback Meta calls for an account, and ends it. */
export function SubscribeForm({ account }: { account: Account }) {
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const { data } = useWhatsappGetReceivingQuery(account.documentId);
  const [subscribe, { isLoading }] = useWhatsappSubscribeAccountMutation();
  const [unsubscribe] = useWhatsappUnsubscribeAccountMutation();
  const [chosen, setChosen] = useState<CallbackLevel | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [isEnding, setIsEnding] = useState(false);

  const callbacks = data?.subscription?.callbacks ?? null;
  const ours = data?.callbackUrl ?? null;
  const present =
    NARROWEST.find((level) => callbacks && isSameAddress(callbacks[level], ours)) ?? 'app';
  const callback = chosen ?? present;
  const replaced = callbacks ? replacedBy(callback, callbacks, ours) : [];

  const onSubscribe = async (replace: boolean) => {
    setIsAsked(false);
    try {
      const { subscription } = await subscribe({
        documentId: account.documentId,
        callback,
        replace,
      }).unwrap();
      const app = subscription?.appName;
      toggleNotification({
        type: 'success',
        message: app
          ? text('accounts.subscribe.doneNamed', { app })
          : text('accounts.subscribe.done'),
      });
    } catch (error) {
      const isOther = readApiError(error).issues.some(
        ({ code }) => code === 'subscription.replaces',
      );
      if (isOther) setIsAsked(true);
      else notifyError(error);
    }
  };
  const onUnsubscribe = async () => {
    setIsEnding(false);
    try {
      await unsubscribe(account.documentId).unwrap();
      toggleNotification({ type: 'success', message: text('accounts.unsubscribe.done') });
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name="callbackLevel" hint={text(`accounts.callback.hint.${callback}`)}>
        <Field.Label>{text('accounts.callback')}</Field.Label>
        <Radio.Group
          value={callback}
          onValueChange={(value: string) => setChosen(value as CallbackLevel)}
          aria-label={text('accounts.callback')}
        >
          {LEVELS.map((level) => (
            <Radio.Item key={level} value={level}>
              {text(`accounts.callback.${level}`)}
            </Radio.Item>
          ))}
        </Radio.Group>
        <Field.Hint />
      </Field.Root>
      {callback !== 'app' && (
        <Notice variant="info" title={text('accounts.callback.staying')}>
          {text('accounts.callback.stayingWhich', { fields: STAYING.join(', ') })}
        </Notice>
      )}
      <Flex gap={2} wrap="wrap">
        <Button
          variant="secondary"
          loading={isLoading}
          onClick={() => (replaced.length > 0 ? setIsAsked(true) : void onSubscribe(false))}
        >
          {text('accounts.subscribe')}
        </Button>
        {data?.subscription?.isSubscribed && (
          <Dialog.Root open={isEnding} onOpenChange={setIsEnding}>
            <Dialog.Trigger>
              <Button variant="danger-light">{text('accounts.unsubscribe')}</Button>
            </Dialog.Trigger>
            <ConfirmDialog title={text('accounts.unsubscribe')} onConfirm={onUnsubscribe}>
              {text('accounts.unsubscribe.question', { id: account.businessAccountId })}
            </ConfirmDialog>
          </Dialog.Root>
        )}
      </Flex>
      <Dialog.Root open={isAsked} onOpenChange={setIsAsked}>
        <ConfirmDialog
          title={text('accounts.callback.replace')}
          onConfirm={() => onSubscribe(true)}
        >
          <Typography>
            {replaced.length > 0
              ? text('accounts.callback.replaceWhich', { url: replaced.join(', ') })
              : text('accounts.callback.replaceSome')}
          </Typography>
        </ConfirmDialog>
      </Dialog.Root>
    </Flex>
  );
}
