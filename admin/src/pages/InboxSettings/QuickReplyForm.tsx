import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useRef, useState } from 'react';
import type { Inbox, QuickReply } from '../../../../shared/contracts/inbox';
import {
  QUICK_REPLY_VARIABLES,
  type QuickReplyVariable,
} from '../../../../shared/domain/quick-reply';
import { useWhatsappSaveQuickReplyMutation } from '../../api/quick-replies';
import { useText } from '../../hooks/use-text';
import { KeptForm } from './KeptForm';
import { useSave } from './use-save';

/** A select takes no empty value. */
const ALL = 'all';

interface QuickReplyFormProps {
  /** Null for a new one. */
  quickReply: QuickReply | null;
  accounts: Inbox['accounts'];
  onClose: () => void;
}

/** A text with its shortcut, and the variables that can stand in it. */
export function QuickReplyForm({ quickReply, accounts, onClose }: QuickReplyFormProps) {
  const text = useText();
  const [shortcut, setShortcut] = useState(quickReply?.shortcut ?? '');
  const [words, setWords] = useState(quickReply?.text ?? '');
  const [account, setAccount] = useState(quickReply?.account ?? null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [save, { isLoading }] = useWhatsappSaveQuickReplyMutation();
  const { errors, problem, onSave } = useSave(
    () =>
      save({
        ...(quickReply && { documentId: quickReply.documentId }),
        data: { shortcut: shortcut.trim().replace(/^\//, ''), text: words, account },
      }),
    ['shortcut', 'text', 'account'],
    onClose,
  );

  const insert = (name: QuickReplyVariable) => {
    const { selectionStart: from = words.length, selectionEnd: to = words.length } =
      area.current ?? {};
    setWords(`${words.slice(0, from)}{{${name}}}${words.slice(to)}`);
    area.current?.focus();
  };

  return (
    <KeptForm
      title={text(
        quickReply ? 'inbox.settings.quickReplies.edit' : 'inbox.settings.quickReplies.add',
      )}
      isSaving={isLoading}
      problem={problem}
      onSave={onSave}
      onClose={onClose}
    >
      <Field.Root
        name="shortcut"
        required
        error={errors.shortcut}
        hint={text('inbox.settings.shortcut.hint')}
      >
        <Field.Label>{text('inbox.settings.shortcut')}</Field.Label>
        <TextInput
          autoComplete="off"
          dir="ltr"
          value={shortcut}
          startAction={<Typography textColor="neutral600">/</Typography>}
          onChange={({ target }) => setShortcut(target.value.toLowerCase())}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="text" required error={errors.text} hint={text('inbox.settings.text.hint')}>
        <Field.Label>{text('inbox.settings.text')}</Field.Label>
        <Textarea
          ref={area}
          rows={6}
          dir="auto"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <Flex role="group" aria-label={text('inbox.settings.variables')} gap={2} wrap="wrap">
        {QUICK_REPLY_VARIABLES.map((name) => (
          <Button key={name} type="button" variant="tertiary" size="S" onClick={() => insert(name)}>
            {text(`inbox.settings.variable.${name}`)}
          </Button>
        ))}
      </Flex>
      {accounts.length > 1 && (
        <Field.Root name="account" error={errors.account}>
          <Field.Label>{text('inbox.settings.account')}</Field.Label>
          <SingleSelect
            value={account ?? ALL}
            onChange={(next) => setAccount(next === ALL ? null : String(next))}
          >
            {[{ documentId: ALL, name: text('inbox.settings.account.all') }, ...accounts].map(
              ({ documentId, name }) => (
                <SingleSelectOption key={documentId} value={documentId}>
                  {name}
                </SingleSelectOption>
              ),
            )}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
      )}
    </KeptForm>
  );
}
