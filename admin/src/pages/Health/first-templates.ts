import type { Account } from '../../../../shared/contracts/accounts';
import type { UsableTemplate } from '../../../../shared/contracts/templates';
import { HELLO_WORLD } from '../../../../shared/domain/hello-world';

interface From {
  accounts: Pick<Account, 'documentId' | 'businessAccountId'>[];
  documentId: string;
  isTestNumber: boolean;
}

/** The templates that an account can begin with: of its own business, and `hello_world` where Meta takes it. */
export function firstTemplates(
  templates: UsableTemplate[],
  { accounts, documentId, isTestNumber }: From,
): UsableTemplate[] {
  const businessOf = new Map(
    accounts.map((account) => [account.documentId, account.businessAccountId]),
  );
  const own = templates.filter(
    ({ name, accountDocumentId }) =>
      businessOf.get(accountDocumentId) === businessOf.get(documentId) &&
      (isTestNumber || name !== HELLO_WORLD),
  );
  const isHello = ({ name }: UsableTemplate) => name === HELLO_WORLD;
  return [...own.filter(isHello), ...own.filter((template) => !isHello(template))];
}
