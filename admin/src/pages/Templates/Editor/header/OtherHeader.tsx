import type { MetaComponent } from '../../../../../../shared/domain/template/meta-components';
import { unsendableKind } from '../../../../../../shared/domain/template/message-payload';
import { useText } from '../../../../hooks/use-text';
import { useEditor } from '../editor-context';
import { ForeignPart } from '../ForeignPart';

/** A header of a kind that is not written here: shown as what it is, and kept. */
export function OtherHeader() {
  const text = useText();
  const { header } = useEditor().values.content;
  if (header?.type !== 'other') return null;
  const { format = 'HEADER' } = (header.raw ?? {}) as MetaComponent;
  return (
    <ForeignPart
      name={text('templates.foreign.header', { kind: format })}
      isSendable={unsendableKind({ header, buttons: [], raw: [] }) === null}
      raw={header.raw}
    />
  );
}
