import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { ImportAccount } from '../../../../shared/contracts/transfer';
import { useWhatsappListAccountsQuery } from '../../api/accounts';
import { useText } from '../../hooks/use-text';

interface AccountChoicesProps {
  accounts: ImportAccount[];
  onChoose: (name: string, documentId: string) => void;
}

/** Which account here stands for each that a file names. */
export function AccountChoices({ accounts, onChoose }: AccountChoicesProps) {
  const text = useText();
  const { data: here = [] } = useWhatsappListAccountsQuery();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {accounts.map(({ name, documentId }) => (
        <Field.Root key={name} name={`account-${name}`} width="40rem" maxWidth="100%">
          <Field.Label>
            {name ? text('transfer.account', { name }) : text('transfer.account.unnamed')}
          </Field.Label>
          <SingleSelect
            value={documentId}
            placeholder={text('transfer.account.choose')}
            onChange={(next) => onChoose(name, String(next))}
          >
            {here.map((account) => (
              <SingleSelectOption key={account.documentId} value={account.documentId}>
                {account.name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ))}
    </Flex>
  );
}
