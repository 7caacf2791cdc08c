import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useDeferredValue, useMemo, useState } from 'react';
import { encode } from 'uqr';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { useWhatsappGetChatLinkQuery } from '../../../api/inbox';
import { CopyField } from '../../../components/CopyField';
import { Notice } from '../../../components/Notice';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { AccountField } from './AccountField';
import { qrPath, qrPng, qrSvg, saveFile } from './qr-image';

/** An address that opens a chat, and its QR code, to be handed to customers. */
export default function ChatLink({ inbox }: { inbox: Inbox }) {
  const text = useText();
  const { toWords } = useApiError();
  const [account, setAccount] = useState(inbox.accounts[0]!.documentId);
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words.trim());
  const { data, error } = useWhatsappGetChatLinkQuery({ account, ...(asked && { text: asked }) });
  const dots = useMemo(() => data && encode(data.url, { ecc: 'M', border: 2 }).data, [data]);
  const fileName = `whatsapp-${data?.phone.replace(/\D/g, '') ?? ''}`;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <AccountField accounts={inbox.accounts} value={account} onChange={setAccount} />
      <Field.Root name="text" hint={text('inbox.start.words.hint')}>
        <Field.Label>{text('inbox.start.words')}</Field.Label>
        <TextInput value={words} dir="auto" onChange={({ target }) => setWords(target.value)} />
        <Field.Hint />
      </Field.Root>
      {Boolean(error) && <Notice variant="danger" title={toWords(error)} />}
      {data && <CopyField label={text('inbox.start.link')} value={data.url} />}
      {dots && (
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <Box background="neutral0" hasRadius>
            <svg
              role="img"
              aria-label={text('inbox.start.qr')}
              viewBox={`0 0 ${dots.length} ${dots.length}`}
              width="176"
              height="176"
              shapeRendering="crispEdges"
            >
              {/* Readers want dark on light, also in the dark. */}
              <rect width="100%" height="100%" fill="#fff" />
              <path d={qrPath(dots)} fill="#000" />
            </svg>
          </Box>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Button
              variant="tertiary"
              startIcon={<Download />}
              onClick={() =>
                saveFile(new Blob([qrSvg(dots)], { type: 'image/svg+xml' }), `${fileName}.svg`)
              }
            >
              {text('inbox.start.svg')}
            </Button>
            <Button
              variant="tertiary"
              startIcon={<Download />}
              onClick={() => void qrPng(dots).then((file) => saveFile(file, `${fileName}.png`))}
            >
              {text('inbox.start.png')}
            </Button>
          </Flex>
        </Flex>
      )}
    </Flex>
  );
}
