import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { useText } from '../../../hooks/use-text';

interface AccountFieldProps {
  accounts: Inbox['accounts'];
  value: string | undefined;
  onChange: (account: string) => void;
}

/** With which account; nothing where there is no choice. */
export function AccountField({ accounts, value, onChange }: AccountFieldProps) {
  const text = useText();
  if (accounts.length < 2) return null;
  return (
    <Field.Root name="account">
      <Field.Label>{text('inbox.start.account')}</Field.Label>
      <SingleSelect value={value} onChange={(next) => onChange(String(next))}>
        {accounts.map(({ documentId, name }) => (
          <SingleSelectOption key={documentId} value={documentId}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
