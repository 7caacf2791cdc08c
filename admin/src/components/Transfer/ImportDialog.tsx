import { Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { ImportReport } from '../../../../shared/contracts/transfer';
import { useWhatsappImportMutation, type Transferable } from '../../api/transfer';
import { useNewest } from '../../hooks/newest';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { DialogFooter } from '../DialogFooter';
import { Notice } from '../Notice';
import { WideDialog } from '../TwoColumns';
import { AccountChoices } from './AccountChoices';
import { ImportEntries } from './ImportEntries';

interface ImportDialogProps {
  of: Transferable;
  onClose: () => void;
}

interface Chosen {
  name: string;
  content: unknown;
}

/** What a file holds; undefined where that is no JSON, or the file cannot be read. */
const readJson = (file: File): Promise<unknown> =>
  file.text().then(
    (content) => {
      try {
        return JSON.parse(content) as unknown;
      } catch {
        return undefined;
      }
    },
    () => undefined,
  );

/** Takes in a file from another environment: shows what it would change, and then does it. */
export default function ImportDialog({ of, onClose }: ImportDialogProps) {
  const text = useText();
  const { toWords } = useApiError();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<Chosen | null>(null);
  const [accounts, setAccounts] = useState<Record<string, string>>({});
  const [report, setReport] = useState<ImportReport | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [send, { isLoading }] = useWhatsappImportMutation();
  const begin = useNewest();

  const ask = async (content: unknown, chosen: Record<string, string>, dry: boolean) => {
    const isNewest = begin();
    setRefusal(null);
    const answer = await send({ of, data: { file: content, accounts: chosen, dry } });
    // Another file or account has been chosen meanwhile; what was done is told all the same.
    if (dry && !isNewest()) return;
    if ('data' in answer) setReport(answer.data);
    else setRefusal(toWords(answer.error));
  };

  const onFile = async (chosen: File) => {
    const isNewest = begin();
    setFile(null);
    setReport(null);
    setAccounts({});
    const content = await readJson(chosen);
    if (!isNewest()) return;
    if (content === undefined) {
      setRefusal(text('transfer.notJson'));
      return;
    }
    setFile({ name: chosen.name, content });
    await ask(content, {}, true);
  };

  const onAccount = (name: string, documentId: string) => {
    const next = { ...accounts, [name]: documentId };
    setAccounts(next);
    if (file) void ask(file.content, next, true);
  };

  const isDone = report?.isDry === false;
  const waiting = report?.entries.filter(
    ({ verdict }) => verdict === 'new' || verdict === 'changed',
  ).length;

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <WideDialog $rem={72}>
        <Modal.Header closeLabel={text('transfer.close')}>
          <Modal.Title>{text(`transfer.import.${of}`)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5} aria-busy={isLoading}>
            {!isDone && (
              <>
                <Typography>{text(`transfer.intro.${of}`)}</Typography>
                <Flex gap={3} wrap="wrap">
                  <Button
                    type="button"
                    variant="secondary"
                    startIcon={<Upload />}
                    disabled={isLoading}
                    onClick={() => input.current?.click()}
                  >
                    {text(file ? 'transfer.otherFile' : 'transfer.chooseFile')}
                  </Button>
                  {file && <Typography textColor="neutral800">{file.name}</Typography>}
                  <Hidden
                    ref={input}
                    type="file"
                    accept=".json,application/json"
                    tabIndex={-1}
                    aria-label={text('transfer.chooseFile')}
                    onChange={({ target }) => {
                      const [chosen] = target.files ?? [];
                      // The same file again is a choice too.
                      target.value = '';
                      if (chosen) void onFile(chosen);
                    }}
                  />
                </Flex>
              </>
            )}
            {refusal !== null && (
              <Notice variant="danger" title={text('transfer.refused')}>
                {refusal}
              </Notice>
            )}
            {isLoading && !report && <Loader small>{text('transfer.looking')}</Loader>}
            {report && !isDone && (
              <AccountChoices accounts={report.accounts} onChoose={onAccount} />
            )}
            {report && <ImportEntries report={report} />}
          </Flex>
        </Modal.Body>
        {isDone ? (
          <Modal.Footer>
            <Modal.Close>
              <Button>{text('transfer.close')}</Button>
            </Modal.Close>
          </Modal.Footer>
        ) : (
          <DialogFooter>
            <Button
              loading={isLoading && report !== null}
              disabled={!waiting || isLoading}
              onClick={() => file && void ask(file.content, accounts, false)}
            >
              {text('transfer.do', { count: waiting ?? 0 })}
            </Button>
          </DialogFooter>
        )}
      </WideDialog>
    </Modal.Root>
  );
}

const Hidden = styled.input`
  display: none;
`;
