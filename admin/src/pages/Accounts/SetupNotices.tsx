import { useWhatsappGetSetupQuery } from '../../api/accounts';
import { Notice } from '../../components/Notice';
import { useText } from '../../hooks/use-text';

/** What keeps accounts from being stored at all, in the server's words. */
export function SetupNotices() {
  const text = useText();
  const { data: setup } = useWhatsappGetSetupQuery();
  if (!setup || setup.encryptionKey.isSet) return null;
  return (
    <Notice variant="danger" title={text('accounts.noKey')}>
      {setup.encryptionKey.message}
    </Notice>
  );
}
