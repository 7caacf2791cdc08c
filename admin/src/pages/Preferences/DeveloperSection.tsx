import { useIntl } from 'react-intl';
import type { SetInCode } from '../../../../shared/contracts/preferences';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { Facts } from './Facts';

/** What matters while something is being built: where messages go, and whom they reach. */
export function DeveloperSection({ setInCode: { developer } }: { setInCode: SetInCode }) {
  const text = useText();
  const { formatList } = useIntl();
  const { isProduction, graphVersion, simulatorUrl, allowedRecipients } = developer;
  const recipients =
    allowedRecipients === null
      ? text('preferences.developer.recipients.everyone')
      : isProduction
        ? text('preferences.developer.recipients.production')
        : formatList(allowedRecipients, { type: 'unit' });
  return (
    <Panel title={text('preferences.developer')} intro={text('preferences.developer.intro')}>
      <Facts
        facts={[
          {
            name: 'graph.version',
            label: text('preferences.developer.graphVersion'),
            value: graphVersion,
          },
          {
            name: 'simulator.url',
            label: text('preferences.developer.simulator'),
            value: simulatorUrl ?? text('preferences.developer.simulator.usual'),
          },
          {
            name: 'sending.allowedRecipients',
            label: text('preferences.developer.recipients'),
            value: recipients,
          },
        ]}
      />
    </Panel>
  );
}
