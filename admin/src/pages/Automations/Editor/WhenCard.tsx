import { Flex } from '@strapi/design-system';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import {
  isInbound,
  KEYWORD_MATCHES,
  TRIGGER_TYPES,
  type ButtonReplyTrigger,
  type InboundTrigger,
  type KeywordTrigger,
  type NoReplyTrigger,
  type PublishedTrigger,
  type RecordTrigger,
} from '../../../../../shared/domain/automation/trigger';
import { IssueList } from '../../../components/IssueList';
import { Panel } from '../../../components/Panel';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { DateFields } from './DateFields';
import { fromLines, toLines, triggerOf, triggerWithUid } from './draft';
import { fieldId } from './field-id';
import { FieldChangedFields } from './FieldChangedFields';
import { ChoiceField, DurationField, LongTextField, TextField } from './fields';
import { ScheduleFields } from './ScheduleFields';

/** When the automation begins. */
export function WhenCard() {
  const text = useText();
  const { draft, change, warningsAt } = useAutomationForm();
  const { data: collections = [] } = useWhatsappListCollectionsQuery();
  const { trigger } = draft;
  const first = collections.find(({ setting }) => setting?.enabled) ?? collections[0];
  const known = {
    uid: first?.uid ?? null,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  return (
    <Panel
      id={fieldId('trigger')}
      title={text('automation.when')}
      intro={text('automation.when.intro')}
    >
      <TwoColumns $align="start">
        <ChoiceField
          path="trigger.type"
          label={text('automation.trigger')}
          required
          value={trigger.type}
          options={TRIGGER_TYPES.map((type) => ({
            value: type,
            label: text(`automation.trigger.${type}`),
          }))}
          onChange={(type) => change('trigger', triggerOf(type, trigger, known))}
        />
        {!isInbound(trigger) && (
          <ChoiceField
            path="trigger.uid"
            label={text('automation.collection')}
            required
            value={trigger.uid}
            placeholder={text('automation.collection.choose')}
            options={collections.map(({ uid, displayName }) => ({
              value: uid,
              label: displayName,
            }))}
            onChange={(uid) => change('trigger', triggerWithUid(trigger, uid))}
          />
        )}
      </TwoColumns>
      {isInbound(trigger) ? (
        <InboundFields trigger={trigger} />
      ) : (
        <RecordFields trigger={trigger} />
      )}
      <IssueList issues={warningsAt('trigger')} />
    </Panel>
  );
}

function RecordFields({ trigger }: { trigger: RecordTrigger }) {
  switch (trigger.type) {
    case 'published':
      return <PublishedFields trigger={trigger} />;
    case 'fieldChanged':
      return <FieldChangedFields trigger={trigger} />;
    case 'date':
      return <DateFields trigger={trigger} />;
    case 'schedule':
      return <ScheduleFields trigger={trigger} />;
    default:
      return null;
  }
}

function PublishedFields({ trigger }: { trigger: PublishedTrigger }) {
  const text = useText();
  const { change } = useAutomationForm();
  return (
    <ChoiceField
      path="trigger.which"
      label={text('automation.which')}
      width="32rem"
      value={trigger.which ?? 'any'}
      options={(['any', 'first', 'again'] as const).map((which) => ({
        value: which,
        label: text(`automation.which.${which}`),
      }))}
      onChange={(which) => change('trigger', { ...trigger, which })}
    />
  );
}

function InboundFields({ trigger }: { trigger: InboundTrigger }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {trigger.type === 'keyword' && <KeywordFields trigger={trigger} />}
      {trigger.type === 'buttonReply' && <ButtonFields trigger={trigger} />}
      {trigger.type === 'noReply' && <NoReplyFields trigger={trigger} />}
      <AccountField trigger={trigger} />
    </Flex>
  );
}

function KeywordFields({ trigger }: { trigger: KeywordTrigger }) {
  const text = useText();
  const { change } = useAutomationForm();
  return (
    <TwoColumns $align="start">
      <LongTextField
        path="trigger.words"
        label={text('automation.words')}
        hint={text('automation.words.hint')}
        required
        value={toLines(trigger.words)}
        onChange={(lines) => change('trigger', { ...trigger, words: fromLines(lines) })}
      />
      <ChoiceField
        path="trigger.match"
        label={text('automation.match')}
        value={trigger.match ?? 'exact'}
        options={KEYWORD_MATCHES.map((match) => ({
          value: match,
          label: text(`automation.match.${match}`),
        }))}
        onChange={(match) => change('trigger', { ...trigger, match })}
      />
    </TwoColumns>
  );
}

function ButtonFields({ trigger }: { trigger: ButtonReplyTrigger }) {
  const text = useText();
  const { change } = useAutomationForm();
  return (
    <TwoColumns $align="start">
      <LongTextField
        path="trigger.texts"
        label={text('automation.texts')}
        hint={text('automation.texts.hint')}
        value={toLines(trigger.texts)}
        onChange={(lines) => change('trigger', { ...trigger, texts: fromLines(lines) })}
      />
      <TextField
        path="trigger.template"
        label={text('automation.ofTemplate')}
        hint={text('automation.ofTemplate.hint')}
        dir="ltr"
        value={trigger.template ?? ''}
        onChange={(template) =>
          change('trigger', { ...trigger, template: template.trim() === '' ? null : template })
        }
      />
    </TwoColumns>
  );
}

function NoReplyFields({ trigger }: { trigger: NoReplyTrigger }) {
  const text = useText();
  const { change } = useAutomationForm();
  return (
    <TwoColumns $align="start">
      <ChoiceField
        path="trigger.of"
        label={text('automation.noReply.of')}
        value={trigger.of}
        options={(['person', 'team'] as const).map((of) => ({
          value: of,
          label: text(`automation.noReply.${of}`),
        }))}
        onChange={(of) => change('trigger', { ...trigger, of })}
      />
      <DurationField
        path="trigger.after"
        label={text('automation.noReply.after')}
        value={trigger.after}
        onChange={(after) => change('trigger', { ...trigger, after })}
      />
    </TwoColumns>
  );
}

const ANY = 'any';

function AccountField({ trigger }: { trigger: InboundTrigger }) {
  const text = useText();
  const { change } = useAutomationForm();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  if (accounts.length < 2 && !trigger.account) return null;
  return (
    <ChoiceField
      path="trigger.account"
      label={text('automation.writtenTo')}
      width="32rem"
      value={trigger.account ?? ANY}
      options={[
        { value: ANY, label: text('automation.writtenTo.any') },
        ...accounts.map(({ documentId, name }) => ({ value: documentId, label: name })),
      ]}
      onChange={(account) =>
        change('trigger', { ...trigger, account: account === ANY ? null : account })
      }
    />
  );
}
