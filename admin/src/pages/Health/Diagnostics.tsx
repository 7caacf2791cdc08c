import { Button, Flex, Textarea, useNotifyAT } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useWhatsappGetDiagnosticsMutation } from '../../api/health';
import { Panel } from '../../components/Panel';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

/** A report for an issue, without anything that is nobody else's business. */
export function Diagnostics({ documentId }: { documentId: string }) {
  const text = useText();
  const { copy } = useClipboard();
  const { notifyStatus } = useNotifyAT();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const [read, { isLoading }] = useWhatsappGetDiagnosticsMutation();
  const [report, setReport] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  // Where the browser forbids copying, it is selected instead.
  useEffect(() => {
    if (report !== null) field.current?.select();
  }, [report]);

  const onCopy = async () => {
    try {
      const told = await read(documentId).unwrap();
      setReport(told);
      const isCopied = await copy(told);
      const message = text(isCopied ? 'health.diagnostics.copied' : 'health.diagnostics.selected');
      toggleNotification({ type: 'success', message });
      notifyStatus(message);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Panel
      title={text('health.diagnostics')}
      intro={text('health.diagnostics.intro')}
      action={
        <Button variant="secondary" startIcon={<Duplicate />} loading={isLoading} onClick={onCopy}>
          {text('health.diagnostics.copy')}
        </Button>
      }
    >
      {report !== null && (
        <Flex direction="column" alignItems="stretch">
          <Textarea
            ref={field}
            readOnly
            dir="ltr"
            aria-label={text('health.diagnostics')}
            value={report}
            style={{ minHeight: '24rem', fontFamily: 'monospace' }}
          />
        </Flex>
      )}
    </Panel>
  );
}
