import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { isInbound } from '../../../../../shared/domain/automation/trigger';
import { Panel } from '../../../components/Panel';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { ChoiceField, TextField } from './fields';

const USUAL = 'usual';

/** What the automation is called, and from which account it writes. */
export function NameCard() {
  const text = useText();
  const { draft, change } = useAutomationForm();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  const hasChoice = accounts.length > 1 || draft.account !== null;
  return (
    <Panel title={text('automation.general')}>
      <TwoColumns $align="start">
        <TextField
          path="name"
          label={text('automation.name')}
          required
          maxLength={120}
          placeholder={text('automation.name.placeholder')}
          value={draft.name}
          onChange={(name) => change('name', name)}
        />
        {hasChoice && (
          <ChoiceField
            path="account"
            label={text('automation.account')}
            value={draft.account ?? USUAL}
            options={[
              {
                value: USUAL,
                label: text(
                  isInbound(draft.trigger)
                    ? 'automation.account.writtenTo'
                    : 'automation.account.default',
                ),
              },
              ...accounts.map(({ documentId, name }) => ({ value: documentId, label: name })),
            ]}
            onChange={(account) => change('account', account === USUAL ? null : account)}
          />
        )}
      </TwoColumns>
    </Panel>
  );
}
