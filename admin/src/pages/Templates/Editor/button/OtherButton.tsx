import { unsendableKind } from '../../../../../../shared/domain/template/message-payload';
import { useText } from '../../../../hooks/use-text';
import { useEditor } from '../editor-context';
import { ForeignPart } from '../ForeignPart';
import type { ButtonFieldsProps } from '.';

/** A button of a kind that is not written here: shown as what it is, and kept. */
export function OtherButton({ index }: ButtonFieldsProps) {
  const text = useText();
  const button = useEditor().values.content.buttons[index];
  if (button?.type !== 'other') return null;
  const { type = 'OTHER' } = (button.raw ?? {}) as { type?: string };
  return (
    <ForeignPart
      name={text('templates.foreign.button', { kind: type, label: button.text })}
      isSendable={unsendableKind({ header: null, buttons: [button], raw: [] }) === null}
      raw={button.raw}
    />
  );
}
