import { Field, Grid, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Account } from '../../../../../shared/contracts/accounts';
import { Half } from '../../../components/Half';
import { Panel } from '../../../components/Panel';
import { SecretField } from '../../../components/SecretField';
import { useText } from '../../../hooks/use-text';
import { useAccountField } from './use-account-field';

/** The account's secrets: kept encrypted, never shown again. */
export function SecretsSection({ account }: { account: Account | null }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <Panel title={text('accounts.section.secrets')} intro={text('accounts.section.secretsIntro')}>
      <Grid.Root gap={5}>
        <Half>
          <Secret name="accessToken" account={account} />
        </Half>
        <Half>
          <Secret name="appSecret" account={account} />
        </Half>
      </Grid.Root>
      {account?.previousAppSecretUntil && (
        <Typography textColor="neutral600">
          {text('accounts.previousSecret', {
            time: formatDate(account.previousAppSecretUntil, {
              dateStyle: 'medium',
              timeStyle: 'short',
            }),
          })}
        </Typography>
      )}
    </Panel>
  );
}

interface SecretProps {
  name: 'accessToken' | 'appSecret';
  account: Account | null;
}

function Secret({ name, account }: SecretProps) {
  const text = useText();
  const { value, error, isDisabled, change } = useAccountField(name);
  if (isDisabled)
    return (
      <Field.Root name={name} width="100%">
        <Field.Label>{text(`accounts.field.${name}`)}</Field.Label>
        <TextInput disabled dir="ltr" value={`••••••••${account?.[name].last4 ?? ''}`} />
      </Field.Root>
    );
  return (
    <SecretField
      name={name}
      label={text(`accounts.field.${name}`)}
      hint={text(`accounts.hint.${name}`)}
      stored={account?.[name]}
      required={!account?.[name].isSet}
      value={value}
      error={error}
      onChange={change}
    />
  );
}
