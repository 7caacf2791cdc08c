import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Health } from '../../../../shared/contracts/health';
import type { Message } from '../../../../shared/contracts/messages';
import { useWhatsappListAccountsQuery } from '../../api/accounts';
import { useWhatsappGetMessageQuery } from '../../api/messages';
import { useWhatsappListUsableTemplatesQuery } from '../../api/templates';
import { IssueList } from '../../components/IssueList';
import { MessageState } from '../../components/MessageState';
import { Notice } from '../../components/Notice';
import { OwnPhoneField } from '../../content-manager/SendDialog/OwnPhoneField';
import { keyOf } from '../../content-manager/SendDialog/template-choice';
import { TemplateField } from '../../content-manager/SendDialog/TemplateField';
import { useSendToSelf } from '../../content-manager/SendDialog/use-send-to-self';
import { ValueFields } from '../../content-manager/SendDialog/ValueFields';
import { refreshInterval } from '../../hooks/refresh-interval';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { firstTemplates } from './first-templates';

/** Sends one approved template to one's own phone, and shows how it gets there. */
export function FirstMessage({ health }: { health: Health }) {
  const text = useText();
  const { isLoading, allowedActions } = useRBAC(PERMISSIONS.messages);
  if (isLoading) return null;
  return allowedActions.canSend ? (
    <Sending health={health} />
  ) : (
    <Typography>{text('health.first.notAllowed')}</Typography>
  );
}

function Sending({ health }: { health: Health }) {
  const text = useText();
  const { toWords } = useApiError();
  const { sayIssue } = useSentences();
  const { documentId, isTestNumber } = health.account;
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  const { data: usable, error: unread } = useWhatsappListUsableTemplatesQuery(
    { anyCollection: 'true' },
    { refetchOnMountOrArgChange: true },
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<Record<string, string>>({});

  const templates = firstTemplates(usable ?? [], { accounts, documentId, isTestNumber });
  const template = templates.find((one) => keyOf(one) === chosen) ?? templates[0] ?? null;
  const toSelf = useSendToSelf(
    template && {
      template: template.languages[0]!.documentId,
      language: template.languages[0]!.language,
      account: documentId,
      values: typed,
    },
  );
  const { preview, error, refusal, phoneIssue, sent } = toSelf;

  if (!usable)
    return unread === undefined ? (
      <Loader small>{text('templates.loading')}</Loader>
    ) : (
      <Notice variant="danger" title={toWords(unread)} />
    );
  if (templates.length === 0)
    return (
      <Typography>
        {text(isTestNumber ? 'health.first.noTemplate.test' : 'health.first.noTemplate')}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4} maxWidth="60rem">
      {isTestNumber && <Typography>{text('health.first.listed')}</Typography>}
      <TemplateField
        templates={templates}
        value={template && keyOf(template)}
        onChange={(key) => {
          setChosen(key);
          setTyped({});
        }}
      />
      <OwnPhoneField
        name="firstPhone"
        label={text('health.first.phone')}
        value={toSelf.phone}
        error={phoneIssue && sayIssue(phoneIssue)}
        onChange={toSelf.setPhone}
      />
      {preview && (
        <ValueFields
          preview={preview}
          isAuthentication={template?.category === 'AUTHENTICATION'}
          typed={typed}
          onChange={setTyped}
          onMark={() => undefined}
          errorOf={() => undefined}
        />
      )}
      <div aria-live="polite">
        <IssueList issues={toSelf.issues} label={text('send.checks')} />
      </div>
      {error !== null && <Notice variant="danger" title={toWords(error)} />}
      {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
      <Flex>
        <Button
          startIcon={<PaperPlane />}
          disabled={!toSelf.canSend}
          loading={toSelf.isSending}
          onClick={toSelf.send}
        >
          {text('health.first.send')}
        </Button>
      </Flex>
      {sent && <Sent key={sent.documentId} sent={sent} />}
    </Flex>
  );
}

/** How the message gets there, as it happens; who may not read the log sees that it has left. */
function Sent({ sent }: { sent: Message }) {
  const text = useText();
  const { sayFailure } = useSentences();
  const [polling, setPolling] = useState(0);
  const { allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  const { data, fulfilledTimeStamp } = useWhatsappGetMessageQuery(sent.documentId, {
    skip: !allowedActions.canRead,
    pollingInterval: polling,
  });
  const next = data ? refreshInterval([data], fulfilledTimeStamp ?? 0) : 0;
  if (next !== polling) setPolling(next);
  const message = data ?? sent;
  const failure = message.failure && sayFailure(message.failure);
  return (
    <Notice
      variant={failure ? 'danger' : 'info'}
      title={text('health.first.sent', { phone: message.phone ?? '' })}
    >
      <MessageState message={message} />
      {failure && (
        <Typography>
          {failure.title} {failure.action}
        </Typography>
      )}
    </Notice>
  );
}
