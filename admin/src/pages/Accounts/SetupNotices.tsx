import { useWhatsappGetSetupQuery } from '../../api/accounts';
import { Notice } from '../../components/Notice';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';

/** What keeps accounts from being stored at all. */
export function SetupNotices() {
  const text = useText();
  const { sayIssue } = useSentences();
  const { data: setup } = useWhatsappGetSetupQuery();
  if (!setup || setup.encryptionKey.isSet) return null;
  return (
    <Notice variant="danger" title={text('accounts.noKey')}>
      {setup.encryptionKey.problem && sayIssue(setup.encryptionKey.problem)}
    </Notice>
  );
}
