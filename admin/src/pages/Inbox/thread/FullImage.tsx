import { Button, Modal } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { styled } from 'styled-components';
import { DialogFooter } from '../../../components/DialogFooter';
import { useText } from '../../../hooks/use-text';

interface FullImageProps {
  url: string;
  name: string;
  label: string;
  onClose: () => void;
}

/** A picture as large as there is room. */
export function FullImage({ url, name, label, onClose }: FullImageProps) {
  const text = useText();
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Wide>
        <Modal.Header closeLabel={text('inbox.thread.file.close')}>
          <Modal.Title>{name}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Picture src={url} alt={label} />
        </Modal.Body>
        <DialogFooter out={text('inbox.thread.file.close')}>
          <Button tag="a" href={url} download={name} startIcon={<Download />}>
            {text('inbox.thread.file.save')}
          </Button>
        </DialogFooter>
      </Wide>
    </Modal.Root>
  );
}

const Wide = styled(Modal.Content)`
  width: min(110rem, 94vw);
  max-width: none;
`;

const Picture = styled.img`
  display: block;
  max-width: 100%;
  max-height: 70vh;
  margin-inline: auto;
  object-fit: contain;
`;
