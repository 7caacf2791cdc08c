import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { useDebounce, useForm, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AutomationInput, DryRunResult } from '../../../../../shared/contracts/automations';
import type { RecordOption } from '../../../../../shared/contracts/collections';
import type { ContactName } from '../../../../../shared/contracts/contacts';
import { isInbound, uidOf, versionOf } from '../../../../../shared/domain/automation/trigger';
import { isSame } from '../../../../../shared/domain/same-json';
import { useWhatsappCountMatchesQuery, useWhatsappDryRunMutation } from '../../../api/automations';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { RecordCombobox } from '../../../components/RecordCombobox';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { MatchWords } from '../SwitchDialog';
import { ContactCombobox } from './ContactCombobox';
import { inputOf, type Draft } from './draft';
import { TryResult } from './TryResult';

/** Who or what it is tried with. */
interface Tried {
  uid: string | null;
  record: RecordOption | null;
  contact: (ContactName & { documentId: string }) | null;
  text: string;
}

const NOTHING = { record: null, contact: null, text: '' };

/**
 * Tries the automation as it stands in the form: nothing is sent and nothing is kept. `documentId` is that
 * of a stored one, whose limits count what it did before.
 */
export function TryPanel({ documentId }: { documentId: string | null }) {
  const text = useText();
  const { toWords } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.automations);
  const { allowedActions: contacts } = useRBAC(PERMISSIONS.contactsRead);
  const draft = useForm('TryPanel', (form) => form.values) as Draft;
  const uid = uidOf(draft.trigger);
  const [kept, setKept] = useState<Tried>({ uid, ...NOTHING });
  const tried = kept.uid === uid ? kept : { uid, ...NOTHING };
  const [run, { isLoading, error }] = useWhatsappDryRunMutation();
  const [shown, setShown] = useState<{ automation: AutomationInput; result: DryRunResult } | null>(
    null,
  );
  if (!allowedActions.canManage) return null;

  const isOfRecord = !isInbound(draft.trigger);
  const isReady = isOfRecord ? tried.record !== null : tried.contact !== null;
  const isStale = shown !== null && !isSame(shown.automation, inputOf(draft));
  const choose = (part: Partial<Tried>) => {
    setKept({ ...tried, ...part });
    setShown(null);
  };
  const onTry = async () => {
    const automation = inputOf(draft);
    const { record, contact } = tried;
    const result = await run({
      automation,
      ...(documentId !== null && { documentId }),
      ...(record && { record: { documentId: record.documentId, locale: record.locale } }),
      ...(contact && { contact: contact.documentId }),
      ...(tried.text !== '' && { text: tried.text }),
    });
    setShown('error' in result ? null : { automation, result: result.data });
  };

  return (
    <Panel title={text('automation.try')} intro={text('automation.try.intro')}>
      {uid === '' || (uid === null && !contacts.canRead) ? (
        <Typography textColor="neutral600">
          {text(uid === '' ? 'automation.try.noCollection' : 'automation.try.noContacts')}
        </Typography>
      ) : (
        <>
          <Field.Root name="tried">
            <Field.Label>
              {text(isOfRecord ? 'automation.try.record' : 'automation.try.contact')}
            </Field.Label>
            {uid !== null ? (
              <RecordCombobox
                uid={uid}
                status={isInbound(draft.trigger) ? undefined : versionOf(draft.trigger)}
                value={tried.record}
                onChange={(record) => choose({ record })}
              />
            ) : (
              <ContactCombobox value={tried.contact} onChange={(contact) => choose({ contact })} />
            )}
          </Field.Root>
          {draft.trigger.type === 'keyword' && (
            <Field.Root name="triedText" hint={text('automation.try.text.hint')}>
              <Field.Label>{text('automation.try.text')}</Field.Label>
              <TextInput
                dir="auto"
                value={tried.text}
                onChange={({ target }) => choose({ text: target.value })}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  if (isReady) void onTry();
                }}
              />
              <Field.Hint />
            </Field.Root>
          )}
          <Flex gap={3} wrap="wrap">
            <Button
              variant="secondary"
              startIcon={<Play />}
              disabled={!isReady}
              loading={isLoading}
              onClick={() => void onTry()}
            >
              {text('automation.try.run')}
            </Button>
          </Flex>
          {Boolean(error) && !isLoading && <Notice variant="danger" title={toWords(error)} />}
          <div aria-live="polite" aria-busy={isLoading}>
            {shown && (
              <TryResult automation={shown.automation} result={shown.result} isStale={isStale} />
            )}
          </div>
          <Lately draft={draft} />
        </>
      )}
    </Panel>
  );
}

/** Counting looks at many records: it waits until nobody types. */
const PAUSE_MS = 1_000;

/** How often it would have gone on within a week. */
function Lately({ draft }: { draft: Draft }) {
  const { trigger, condition } = draft;
  const asked = useDebounce(JSON.stringify({ trigger, condition }), PAUSE_MS);
  const input = inputOf({
    ...draft,
    ...(JSON.parse(asked) as Pick<Draft, 'trigger' | 'condition'>),
  });
  const { currentData, isError } = useWhatsappCountMatchesQuery(
    // Nothing else decides, so nothing else asks again.
    { name: '', trigger: input.trigger, condition: input.condition ?? null, steps: [] },
  );
  return <MatchWords matches={isError ? null : (currentData ?? null)} />;
}
